"""The way from place to place and back, and the keys that lead there."""

import pytest
from PySide6.QtGui import QKeySequence

from tests.tables import each_row
from ui.sheets.case_acts import case_acts
from ui.workplace.place import Place
from ui.workplace.places import PLACES, History

WORK, LIST, CASE = Place("my-work"), Place("cases"), Place("case", "a", "story")


@pytest.fixture
def history():
    made = History()
    for place in (WORK, LIST, CASE):
        made.go(place)
    return made


def test_the_way_back_leads_through_the_places_in_turn_and_stops_at_the_first(history):
    assert [history.back() for _ in range(3)] == [LIST, WORK, None]


def test_nowhere_leads_back_to_nowhere():
    assert History().back() is None


def test_the_only_place_has_none_before_it():
    history = History()
    history.go(WORK)
    assert history.back() is None


def test_going_where_one_is_already_is_no_step(history):
    history.go(CASE)
    history.go(CASE)
    assert history.back() == LIST


@pytest.mark.parametrize(
    "other", [Place("case", "a", "record"), Place("case", "b", "story"), Place("letter", "a", "story")]
)
def test_another_tab_case_or_screen_is_a_step(history, other):
    history.go(other)
    assert history.back() == CASE


def test_from_a_place_one_went_back_to_the_way_goes_on(history):
    history.back()
    history.go(Place("settings"))
    assert [history.back() for _ in range(2)] == [LIST, WORK]


@each_row("name", PLACES)
def test_every_place_there_is_can_be_shown_and_has_a_title(bench, name):
    place = Place(name, bench.cases["working"], "story" if name == "case" else "stage1-response")
    bench.window.show_place(place if name in ("case", "letter") else Place(name))
    bench.settle()
    assert bench.window.shown(name).isVisible()
    assert PLACES[name].title


def test_no_two_places_share_a_key():
    keys = [entry.shortcut for entry in PLACES.values() if entry.shortcut]
    assert len(set(keys)) == len(keys)


def test_the_menu_of_a_screen_holds_its_own_actions_and_goes_where_it_has_none(bench):
    bench.show("cases")
    words = [action.text() for action in bench.window.menus._here.actions()]
    assert "Narrow the list by words" in words
    bench.show("log")
    words = [action.text() for action in bench.window.menus._here.actions()]
    assert words == ["Log the complaint", "Find the person", "Next caller"]


def test_every_entry_of_the_menus_has_a_key_but_what_is_done_to_a_case_once_in_a_long_while(bench):
    actions = [action for menu in bench.window.menuBar().actions() for action in inside(menu.menu())]
    without = {each.text() for each in actions if not each.isSeparator() and each.shortcut() == QKeySequence()}
    now_and_then = {"How long cases are kept…", "Who looked…", "Letters and the Code", "Wording of letters…"}
    assert without == {each.words for each in case_acts() if not each.keys} | now_and_then


def inside(menu):
    """The actions of a menu, and of the menus in it."""
    return [each for action in menu.actions() for each in (inside(action.menu()) if action.menu() else [action])]
