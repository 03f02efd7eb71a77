"""Behaviour of `complaints_desktop.actions`."""
