"""What charts on the screen hold to."""
