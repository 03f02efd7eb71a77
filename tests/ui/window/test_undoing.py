"""The last act is taken back from its toast, from the menu, and by Ctrl+Z where no text field has it."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from complaints_desktop.actions import assessment, contacts
from complaints_desktop.case.case import load_case
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.contacts import ContactMade
from db.terms import ContactKind, Direction, Hazard
from ui.kit.buttons import Button
from ui.window.undoing import TAKEN_BACK

CTRL = Qt.KeyboardModifier.ControlModifier
HAZARD = Assessment(hazard=Hazard.EMERGENCY, complex=True, vulnerable=True)


def hazard(bench):
    with bench.office.record.reading() as session:
        return load_case(session, bench.cases["working"]).hazard


def undo_button(bench):
    return next((each for each in bench.window.word.findChildren(Button) if each.text() == "Undo"), None)


def do(bench, work, said="It is recorded"):
    bench.operations.do(bench.window, work, lambda _: bench.window.say(said))
    bench.settle()


@pytest.fixture
def assessed(bench):
    """A hazard recorded by mistake; the answer is what was there before."""
    before = hazard(bench)
    assert before is not Hazard.EMERGENCY
    do(bench, partial(assessment.assess, case_id=bench.cases["working"], typed=HAZARD))
    return before


def by_toast(bench):
    undo_button(bench).click()


def by_key(bench):
    bench.window.centralWidget().setFocus()
    bench.bot.keyClick(bench.window, Qt.Key.Key_Z, CTRL)


def by_menu(bench):
    bench.window.menus.undo.trigger()


@pytest.mark.parametrize("how", [by_toast, by_key, by_menu])
def test_it_is_taken_back_and_said_and_not_offered_again(bench, assessed, how):
    how(bench)
    bench.settle()
    assert hazard(bench) == assessed
    assert bench.window.word.words == TAKEN_BACK
    assert undo_button(bench) is None
    assert not bench.window.menus.undo.isEnabled()


def test_the_open_case_shows_it_at_once(bench, assessed):
    screen = bench.case("working")
    assert screen.view.case.hazard is Hazard.EMERGENCY
    by_menu(bench)
    bench.settle()
    assert screen.view.case.hazard == assessed


def test_in_a_text_field_the_key_takes_back_what_was_typed(bench, assessed):
    line = bench.show("cases").words
    line.setFocus()
    bench.bot.keyClicks(line, "Okaf")
    bench.bot.keyClick(line, Qt.Key.Key_Z, CTRL)
    bench.settle()
    assert line.text() != "Okaf"
    assert hazard(bench) is Hazard.EMERGENCY


def test_after_what_stays_nothing_earlier_is_offered(bench, assessed):
    rang = ContactMade(kind=ContactKind.CALL, direction=Direction.OUT, contact_on=bench.office.day, summary="Rang them")
    bench.window.word.put_all_away()
    do(bench, partial(contacts.record_contact, case_id=bench.cases["working"], typed=rang))
    assert undo_button(bench) is None
    assert not bench.window.menus.undo.isEnabled()
    by_key(bench)
    bench.settle()
    assert hazard(bench) is Hazard.EMERGENCY


def test_a_word_about_something_else_offers_nothing(bench):
    bench.operations.do(bench.window, partial(assessment.assess, case_id=bench.cases["working"], typed=HAZARD))
    bench.settle()
    bench.window.say("All work is shared")
    assert undo_button(bench) is None
    assert bench.window.menus.undo.isEnabled()


def test_an_older_toast_takes_back_its_own_act_and_is_refused_in_words_where_that_was_done_over(bench, assessed):
    first = undo_button(bench)
    again = Assessment(hazard=Hazard.NONE, complex=False, vulnerable=False)
    do(bench, partial(assessment.assess, case_id=bench.cases["working"], typed=again), "And again")
    first.click()
    bench.settle()
    assert "changed or taken back since" in bench.window.word.words
    assert hazard(bench) is Hazard.NONE
