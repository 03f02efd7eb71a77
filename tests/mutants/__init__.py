"""Faults planted one by one in the modules that judge a case, to see that their tests can fail."""
