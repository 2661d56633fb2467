"""From a read Doc to event mentions, statements, figures, times, places."""
