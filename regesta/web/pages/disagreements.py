"""The page of disagreements: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
