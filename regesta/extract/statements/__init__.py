"""Who is reported to have said or thought what. `report.py` puts the rest together."""
