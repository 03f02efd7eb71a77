"""What the room of the numbers holds to."""
