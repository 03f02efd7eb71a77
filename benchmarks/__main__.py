"""Runs every benchmark and prints one table; exits with 1 where a limit is not kept."""

import sys
from collections.abc import Callable, Iterator, Mapping

from benchmarks import deadlines, growth, lists, numbers, papers, promises, proposal, sharing, starting, window, writing
from benchmarks.large_home import large_home
from benchmarks.measure import HEADER, Line
from complaints_desktop.office import Office
from db.record import home


def main(wanted: list[str]) -> int:
    """Run the groups named in `wanted`, or all of them."""
    folder = large_home()
    met = True
    print(HEADER, flush=True)
    with home.open_home(folder, exclusive=False) as opened:
        office = Office(opened.record)
        groups: Mapping[str, Callable[[], Iterator[Line]]] = {
            "lists": lambda: lists.lists(opened, office),
            "promises": promises.promises,
            "numbers": lambda: numbers.numbers(opened.record, office),
            "deadlines": lambda: deadlines.deadlines(office),
            "letters": lambda: writing.letters(office),
            "importing": writing.importing,
            "starting": lambda: starting.starting(folder),
            "growth": growth.growth,
            "papers": papers.papers,
            "window": lambda: window.window(folder),
            "proposal": proposal.proposals,
            "sharing": lambda: sharing.sharing(opened.record),
        }
        for name, group in groups.items():
            if not wanted or name in wanted:
                for line in group():
                    print(line, flush=True)
                    met = met and line.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
