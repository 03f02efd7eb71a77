"""Behaviour of `complaints_desktop.exchange`."""
