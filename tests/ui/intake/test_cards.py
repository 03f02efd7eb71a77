"""What stands beside a complaint as it is told: when to acknowledge it, and what is known of the person."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.reading.people import EarlierCase, PersonFound
from ui.intake.due_card import DueCard
from ui.intake.is_it_a_complaint import CodeTest
from ui.intake.known_card import KnownCard
from ui.kit.buttons import Link


@pytest.fixture
def card(qtbot, look):
    made = DueCard()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 4, 13), "Monday 20 April 2026 · 5 working days left"),
        (date(2026, 4, 11), "Friday 17 April 2026 · 4 working days left"),
        (date(2026, 4, 2), "Monday 13 April 2026 · today"),
        (date(2026, 4, 1), "Friday 10 April 2026 · 1 working day overdue"),
    ],
)
def test_the_day_to_acknowledge_by_is_five_working_days_on(card, office, received, due):
    card.show_dates(received, None, office.desk())
    assert card.due.text() == due
    assert card.due.accessibleName() == card.due.text()


def test_why_is_said_with_the_paragraph(card, office):
    card.show_dates(date(2026, 4, 13), None, office.desk())
    assert card._why.text() == "5 working days from Monday 13 April 2026, when the complaint was received (Code 6.2)."


def test_the_days_are_there_to_be_counted(card, office):
    card.show_dates(date(2026, 4, 2), None, office.desk())
    said = [box.accessibleName() for box in card._strip.children() if hasattr(box, "accessibleName")]
    assert "Friday 3 April 2026, not counted, Good Friday" in said
    assert "Monday 6 April 2026, not counted, Easter Monday" in said
    assert "Monday 13 April 2026, day 5, due" in said


def test_without_a_day_of_receipt_it_is_asked_for_and_nothing_is_counted(card, office):
    card.show_dates(date(2026, 4, 2), None, office.desk())
    card.show_dates(None, None, office.desk())
    QApplication.processEvents()
    assert card.due.text() == "Give the day it was received"
    assert card._strip.isHidden()  # and leaves no room behind
    card.show_dates(date(2026, 4, 2), None, office.desk())
    assert card._strip.isVisible()


@pytest.fixture
def known(qtbot, look):
    opened = []
    made = KnownCard(opened.append)
    made.opened = opened
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


def found(*cases, called=None):
    person = PersonFacts(id="p", name="Samuel Okafor", preferred_name=called)
    return PersonFound(person=person, cases=tuple(cases))


def earlier(n, **more):
    known = {"category": "damp and mould", "state": "closed", "open_commitments": 0, "open": False}
    return EarlierCase(case_id=f"case {n}", reference=f"26-K7Q-{n:04}", **{**known, **more})


def words(card):
    return " ".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def lines(card):
    QApplication.processEvents()
    return [link for link in card.findChildren(Link) if link.isVisible()]


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (None, "Find the person, and their earlier cases and open commitments are shown here."),
        (found(), "Samuel Okafor has no earlier case."),
        (found(called="Sam"), "Sam has no earlier case."),
        (found(earlier(1)), "Samuel Okafor: 1 case, none open; 0 open commitments."),
        (
            found(earlier(1, open=True, open_commitments=2), earlier(2, open_commitments=1), called="Sam"),
            "Sam: 2 cases, 1 open; 3 open commitments.",
        ),
    ],
)
def test_what_is_known_of_a_person_is_said_in_a_line(known, person, said):
    known.show_person(person)
    assert said in words(known)


def test_each_case_says_what_it_was_about_and_opens(known, qtbot):
    known.show_person(found(earlier(1), earlier(2, open=True, state="acknowledged", open_commitments=1)))
    assert [line.words for line in lines(known)] == [
        "26-K7Q-0001 · Damp and mould · closed",
        "26-K7Q-0002 · Damp and mould · acknowledged · 1 open commitment",
    ]
    qtbot.keyClick(lines(known)[1], Qt.Key.Key_Return)
    assert known.opened == ["case 2"]


def test_a_case_without_a_category_leaves_no_gap(known):
    known.show_person(found(earlier(1, category="")))
    assert lines(known)[0].words == "26-K7Q-0001 · closed"


def test_six_cases_are_enough_to_see(known):
    known.show_person(found(*(earlier(n) for n in range(9))))
    assert len(lines(known)) == 6
    assert "9 cases" in words(known)


def test_the_next_person_takes_the_place_of_the_last(known):
    known.show_person(found(earlier(1)))
    known.show_person(None)
    assert lines(known) == []


@pytest.fixture
def test_of_the_code(qtbot, look):
    made = CodeTest()
    qtbot.addWidget(made)
    qtbot.addWidget(made.choice)
    made.show()
    made.choice.show()
    made.said = []
    made.chosen.connect(made.said.append)
    return made


def press(card, qtbot, words):
    qtbot.keyClick(next(b for b in card.choice.findChildren(QPushButton) if b.text() == words), Qt.Key.Key_Space)


def test_in_doubt_it_is_a_complaint(test_of_the_code):
    assert test_of_the_code.kind == "complaint"
    assert "(Code 1.2, 1.3)" in words(test_of_the_code)


@pytest.mark.parametrize(
    ("pressed", "kind", "paragraphs"),
    [
        ("Service request", "service request", ("(Code 1.4)", "(1.5)")),
        ("Compliment", "compliment", ("(Code 1.2)",)),
        ("MP or councillor asks", "enquiry", ("(Code 1.2, 1.3)",)),
    ],
)
def test_each_choice_has_its_test_of_the_code_beside_it(test_of_the_code, qtbot, pressed, kind, paragraphs):
    press(test_of_the_code, qtbot, pressed)
    assert (test_of_the_code.said, test_of_the_code.kind) == ([kind], kind)
    assert all(paragraph in words(test_of_the_code) for paragraph in paragraphs)


def test_a_kind_nobody_here_knows_begins_as_a_complaint(test_of_the_code):
    test_of_the_code.begin("petition")
    assert test_of_the_code.kind == "complaint"
