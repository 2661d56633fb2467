"""The page of outlets: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
