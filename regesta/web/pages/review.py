"""The page of review: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
