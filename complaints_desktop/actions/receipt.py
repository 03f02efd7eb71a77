"""Correct when, by whom and how a complaint or a request for stage 2 was received (Code 3.2, 6.11)."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.case.entries import contact_row
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.receipt import ReceiptCorrected
from complaints_desktop.forms.tenure import agreed
from complaints_desktop.rules.acts import MANAGERS, Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.model import Case, Stage

OF_STAGE = ("received_on", "received_by")
OF_CASE = ("channel", "expressed_on", "expressed_to")
OF_HOME = ("tenure", "stock_type", "estate")
"""What is corrected, by where it is kept; at stage 2 the case itself stays as it was received, but for the home."""

CALLED = {
    "received_on": "received on",
    "received_by": "received by",
    "channel": "by",
    "expressed_on": "first said on",
    "expressed_to": "told to",
    "tenure": "tenure",
    "stock_type": "stock type",
    "estate": "estate",
}


def correct(session: Session, desk: Desk, *, case_id: str, typed: ReceiptCorrected) -> Changes:
    """Put the receipt of the present stage right; what it was, and how one knows, is a note in the story."""
    case = begin(session, desk, case_id, Act.CORRECT)
    said = checked(typed, desk, case)
    tenure, stock_type = agreed(said.tenure, said.stock_type)
    said = replace(said, tenure=tenure, stock_type=stock_type)
    stage = case.current
    of_case = (*(OF_CASE if stage.number == 1 else ()), *OF_HOME)
    differing = [name for name in OF_STAGE if getattr(stage, name) != getattr(said, name)]
    differing += [name for name in of_case if getattr(case, name) != getattr(said, name)]
    if not differing:
        raise Refused("That is what is on record", do="Change what is wrong, or go back.", field="received_on")
    if not set(differing).issubset(OF_HOME):
        _require_manager(stage, desk)
        _require_order(case, said)
    row, kept = session.get_one(Stage, stage.id), session.get_one(Case, case_id)
    for name in differing:
        setattr(row if name in OF_STAGE else kept, name, getattr(said, name))
    if "received_on" in differing:
        row.told_received_on = _told(stage, said.received_on)
    was = [f"{CALLED[name]} {_words(getattr(stage if name in OF_STAGE else case, name))}" for name in differing]
    session.add(contact_row(desk, case_id, f"Receipt corrected; it was {', '.join(was)}. {said.because}"))
    return finish(session, desk, case_id)


def _told(stage: StageFacts, received_on: date) -> date | None:
    """Return the day the acknowledgement told, where that is not the right one: a letter of changes tells of it."""
    told = stage.told_received_on or (stage.received_on if stage.acknowledged_on else None)
    return told if told != received_on else None


def _require_manager(stage: StageFacts, desk: Desk) -> None:
    """Raise Refused where the acknowledgement has told the date, unless a manager corrects it."""
    if stage.received_on is not None and stage.acknowledged_on is not None and desk.officer.role not in MANAGERS:
        raise Refused(
            f"The acknowledgement of {in_full(stage.acknowledged_on)} has told the resident this date",
            do="Ask a complaints manager to correct it, and tell the resident.",
            paragraph="6.2" if stage.number == 1 else "6.11",
        )


def _require_order(case: CaseFacts, said: ReceiptCorrected) -> None:
    stage, first = case.current, case.stages[0]
    for event in (stage.refused_on, stage.acknowledged_on, stage.responded_on):
        entry.after(event, said.received_on, field="received_on", what="receipt")
    if stage.number == 2:
        entry.after(said.received_on, first.responded_on, field="received_on", what="the answer of stage 1")
    elif said.expressed_on is not None and said.expressed_on > said.received_on:
        raise Refused(
            "The first expression cannot come after the complaint was received",
            do="Give the earlier day, or leave it empty.",
            paragraph="3.2",
            field="expressed_on",
        )


def _words(value: object) -> str:
    if isinstance(value, date):
        return in_full(value)
    return "(not recorded)" if value is None else f"“{value}”"
