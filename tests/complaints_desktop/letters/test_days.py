"""Each date that a letter prints: it has been, or is still to come, as the words around it say."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.checks import dates
from complaints_desktop.letters.days import PRINTED_DAYS
from complaints_desktop.letters.example import example_rows, example_values, recorded
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.page import Run
from complaints_desktop.rules.dates_said import day_said
from complaints_desktop.rules.wording import in_full
from resources.reader import read_text
from tests.complaints_desktop.letters.checks.seen import saying, whole
from tests.complaints_desktop.letters.sample import TYPED, case, offer, pays, promise, response, stage
from tests.complaints_desktop.letters.test_compose import said
from tests.complaints_desktop.letters.test_on_the_way import letter, stops

ISSUED = date(2026, 4, 20)
"""The day of the sample letter."""
BEFORE, AFTER = ISSUED - timedelta(1), ISSUED + timedelta(1)


def examples() -> dict[str, str]:
    """Return an example of all that the record says, a column with its block."""
    values = {name: text for name, text in example_values().items() if name in recorded()}
    rows = {f"{of}.{name}": text for of, rows in example_rows().items() for name, text in rows[0].items()}
    return values | rows


def test_of_every_date_that_the_record_prints_it_is_said_whether_it_is_still_to_come():
    printed = {name for name, text in examples().items() if day_said(text, ISSUED)}
    assert printed == set(PRINTED_DAYS)


def test_every_field_that_is_a_day_says_so_and_no_other():
    typed = example_values()
    for kind in letter_kinds():
        for field in kind.fields:
            example = typed.get(field.name, "") if field.typed else examples().get(field.name, "")
            assert (field.day is not None) is (day_said(example, ISSUED) is not None), (kind.name, field.name)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("received_on", {AFTER: "is still to come"}),
        ("acknowledge_by", {BEFORE: "has passed"}),
        ("commitments.2.by_when", {BEFORE: "has passed"}),
        ("review.1.next_on", {BEFORE: "is not ahead", ISSUED: "is not ahead"}),
        ("moved.1.now", {BEFORE: "is not ahead", ISSUED: "is not ahead"}),
        ("moved.1.was", {}),
        ("overall", {}),
        ("salutation", {}),
    ],
)
def test_a_date_is_wrong_on_the_day_before_or_after_by_what_is_said_of_it(name: str, wrong: dict[date, str]):
    for day in (BEFORE, ISSUED, AFTER):
        found = [each.why for each in dates.as_they_say(saying(Run(in_full(day), field=name)))]
        assert [why.partition("2026 ")[2] for why in found] == ([wrong[day]] if day in wrong else [])


def test_what_is_typed_as_a_day_is_held_to_what_its_letter_says():
    said_of = {"ahead": [True, True, False], "to come": [True, False, False], "past": [False, False, True]}
    template = read_text("letters", "clarification.md")
    for word, wrong in said_of.items():
        kind = read_kind("mine", template.replace('day = "ahead"', f'day = "{word}"'))
        for day, is_wrong in zip((BEFORE, ISSUED, AFTER), wrong, strict=True):
            seen = replace(saying(Run(in_full(day), field="reply_by")), matter=response(kind=kind))
            assert bool(list(dates.as_they_say(seen))) is is_wrong, (word, day)


@pytest.mark.parametrize(
    ("instead", "why"),
    [("true", "day: “True” is none of: past, to come, ahead"), ('"told"', "day: “told” is none of")],
)
def test_a_header_says_of_a_typed_day_what_it_is(instead: str, why: str):
    template = read_text("letters", "clarification.md")
    with pytest.raises(ValueError, match=why):
        read_kind("mine", template.replace('day = "ahead"', f"day = {instead}"))


def test_no_header_says_of_a_date_of_the_record_what_one_table_says_for_all():
    template = read_text("letters", "receipt.md").replace('name = "received_on"', 'name = "received_on"\nday = "past"')
    with pytest.raises(ValueError, match="the field received_on: day: what letters say of a date of the record"):
        read_kind("mine", template)


ON = date(2026, 4, 2)
"""The day of the letters below."""
WAS, IS = ON - timedelta(1), ON + timedelta(30)


def due(day: date, **changes: Any) -> tuple[Any, ...]:
    """Return the promises of a case: one, due on `day`."""
    return (promise(due_on=day, **changes),)


PROMISING: dict[str, tuple[dict[str, Any], str]] = {
    "stage1-response": (TYPED, "commitments.1.by_when"),
    "commitments-confirmation": ({}, "commitments.1.by_when"),
    "after-determination": (
        {
            "determined": "The Ombudsman decided on 3 March 2026 that we had failed you.",
            "failed": "Nobody came on 5 and on 12 February, and nobody called you.",
            "effect": "You lived with a wet bedroom for six weeks.",
            "apology": "We are sorry that nobody came, and that nobody called you.",
        },
        "commitments.1.by_when",
    ),
}
"""The letters that print what we will do in a table, and where they are stopped."""


@pytest.mark.parametrize("kind", PROMISING)
def test_what_is_overdue_is_in_no_table_of_what_we_will_do(kind: str):
    typed, place = PROMISING[kind]
    for day, stopped in ((WAS, True), (ON, False), (IS, False)):
        assert (place in stops(letter(kind, typed=typed, commitments=due(day)))) is stopped


@pytest.mark.parametrize("kind", ["withdrawal", "commitments-done", "ombudsman-evidence"])
def test_a_list_of_what_is_promised_says_what_is_overdue(kind: str):
    should = "It should have been done by Wednesday 1 April 2026"
    sorry = ", and is not done yet." if kind == "ombudsman-evidence" else ". We are sorry that it is not done yet."
    late = f"{should}{sorry}"
    for day, words in ((WAS, late), (ON, "By Thursday 2 April 2026."), (IS, "By Saturday 2 May 2026.")):
        matter = letter(kind, commitments=due(day))
        text = said(matter)
        assert words in text
        assert (late in text) is (day == WAS)
        assert not {each for each in stops(matter) if each.startswith("commitments")}


@pytest.mark.parametrize(("day", "words"), [(WAS, "was on Wednesday 1 April"), (ON, "is on Thursday 2 April")])
def test_an_appointment_that_has_been_is_not_promised(day: date, words: str):
    text = said(letter("commitments-confirmation", commitments=due(IS, appointment_on=day)))
    assert f"The appointment {words}" in text


def test_money_is_not_promised_for_a_day_that_has_passed():
    sum_ = offer(offered_on=None)
    for day, stopped in ((WAS, True), (ON, False)):
        pay = replace(pays(sum_), due_on=day)
        typed = {"apology": "We are sorry for the wet bedroom."}
        matter = letter("money-offer", typed=typed, commitments=(pay,), stages=(stage(offers=(sum_,)),))
        found = {each for each in stops(replace(matter, money_limit=50_000)) if "by" in each}
        assert found == ({"paid_by", "to_pay.1.by_when"} if stopped else set())


@pytest.mark.parametrize("kind", ["receipt", "new-complaint", "late-request"])
def test_no_letter_says_that_we_write_by_a_day_that_has_passed(kind: str):
    for day, stopped in ((WAS, True), (ON, False), (IS, False)):
        assert ("acknowledge_by" in stops(replace(letter(kind), acknowledge_by=day))) is stopped


def test_the_place_to_mend_a_date_is_the_fields_own_and_the_paragraph_too():
    late = response(case=case(commitments=due(BEFORE)))
    (found,) = dates.as_they_say(whole(late))
    assert (found.field, found.section, found.paragraph) == ("commitments.1.by_when", "actions", "6.9 f")
    assert found.do == "Complete it, or agree a new date with the resident."
