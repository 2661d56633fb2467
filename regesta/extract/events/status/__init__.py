"""Whether an act happened, goes on, is planned, possible, denied, or did not happen."""
