"""Every form there is: name, act, fields; and whatever is typed is taken, or refused in words at a field."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints_desktop.actions.table import FORMS
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.desk.settings import Settings
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.forms.answers import checked, take
from complaints_desktop.forms.form import At, Entry, Kind
from complaints_desktop.rules.refusals import Refused
from tests.complaints_desktop.facts import OFFICER, RESIDENT, a_case, a_letter, a_promise
from tests.complaints_desktop.filled import DAYS, DECLARED, FILLED, LIMITS, OR_NONE, filled
from tests.tables import each_row
from tests.thorough import some

NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
TODAY = NOW.date()

POINT = PointFacts(
    id="point", number=1, text="The leak", outcome_sought=None, responsibility=None, responsible_body=None
)
SENT = a_letter("stage1-acknowledgement", date(2026, 3, 9))
CASE = a_case(
    points=(POINT,),
    commitments=(a_promise(),),
    resident=RESIDENT,
    letters=(SENT, replace(SENT, id="the other")),
)
FOLLOWED = ("chase", "answer-level", "explain-miss", "hear-resident", "sign-off")
SUBJECTS = {"decide": "point", **dict.fromkeys(("update", "move", "complete", "cancel", *FOLLOWED), "promise")}
EVERY = [pytest.param(name, id=name) for name in FORMS]
REQUIRED = [(name, field) for name, row in FORMS.items() for field, asked in row.form.asks.items() if asked.required]

typed = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.sampled_from(
        ["  ", "1", "yes", "no", "Yes", "115.50", "today", "3/4", "31 April 2026", "x" * 201, "y" * 20_001]
    ),
)


DESK = Desk(officer=OFFICER, now=NOW, calendar=working_calendar(), settings=Settings())


def at(name: str) -> At:
    """Where the form called `name` is filled in."""
    return At(CASE, DESK, SUBJECTS.get(name, ""))


def fields_of(name: str) -> str:
    asks = FORMS[name].form.asks.items()
    return " ".join(f"{asked.key or field}{'*' if asked.required else ''}" for field, asked in asks)


def outcome(form: type[Entry], values: Mapping[str, object]) -> Entry | Refused:
    try:
        return checked(take(form, values, DESK, CASE), DESK, CASE)
    except Refused as refused:
        return refused


def test_the_table_of_forms_is_this_one():
    assert {name: (row.form.header.act, fields_of(name)) for name, row in FORMS.items()} == DECLARED


@each_row("name", EVERY)
def test_a_field_takes_so_many_letters_and_days_that_lie_there(name: str):
    asks = FORMS[name].form.asks.items()
    usual = {Kind.LONG: 20_000}
    other = {field: asked.limit for field, asked in asks if asked.limit != usual.get(asked.kind, 200)}
    assert other == LIMITS.get(name, {})
    assert {field: asked.when for field, asked in asks if asked.kind is Kind.DAY} == DAYS.get(name, {})
    assert FORMS[name].form.header.or_none is (name in OR_NONE)


def test_a_form_nobody_declared_is_an_error():
    with pytest.raises(KeyError):
        FORMS["promises"]


@each_row("name", EVERY)
def test_every_form_says_what_it_is_for_and_what_each_field_asks(name: str):
    header = FORMS[name].form.header
    assert all((header.title, header.why, header.button, header.said))
    assert all(asked.label for asked in FORMS[name].form.asks.values())


@each_row("name", EVERY)
def test_what_is_filled_in_is_taken_as_it_is(name: str):
    entry = filled(name)
    assert checked(entry, DESK, CASE) == entry


@each_row(("name", "field"), REQUIRED)
@each_row("empty", [None, "", " \n"])
def test_what_is_required_and_missing_is_refused_in_words_at_its_field(name: str, field: str, empty: object):
    asked = FORMS[name].form.asks[field]
    with pytest.raises(Refused) as refused:
        checked(take(FORMS[name].form, {**FILLED[name], field: empty}, DESK, CASE), DESK, CASE)
    assert (refused.value.field, refused.value.why, refused.value.paragraph) == (field, asked.missing, asked.paragraph)


@settings(max_examples=some(10, 100))
@given(data=st.data())
@pytest.mark.parametrize("name", EVERY)
def test_whatever_is_typed_is_taken_or_refused_in_words_at_a_field(name: str, data: st.DataObject):
    form = FORMS[name].form
    values = {field: data.draw(typed, label=field) for field in form.asks}
    taken = outcome(form, {**form.known(at(name)), **values})
    if isinstance(taken, Refused):
        assert taken.field in form.asks
        assert all((taken.why, taken.do))
        return
    assert checked(taken, DESK, CASE) == taken
    for field, asked in form.asks.items():
        value = getattr(taken, field)
        assert value is not None or not asked.required
        assert not isinstance(value, str) or len(value) <= asked.limit or asked.kind is Kind.CHOICE
