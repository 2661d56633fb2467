"""Whom the words of a mention or a party stand for."""
