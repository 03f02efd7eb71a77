"""A believable sample record to try the program on: marked as sample everywhere, nobody in it exists."""
