"""A new desk is told, calmly, what its first letter still needs, and no longer once it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from complaints_desktop.desk.changes import EVERYTHING
from tests.ui.settings.conftest import open_section
from tests.ui.settings.test_sections import save, type_into
from ui.settings.first_steps import first_steps


def asked(desk):
    return [section for _, _, section in first_steps(desk)]


def test_a_new_desk_needs_the_landlord_and_a_way_to_be_reached(new_desk):
    assert asked(new_desk.office.desk()) == ["landlord", "my-details"]
    assert new_desk.window.notices.steps.isVisible()
    assert new_desk.window.notices.steps.accessibleName() == (
        "Before your first letter: say which landlord you write for and say who you are and how you can be reached"
    )


def test_the_banner_leads_to_each_step_and_goes_when_all_is_done(new_desk):
    button = next(
        each for each in new_desk.window.notices.steps.findChildren(QPushButton) if each.text() == "My details"
    )
    new_desk.bot.keyClick(button, Qt.Key.Key_Space)
    new_desk.settle()
    mine = new_desk.window.shown("settings").section
    assert mine.title == "My details"
    type_into(new_desk, mine, "name", "Ruth Adeyemi")
    type_into(new_desk, mine, "job_title", "Resolution Officer")
    type_into(new_desk, mine, "email", "ruth@landlord.example")
    save(new_desk, mine)
    assert asked(new_desk.office.desk()) == ["landlord"]
    landlord = open_section(new_desk, "landlord")
    type_into(new_desk, landlord, "name", "Millbrook Homes")
    type_into(new_desk, landlord, "phone", "0116 496 0100")
    save(new_desk, landlord)
    assert asked(new_desk.office.desk()) == []
    new_desk.settle()
    assert new_desk.window.notices.steps.accessibleName().startswith("The key of this record has no recovery yet")


def test_a_desk_that_is_set_up_is_asked_for_a_way_back_to_its_key_until_there_is_one(new_desk, monkeypatch):
    monkeypatch.setattr("ui.settings.first_steps.first_steps", lambda _desk: ())
    new_desk.operations.changed.emit(EVERYTHING, new_desk.window)
    new_desk.settle()
    new_desk.bot.keyClick(new_desk.window.notices.steps.findChild(QPushButton), Qt.Key.Key_Space)
    new_desk.settle()
    screen = new_desk.window.shown("safekeeping")
    assert new_desk.window.focusWidget() is screen.make_words
    new_desk.bot.keyClick(screen.make_words, Qt.Key.Key_Space)
    new_desk.bot.keyClick(screen._words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    new_desk.settle()
    assert not new_desk.window.notices.steps.isVisible()


def test_the_list_of_sections_says_what_is_still_to_do(new_desk):
    open_section(new_desk, "appearance")
    names = [new_desk.window.shown("settings").list.item(n).text() for n in range(3)]
    assert names == ["My details · to do", "The landlord · to do", "Our own targets"]


def test_a_sample_is_not_asked_for_anything(bench):
    assert not bench.window.notices.steps.isVisible()


def test_the_way_back_to_the_key_can_be_put_off_until_the_next_start(new_desk, monkeypatch):
    monkeypatch.setattr("ui.settings.first_steps.first_steps", lambda _desk: ())
    new_desk.operations.changed.emit(EVERYTHING, new_desk.window)
    new_desk.settle()
    later = next(each for each in new_desk.window.notices.steps.findChildren(QPushButton) if each.text() == "Not now")
    new_desk.bot.keyClick(later, Qt.Key.Key_Space)
    assert not new_desk.window.notices.steps.isVisible()
    new_desk.operations.changed.emit(EVERYTHING, new_desk.window)
    new_desk.settle()
    assert not new_desk.window.notices.steps.isVisible()
