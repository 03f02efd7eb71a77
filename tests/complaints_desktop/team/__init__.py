"""What the room of the team holds to."""
