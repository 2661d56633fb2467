"""The page of network: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
