"""What is seen: the kit, the operations and every screen, under real keys on a real record."""
