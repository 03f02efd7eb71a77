"""Why something stays is typed beside the words: a box for each thing that may, and none for a gap."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.gate import Blocker, Severity
from ui.kit.layouts import column
from ui.letters.staying import STOPPED, WARNED, Staying


def found(finding: str, severity: Severity = Severity.BLOCKS, why: str = "“formal”: there is no such kind") -> Blocker:
    return Blocker(
        paragraph=None, why=why, do="Leave it out.", field="apology", section=None, severity=severity, finding=finding
    )


WARNING = found("w", Severity.ASKS, "“isolated incident”: it plays down")


def test_each_thing_that_may_stay_has_its_box_and_a_gap_has_none(qtbot, look):
    page, staying = QWidget(), Staying()
    qtbot.addWidget(page)
    column(page).addWidget(staying)
    staying.ask([found(""), found("a"), WARNING])

    told = {name: box.control.accessibleDescription() for name, box in staying.boxes.items()}
    assert (told, staying.isVisibleTo(page)) == ({"stays:a": STOPPED, "stays:w": WARNED}, True)
    staying.ask([found("")])
    assert (dict(staying.boxes), staying.isVisibleTo(page)) == ({}, False)


def test_what_was_said_stays_where_other_words_were_typed_beside_it(qtbot, look):
    staying = Staying()
    qtbot.addWidget(staying)
    staying.ask([found("a")])
    staying.boxes["stays:a"].set_value("It is his title")

    staying.ask([found("b"), WARNING])
    assert {name: box.value for name, box in staying.boxes.items()} == {"stays:b": "It is his title", "stays:w": ""}


def test_what_a_draft_had_is_in_its_box_again(qtbot, look):
    staying = Staying()
    qtbot.addWidget(staying)
    staying.ask([replace(WARNING, stays="The log shows one alone")])

    assert staying.boxes["stays:w"].value == "The log shows one alone"
