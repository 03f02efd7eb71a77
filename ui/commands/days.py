"""A day on the command line."""

import argparse
from datetime import date


def day(text: str) -> date:
    """Read a day, as `2027-04-01`."""
    try:
        return date.fromisoformat(text)
    except ValueError as unreadable:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as 2027-04-01") from unreadable
