"""The parts every screen is made of, under the keyboard."""
