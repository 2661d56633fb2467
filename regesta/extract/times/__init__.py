"""Time words of a report, and which time belongs to which act. `report.py` reads them, `attach.py` attaches them."""
