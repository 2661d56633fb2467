"""The page of search: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
