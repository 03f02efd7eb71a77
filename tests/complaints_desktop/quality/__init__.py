"""What the quality of complaint handling is told by."""
