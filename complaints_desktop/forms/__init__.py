"""What each act asks, and how what is typed is taken."""
