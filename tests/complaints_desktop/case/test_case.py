"""A case is found by its references and read whole, whatever of it has arrived."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case import case as reading
from complaints_desktop.case.case import find_case, load_case, load_cases
from complaints_desktop.case.part import EVERYTHING, Part
from complaints_desktop.case.team import Names
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.refusals import Refused
from db.model import (
    Adjustment,
    Authority,
    Case,
    Commitment,
    CommitmentUpdate,
    Complainant,
    ConflictDeclaration,
    Contact,
    EvidenceCheck,
    Extension,
    Finding,
    LetterRule,
    Need,
    Offer,
    Officer,
    Person,
    Point,
    Stage,
    Team,
    new_id,
)
from db.terms import Closing, Decision, EvidenceResult, Hazard, LettersTo, MoneyKind, Responsibility, Role
from tests.complaints_desktop.office import Office
from tests.tables import each_row

TODAY = date(2026, 3, 26)
NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)


@pytest.fixture
def case_id(office: Office) -> str:
    return office.log(TODAY)


def read(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def add(office: Office, *rows: object) -> None:
    with office.working() as session:
        session.add_all(rows)


def stage_of(session: Session, case_id: str, number: int = 1) -> str:
    return session.scalars(select(Stage.id).where(Stage.case_id == case_id, Stage.number == number)).one()


def second_stage(office: Office, case_id: str) -> tuple[str, str]:
    """Give the case a stage 2; return the ids of both stages."""
    add(office, Stage(case_id=case_id, number=2, received_on=TODAY))
    with office.record.reading() as session:
        return stage_of(session, case_id), stage_of(session, case_id, 2)


def kept(case_id: str, **facts: object) -> Case:
    return Case(id=case_id, logged_at=NOW, **facts)


@pytest.mark.parametrize("said", ["26-K7Q-0001", "26-k7q-0001", "  26-K7Q-0001\n"])
def test_a_case_is_found_by_its_reference_as_people_type_it(office: Office, case_id: str, said: str):
    with office.record.reading() as session:
        assert find_case(session, said) == case_id


@pytest.mark.parametrize("said", ["", "26-K7Q-0002", "26-K7Q-000", "26-K7Q-00011", "%", "26_K7Q_0001"])
def test_a_reference_nobody_has_is_refused_with_how_to_look_it_up(office: Office, case_id: str, said: str):
    with office.record.reading() as session, pytest.raises(Refused, match="There is no case with that") as refused:
        find_case(session, said)
    assert refused.value.do == "Look it up: complaints-desktop cases --query TEXT."


@pytest.mark.parametrize("said", ["26k7q0001", "26 K7Q 0001", "26-k7q0001", " 26K7Q-0001 "])
def test_a_reference_of_ours_is_found_however_it_is_spaced(office: Office, case_id: str, said: str):
    with office.record.reading() as session:
        assert find_case(session, said) == case_id


def test_a_number_of_an_earlier_system_is_found_before_ours_that_only_reads_like_it(office: Office, case_id: str):
    add(office, kept("old", reference="26-AAA-0001", source_reference="26K7Q0001"))
    with office.record.reading() as session:
        assert find_case(session, "26K7Q0001") == "old"
        assert find_case(session, "26-K7Q-0001") == case_id


def test_a_case_is_found_by_the_number_it_had_in_the_earlier_system(office: Office):
    add(office, kept("old", reference="26-K7Q-0009", source_reference="cas/1"))
    with office.record.reading() as session:
        assert find_case(session, " cas/1 ") == "old"
        with pytest.raises(Refused):
            find_case(session, "CAS/1")


def test_a_reference_of_ours_is_found_before_the_same_number_of_an_earlier_system(office: Office):
    add(office, kept("other", reference="26-AAA-0001", source_reference="26-K7Q-0001"))
    ours = office.log(TODAY)
    with office.record.reading() as session:
        assert find_case(session, "26-K7Q-0001") == ours


def test_a_case_that_counts_is_found_before_one_made_void(office: Office):
    """An import that was undone and done again leaves both under one number."""
    void = kept("a-void", reference="26-K7Q-0007", source_reference="A1", void_because="the import was undone")
    add(office, void, kept("b-again", reference="26-K7Q-0008", source_reference="A1"))
    with office.record.reading() as session:
        assert find_case(session, "A1") == "b-again"
        assert find_case(session, "26-K7Q-0007") == "a-void"  # by its own reference it stays on record


def test_a_case_this_desk_does_not_hold_is_refused_in_words(office: Office):
    with office.record.reading() as session, pytest.raises(Refused) as refused:
        load_case(session, new_id())
    assert str(refused.value) == ("This desk does not hold that case. Look it up by its reference, or sync first.")


def test_cases_come_in_the_order_asked_for_and_those_not_here_are_left_out(office: Office, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 2)
    one, two, three = (office.log(TODAY) for _ in range(3))
    with office.record.reading() as session:
        found = [case.id for case in load_cases(session, iter([three, new_id(), one, two]))]
    assert found == [three, one, two]


def test_all_that_stands_in_the_row_of_a_case_is_read(office: Office):
    add(office, Team(id="north", name="North"), Officer(id="ruth", name="Ruth", role="team leader", phone="01632"))
    typed = {
        "category": "repairs",
        "channel": "letter",
        "tenure": "leasehold",
        "stock_type": "neither",
        "estate": "Alder",
        "summary": "The leak",
        "outcome_sought": "Mend it",
        "expressed_on": TODAY - timedelta(3),
        "expressed_to": "the MP",
        "logged_on": TODAY - timedelta(1),
        "vulnerable": True,
        "complex": False,
        "updates_agreed": "Fridays",
        "closed_on": TODAY,
        "learning": "Ring first",
        "void_because": "a test",
        "sample": True,
    }
    row = kept("whole", reference="R", source_reference="A1", team_id="north", handler_id="ruth", **typed)
    row.hazard, row.closed_as = "emergency", "merged"
    add(office, row)
    case = read(office, "whole")
    assert {name: getattr(case, name) for name in typed} == typed
    assert (case.reference, case.source_reference, case.team) == ("R", "A1", "North")
    assert (case.hazard, case.closed_as) == (Hazard.EMERGENCY, Closing.MERGED)
    assert case.handler is not None
    assert (case.handler.name, case.handler.role, case.handler.phone) == ("Ruth", Role.TEAM_LEADER, "01632")
    assert case.resident is None


def test_a_case_that_came_before_its_stages_has_a_first_stage_with_nothing_recorded(office: Office):
    add(office, kept("bare", reference="R"))
    case = read(office, "bare")
    assert [(stage.number, stage.received_on, stage.acknowledged_on) for stage in case.stages] == [(1, None, None)]
    assert case.current.number == 1


def test_an_officer_or_team_not_here_is_nobody_and_an_owner_not_here_is_said_to_be_unknown(office: Office):
    add(office, kept("far", reference="R", team_id=None, handler_id=None))
    assert read(office, "far").handler is None
    assert read(office, "far").team is None
    with office.record.reading() as session:
        unknown = Names(session).someone("nobody-here")
    assert (unknown.id, unknown.name, unknown.role.known) == (
        "nobody-here",
        "An officer this desk does not know",
        False,
    )


def test_words_of_a_newer_program_are_read_as_they_stand():
    assert Hazard.of_row("flood") == "flood"
    assert not Hazard.of_row("flood").known
    assert Hazard.of_row("emergency") is Hazard.EMERGENCY


def test_each_stage_has_its_own_events_extensions_evidence_conflicts_and_money(office: Office, case_id: str):
    first, second = second_stage(office, case_id)
    me = office.desk.officer.id
    for number, stage in ((1, first), (2, second)):
        due, about = TODAY + timedelta(number), {"case_id": case_id, "stage_id": stage}
        add(
            office,
            Extension(**about, due_on=due, reason=f"reason {number}"),
            EvidenceCheck(**about, item=f"item {number}", result="seen", checked_on=TODAY),
            ConflictDeclaration(**about, officer_id=me, declared_on=TODAY, conflict=False, measures=f"said {number}"),
            Offer(**about, kind="time and trouble", pence=number),
        )
    for number, stage in enumerate(read(office, case_id).stages, 1):
        assert [each.reason for each in stage.extensions] == [f"reason {number}"]
        assert [(each.item, each.result) for each in stage.evidence] == [(f"item {number}", EvidenceResult.SEEN)]
        assert [each.measures for each in stage.conflicts] == [f"said {number}"]
        assert [(each.pence, each.kind) for each in stage.offers] == [(number, MoneyKind.TIME)]


def test_extensions_come_soonest_first(office: Office, case_id: str):
    with office.record.reading() as session:
        stage = stage_of(session, case_id)
    for days in (20, 10, 15):
        add(office, Extension(case_id=case_id, stage_id=stage, due_on=TODAY + timedelta(days)))
    days = [(each.due_on - TODAY).days for each in read(office, case_id).current.extensions]
    assert days == [10, 15, 20]


def test_money_that_was_taken_back_is_not_read(office: Office, case_id: str):
    with office.record.reading() as session:
        stage = stage_of(session, case_id)
    about = {"case_id": case_id, "stage_id": stage, "kind": "goodwill"}
    add(office, Offer(**about, pence=1), Offer(**about, pence=2, withdrawn_on=TODAY))
    assert [offer.pence for offer in read(office, case_id).current.offers] == [1]


def test_points_come_by_number_without_those_withdrawn_and_with_what_was_found(office: Office, case_id: str):
    first, second = second_stage(office, case_id)
    made = [new_id() for _ in range(3)]
    for number, point_id in zip((3, 1, 2), made, strict=True):
        words = {"text": f"point {number}", "responsibility": "not ours", "responsible_body": "the council"}
        add(office, Point(id=point_id, case_id=case_id, number=number, added_on=TODAY, **words))
    with office.working() as session:
        session.get_one(Point, made[2]).withdrawn_on = TODAY
    for stage, decision in ((first, "not upheld"), (second, "upheld")):
        add(office, Finding(case_id=case_id, point_id=made[0], stage_id=stage, decision=decision, reasons=decision))
    one, three = read(office, case_id).points
    assert [(one.number, one.text), (three.number, three.text)] == [(1, "point 1"), (3, "point 3")]
    assert (one.responsibility, one.responsible_body) == (Responsibility.NOT_OURS, "the council")
    assert one.findings == ()
    found = [three.finding(stage) for stage in (1, 2)]
    assert [each.decision for each in found if each] == [Decision.NOT_UPHELD, Decision.UPHELD]


def test_promises_come_soonest_first_each_with_its_own_updates(office: Office, case_id: str):
    me = office.desk.officer.id
    for what, days in (("later", 9), ("sooner", 3)):
        promised = new_id()
        due = TODAY + timedelta(days)
        add(
            office,
            Commitment(
                id=promised,
                case_id=case_id,
                what=what,
                source="stage 1",
                kind="repair",
                owner_id=me,
                promised_on=TODAY,
                due_on=due,
                first_due_on=due,
                impact=2,
            ),
        )
        for ago in (1, 2):
            update = {"update_on": TODAY - timedelta(ago), "text": f"{what} {ago}", "kind": "progress"}
            add(office, CommitmentUpdate(case_id=case_id, commitment_id=promised, recorded_at=NOW, **update))
    sooner, later = read(office, case_id).commitments
    assert [each.text for each in sooner.updates] == ["sooner 2", "sooner 1"]
    assert [each.text for each in later.updates] == ["later 2", "later 1"]
    assert sooner.owner.id == me


def test_contacts_come_as_they_happened_and_on_one_day_as_they_were_written_down(office: Office, case_id: str):
    for ago, minutes in ((0, 2), (0, 1), (1, 9)):
        said = {"kind": "call", "direction": "in", "summary": f"{ago} {minutes}"}
        at = {"contact_on": TODAY - timedelta(ago), "recorded_at": NOW + timedelta(minutes=minutes)}
        add(office, Contact(case_id=case_id, **said, **at))
    assert [contact.summary for contact in read(office, case_id).contacts] == ["1 9", "0 1", "0 2"]
    assert {contact.author for contact in read(office, case_id).contacts} == {None}


def test_needs_and_adjustments_that_ended_are_history(office: Office, case_id: str):
    with office.record.reading() as session:
        person = session.get_one(Case, case_id).person_id
    for kind, ended in (("hearing", None), ("a broken leg", TODAY)):
        add(
            office,
            Need(person_id=person, kind=kind, recorded_on=TODAY, ended_on=ended),
            Adjustment(person_id=person, kind=f"for {kind}", agreed_on=TODAY, ended_on=ended),
        )
    resident = read(office, case_id).resident
    assert resident is not None
    assert [need.kind for need in resident.needs] == ["hearing"]
    assert [each.kind for each in resident.adjustments] == ["for hearing"]


def test_every_authority_is_there_the_first_given_first_with_who_gets_each_kind_of_letter(office: Office, case_id: str):
    add(office, *(Person(id=each, name=each.capitalize()) for each in ("ama", "bea")))
    about = {"case_id": case_id, "scope": "all of it", "evidence": "a letter"}
    rule = {"case_id": case_id, "authority_id": "first", "letters_to": LettersTo.BOTH.value}
    add(
        office,
        Authority(**about, person_id="bea", from_on=TODAY - timedelta(5)),
        Authority(**about, person_id="bea", from_on=TODAY - timedelta(3), ended_on=TODAY),
        Authority(**about, id="first", person_id="ama", from_on=TODAY - timedelta(9)),
        LetterRule(**rule, kind="stage1-response"),
        LetterRule(**rule, kind="receipt", ended_on=TODAY),
        Complainant(case_id=case_id, person_id="bea", joined_on=TODAY),
    )
    found = read(office, case_id)
    assert [each.person.name for each in found.authorities] == ["Ama", "Bea"]
    assert found.authorities[0].kinds == {"stage1-response": LettersTo.BOTH}
    assert [each.person.name for each in found.complainants] == ["Bea"]


PLACES = {
    Part.REPRESENTATIVE: (lambda case: case.authorities, lambda case: case.complainants),
    Part.NEEDS: (lambda case: case.resident.needs,),
    Part.ADJUSTMENTS: (lambda case: case.resident.adjustments,),
    Part.INVESTIGATION: (lambda case: case.current.evidence, lambda case: case.current.conflicts),
    Part.MONEY: (lambda case: case.current.offers,),
    Part.COMMITMENTS: (lambda case: case.commitments, lambda case: case.open_commitments),
    Part.FOLLOW_THROUGH: (
        lambda case: case.chases,
        lambda case: case.level_answers,
        lambda case: case.misses,
        lambda case: case.resident_answers,
        lambda case: case.sign_offs,
    ),
    Part.DEFINITION: (lambda case: case.points,),
    Part.LETTERS: (lambda case: case.letters,),
    Part.CONTACTS: (lambda case: case.contacts,),
    Part.INCIDENTS: (lambda case: case.incidents,),
    Part.HAZARDS: (lambda case: case.hazards,),
    Part.MATTERS: (lambda case: case.matters,),
    Part.KEEPING: (lambda case: case.keeping,),
    Part.COVER: (lambda case: case.covers, lambda case: case.handovers),
    Part.REFUSALS: (lambda case: case.refusals,),
    Part.RESTRICTIONS: (lambda case: case.resident.restrictions, lambda case: case.resident.warnings),
    Part.DOCUMENTS: (lambda case: case.documents, lambda case: case.withdrawn_documents),
}


def test_every_part_has_its_place_in_a_case():
    assert set(PLACES) == set(Part)


@each_row("part", Part)
def test_a_part_that_was_asked_for_is_as_in_the_whole_case(office: Office, case_id: str, part: Part):
    whole = read(office, case_id)
    with office.record.reading() as session:
        some = load_case(session, case_id, parts=frozenset({part}))
    assert [place(some) for place in PLACES[part]] == [place(whole) for place in PLACES[part]]


@each_row("part", Part)
def test_a_part_that_was_not_asked_for_is_never_taken_for_empty(office: Office, case_id: str, part: Part):
    with office.record.reading() as session:
        rest = load_case(session, case_id, parts=EVERYTHING - {part})
    for place in PLACES[part]:
        with pytest.raises(LookupError, match="of this case were not loaded: ask for them where the case is loaded"):
            bool(place(rest))


def test_a_reading_of_no_parts_has_the_dates_the_resident_and_the_handler(office: Office, case_id: str):
    whole = read(office, case_id)
    with office.record.reading() as session:
        bare = load_case(session, case_id, parts=frozenset())
    assert [each.received_on for each in bare.stages] == [each.received_on for each in whole.stages]
    assert (bare.resident.name, bare.handler, bare.team) == (whole.resident.name, whole.handler, whole.team)
