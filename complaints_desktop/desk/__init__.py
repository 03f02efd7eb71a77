"""Who works here, when, and under which settings."""
