"""Surveys of residents whose complaint ended: who is asked, what, and what the answers say (quality 9.7)."""
