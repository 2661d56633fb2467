"""Views of a record: queries, timeline."""
