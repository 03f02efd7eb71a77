"""The one search box: references, names, addresses, phone numbers and the words of cases, as they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.kit.finder import Finder, Found
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office
    from complaints_desktop.reading.case_list import CaseLine

SHOWN = 10
"""Results shown at once; the rest is one Enter away, in the list of cases."""


def connect_search(line: Finder, workplace: Workplace) -> None:
    """Have `line` search the record and open the case that is taken."""

    def ask(words: str) -> None:
        def work(office: Office) -> Sequence[CaseLine]:
            from complaints_desktop.reading.case_list import CaseFilter, case_lines, case_rows

            where = CaseFilter(text=words)
            rows = case_rows(office.record, where, sort="received_on", descending=True, limit=SHOWN)
            return case_lines(office.record, rows)

        workplace.operations.read(line, work, show, topic="search", words="Searching")

    def show(lines: Sequence[CaseLine]) -> None:
        line.show_found([_found(each) for each in lines], "Nothing found. Try a surname, a postcode or a reference.")

    def take(case_id: object) -> None:
        line.clear()
        workplace.go.open_case(str(case_id))

    line.asked.connect(ask)
    line.taken.connect(take)


def _found(line: CaseLine) -> Found:
    more = " · ".join(part for part in (line.address.replace("\n", ", "), line.category, line.state) if part)
    return Found(line.case_id, f"{line.reference}   {line.resident}", more, "cases")
