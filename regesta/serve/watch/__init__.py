"""Fetching what is new from feeds, when a person asks for it and at no other time."""
