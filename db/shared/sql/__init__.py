"""The server's functions, a file a subject; functions.py puts them in."""
