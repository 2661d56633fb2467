"""Charts drawn at the server: pure functions from data to markup that reads without scripts.

Each gives a `<figure>`: an SVG with title and description, coloured by classes alone (the content security policy forbids inline style
and script), and beneath it the same numbers as a table.
"""
