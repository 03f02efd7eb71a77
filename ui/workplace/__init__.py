"""What every screen is given: operations, drafts, places, choices."""
