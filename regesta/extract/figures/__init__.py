"""Claimed quantities: how many of what, bounded how, on whose word. `report.py` puts the rest together."""
