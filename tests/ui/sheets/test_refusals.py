"""Refusals as they are typed and judged in the window."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from complaints_desktop.actions import refusals
from complaints_desktop.forms.grounds import grounds
from db.model import Officer
from db.terms import Role
from tests.complaints_desktop.filled import filled


@pytest.fixture
def proposed(desk):
    """A refusal for age in the new case, proposed by somebody else."""
    typed = filled(
        "refuse",
        ground=grounds()[0].words,
        evidence=None,
        filed_on=None,
        issue_on=date(2023, 1, 6),
        aware_on=date(2023, 1, 6),
        safety=True,
        discretion="No risk is left; the fitter and his papers are gone",
    )
    case_id = desk.case("new").id
    with desk.office.record.writing(author="other") as session:
        session.add(Officer(id="other", name="A Colleague", role=Role.RESOLUTION_OFFICER.value))
        session.flush()
        there = desk.office.desk()
        other = replace(there, officer=replace(there.officer, id="other", name="A Colleague"))
        refusals.propose(session, other, case_id=case_id, typed=typed)
    return case_id


OLD, AT_COURT = grounds()[0].words, grounds()[1].words


def test_only_what_the_ground_asks_is_asked_and_a_single_point_at_stage_2_alone(desk):
    sheet = desk.open("refuse", which="new")

    def asked():
        return {name for name in sheet.form.names if not sheet.form[name].isHidden()}

    always = {"ground", "reasons", "evidence"}
    assert asked() == always
    for words, more in (
        (OLD, {"issue_on", "aware_on", "safety", "discretion"}),
        (AT_COURT, {"filed_on"}),
    ):
        sheet.form["ground"].set_value(words)
        sheet.form.edited.emit()
        assert asked() == always | more


def words(sheet):
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def test_who_approves_sees_ground_reasons_dates_and_what_is_pointed_out(desk, proposed):
    shown = words(desk.open("approve", which="new"))
    for part in (grounds()[0].words, "A Colleague", "The claim asks the court", "6 January 2023", "health, safety"):
        assert part in shown


def test_where_nothing_is_proposed_the_form_says_so(desk):
    assert "No refusal is proposed here" in words(desk.open("approve", which="new"))
