"""The page of event: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
