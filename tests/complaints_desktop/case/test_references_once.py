"""No reference is ever given twice, whatever is copied, put back or renamed on the way."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from complaints_desktop.case.references import draw_references
from db.model import Case, Desk
from db.record import copied, making
from db.record.backup import backup
from db.record.local import Record
from tests.complaints_desktop.case.test_register import NOW, TODAY
from tests.complaints_desktop.office import KEY

OPS = ("log", "log in vain", "copy", "back up", "keep the file", "put back over it", "put in its place", "another code")
STEPS = st.lists(st.tuples(st.sampled_from(OPS), st.integers(0, 3), st.integers(1, 3)), max_size=8)

PUT_BACK = [("keep the file", 0, 0), ("log", 0, 2), ("log in vain", 0, 2), ("put back over it", 0, 0)]
"""The one way back that leaves the file where it lay."""


class Homes:
    """Records in the hands of people who copy them, keep them, and put them back."""

    def __init__(self, folder: Path, template: Path, codes: Iterator[str]) -> None:
        self.folder, self.codes, self.names = folder, codes, count()
        self.homes: list[Path] = []
        self.kept: list[Path] = []
        self.given: list[str] = []
        self.take(template)
        with Record.open(self.homes[0], KEY) as record:
            copied.recognise(record)

    def take(self, file: Path) -> None:
        folder = self.folder / f"home{next(self.names)}"
        folder.mkdir()
        self.homes.append(Path(shutil.copyfile(file, folder / "record.db")))

    def keep(self, home: Path, *, by_the_program: bool) -> None:
        self.kept.append(self.folder / f"kept{next(self.names)}.db")
        if by_the_program:
            with Record.open(home, KEY) as record:
                backup(record, self.kept[-1])
        else:
            shutil.copyfile(home, self.kept[-1])

    def step(self, op: str, which: int, number: int) -> None:
        """Do one thing with one of the records."""
        home = self.homes[which % len(self.homes)]
        kept = self.kept[number % len(self.kept)] if self.kept else home
        if op == "copy":
            self.take(home)
        elif op in ("back up", "keep the file"):
            self.keep(home, by_the_program=op == "back up")
        elif op == "put back over it" and kept != home:
            home.write_bytes(kept.read_bytes())
        elif op == "put in its place" and kept != home:
            shutil.copyfile(kept, home.with_suffix(".new")).replace(home)
        elif op in ("log", "log in vain", "another code"):
            self.work(home, op, number)

    def work(self, home: Path, op: str, number: int) -> None:
        """Open the program there, as somebody does who logs a case."""
        with Record.open(home, KEY) as record:
            copied.recognise(record)
            if op == "another code":
                with record.writing(author="the shared database", applying=True) as session:
                    session.get_one(Desk, 1).code = next(self.codes)
                return
            try:
                with record.writing(author="ann") as session:
                    references = draw_references(session, TODAY, number)
                    session.add_all(Case(reference=each, logged_at=NOW) for each in references)
                    if op == "log in vain":
                        raise InterruptedError
            except InterruptedError:
                return
        self.given += references


@example(steps=PUT_BACK)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_reference_is_given_twice(
    template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[tuple[str, int, int]],
) -> None:
    codes = (f"B{number:02d}" for number in count())
    monkeypatch.setattr(making, "new_code", lambda: next(codes))
    homes = Homes(tmp_path_factory.mktemp("homes"), template, codes)
    for step in steps:
        homes.step(*step)
    for which in range(len(homes.homes)):
        homes.step("log", which, 2)
    assert len(homes.given) == len(set(homes.given))


def test_a_copy_takes_no_code_of_a_desk_whose_cases_it_has(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes = Homes(tmp_path, template, iter(["OLD"]))
    with Record.open(homes.homes[0], KEY) as record, record.writing(author="ann") as session:
        session.add(Case(reference="26-M2X-0007", logged_at=NOW))
    homes.step("log", 0, 1)
    homes.step("another code", 0, 1)
    homes.step("copy", 0, 1)
    drawn = iter(["OLD", "M2X", homes.given[0][3:6], "NEW"])
    monkeypatch.setattr(making, "new_code", lambda: next(drawn))
    homes.step("log", 1, 1)
    assert homes.given[-1] == "26-NEW-0001"


@pytest.mark.parametrize("spoilt", [b"", b"\xff", b"[]", b'{"K7Q": "x"}', b'{"K7Q": null}'])
def test_a_spoilt_file_of_numbers_stops_nobody(template: Path, tmp_path: Path, spoilt: bytes) -> None:
    homes = Homes(tmp_path, template, iter([]))
    homes.step("log", 0, 2)
    homes.homes[0].with_name("record.db.numbers").write_bytes(spoilt)
    homes.step("log", 0, 1)
    assert len(set(homes.given)) == 3
