"""Sharing this desk's record with the team's database: joining it, and keeping in step with it."""
