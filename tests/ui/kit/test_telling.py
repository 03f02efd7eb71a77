"""Titles and headings are headings to a screen reader too."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ui.kit import telling
from ui.kit.telling import tell
from ui.kit.texts import copyable, text


@pytest.fixture(autouse=True)
def told(qapp):
    tell()


def said(label):
    interface = QAccessible.queryAccessibleInterface(label)
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("role", ["title", "heading"])
def test_a_title_and_a_heading_are_headings(qtbot, role):
    label = text("What the Code asks", role)
    qtbot.addWidget(label)
    assert said(label) == (QAccessible.Role.Heading, "What the Code asks")


@pytest.mark.parametrize(("kind", "role"), [(text, "hint"), (text, ""), (copyable, "subheading")])
def test_other_words_are_text(qtbot, kind, role):
    label = kind("One point", role)
    qtbot.addWidget(label)
    assert said(label)[0] == QAccessible.Role.StaticText


def test_a_heading_that_changes_says_its_new_words(qtbot):
    label = text("Cases", "title")
    qtbot.addWidget(label)
    said(label)
    label.setText("My open cases")
    assert said(label)[1] == "My open cases"


def test_a_heading_that_is_gone_is_forgotten(qapp):
    before, page = len(telling._told), QWidget()
    for n in range(5):
        said(text(f"Part {n}", "heading"))
        said_on_page = text(f"Part {n}", "heading")
        said_on_page.setParent(page)
        said(said_on_page)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del said_on_page
    assert len(telling._told) == before
