"""A new desk is told, calmly, what its first letter still needs, and no longer once it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.settings.conftest import open_section
from tests.ui.settings.test_sections import save, type_into
from ui.settings.first_steps import first_steps


def asked(desk):
    return [section for _, _, section in first_steps(desk)]


def test_a_new_desk_needs_the_landlord_and_a_way_to_be_reached(new_desk):
    assert asked(new_desk.office.desk()) == ["landlord", "my-details"]
    assert new_desk.window.steps.isVisible()
    assert new_desk.window.steps.accessibleName() == (
        "Before your first letter: say which landlord you write for and say who you are and how you can be reached"
    )


def test_the_banner_leads_to_each_step_and_goes_when_all_is_done(new_desk):
    button = next(each for each in new_desk.window.steps.findChildren(QPushButton) if each.text() == "My details")
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
    assert not new_desk.window.steps.isVisible()


def test_the_list_of_sections_says_what_is_still_to_do(new_desk):
    open_section(new_desk, "appearance")
    names = [new_desk.window.shown("settings").list.item(n).text() for n in range(3)]
    assert names == ["My details · to do", "The landlord · to do", "Our own targets"]


def test_a_sample_is_not_asked_for_anything(bench):
    assert not bench.window.steps.isVisible()
