"""Tests of import, back-up and check from the window."""
