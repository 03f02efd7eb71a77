"""Commitments: every open promise by its risk."""
