"""Bringing cases in from elsewhere, and handing them on."""
