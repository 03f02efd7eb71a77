"""Showing the program: the sample, the pictures, the sample team."""
