"""Behaviour of `complaints_desktop.reading`."""
