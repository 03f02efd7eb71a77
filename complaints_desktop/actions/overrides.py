"""Let words of a letter stay that its gate stops: asked for from the letter, answered by a complaints manager."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.overrides import OverrideRequestFacts
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.overrides import OverrideGiven, OverrideSentBack
from complaints_desktop.letters.brief import STAYS
from complaints_desktop.letters.briefing import PARTS, letter_blockers, matter_of
from complaints_desktop.letters.characters import clean
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.page import runs_of_field
from complaints_desktop.letters.staying import no_answer
from complaints_desktop.letters.wordings import kind_at
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from db.model import OverrideAnswer, OverrideRequest
from db.terms import Judgement


def ask(session: Session, desk: Desk, *, case_id: str, kind: str, typed: Mapping[str, str], finding: str) -> Changes:
    """Ask that what the gate found in a letter stays; who may let it stay themself does so by this.

    Why it stays is typed with the letter, as for a warning.
    """
    case = begin(session, desk, case_id, Act.ASK_OVERRIDE, parts=PARTS)
    matter = matter_of(case, desk, kind=kind_at(desk, kind), typed=typed)
    page = compose(matter)
    found = _found(letter_blockers(matter, page), finding)
    if wrong := no_answer(found.stays):
        raise Refused(wrong, do="Say what it means here, and why it is right.", field=f"{STAYS}{finding}")
    row = OverrideRequest(
        case_id=case_id,
        letter=kind,
        finding=finding,
        why=found.why,
        field=found.field,
        words=clean(runs_of_field(page, found.field)) if found.field else None,
        because=found.stays,
        asked_on=desk.today,
        asked_by_id=desk.officer.id,
    )
    session.add(row)
    session.flush()
    if refusal(desk.officer.role, Act.OVERRIDE) is None:
        return _answer(session, desk, case_id, row.id, Judgement.APPROVED, found.stays)
    return finish(session, desk, case_id, Subject.LETTERS, made=row.id)


def drop(session: Session, desk: Desk, *, case_id: str, request_id: str) -> Changes:
    """Do not pursue a request any more."""
    case = begin(session, desk, case_id, Act.ASK_OVERRIDE)
    session.get_one(OverrideRequest, _asked(case, request_id).id).dropped_on = desk.today
    return finish(session, desk, case_id, Subject.LETTERS)


def approve(session: Session, desk: Desk, *, case_id: str, request_id: str, typed: OverrideGiven) -> Changes:
    """Let the words stay as they are."""
    case = begin(session, desk, case_id, Act.OVERRIDE)
    said = checked(typed, desk, case)
    return _answer(session, desk, case_id, _asked(case, request_id).id, Judgement.APPROVED, said.because)


def send_back(session: Session, desk: Desk, *, case_id: str, request_id: str, typed: OverrideSentBack) -> Changes:
    """Say what is wrong with the words; where they were let stay before, the letter is stopped again."""
    case = begin(session, desk, case_id, Act.OVERRIDE)
    said = checked(typed, desk, case)
    return _answer(session, desk, case_id, _asked(case, request_id).id, Judgement.SENT_BACK, said.because)


def _found(blockers: tuple[Blocker, ...], finding: str) -> Blocker:
    """Return what is meant; Refused where it is not there, may never be let pass, or is asked for already."""
    found = next((each for each in blockers if finding and each.finding == finding), None)
    if found is None:
        raise Refused("The letter has nothing of that number that could stay", do="Look at what stops it once more.")
    if not found.overridable:
        raise Refused(
            "That is a warning, and nobody has to be asked", do="Say why it stays.", field=f"{STAYS}{finding}"
        )
    if found.override and found.override.waits:
        raise Refused("It is asked for already, and nobody has answered", do="Wait, or change the words.")
    if found.given:
        raise Refused("It may stay already", do="Go on with the letter.")
    return found


def _asked(case: CaseFacts, request_id: str) -> OverrideRequestFacts:
    """Return the request that is meant: the last that was not dropped, where none is named."""
    found = [each for each in case.overrides if each.dropped_on is None and request_id in ("", each.id)]
    if not found:
        raise Refused("No such request is on this case", do="Ask for it from the letter.")
    return found[-1]


def _answer(session: Session, desk: Desk, case_id: str, request_id: str, judgement: Judgement, because: str) -> Changes:
    row = OverrideAnswer(
        case_id=case_id,
        request_id=request_id,
        judgement=judgement.value,
        because=because,
        answered_by_id=desk.officer.id,
        answered_on=desk.today,
        recorded_at=desk.now,
    )
    session.add(row)
    session.flush()
    return finish(session, desk, case_id, Subject.LETTERS, made=row.id)
