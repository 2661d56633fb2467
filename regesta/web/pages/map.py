"""The page of map: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
