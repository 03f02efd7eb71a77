"""The parts every screen is made of: how they look, and how they behave under the keyboard."""
