"""A home with 100,000 sample cases and 300,000 contacts, made once and kept in `build/bench`."""

from pathlib import Path

from complaints_desktop.sample.demo import make_demo

CASES = 100_000
FOLDER = Path("build/bench/home")


def large_home() -> Path:
    """Return the home; makes it where it is not there yet, which takes some minutes."""
    if not (FOLDER / "record.db").exists():
        print(f"Making {CASES:,} sample cases in {FOLDER}; this is done once.", flush=True)
        make_demo(FOLDER, cases=CASES, seed=1)
    return FOLDER
