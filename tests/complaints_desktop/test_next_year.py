"""Whatever a program of next year wrote into a shared row, this one opens, lists, checks and shares it."""

import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from complaints_desktop.actions import drafts
from complaints_desktop.exchange.case_json import case_as_json
from complaints_desktop.exchange.commitment_json import commitment_as_json
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.write import write
from complaints_desktop.office import Office
from complaints_desktop.reading.case_lines import follow, restate_all, wrong_lines
from complaints_desktop.reading.case_list import CaseFilter, case_lines, case_rows, facet_counts
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.clashes import clashes
from complaints_desktop.reading.commitment_board import Show, commitment_board
from complaints_desktop.reading.filing import filed_letter
from complaints_desktop.reading.held_work import held_work
from complaints_desktop.reading.history import history
from complaints_desktop.reading.my_work import my_work
from complaints_desktop.reading.people import cases_of, find_people
from complaints_desktop.reading.setting_versions import versions_on
from complaints_desktop.reading.sharing_state import sharing_state
from complaints_desktop.rules.refusals import Refused
from db.record.check import check
from db.record.local import Record
from db.record.search import find
from tests.complaints_desktop.next_year import KEY, TEXTS, furnish, office_of, put, strange
from tests.complaints_desktop.next_year import columns as of_next_year
from tests.db.rows import NOW, tables
from tests.thorough import ALL


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A record with a row of each entity, made once."""
    path = tmp_path_factory.mktemp("next_year") / "record.db"
    with Record.create(path, KEY, code="K7Q", now=lambda: NOW) as record:
        return path, furnish(record)


def deriving(office: Office, ids: dict[str, str]) -> None:
    """What a pull does, and a new day."""
    with office.record.writing(author="the shared database", applying=True) as session:
        follow(session, office.desk(), [ids["case_"]])
    with office.record.writing(author="set-up") as session:
        restate_all(session, office.desk())


def looking(office: Office, ids: dict[str, str]) -> None:
    """Everything a screen or a command asks of the record."""
    record, case_id = office.record, ids["case_"]
    for line in case_lines(record, case_rows(record, CaseFilter())):
        assert isinstance(line.received_on, date | None)
        assert isinstance(line.next_on, date | None)
    facet_counts(record, CaseFilter())
    sharing_state(record)
    find(record, "some")
    with record.reading() as session:
        desk = office.desk()
        view = view_case(session, desk, case_id=case_id)
        case_as_json(view, desk.calendar)
        my_work(session, desk)
        for show in Show:
            for each in commitment_board(session, desk, show=show).lines:
                commitment_as_json(each.commitment, each.risk)
        clashes(session, desk)
        held_work(session, desk)
        history(session, desk, case_id=case_id)
        versions_on(session, desk.today)
        drafts.saved(session, desk, kind="some kind", case_id=case_id)
        for person in find_people(session, text="some"):
            cases_of(session, person_id=person.person.id)


def writing(office: Office, ids: dict[str, str]) -> None:
    """The letters of the case, as far as their gate lets them."""
    with office.record.reading() as session:
        desk = office.desk()
        for kind in ("stage1-acknowledgement", "stage1-response"):
            try:
                matter = letter_matter(session, desk, case_id=ids["case_"], kind=kind, typed={})
                letter_blockers(matter)
                write(compose(matter), ".txt")
                filed_letter(session, letter_id=ids["letter"])
            except Refused:
                pass  # in words, which is what is asked


def checking(office: Office, ids: dict[str, str]) -> None:
    """What `check` does: a word nobody knows is no damage."""

    def derived() -> list[str]:
        with office.record.reading() as session:
            return list(wrong_lines(session, office.desk()))

    assert ids
    assert check(office.record, derived=derived) == []


def trouble(record: Record, ids: dict[str, str], *steps: Callable[[Office, dict[str, str]], None]) -> str:
    """Return where the program failed, if it did."""
    try:
        office = office_of(record)
        office.start_day()
        for step in steps:
            step(office, ids)
    except Exception as failed:  # noqa: BLE001  # whatever it is, it is what the test is about
        where = traceback.extract_tb(failed.__traceback__)[-3:]
        lines = " < ".join(f"{line.filename[-40:]}:{line.lineno}" for line in where)
        return f"{type(failed).__name__}: {str(failed)[:150]} at {lines}"
    return ""


def test_a_record_with_every_field_said_is_sound(furnished, tmp_path: Path):
    with Record.open(Path(copyfile(furnished[0], tmp_path / "record.db")), KEY, now=lambda: NOW) as record:
        assert trouble(record, furnished[1], deriving, looking, writing, checking) == ""


def in_turn(place: int, values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return both of two; where not all is tried, the one at an even place and the other at an odd one."""
    return values if ALL or len(values) != 2 else (values[place % 2],)


def trials(table: Any) -> Iterator[dict[str, Any]]:
    """Yield what is written at once: the free texts of a row together, each other column by itself.

    Where not all is tried, six of the others together.
    """
    texts = [column for column in of_next_year(table) if strange(column) == TEXTS]
    others = [column for column in of_next_year(table) if column not in texts]
    chosen = [(column.name, in_turn(place, strange(column))) for place, column in enumerate(others)]
    together = [] if ALL else [(name, values[0]) for name, values in chosen if len(values) == 1]
    yield from (dict(together[first : first + 6]) for first in range(0, len(together), 6))
    yield from ({name: value} for name, values in chosen if ALL or len(values) != 1 for value in values)
    if texts:
        yield from ({column.name: value for column in texts} for value in in_turn(len(texts), TEXTS))


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_nothing_a_newer_program_writes_into_a_row_stops_this_one(furnished, tmp_path: Path, table: Any):
    path, ids = furnished
    row, failed = ids[table.name], []
    with Record.open(Path(copyfile(path, tmp_path / "record.db")), KEY, now=lambda: NOW) as record:
        for trial in trials(table):
            before = {name: put(record, table.name, row, name, value) for name, value in trial.items()}
            if said := trouble(record, ids, deriving, looking, writing, checking):
                failed.append(f"{trial!r:.60}: {said}")
            for name, value in before.items():
                put(record, table.name, row, name, value)
    assert not failed, "\n".join(failed)
