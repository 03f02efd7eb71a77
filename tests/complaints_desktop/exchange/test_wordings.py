"""The wording as one file: taken out of one record and into another, whole or not at all."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from complaints_desktop.actions.wordings import write_wordings
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.wordings import EVERY_LETTER, wordings_of
from complaints_desktop.exchange.wordings import FORMAT, Result, bring_in, dry_run, taken_out
from complaints_desktop.letters.wordings import added_with, own_texts, section_text
from complaints_desktop.rules.refusals import Refused
from db.terms import Role
from tests.complaints_desktop.office import Office

CHANGES, CLOSING = ("stage1-response", "changes"), (EVERY_LETTER, "closing")
HELP = ("stage1-acknowledgement", "representative")
OTHER = {
    CHANGES: section_text(*CHANGES).replace("What we are changing", "What will be different"),
    CLOSING: section_text(*CLOSING).replace("Yours sincerely", "With kind regards"),
    HELP: section_text(*HELP).replace("a support worker", "a carer"),
}


def at(office: Office, role: Role = Role.COMPLAINTS_MANAGER) -> Desk:
    desk = office.on(date(2026, 3, 2))
    return replace(desk, officer=replace(desk.officer, role=role), wordings=wordings_of(office.record))


def file_of(folder: Path, *sections: dict[str, str], **changes: object) -> Path:
    path = folder / "set.json"
    held = {"format": FORMAT, "version": 1, "sections": list(sections), **changes}
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def section(at_: tuple[str, str], text: str) -> dict[str, str]:
    return {"letter": at_[0], "section": at_[1], "text": text}


def test_a_set_taken_out_is_taken_in_whole_and_says_first_what_it_changes(office: Office, tmp_path: Path):
    with office.working() as session:
        write_wordings(session, at(office), texts=OTHER, why="Ours.", confirmed=added_with(at(office), OTHER))
    path = tmp_path / "set.json"
    path.write_text(taken_out(at(office)), encoding="utf-8")
    assert {row.result for row in dry_run(at(office), path).rows} == {Result.SAME}
    with office.working() as session:
        write_wordings(session, at(office), texts=dict.fromkeys(OTHER, ""), why="Back.")

    rows = dry_run(at(office), path).rows
    assert {(row.kind, row.section): row.after for row in rows} == OTHER
    assert {row.result for row in rows} == {Result.CHANGED}
    assert own_texts(at(office), CHANGES[0]) == {}
    with office.working() as session:
        with pytest.raises(Refused, match="You add beside what the Code asks: “You can ask anyone"):
            bring_in(session, at(office), path, why="From the head office.")
        shown = [each for row in rows for each in row.adds]
        bring_in(session, at(office), path, why="From the head office.", confirmed=shown)
    assert own_texts(at(office), CHANGES[0]) == {"changes": OTHER[CHANGES]}
    assert own_texts(at(office), EVERY_LETTER) == {"closing": OTHER[CLOSING]}


def test_one_section_that_is_not_whole_stops_the_set_and_is_named(office: Office, tmp_path: Path):
    path = file_of(tmp_path, section(CHANGES, OTHER[CHANGES]), section(HELP, "## Help {#representative}\n\nAsk."))
    results = {row.section: (row.result, row.reason) for row in dry_run(at(office), path).rows}
    assert results["changes"] == (Result.CHANGED, "")
    assert results["representative"][0] is Result.REFUSED
    with office.working() as session, pytest.raises(Refused, match="does not say that anybody they trust"):
        bring_in(session, at(office), path, why="Ours.")
    assert wordings_of(office.record) == ()


def test_who_leads_takes_in_no_set_with_a_section_about_rights(office: Office, tmp_path: Path):
    path = file_of(tmp_path, section(HELP, OTHER[HELP]))
    (row,) = dry_run(at(office, Role.TEAM_LEADER), path).rows
    assert (row.result, "may not change what letters say of decisions" in row.reason) == (Result.REFUSED, True)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"format": "something else"}, "not a file of letters"),
        ({"version": 2}, "newer program"),
        ({"sections": "all"}, "not a file of letters"),
        ({"sections": [{"letter": "receipt"}]}, "not a file of letters"),
        ({"sections": [section(CHANGES, "a"), section(CHANGES, "b")]}, "in the file twice"),
    ],
)
def test_what_is_no_such_file_is_refused_in_words(office: Office, tmp_path: Path, changes: dict[str, object], why: str):
    with pytest.raises(Refused, match=why):
        dry_run(at(office), file_of(tmp_path, **changes))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[", b"[" * 100_000, b"[]", b"x" * 2_000_001])
def test_any_other_file_is_refused_too(office: Office, tmp_path: Path, content: bytes):
    path = tmp_path / "set.json"
    path.write_bytes(content)
    with pytest.raises(Refused, match="not a file of letters"):
        dry_run(at(office), path)


def test_a_section_nobody_has_is_named_and_an_empty_set_changes_nothing(office: Office, tmp_path: Path):
    (row,) = dry_run(at(office), file_of(tmp_path, section(("receipt", "nothing"), "## A {#nothing}"))).rows
    assert (row.result, row.reason) == (Result.REFUSED, "The letter has no section “nothing”")
    with office.working() as session, pytest.raises(Refused, match="changes nothing"):
        bring_in(session, at(office), file_of(tmp_path), why="Ours.")
    with pytest.raises(Refused, match="cannot be read"):
        dry_run(at(office), tmp_path / "gone.json")
