"""The page of add: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
