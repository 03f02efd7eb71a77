"""The cards of how somebody may contact us: what holds, what was said, and what may be done by whom (Code 5.14)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from complaints_desktop.facts.restrictions import RestrictionAnswerFacts, RestrictionFacts, RestrictionReviewFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.case_view import view_case
from db.terms import Judgement, Role
from tests.ui.case.test_tabs import Host
from ui.case.restrictions import restriction_card
from ui.workplace.workplace import Workplace

OTHER = OfficerFacts(id="other", name="Bea Other", role=Role.TEAM_LEADER)
WORDS = dict.fromkeys(("reasons", "evidence", "proportionate", "equality"), "In words")
IN_FORCE = RestrictionFacts(
    id="one", arose_in_id=None, kind="in writing only", detail="Letters and e-mails", reach="The post", **WORDS,
    adjusted=None, no_warning=None, no_warning_because=None, review_on=date(2026, 6, 1), proposed_on=date(2026, 3, 1),
    proposed_by=OTHER, imposed_on=date(2026, 3, 2),
)  # fmt: skip
APPEAL = RestrictionReviewFacts(
    id="two", appealed_on=date(2026, 3, 3), appeal="I cannot write", recorded_by=OTHER, outcome=None, because=None,
    remains=None, next_on=None, reviewed_on=None, reviewed_by=None, told_on=None,
)  # fmt: skip


@pytest.fixture
def card(desk, qtbot):
    """Draw the card of a restriction; returns its words and its buttons."""
    with desk.office.record.reading() as session:
        view = view_case(session, desk.office.desk(), case_id=desk.cases["working"])

    def drawn(restriction):
        host = Host(Workplace(desk.operations, desk.way))
        made = restriction_card(host, view, view.case.resident, restriction)
        qtbot.addWidget(made)
        said = "\n".join(each.text() for each in made.findChildren(QLabel))
        return said, [each.text() for each in made.findChildren(QPushButton)]

    return drawn


def test_a_restriction_in_force_says_what_holds_how_they_reach_us_and_when_it_is_looked_at_again(card):
    said, buttons = card(IN_FORCE)
    for words in ("in writing only", "Letters and e-mails", "They reach us: The post", "In force since Mon 2 Mar 2026"):
        assert words in said
    assert "Review" in said
    assert buttons == ["Record an appeal", "Review"]


def test_an_appeal_is_not_offered_to_who_proposed_the_restriction(card, desk):
    me = desk.office.desk().officer
    appealed = replace(IN_FORCE, reviews=(APPEAL,))
    said, buttons = card(appealed)
    assert "I cannot write" in said
    assert buttons == ["Review"]
    assert card(replace(appealed, proposed_by=me))[1] == []


def test_a_restriction_is_approved_once_and_may_be_sent_back_all_the_same(card):
    proposed = replace(IN_FORCE, imposed_on=None)
    assert {"Approve", "Send back"} <= set(card(proposed)[1])
    leader = replace(OTHER, id="leader")
    yes = RestrictionAnswerFacts(
        judgement=Judgement.APPROVED, because="Heard it", answered_by=leader, answered_on=date(2026, 3, 2),
        recorded_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )  # fmt: skip
    buttons = card(replace(proposed, answers=(yes,)))[1]
    assert "Approve" not in buttons
    assert "Send back" in buttons
