"""The page of statements: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
