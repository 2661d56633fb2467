"""The record file. In: records. Out: the same records, from one SQLite file."""
