"""The page of actors: not built yet."""

from regesta.web.serving import Pages

pages = Pages()
