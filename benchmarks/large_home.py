"""Homes with many sample cases and three times as many contacts, each made once and kept in `build/bench`."""

from pathlib import Path

from complaints_desktop.sample.demo import make_demo

CASES = 100_000
FOLDER = Path("build/bench/home")


def large_home(cases: int = CASES) -> Path:
    """Return the home of so many cases; makes it where it is not there yet, which takes some minutes."""
    folder = FOLDER if cases == CASES else FOLDER.with_name(f"home-{cases}")
    if not (folder / "record.db").exists():
        print(f"Making {cases:,} sample cases in {folder}; this is done once.", flush=True)
        make_demo(folder, cases=cases, seed=1)
    return folder
