"""Bring a record's schema up to date."""

HEAD = "0001"
