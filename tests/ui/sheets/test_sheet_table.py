"""What menus, tabs and duties ask of the forms, derived from how they are declared."""

import pytest

from complaints_desktop.actions.table import FORMS
from complaints_desktop.forms.form import Entry
from complaints_desktop.letters.catalogue import letter_acts, letter_kinds
from complaints_desktop.rules.duties.table import DUTIES
from tests.complaints_desktop.facts import a_case
from tests.tables import each_row
from ui.case.screen import TABS
from ui.sheets.sheet_table import INLINE, MORE, ON_SOMETHING, PLACE_OF_MATTER, SHEETS, TAB_OF, place_of_field, sheet_of

NEEDLESS = "an adjustment or a sum: its form shows nothing of it"


def test_the_menu_of_a_case_offers_the_forms_that_need_nothing_chosen_first_in_the_order_of_their_table():
    assert tuple(MORE) == tuple(name for name, row in FORMS.items() if row.form.header.menu)
    assert not set(MORE) & ON_SOMETHING


def test_a_form_about_something_goes_back_to_the_tab_where_that_stands():
    assert {
        "withdraw-point": "complaint",
        "settle-point": "complaint",
        "decide": "complaint",
        "incident-answer": "complaint",
        "send-letter": "letters",
        "return-letter": "letters",
        "describe-document": "documents",
        "withdraw-document": "documents",
        "destroy-document": "documents",
        "answer-offer": "money",
        "hazard-step": "complaint",
        "matter-acknowledge": "complaint",
        "matter-progress": "complaint",
        "matter-answer": "complaint",
        "matter-close": "complaint",
        "matter-strike": "complaint",
        "pay": "money",
        "pay-order": "money",
        "set-aside-order": "money",
        "update": "promises",
        "move": "promises",
        "complete": "promises",
        "cancel": "promises",
        **dict.fromkeys(("chase", "answer-level", "explain-miss", "hear-resident", "sign-off"), "promises"),
        "review": "people",
        "drop-warning": "people",
        "review-need": "people",
        "apply": "people",
        "authority": "people",
        "letters-to": "people",
        "end-authority": "people",
        "leave": "people",
    } == TAB_OF
    assert INLINE == {"contact": "story"}


PLACES = {*TABS, *SHEETS, *letter_acts(), "settings"}


def test_every_duty_is_met_in_a_tab_a_form_or_a_letter():
    assert {duty.place for duty in DUTIES} <= PLACES - {"settings"}


@each_row("kind", letter_kinds(), ids=lambda kind: kind.name)
def test_every_field_of_a_letter_is_recorded_somewhere_or_typed(kind):
    assert set(PLACE_OF_MATTER.values()) <= PLACES
    for field in kind.fields:
        if not field.typed:
            assert place_of_field(field.name, kind, a_case())[0] in PLACES


def test_a_form_nobody_declared_is_an_error(desk):
    sheet = desk.open("promise")
    with pytest.raises(KeyError):
        sheet_of("promises", sheet.workplace, sheet.view)


@pytest.mark.long
@each_row("name", SHEETS)
def test_every_form_drawn_asks_what_is_declared_with_a_name_on_every_control(desk, name):
    case = desk.case()
    there = {"complaint": case.points[0].id, "promises": case.commitments[0].id}
    subjects = {**there, "people": NEEDLESS, "money": NEEDLESS, "documents": NEEDLESS, "letters": NEEDLESS}
    sheet = desk.open(name, subject=subjects[TAB_OF[name]] if name in TAB_OF else "")
    asks = FORMS[name].form.asks
    assert sheet.form.names == tuple(asks)
    for field, asked in asks.items():
        assert sheet.form[field].control.accessibleName() == asked.label
    assert all(button.accessibleName() or button.text() for button in (sheet.action, sheet.back))
    assert sheet.title == FORMS[name].form.header.title


def test_no_field_is_called_like_what_every_form_says_of_itself():
    own = set(dir(Entry))
    assert [name for name, row in FORMS.items() if own & row.form.asks.keys()] == []
