"""The screen of a case: its forms."""
