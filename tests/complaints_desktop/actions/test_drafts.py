"""Drafts: what is being typed is kept for who types it, under its kind and case, until it has served."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from complaints_desktop.actions import drafts
from complaints_desktop.actions.drafts import LARGEST
from complaints_desktop.desk.changes import Subject
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.refusals import Refused
from db.model import Officer
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


def save(office: Office, content: Mapping[str, Any], *, kind: str = "contact", case_id: str | None = None) -> str:
    with office.working() as session:
        changes = drafts.save(session, office.desk, kind=kind, case_id=case_id, content=content)
    assert changes.made is not None
    assert changes.subjects == {Subject.DRAFTS}
    assert changes.cases == ({case_id} if case_id else set())
    return changes.made


def saved(office: Office, *, kind: str = "contact", case_id: str | None = None) -> Mapping[str, Any]:
    with office.record.reading() as session:
        return drafts.saved(session, office.desk, kind=kind, case_id=case_id)


def end(office: Office, *, kind: str = "contact", case_id: str | None = None) -> None:
    with office.working() as session:
        drafts.end(session, office.desk, kind=kind, case_id=case_id)


def test_nothing_typed_is_an_empty_draft(office: Office):
    assert saved(office) == {}
    assert saved(office, case_id=office.log(TODAY)) == {}


def test_what_was_typed_comes_back_as_it_was_and_the_last_counts(office: Office):
    first = save(office, {"summary": "Ra", "points": ["one"]})
    assert save(office, {"summary": "Rang\n", "on": None, "n": 3}) == first
    assert saved(office) == {"summary": "Rang\n", "on": None, "n": 3}
    assert office.record.rows("SELECT count(*) FROM draft") == [(1,)]


def test_each_kind_and_each_case_has_its_own(office: Office):
    one, two = office.log(TODAY), office.log(TODAY)
    for number, (kind, case_id) in enumerate([("contact", None), ("contact", one), ("contact", two), ("letter", one)]):
        save(office, {"n": number}, kind=kind, case_id=case_id)
    assert saved(office) == {"n": 0}
    assert saved(office, case_id=one) == {"n": 1}
    assert saved(office, case_id=two) == {"n": 2}
    assert saved(office, kind="letter", case_id=one) == {"n": 3}
    assert saved(office, kind="letter", case_id=two) == {}


def test_a_colleague_at_the_same_desk_has_their_own(office: Office):
    mine, me = save(office, {"by": "me"}), office.desk.officer
    with office.working() as session:
        session.add(Officer(id="ann", name="Ann", role=Role.RESOLUTION_OFFICER.value))
    office.desk = replace(office.desk, officer=OfficerFacts(id="ann", name="Ann", role=Role.RESOLUTION_OFFICER))
    assert saved(office) == {}
    assert save(office, {"by": "Ann"}) != mine
    end(office)
    office.desk = replace(office.desk, officer=me)
    assert saved(office) == {"by": "me"}


def test_an_ended_draft_keeps_none_of_the_text_and_may_be_begun_again(office: Office):
    made = save(office, {"summary": "Rang"})
    end(office)
    assert saved(office) == {}
    assert office.record.rows("SELECT content, ended_at IS NOT NULL FROM draft") == [("{}", 1)]
    assert save(office, {"summary": "Wrote"}) == made
    assert saved(office) == {"summary": "Wrote"}


def test_ending_what_was_never_begun_changes_nothing(office: Office):
    before = office.record.rows("SELECT max(seq) FROM change")
    end(office)
    assert office.record.rows("SELECT max(seq) FROM change") == before


def test_a_draft_up_to_its_limit_is_kept_and_one_character_more_is_refused(office: Office):
    half = "x" * (LARGEST // 2)
    save(office, {"a": half, "b": half})
    with pytest.raises(Refused, match="too long to keep") as refused:
        save(office, {"a": half, "b": half + "y"})
    assert refused.value.do == "Keep the long text as a document of the case instead."
    assert saved(office) == {"a": half, "b": half}


def test_a_draft_for_a_case_that_is_not_here_is_refused(office: Office):
    with pytest.raises(Refused, match="does not hold that case"):
        save(office, {"a": "b"}, case_id="01a00000-0000-7000-8000-000000000000")
