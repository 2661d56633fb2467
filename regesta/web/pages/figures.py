"""The page of figures: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
