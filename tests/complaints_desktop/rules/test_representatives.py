"""To whom a letter goes, by hand: never to somebody without authority, at both sides of each boundary (Code 3.6)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.representatives import ComplainantFacts
from complaints_desktop.rules.representatives import DECIDES, acting_for, complaining, route, speakers
from db.terms import Basis, Covers, LettersTo
from tests.complaints_desktop.facts import RESIDENT, a_case, speaks
from tests.tables import each_row

TODAY = date(2026, 3, 26)
HELPER = PersonFacts(id="helper", name="Helper One", address="9 Example Lane")
SECOND = PersonFacts(id="second", name="Second Resident", address="2 High Street")
KIND = "stage1-response"


def case(
    *authorities: dict[str, Any], resident: PersonFacts = RESIDENT, beside: tuple[PersonFacts, ...] = ()
) -> CaseFacts:
    return a_case(
        resident=resident,
        authorities=tuple(speaks(**{"person": HELPER, "seen_on": date(2026, 1, 5), **each}) for each in authorities),
        complainants=tuple(ComplainantFacts(id=each.id, person=each, joined_on=TODAY) for each in beside),
    )


def going(case: CaseFacts, kind: str = KIND, on: date = TODAY) -> tuple[list[str], list[str]]:
    found = route(case, kind, on)
    return [each.name for each in found.to], [stop.why for stop in found.stops]


BOTH, OURS = LettersTo.BOTH, LettersTo.RESIDENT
RES, REP = "A Resident", "Helper One"
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)


@each_row(
    ("authority", "to", "stopped"),
    [
        ({}, [REP], []),
        ({"letters_to": LettersTo.REPRESENTATIVE}, [REP], []),
        ({"letters_to": BOTH}, [RES, REP], []),
        ({"letters_to": OURS}, [RES], []),
        ({"kinds": {KIND: OURS}}, [RES], []),
        ({"kinds": {"receipt": OURS}}, [REP], []),
        ({"letters_to": OURS, "kinds": {KIND: BOTH}}, [RES, REP], []),
        ({"until_on": TODAY}, [REP], []),
        ({"until_on": YESTERDAY}, [RES], ["The authority of Helper One ended on Wednesday 25 March 2026"]),
        ({"until_on": YESTERDAY, "letters_to": OURS}, [RES], []),
        ({"from_on": TODAY}, [REP], []),
        ({"from_on": TOMORROW}, [RES], []),
        ({"covers": Covers.EVERYTHING}, [REP], []),
        ({"covers": Covers.TOLD}, [REP], []),
        ({"covers": Covers.EVERYTHING, "seen_on": None}, [RES], []),
        (
            {"covers": Covers.MEETINGS},
            [RES],
            ["Helper One may come along to meetings, and has no authority to get letters"],
        ),
        ({"covers": Covers.MEETINGS, "letters_to": OURS}, [RES], []),
        ({"given_by_id": "resident"}, [REP], []),
        ({"given_by_id": "somebody else"}, [RES], []),
        ({"basis": Basis.DOCUMENT}, [REP], []),
        (
            {"basis": Basis.ESTATE},
            [RES],
            ["Helper One speaks for the estate of A Resident, who is not on record as having died"],
        ),
        (
            {"person": replace(HELPER, died_on=TODAY)},
            [RES],
            ["Helper One, who spoke for A Resident, has died"],
        ),
    ],
)
def test_a_letter_goes_to_whom_the_authority_says_and_an_authority_that_does_not_hold_stops_it(authority, to, stopped):
    assert going(case(authority)) == (to, stopped)


DEAD = replace(RESIDENT, died_on=date(2026, 3, 20))
NOBODY = "A Resident has died, and nobody on record may act for the estate"
ENDED = "A Resident has died, and what they gave Helper One authority for ended with it"


@pytest.mark.parametrize(
    ("authorities", "beside", "to", "stopped"),
    [
        ([], (), [], [NOBODY]),
        ([{"basis": Basis.CONSENT}], (), [], [ENDED, NOBODY]),
        ([{"basis": Basis.DOCUMENT}], (), [], [ENDED, NOBODY]),
        ([{"basis": Basis.ESTATE}], (), [REP], []),
        ([{"basis": Basis.ESTATE, "letters_to": BOTH}], (), [REP], []),
        ([], (SECOND,), ["Second Resident"], []),
    ],
)
def test_after_a_death_letters_go_to_who_may_act_for_the_estate_or_to_the_others_who_complain(
    authorities, beside, to, stopped
):
    assert going(case(*authorities, resident=DEAD, beside=beside)) == (to, stopped)


@pytest.mark.parametrize(
    ("known", "stopped"),
    [({"address": "9 New Street"}, 0), ({"email": "a@homes.example", "address": None}, 0), ({"address": None}, 1)],
)
def test_nothing_goes_to_the_home_somebody_left(known, stopped):
    left = replace(RESIDENT, left_on=date(2026, 3, 20), **known)
    assert len(route(case(resident=left), KIND, TODAY).stops) == stopped


def test_each_of_a_group_gets_the_letter_and_one_may_get_that_of_another():
    own = case(beside=(SECOND,))
    assert going(own) == ([RES, "Second Resident"], [])
    through = case({"person": RESIDENT, "given_by_id": "second", "covers": Covers.TOLD}, beside=(SECOND,))
    assert going(through) == ([RES], [])
    assert [each.name for each in acting_for(through, RESIDENT, KIND, TODAY)] == ["Second Resident"]
    assert acting_for(own, RESIDENT, KIND, TODAY) == ()


def test_somebody_complains_too_from_the_day_they_joined():
    joined = case(beside=(SECOND,))
    assert [each.name for each in complaining(joined, TODAY)] == [RES, "Second Resident"]
    assert [each.name for each in complaining(joined, YESTERDAY)] == [RES]


@pytest.mark.parametrize(
    ("authority", "told", "decides"),
    [
        ({}, 1, 1),
        ({"covers": Covers.EVERYTHING}, 1, 1),
        ({"covers": Covers.TOLD}, 1, 0),
        ({"covers": Covers.MEETINGS}, 1, 0),
        ({"covers": Covers.EVERYTHING, "seen_on": None}, 0, 0),
        ({"until_on": YESTERDAY}, 0, 0),
    ],
)
def test_only_an_authority_that_holds_and_covers_it_decides_for_a_resident(authority, told, decides):
    given = case(authority)
    assert (len(speakers(given, TODAY)), len(speakers(given, TODAY, DECIDES))) == (told, decides)
