"""Cases made for a test: only what the test is about is said, the rest has plain defaults."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from complaints_desktop.case.letter_headers import again_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.follow_through import (
    ChaseFacts,
    LevelAnswerFacts,
    MissFacts,
    ResidentAnswerFacts,
    SignOffFacts,
)
from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.facts.people import AdjustmentFacts, PersonFacts
from complaints_desktop.facts.representatives import AuthorityFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.facts.team import OfficerFacts
from db.terms import (
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    Dependency,
    Hazard,
    MissLevel,
    ResidentWord,
    Role,
    UpdateKind,
)

OFFICER = OfficerFacts(id="officer", name="An Officer", role=Role.RESOLUTION_OFFICER, job_title="Resolution Officer")
RESIDENT = PersonFacts(id="resident", name="A Resident", address="1 High Street", postcode="ZX1 1AA")


def an_adjustment(kind: str, detail: str | None = None) -> AdjustmentFacts:
    """Return an adjustment agreed on some day."""
    return AdjustmentFacts(id=kind, kind=kind, detail=detail, agreed_on=date(2026, 3, 2), review_on=None)


def speaks(person: PersonFacts, **facts: Any) -> AuthorityFacts:
    """Return an authority of this person, for everything, with our letters."""
    given = {"id": f"of {person.id}", "scope": "All", "evidence": "Our form", "from_on": date(2026, 1, 5)}
    return AuthorityFacts(person=person, **{**given, **facts})


def a_case(*stages: StageFacts, **facts: object) -> CaseFacts:
    """Return a case with these stages."""
    given: dict[str, object] = {
        "id": "case",
        "reference": "26-AAA-0001",
        "resident": RESIDENT,
        "handler": OFFICER,
        "stages": stages or (a_stage(),),
    }
    return CaseFacts(**{**given, **facts})  # type: ignore[arg-type]


def a_stage(number: int = 1, **facts: object) -> StageFacts:
    """Return a stage with these facts."""
    return StageFacts(**{"id": f"stage-{number}", "number": number, "received_on": None, **facts})  # type: ignore[arg-type]


def an_extension(due_on: date, **facts: object) -> ExtensionFacts:
    """Return an extension to that day."""
    given = {"id": "extension", "due_on": due_on, "notified_on": None, "reason": "A survey", "good_reason": None}
    return ExtensionFacts(**{**given, **facts})  # type: ignore[arg-type]


PROMISE = CommitmentFacts(
    id="promise",
    point_id=None,
    source=CommitmentSource.STAGE_1,
    what="Repair the gutter",
    kind=CommitmentKind.REPAIR,
    owner=OFFICER,
    contractor=None,
    promised_on=date(2026, 1, 5),
    due_on=date(2026, 2, 2),
    first_due_on=date(2026, 2, 2),
    agreed_with_resident=True,
    how_you_will_know=None,
    impact=2,
    higher_risk_home=False,
    hazard=Hazard.NONE,
    dependency=Dependency.OWN_STAFF,
    needs_appointment=False,
    appointment_on=None,
    started_on=date(2026, 1, 5),
    work_done_on=None,
    completed_on=None,
    evidence=None,
    state=CommitmentState.OPEN,
)


def a_promise(**facts: object) -> CommitmentFacts:
    """Return a promise made on 5 January 2026 for 2 February, started, with these facts."""
    return replace(PROMISE, **facts)  # type: ignore[arg-type]


def an_update(kind: UpdateKind, on: date, **facts: object) -> UpdateFacts:
    """Return an update of a promise."""
    given = {"text": "said", "old_due_on": None, "new_due_on": None, "resident_agreed": None}
    given["recorded_at"] = datetime.combine(on, time(12), UTC)
    return UpdateFacts(kind=kind, update_on=on, **{**given, **facts})  # type: ignore[arg-type]


def a_followed_case(promise: CommitmentFacts, on: date) -> CaseFacts:
    """Return a case with one promise that was chased, answered for, explained, heard of and signed off on one day."""
    of, at = {"id": "f", "commitment_id": promise.id}, datetime.combine(on, time(12), UTC)
    return a_case(
        commitments=(promise,),
        chases=(ChaseFacts(**of, asked="Brixton Roofs", words="When?", chased_on=on, next_on=None, chased_by=OFFICER),),
        level_answers=(
            LevelAnswerFacts(
                **of,
                level=3,
                due_on=promise.due_on,
                answer="On Friday.",
                told="The head",
                answered_on=on,
                answered_by=OFFICER,
            ),
        ),
        misses=(
            MissFacts(
                **of,
                cause="materials",
                level=MissLevel.SUPPLIER,
                why="No tiles.",
                changes="We stock them.",
                risk=None,
                missed_on=promise.due_on + timedelta(1),
                said_on=on,
                said_by=OFFICER,
            ),
        ),
        resident_answers=(
            ResidentAnswerFacts(
                **of,
                answer=ResidentWord.CONFIRMED,
                words="It is dry",
                asked_on=on,
                recorded_by=OFFICER,
                recorded_at=at,
            ),
        ),
        sign_offs=(SignOffFacts(**of, words="The photo", signed_off_on=on, signed_off_by=OFFICER, recorded_at=at),),
    )


def a_letter(kind: str, on: date, **facts: object) -> LetterFacts:
    """Return a letter of stage 1 issued at noon of that day, with these facts."""
    given = {"id": "letter", "stage": 1, "again": again_of(kind), "author": OFFICER, "recipient": "A Resident"}
    given |= {"sha256": "ab" * 32, "document_id": "document", "issued_at": datetime.combine(on, time(12), UTC)}
    return LetterFacts(kind=kind, issued_on=on, **{**given, **facts})  # type: ignore[arg-type]
