"""Who did what to whom, and whether it happened. `report.py` puts the rest together."""
