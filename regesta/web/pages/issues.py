"""The page of issues: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
