"""What may be done to a case now, and why not the rest: for menus and the search, read without the whole case."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import OF_ACTS
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatNow:
    """One case, and what this officer may do to it now."""

    case_id: str
    reference: str
    resident: str
    stage: int
    next_act: Act | None
    """The act that moves it on."""
    refused: Mapping[Act, Refused]
    """Why the acts that are not allowed are not."""


def what_now(session: Session, desk: Desk, *, case_id: str) -> WhatNow:
    """Return what may be done now to the case with that id."""
    case = load_case(session, case_id, parts=OF_ACTS)
    refused = {act: workflow.refusal(case, desk.officer.role, act) for act in workflow.ON_CASES}
    return WhatNow(
        case_id=case.id,
        reference=case.reference,
        resident=case.resident.called if case.resident else "",
        stage=case.current.number,
        next_act=workflow.next_act(case),
        refused={act: why for act, why in refused.items() if why},
    )
