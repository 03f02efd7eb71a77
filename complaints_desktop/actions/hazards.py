"""Record a hazard and what was done about it; each limit becomes a commitment, which its step keeps."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.actions.hazard_promises import follow
from complaints_desktop.case.register import officer_named
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.hazards import INVESTIGATED, HazardFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.hazards import HazardNoticed, HazardStepTaken
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.hazards import hazard_called, require_covered
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.triage import HAZARD_IMPACT
from complaints_desktop.rules.wording import moment_words
from db.model import Case, HazardStep, HomeHazard
from db.terms import Hazard, HazardStepKind


def notice(session: Session, desk: Desk, *, case_id: str, typed: HazardNoticed) -> Changes:
    """Record a hazard of the list in force on the day we became aware, and promise what its first limit asks."""
    case = begin(session, desk, case_id, Act.HAZARD)
    said = checked(typed, desk, case)
    aware_at = entry.moment(said.aware_on, said.aware_time, now=desk.now, field="aware_time")
    name = hazard_called(desk.register, said.hazard)
    covered = require_covered(desk.register, name, said.gravity, said.aware_on)
    if any((each.name, each.aware_at) == (name, aware_at) for each in case.hazards):
        raise Refused("That hazard is on record already", do="Record what was done about it.", field="hazard")
    row = HomeHazard(
        case_id=case_id,
        name=name,
        words=covered.words,
        gravity=said.gravity.value,
        aware_at=aware_at,
        aware=said.aware,
        what=said.what,
        owner_id=officer_named(session, said.owner),
        recorded_at=desk.now,
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    _set_gravest(session, case, said.gravity)
    follow(session, desk, case, row.id)
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def _set_gravest(session: Session, case: CaseFacts, gravity: Hazard) -> None:
    """Let the case say the gravest hazard that was ever found in the home."""
    if HAZARD_IMPACT[gravity] > HAZARD_IMPACT.get(case.hazard or Hazard.NONE, 0):
        session.get_one(Case, case.id).hazard = gravity.value


def step(session: Session, desk: Desk, *, case_id: str, hazard_id: str, typed: HazardStepTaken) -> Changes:
    """Record what was done; the commitment of the limit it ends is kept, and what it starts is promised."""
    case = begin(session, desk, case_id, Act.HAZARD)
    said = checked(typed, desk, case)
    hazard = next((each for each in case.hazards if each.id == hazard_id), None)
    if hazard is None:
        raise Refused("That hazard is not part of this case", do="Open the case again.")
    done_at = entry.moment(said.done_on, said.done_time, now=desk.now, field="done_time")
    _require_possible(hazard, said.kind)
    ended = None if said.kind in INVESTIGATED | ANY_TIME else hazard.investigated_at
    since = ended or hazard.aware_at
    if done_at < since:
        what = "the investigation ended" if ended else "we became aware"
        why = f"That is before {what}, {moment_words(since)}"
        raise Refused(why, do="Give the day and the time it was done.", field="done_on")
    row = HazardStep(
        case_id=case_id,
        home_hazard_id=hazard_id,
        kind=said.kind.value,
        done_at=done_at,
        text=said.text,
        recorded_at=desk.now,
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    follow(session, desk, case, hazard_id)
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


ANY_TIME = frozenset(
    {HazardStepKind.OFFERED, HazardStepKind.DECLINED, HazardStepKind.MOVED, HazardStepKind.TRIED, HazardStepKind.SAFE}
)
"""What may come before the investigation has ended, in whichever order it is written down."""

OF_FURTHER = frozenset({HazardStepKind.BEGUN, HazardStepKind.STARTED, HazardStepKind.DONE})


def _require_possible(hazard: HazardFacts, kind: HazardStepKind) -> None:
    """Refuse a second end of the investigation, and what follows it before it has ended."""
    if kind in INVESTIGATED and hazard.investigated_at:
        may = kind is HazardStepKind.FURTHER and hazard.found and not hazard.further
        if not may:
            why = f"The investigation ended on {moment_words(hazard.investigated_at)}"
            raise Refused(why, do="Record what was done since, or a new hazard.", field="kind")
    elif kind not in INVESTIGATED | ANY_TIME and not hazard.investigated_at:
        raise Refused("The investigation has not ended on record", do="Record first what it found.", field="kind")
    if kind in OF_FURTHER and not hazard.further:
        why = "No further work is on record as needed"
        raise Refused(why, do="Record first that the investigation found it is needed.", field="kind")
