"""The record file: one SQLite database."""
