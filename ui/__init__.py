"""What is seen: the windows and the command line. No SQL."""
