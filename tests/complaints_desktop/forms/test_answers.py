"""What is typed into a form is read as people type it, and held to what the form declares."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.desk.settings import Settings
from complaints_desktop.forms.about import YES_NO, Choice, words_of
from complaints_desktop.forms.answers import checked, take
from complaints_desktop.forms.form import (
    Entry,
    Header,
    When,
    choice,
    day,
    form,
    line,
    long_text,
    points_told,
    pounds,
    several,
    tick,
)
from complaints_desktop.forms.told import AdjustmentTyped, PointTyped
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.terms import Decision
from tests.complaints_desktop.facts import OFFICER
from tests.tables import each_row

NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
TODAY = NOW.date()
DESK = Desk(officer=OFFICER, now=NOW, calendar=working_calendar(), settings=Settings())


@form(Header(name="sample", act=Act.CONTACT, title="Sample", why="Because", button="Save", said="Saved"))
class Sample(Entry):
    name: str = line("Name", missing="Give the name", paragraph="5.6")
    note: str | None = long_text("Note", limit=10, default=None)
    met_on: date | None = day("Met", when=When.PAST, default=None)
    again_on: date | None = day("Again", when=When.REVIEW, default=None)
    until: date | None = day("Until", when=When.AHEAD, default=None)
    any_on: date | None = day("Any", default=None)
    decision: Decision = choice("Decision", words_of(Decision), default=Decision.UPHELD)
    agreed: bool | None = choice("Agreed", YES_NO, default=None)
    need: str | None = choice("Need", words_of(["hearing", "sight"]), other=True, limit=8, default=None)
    done: bool = tick("Done", default=False)
    pence: int | None = pounds("Sum", default=None)
    impact: int | None = choice("Impact", (Choice(1, "One slight thing", "a"), Choice(2, "Two", "b")), default=None)
    nobody: str | None = choice("Nobody", (), default=None)
    soon_on: date | None = day("Soon", when=When.SOON, paragraph="1.4", default=None)
    reason: str | None = line("Why", worded=True, paragraph="6.4", default=None)
    agreed_with: tuple[AdjustmentTyped, ...] = several(
        "Adjustments", words_of(["large print", "interpreter"]), of=AdjustmentTyped.called, default=()
    )
    told: tuple[PointTyped, ...] = points_told("The points", default=())


def taken(**typed: object) -> Sample:
    return checked(take(Sample, {"name": "A name", **typed}, DESK), DESK)


@each_row(
    ("field", "typed", "value"),
    [
        ("name", " A\u200e name ", "A name"),
        ("name", "x" * 200, "x" * 200),
        ("note", "x" * 10, "x" * 10),
        ("note", " \n", None),
        ("met_on", "today", TODAY),
        ("met_on", "25/3", TODAY - timedelta(1)),
        ("met_on", TODAY, TODAY),
        ("again_on", "27 March 2026", TODAY + timedelta(1)),
        ("until", "tomorrow", TODAY + timedelta(1)),
        ("any_on", "", None),
        ("need", "Stairs", "Stairs"),
        ("decision", "", Decision.UPHELD),
        ("decision", None, Decision.UPHELD),
        ("decision", "Partly upheld", Decision.PARTLY_UPHELD),
        ("decision", "not upheld", Decision.NOT_UPHELD),
        ("agreed", "No", False),
        ("agreed", False, False),
        ("impact", "A", 1),
        ("impact", "one slight thing", 1),
        ("impact", 2, 2),
        ("need", "Hearing", "hearing"),
        ("need", "stairs", "stairs"),
        ("done", "YES", True),
        ("done", "no", False),
        ("done", True, True),
        ("pence", "1.50", 150),
        ("soon_on", "24 April 2026", date(2026, 4, 24)),
        ("reason", "The surveyor comes", "The surveyor comes"),
        ("reason", " ", None),
        ("agreed_with", "Large print", (AdjustmentTyped(kind="large print"),)),
        (
            "agreed_with",
            ["interpreter", "a bell"],
            (AdjustmentTyped(kind="interpreter"), AdjustmentTyped(kind="a bell")),
        ),
        ("agreed_with", ("interpreter",), (AdjustmentTyped(kind="interpreter"),)),
        ("agreed_with", [], ()),
        ("told", "The leak", (PointTyped(text="The leak"),)),
        (
            "told",
            ["The leak", ["The calls", "An apology"]],
            (
                PointTyped(text="The leak"),
                PointTyped(text="The calls", outcome_sought="An apology"),
            ),
        ),
        ("told", (["The leak"],), (PointTyped(text="The leak"),)),
        ("told", "", ()),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant(field: str, typed: object, value: object):
    assert getattr(taken(**{field: typed}), field) == value
    assert type(getattr(taken(**{field: typed}), field)) is type(value)


@each_row(
    ("field", "typed", "why"),
    [
        ("name", "", "Give the name"),
        ("name", None, "Give the name"),
        ("name", "\u200b", "Give the name"),
        ("name", "x" * 201, "This text has 201 characters, and 200 fit"),
        ("note", "x" * 11, "This text has 11 characters, and 10 fit"),
        ("met_on", "tomorrow", "Friday 27 March 2026 has not come yet"),
        ("met_on", "31 April 2026", "There is no such day as 31 April 2026"),
        ("again_on", "today", "A review lies in the future"),
        ("until", "today", "Thursday 26 March 2026 is not ahead"),
        ("any_on", date(1899, 1, 1), "The year 1899 cannot be right"),
        ("decision", "maybe", "“maybe” is not one of the choices"),
        ("agreed", "perhaps", "“perhaps” is not one of the choices"),
        ("need", "y" * 9, "This text has 9 characters, and 8 fit"),
        ("done", "maybe", "“maybe” is neither yes nor no"),
        ("pence", "1,5", "“1,5” is not a sum of money"),
        ("soon_on", "1 July 2026", "Wednesday 1 July 2026 is more than three months ahead, and that is not regularly"),
        ("reason", "TBC", "“TBC” says nothing"),
        ("reason", "x" * 31, f"“{'x' * 30}” says nothing"),
        ("told", 12 * 10**30, f"“{str(12 * 10**30)[:30]}” cannot be read"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(field: str, typed: object, why: str):
    with pytest.raises(Refused) as refused:
        taken(**{field: typed})
    assert (refused.value.field, refused.value.why) == (field, why)


@pytest.mark.parametrize(
    ("field", "do"),
    [
        ("done", "Say yes or no."),
        ("impact", "Choose from: One slight thing; Two."),
        ("nobody", "Choose from: there is none yet."),
    ],
)
def test_a_refusal_says_what_may_be_typed_and_quotes_no_more_than_a_line(field: str, do: str):
    with pytest.raises(Refused) as refused:
        taken(**{field: "x" * 31})
    assert refused.value.do == do
    assert f"“{'x' * 30}”" in refused.value.why


def test_what_a_program_says_is_held_to_the_form_as_what_a_person_types():
    wrong: Any = {"decision": "maybe", "name": " ", "met_on": TODAY + timedelta(1)}
    for field, value in wrong.items():
        with pytest.raises(Refused) as refused:
            checked(replace(taken(), **{field: value}), DESK)
        assert refused.value.field == field


def test_the_first_that_is_missing_says_its_paragraph():
    with pytest.raises(Refused) as refused:
        taken(name=None, note="x" * 11)
    assert str(refused.value) == "Give the name (Code 5.6). Fill it in."
