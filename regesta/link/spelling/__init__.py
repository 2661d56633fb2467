"""Names and titles as words: spellings, scripts, sounds."""
