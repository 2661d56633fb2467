"""The page of document: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
