"""The tree a screen reader walks, of every screen of the sample: names, roles, what can be done, and headings."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.thorough import one_in
from ui.demonstration.screens import SCENES

Role = QAccessible.Role
SILENT = {Role.NoRole, Role.Client, Role.Pane, Role.Window, Role.Grouping}
"""Roles that say nothing of what a thing is for."""

PRESSED = {Role.Button, Role.CheckBox, Role.RadioButton, Role.Link}


def shown(window):
    """Every widget that is shown. What stands in a table or a list Qt itself tells."""
    return [each for each in (window, *window.findChildren(QWidget)) if each.isVisible() and each.window() is window]


def faults(widget):
    """What is wrong with how one widget is told, in words."""
    part = QAccessible.queryAccessibleInterface(widget)  # asked for and let go: the binding loses one that is kept
    state, role, name = part.state(), part.role(), part.text(QAccessible.Text.Name)
    if state.focusable and not state.disabled:
        if not name:
            yield f"a stop without a name: {role.name}"
        if role in SILENT:
            yield f"a stop that does not say what it is: {role.name} “{name[:40]}”"
    if role in PRESSED and not state.disabled:
        actions = part.actionInterface()
        if actions is None or not actions.actionNames():
            yield f"nothing can be done with “{name[:40]}”"


@pytest.mark.long
def test_every_screen_can_be_heard(studio):
    found, headings = [], {}
    for scene in one_in(2, SCENES):
        scene.go(studio)
        studio.settle()
        widgets = shown(studio.window)
        found += [f"{scene.name}: {fault}" for widget in widgets for fault in faults(widget)]
        headings[scene.name] = [heading for widget in widgets if (heading := heading_of(widget))]
    assert not found, "\n".join(sorted(set(found)))
    assert [name for name, said in headings.items() if not said] == []


def heading_of(widget):
    """The words of a heading, empty where the widget is none."""
    part = QAccessible.queryAccessibleInterface(widget)
    return part.text(QAccessible.Text.Name) if part.role() == Role.Heading else ""
