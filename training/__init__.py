"""How the weights of the reading model are made, from which data; `python -m training DATA_DIR` makes them again."""
