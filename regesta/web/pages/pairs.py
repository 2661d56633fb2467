"""The page of pairs: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
