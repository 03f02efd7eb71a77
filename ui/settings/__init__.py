"""How the program looks, kept for each person on this machine."""
