"""Tests of the settings: what a first letter needs, and how days are counted."""
