"""Measures Regesta on marked data: `python -m bench TASK PATH`."""
