"""A survey from its making to what became of the answers, and who sees them on every path there is."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from complaints_desktop.actions import surveys
from complaints_desktop.actions.surveys import AnswerTyped, Decided
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.case_file import case_file
from complaints_desktop.exchange.case_json import case_as_json
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.periods import days_between
from complaints_desktop.numbers.result import Asked
from complaints_desktop.numbers.share import Share
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.clashes import clashes
from complaints_desktop.reading.held_work import held_work
from complaints_desktop.reading.history import history
from complaints_desktop.reading.measured_beside import satisfied_with
from complaints_desktop.reading.my_work.work import my_work
from complaints_desktop.reading.pack_figures import PackAsked
from complaints_desktop.reading.packs import drafted
from complaints_desktop.reading.rescued import lost_groups
from complaints_desktop.reading.survey_proposal import proposed
from complaints_desktop.reading.survey_sight import unseen_answers
from complaints_desktop.reading.survey_waves import AskTold, asks, waves
from complaints_desktop.reading.surveys import answers, comments, satisfied
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Cover, Officer, Person, Rescue, Reviewer, Stage, SurveyAnswer, new_id
from db.number_terms import HeldBack, PackKind, Satisfied, SurveyMode
from db.record.search import find
from db.terms import Closing, Rescued, Role
from tests.complaints_desktop.office import Office, open_office

TODAY = date(2026, 5, 27)
ENDED = date(2026, 5, 12)
CLOSES = TODAY + timedelta(28)
AFTER_THE_QUARTER = date(2026, 7, 1)
OTHERS = PersonDetails(name="Another", address="2 High Street")
WORDS = "Zebrafish live in my bath and nobody came"


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    """A manager, and a handler whose case was answered on Tuesday 12 May 2026."""
    opened = open_office(template, tmp_path, TODAY)
    with opened.working() as session:
        for name, role in (("handler", Role.TEAM_LEADER), ("another", Role.RESOLUTION_OFFICER)):
            session.add(Officer(id=name, name=name.capitalize(), role=role.value))
    yield opened
    opened.record.close()


def ended(office: Office, **told: object) -> str:
    """Return a case of the handler that was answered and closed on the day."""
    made = office.log(date(2026, 4, 28), **told)
    with office.working() as session:
        row = session.get_one(Case, made)
        row.closed_on, row.closed_as, row.handler_id = ENDED, Closing.ANSWERED.value, "handler"
        stage = session.scalars(select(Stage).where(Stage.case_id == made)).one()
        stage.responded_on = ENDED
        session.flush()
        restate(session, office.desk, [made])
    return made


def wave(office: Office, **said: object) -> str:
    given = {"name": "May", "closes_on": CLOSES, **said}
    with office.working() as session:
        made = surveys.make_wave(session, office.desk, **given).made  # type: ignore[arg-type]
    return made or ""


def asked(office: Office, wave_id: str) -> tuple[AskTold, ...]:
    with office.record.reading() as session:
        return asks(session, office.desk, wave_id=wave_id)


def do(office: Office, action: str, **said: object) -> str:
    with office.working() as session:
        return getattr(surveys, action)(session, office.desk, **said).made or ""


def typed(**said: object) -> AnswerTyped:
    happy = {"handling": Satisfied.FAIRLY, "outcome": Satisfied.VERY_NOT}
    given = {"answered_on": TODAY, "mode": SurveyMode.PHONE, "said": happy, "comment": WORDS, **said}
    return AnswerTyped(**given)  # type: ignore[arg-type]


def answered(office: Office, **said: object) -> tuple[str, str]:
    """Return a case whose resident was sent a survey and answered it, and the answer."""
    case_id = ended(office)
    (ask,) = asked(office, wave(office, **said))
    do(office, "mark_sent", ask_ids=[ask.id])
    return case_id, do(office, "take_answer", ask_id=ask.id, typed=typed())


def at(office: Office, who: str, role: Role, today: date = TODAY) -> Desk:
    return replace(office.on(today), officer=replace(office.desk.officer, id=who, role=role))


def test_everybody_whose_complaint_ended_is_in_the_wave_held_back_or_not(office: Office):
    ended(office)
    held = ended(office, resident=OTHERS)
    with office.working() as session:
        person = session.get_one(Case, held).person_id
        surveys.ask_no_more(session, office.desk, person_id=person or "")
    found = asked(office, wave(office))
    assert [each.held_because for each in found] == [None, HeldBack.ASKED_NOT]
    assert [each.stands for each in found] == ["To be sent", "Held back: asked not to be asked"]
    with office.record.reading() as session:
        (made,) = waves(session, office.desk)
    assert made.counts.as_json() == {
        "eligible": 2,
        "held_back": {"asked not to be asked": 1},
        "to_send": 1,
        "sent": 0,
        "delivered": 0,
        "answered": 0,
        "response_percent": None,
    }


def test_two_of_one_household_are_not_asked_at_once_nor_is_anybody_twice_about_the_same(office: Office):
    ended(office)
    ended(office)
    found = asked(office, wave(office))
    assert sorted(each.held_because or "" for each in found) == ["", HeldBack.LATELY]
    with pytest.raises(Refused, match="has not been asked about"):
        wave(office, name="Again")


def test_who_decides_may_hold_back_and_set_aside_with_a_reason_and_never_what_is_final(office: Office):
    case_id, held = ended(office), ended(office, resident=OTHERS)
    with office.working() as session:
        session.get_one(Person, session.get_one(Case, held).person_id).no_surveys_on = TODAY
    decided = {(case_id, 1): Decided(asked=False, because="She rang in tears today")}
    with pytest.raises(Refused, match="cannot be asked"):
        wave(office, decided={(held, 1): Decided(asked=True, because="She said so")})
    with pytest.raises(Refused, match="says nothing"):
        wave(office, decided={(case_id, 1): Decided(asked=False, because="n/a")})
    found = {each.case_id: each for each in asked(office, wave(office, decided=decided))}
    assert (found[case_id].held_because, found[case_id].held_note) == (HeldBack.DECIDED, "She rang in tears today")
    with pytest.raises(Refused, match="held back"):
        do(office, "mark_sent", ask_ids=[found[case_id].id])
    do(office, "decide_asked", ask_id=found[case_id].id, asked=True, because="She rang again and asked for it")
    with pytest.raises(Refused, match="cannot be asked"):
        do(office, "decide_asked", ask_id=found[held].id, asked=True, because="She said so")
    do(office, "mark_sent", ask_ids=[found[case_id].id])


def test_days_beyond_those_that_are_asked_about_are_refused(office: Office):
    ended(office)
    for days in (
        {"from_on": date(2026, 4, 24)},
        {"to_on": date(2026, 5, 20)},
        {"from_on": date(2026, 5, 19), "to_on": ENDED},
    ):
        with pytest.raises(Refused):
            wave(office, **days)


def test_somebody_is_reminded_once_and_not_where_it_came_back_or_was_answered(office: Office):
    ended(office)
    (ask,) = asked(office, wave(office))
    with pytest.raises(Refused, match="not been sent"):
        do(office, "remind", ask_ids=[ask.id])
    do(office, "mark_sent", ask_ids=[ask.id])
    do(office, "remind", ask_ids=[ask.id])
    with pytest.raises(Refused, match="reminded already"):
        do(office, "remind", ask_ids=[ask.id])
    do(office, "mark_undelivered", ask_id=ask.id)
    with office.record.reading() as session:
        counts = waves(session, office.desk)[0].counts
    assert (counts.sent, counts.delivered, counts.answered) == (1, 0, 0)


def test_an_answer_is_taken_once_from_who_was_sent_it_and_says_something(office: Office):
    ended(office)
    (ask,) = asked(office, wave(office))
    with pytest.raises(Refused, match="not been sent"):
        do(office, "take_answer", ask_id=ask.id, typed=typed())
    do(office, "mark_sent", ask_ids=[ask.id], sent_on=TODAY)
    for wrong, why in (
        (typed(said={}, comment="n/a"), "Nothing was answered"),
        (typed(answered_on=TODAY + timedelta(1)), "not come yet"),
        (typed(answered_on=TODAY - timedelta(1)), "It was sent on"),
    ):
        with pytest.raises(Refused, match=why):
            do(office, "take_answer", ask_id=ask.id, typed=wrong)
    made = do(office, "take_answer", ask_id=ask.id, typed=typed())
    with pytest.raises(Refused, match="on record already"):
        do(office, "take_answer", ask_id=ask.id, typed=typed())
    do(office, "take_answer_back", answer_id=made)
    do(office, "take_answer", ask_id=ask.id, typed=typed())


def test_a_wave_that_went_to_somebody_is_not_taken_back(office: Office):
    ended(office)
    made = wave(office)
    do(office, "take_wave_back", wave_id=made)
    (ask,) = asked(office, wave(office))
    do(office, "mark_sent", ask_ids=[ask.id])
    with office.record.reading() as session:
        (again,) = waves(session, office.desk)
    with pytest.raises(Refused, match="gone to people"):
        do(office, "take_wave_back", wave_id=again.id)


def every_path(office: Office, desk: Desk, case_id: str) -> dict[str, bool]:
    """Return of each path on which rows or words of a case are shown whether the answer is on it."""
    with office.record.reading() as session:
        reference = view_case(session, desk, case_id=case_id).case.reference
        said = {
            "history": [entry.entity for entry in history(session, desk, case_id=case_id)],
            "case as JSON": json.dumps(case_as_json(view_case(session, desk, case_id=case_id), desk.calendar)),
            "my work": str(my_work(session, desk)),
            "held and clashing": repr((held_work(session, desk), clashes(session, desk))),
            "lost": repr(lost_groups(session, desk)),
            "case file": str(case_file(session, desk, case_id=case_id).files),
            "answers": str([each for each in answers(session, desk).answers if each.reference == reference]),
            "comments": str([each for each in comments(session, desk) if each.reference == reference]),
            "figure": str(satisfied(session, desk, start=ENDED, end=TODAY, question="handling")),
        }
    return {
        "search": bool(find(office.record, "zebrafish")),
        "figure": reference in said.pop("figure"),
        "history": "survey_answer" in said.pop("history"),
        **{path: "Zebrafish" in words for path, words in said.items()},
    }


def lose(office: Office, case_id: str, answer: str) -> None:
    """Have the shared database lose the answer: this desk asks what is to become of it."""
    said = {"image": json.dumps({"comment": WORDS}), "ver": json.dumps({"comment": new_id()}), "case_id": case_id}
    with office.working() as session:
        lost = {"state": Rescued.OPEN.value, "found_at": office.desk.now}
        session.add(Rescue(entity="survey_answer", entity_id=answer, **lost, **said))


def shown(office: Office, desk: Desk, case_id: str) -> set[str]:
    return {path for path, on in every_path(office, desk, case_id).items() if on}


def test_no_path_shows_a_case_s_answer_to_who_worked_on_it_until_the_quarter_has_closed(office: Office):
    case_id, answer = answered(office)
    lose(office, case_id, answer)
    leads = {"history", "my work", "answers", "comments", "figure", "lost"}
    assert shown(office, at(office, "manager", Role.COMPLAINTS_MANAGER), case_id) == leads
    assert shown(office, at(office, "handler", Role.TEAM_LEADER), case_id) == set()
    assert shown(office, at(office, "another", Role.RESOLUTION_OFFICER), case_id) == set()
    later = leads - {"my work"}
    assert shown(office, at(office, "handler", Role.RESOLUTION_OFFICER, AFTER_THE_QUARTER), case_id) == later
    assert shown(office, at(office, "handler", Role.TEAM_LEADER, AFTER_THE_QUARTER), case_id) == leads


def test_whoever_did_a_part_of_the_work_does_not_see_the_answer(office: Office):
    case_id, answer = answered(office)
    parts = (
        {"handler_id": "handler"},
        {"decider_id": "handler"},
        {"reviewer": "handler"},
        {"cover": "handler"},
        {"covered": "handler"},
    )
    desk = at(office, "handler", Role.TEAM_LEADER)
    for part in ({}, *parts):
        with suppress(Undone), office.working() as session:
            case = session.get_one(Case, case_id)
            stage = session.scalars(select(Stage).where(Stage.case_id == case_id)).one()
            case.handler_id, stage.decider_id = part.get("handler_id"), part.get("decider_id")
            given = {"case_id": case_id, "part": "handler", "from_on": ENDED, "because": "Away"}
            if "reviewer" in part:
                of = {"case_id": case_id, "stage_id": stage.id, "allocated_on": ENDED, "ended_on": ENDED}
                session.add(Reviewer(officer_id="handler", **of))
            elif part.keys() & {"cover", "covered"}:
                who, whose = ("another", "handler") if "covered" in part else ("handler", "another")
                session.add(Cover(officer_id=who, for_id=whose, recorded_at=office.desk.now, **given))
            session.flush()
            assert unseen_answers(session, desk, [answer]) == (frozenset([answer]) if part else frozenset()), part
            raise Undone


class Undone(Exception):
    """Nothing of it is to stay."""


def test_of_two_answers_to_one_form_the_first_counts(office: Office):
    case_id, answer = answered(office)
    with office.working() as session:
        first = session.get_one(SurveyAnswer, answer)
        told = {"ask_id": first.ask_id, "answered_on": TODAY, "mode": "letter", "came": "typed"}
        later = office.desk.now + timedelta(minutes=1)
        session.add(SurveyAnswer(case_id=case_id, handling=Satisfied.VERY_NOT.value, recorded_at=later, **told))
    with office.record.reading() as session:
        assert [each.id for each in answers(session, office.desk).answers] == [answer]
        found = satisfied(session, office.desk, start=TODAY, end=TODAY, question="handling")
    assert found.share == Share(1, 1)


def test_no_path_ever_shows_whose_an_answer_without_a_name_is(office: Office):
    case_id, _ = answered(office, identified=False)
    for day in (TODAY, AFTER_THE_QUARTER):
        for who, role in (("handler", Role.TEAM_LEADER), ("manager", Role.COMPLAINTS_MANAGER), ("head", Role.HEAD)):
            desk = at(office, who, role, day)
            assert shown(office, desk, case_id) <= {"my work"}, (who, day)
            with office.record.reading() as session:
                (told,) = answers(session, desk).answers
                items = [each for each in my_work(session, desk).items if WORDS in each.what or WORDS in each.because]
            assert (told.case_id, told.reference, told.resident) == ("", "", "")
            assert (told.answered.answered_on, told.answered.mode) == (date(2026, 6, 30), "not said")
            assert not [each for each in items if each.case_id or each.reference or each.resident]
            with office.record.reading() as session:
                (made,) = waves(session, desk)
                (ask,) = asks(session, desk, wave_id=made.id)
            assert (ask.stands, made.counts.answered) == ("Sent", 1)


def test_unhappy_words_are_work_for_who_leads_until_somebody_says_what_became_of_them(office: Office):
    case_id, answer = answered(office)
    desk = at(office, "handler", Role.TEAM_LEADER)
    with office.working() as session, pytest.raises(Refused, match="You worked on this case"):
        surveys.look_at(session, desk, answer_id=answer, unhappy=False, because="It was meant kindly")
    with pytest.raises(Refused, match="says nothing"):
        do(office, "look_at", answer_id=answer, unhappy=False, because="n/a")
    with office.record.reading() as session:
        reference = view_case(session, office.desk, case_id=case_id).case.reference
    do(office, "look_at", answer_id=answer, unhappy=True, because="It leaks again", complaint=reference)
    with office.record.reading() as session:
        (told,) = comments(session, office.desk)
    assert (told.to_look_at, told.unhappy) == (False, True)
    assert told.looked_at_because == f"Logged as {reference}. It leaks again"
    assert "my work" not in shown(office, at(office, "manager", Role.COMPLAINTS_MANAGER), case_id)


def test_words_are_proposed_by_the_list_or_a_low_answer_and_never_where_they_say_nothing(office: Office):
    from complaints_desktop.reading.surveys import proposed as why

    low, high = [Satisfied.VERY_NOT], [Satisfied.VERY]
    for comment, said, reason in (
        ("I am still waiting", high, "“still waiting”"),
        ("It was a Tuesday", low, "they answered “very dissatisfied”"),
        ("All went well, thank you", high, ""),
        ("n/a", low, ""),
    ):
        assert why(comment, said) == reason


def test_figures_are_by_the_day_of_the_answer_and_count_everybody(office: Office):
    answered(office)
    handler = at(office, "handler", Role.TEAM_LEADER)
    manager = at(office, "manager", Role.COMPLAINTS_MANAGER)
    with office.record.reading() as session:
        for desk, references in ((handler, 0), (manager, 1)):
            found = satisfied(session, desk, start=TODAY, end=TODAY, question="handling")
            assert (found.share, len(found.satisfied), found.withheld) == (Share(1, 1), references, not references)
            assert found.tells is found.withheld
        low = satisfied(session, manager, start=TODAY, end=TODAY, question="outcome", stage=1)
        assert (low.n, low.d, len(low.others)) == (0, 1, 1)
        open_ = satisfied(session, manager, start=TODAY, end=TODAY, question="clear")
        assert (open_.d, open_.excluded) == (0, {"not applicable": 0, "left open": 1})
        for days in ({"start": TODAY + timedelta(1), "end": CLOSES}, {"start": ENDED, "end": TODAY - timedelta(1)}):
            assert satisfied(session, manager, question="handling", **days).d == 0
        assert satisfied(session, manager, start=TODAY, end=TODAY, question="handling", stage=2).d == 0


def test_a_measure_of_so_few_that_it_would_tell_is_not_said_to_who_may_not_know(office: Office):
    answered(office)
    asked_for = Asked(start=ENDED, end=TODAY, as_of=TODAY)
    for who, role, day, told in (
        ("handler", Role.TEAM_LEADER, TODAY, (None, None)),
        ("another", Role.RESOLUTION_OFFICER, TODAY, (None, None)),
        ("manager", Role.COMPLAINTS_MANAGER, TODAY, (1, 1)),
        ("handler", Role.RESOLUTION_OFFICER, AFTER_THE_QUARTER, (1, 1)),
    ):
        with office.record.reading() as session:
            found = satisfied_with(session, at(office, who, role, day), MEASURES["K13"], asked_for)
        assert (found.n, found.d) == told, (who, day)


def test_a_pack_says_no_more_of_answers_than_all_may_see_to_whom_it_comes(office: Office):
    case_id, _ = answered(office)
    for day, told, named in ((TODAY, (None, None), False), (AFTER_THE_QUARTER, (1, 1), True)):
        desk, span = at(office, "manager", Role.COMPLAINTS_MANAGER, day), days_between(ENDED, TODAY)
        with office.record.reading() as session:
            reference = session.get_one(Case, case_id).reference
            pack = drafted(session, desk, PackAsked(kind=PackKind.HEAD, span=span))
        (found,) = (each for each in pack.figures["measures"] if each["code"] == "K13")
        assert (found["n"], found["d"], reference in found["in_d"]) == (*told, named), day


def test_nobody_but_who_leads_makes_a_wave_or_takes_an_answer(office: Office):
    ended(office)
    desk = at(office, "another", Role.RESOLUTION_OFFICER)
    with office.working() as session, pytest.raises(Refused, match="may not ask residents"):
        surveys.make_wave(session, desk, name="May", closes_on=CLOSES)


def test_who_is_in_a_wave_is_not_proposed_again(office: Office):
    ended(office)
    days = {"first": date(2026, 4, 27), "last": date(2026, 5, 19)}
    with office.record.reading() as session:
        assert len(proposed(session, office.desk, **days)) == 1
    wave(office)
    with office.record.reading() as session:
        assert proposed(session, office.desk, **days) == ()
