"""Briefings: one document model, filled from a record, and one writer a format."""
