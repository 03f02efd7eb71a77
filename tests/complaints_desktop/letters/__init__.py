"""Tests of the letters: what they must say, what may not leave, how they look."""
