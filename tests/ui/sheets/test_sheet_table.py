"""What menus, tabs and duties ask of the forms, derived from how they are declared."""

import pytest

from complaints_desktop.rules.duties.table import DUTIES
from ui.case.screen import TABS
from ui.sheets.sheet_table import INLINE, MORE, ON_SOMETHING, PLACE_OF_DUTY, PLACE_OF_FIELD, SHEETS, TAB_OF, sheet_of


def test_the_menu_of_a_case_offers_the_forms_that_need_nothing_chosen_first_in_this_order():
    assert " ".join(MORE) == (
        "contact define assess evidence declare-conflict promise offer updates adjust need person close withdraw erase"
    )
    assert not set(MORE) & ON_SOMETHING


def test_a_form_about_something_goes_back_to_the_tab_where_that_stands():
    assert TAB_OF == {
        "withdraw-point": "complaint",
        "decide": "complaint",
        "update": "promises",
        "move": "promises",
        "complete": "promises",
        "cancel": "promises",
        "review": "people",
    }
    assert INLINE == {"contact": "story"}


def test_every_duty_of_the_code_and_every_field_of_a_letter_is_met_in_a_tab_a_form_or_a_letter():
    assert set(PLACE_OF_DUTY) == {duty.key for duty in DUTIES}
    places = {*TABS, *SHEETS, "acknowledge", "respond"}
    assert {*PLACE_OF_DUTY.values(), *PLACE_OF_FIELD.values()} <= places


def test_a_form_nobody_declared_is_an_error(desk):
    sheet = desk.open("promise")
    with pytest.raises(KeyError):
        sheet_of("promises", sheet.workplace, sheet.view)
