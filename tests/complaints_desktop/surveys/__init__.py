"""Surveys: who is asked, and what the answers say."""
