"""Ctrl+K: cases, people, promises, acts on a case, and the acts of the program."""

import pytest
from PySide6.QtCore import Qt

from tests.tables import each_row
from ui.case.screen import CaseScreen
from ui.window import search

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def find(bench):
    """Type into the search, and return the rows under their headings."""

    def found(words):
        bench.window.search.put_away()
        bench.bot.keyClick(bench.window, Qt.Key.Key_K, CTRL)
        bench.bot.keyClicks(bench.window.search.line, words)
        bench.bot.waitUntil(lambda: not bench.window.search._pause.isActive())
        bench.settle()
        rows, heading = {}, ""
        for n in range(bench.window.search.rows.rowCount()):
            item = bench.window.search.rows.item(n)
            if item.isEnabled():
                rows[heading].append(item.text())
            else:
                heading = item.text().partition("  ·  ")[0]
                rows[heading] = []
        return rows

    return found


def enter(bench):
    bench.bot.keyClick(bench.window.search.line, Qt.Key.Key_Return)
    bench.settle()


def reference(bench, which):
    from complaints_desktop.reading.what_now import what_now

    with bench.office.record.reading() as session:
        return what_now(session, bench.office.desk(), case_id=bench.cases[which]).reference


def test_a_name_finds_the_case_and_the_person_and_enter_opens_the_first(bench, find):
    rows = find("greenh")
    assert "Thomas Greenhalgh" in rows["Cases"][0]
    assert rows["People"][0].startswith("Thomas Greenhalgh. ")
    assert rows["People"][0].endswith("1 case")
    enter(bench)
    assert bench.window.shown("case").view.case.resident.name == "Thomas Greenhalgh"


def test_words_of_the_text_are_shown_where_they_stand_and_name_nobody(bench, find):
    rows = find("nobody appointments")
    assert "nobody keeps appointments" in rows["Cases"][0]
    assert "People" not in rows


@each_row("typed", ["LE3 9QX", "le39qx", "0116 496 0101"])
def test_a_postcode_or_a_telephone_number_finds_the_people(bench, find, typed):
    assert len(find(typed)["People"]) == 4


def test_a_promise_is_found_by_its_words_and_opens_with_its_case(bench, find):
    rows = find("control board")
    assert rows["Commitments"][0].startswith("Replace the boiler's control board. ")
    enter(bench)
    assert bench.window.shown("case").view.case.id == bench.cases["working"]


def test_an_act_and_a_reference_offer_that_act_on_that_case(bench, find):
    number = reference(bench, "working")
    rows = find(f"extend {number}")
    assert rows["Acts"][0].startswith(f"Extend the time to answer: {number}")
    enter(bench)
    screen = bench.window.shown("case")
    assert isinstance(screen, CaseScreen)
    assert (screen.view.case.id, screen.over.currentWidget().name) == (bench.cases["working"], "extend")


def test_an_act_that_cannot_be_done_now_says_why_and_opens_nothing(bench, find):
    rows = find(f"extend {reference(bench, 'new')}")
    assert "Acknowledge the complaint first" in rows["Acts"][0]
    assert bench.window.search.offers[0].dim
    enter(bench)
    assert bench.window.shown("case") is None
    assert "Acknowledge the complaint first" in bench.window.word.words


def test_what_can_be_done_stands_before_what_can_not(bench, find):
    find(f"extension {reference(bench, 'working')}")
    dim = [offer.dim for offer in bench.window.search.offers]
    assert dim == sorted(dim)
    assert set(dim) == {False, True}


def test_an_act_alone_is_offered_on_the_case_that_is_shown(bench, find):
    bench.case("working")
    assert find("extend")["Acts"][0].startswith(f"Extend the time to answer: {reference(bench, 'working')}")


@pytest.mark.parametrize("typed", ["propose to restrict", "propose to restrict 26-ABC-0001"])
def test_an_act_that_shares_some_of_the_words_is_not_offered_beside_the_one_that_has_them_all(typed):
    names = [each.name for each, _ in search.acts_meant(typed)]
    assert names[0] == "restrict"
    assert "refuse" not in names
    assert {"restrict", "refuse"} <= {each.name for each, _ in search.acts_meant("propose")}


def test_words_that_may_be_those_of_a_case_find_cases_before_acts(bench, find):
    assert list(find("time january"))[:2] == ["Cases", "Acts"]


@each_row(("words", "screen"), [("settings", "settings"), ("back up", "safekeeping"), ("backup", "safekeeping")])
def test_the_acts_of_the_program_are_found_by_their_words(bench, find, words, screen):
    find(words)
    enter(bench)
    assert bench.window.shown(screen).isVisible()


def test_before_anything_is_typed_it_offers_the_acts_on_the_case_and_the_places(bench, find):
    bench.case("working")
    acts = find("")["Acts"]
    assert any(each.startswith("Extend the time to answer: ") for each in acts)
    assert not any(each.startswith("Write the stage 1 acknowledgement") for each in acts)
    assert any(each.startswith("Commitments. Go menu") for each in acts)


def test_a_search_that_finds_nothing_says_what_to_try(bench, find):
    assert list(find("zzzz")) == ["Nothing found. Try a surname, a postcode or a reference."]


def test_where_there_may_be_more_cases_it_says_so_and_leads_to_all_of_them(bench, find, monkeypatch):
    monkeypatch.setattr(search, "SHOWN", 2)
    find("alder")
    heading, *rows = (bench.window.search.rows.item(n).text() for n in range(4))
    assert heading == "Cases  ·  the first 2"
    assert rows[-1] == "All cases with “alder”. in the list of cases"
    for _ in range(2):
        bench.bot.keyClick(bench.window.search.line, Qt.Key.Key_Down)
    enter(bench)
    screen = bench.window.shown("cases")
    assert screen.isVisible()
    assert (screen.words.text(), len(screen.table.rows.ids)) == ("alder", 4)


def test_one_letter_looks_up_no_cases(bench, find):
    assert "Cases" not in find("g")


def test_the_button_on_the_rail_opens_it_too(bench):
    bench.window.rail.search.click()
    assert bench.window.search.line.hasFocus()


def test_a_name_in_bold_is_the_part_that_was_typed(bench, find):
    find("greenh")
    (mark,) = bench.window.search.offers[0].marks
    assert bench.window.search.offers[0].words[slice(*mark)] == "Greenh"
