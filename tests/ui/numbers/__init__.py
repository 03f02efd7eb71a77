"""The place Numbers."""
