"""A letter: what it must say, the words an officer writes, the page as it will print, and what still blocks it."""
