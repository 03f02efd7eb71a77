"""Follow promises to their end: chased, answered for in jeopardy, explained when missed, heard of, signed off."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.actions.promises import note
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.follow_through import Chased, LevelAnswered, MissExplained, ResidentHeard, SignedOff
from complaints_desktop.reading.track_record import TrackRecords, jeopardy_of, risk_of
from complaints_desktop.reading.who_is_told import roles_there, seats
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.all_done import kept_unheard
from complaints_desktop.rules.jeopardy import answered_at
from complaints_desktop.rules.on_time import missed
from complaints_desktop.rules.refusals import Refused
from db.model import Chase, Commitment, CommitmentUpdate, LevelAnswer, Miss, ResidentAnswer, SignOff
from db.terms import CommitmentState, ResidentWord, UpdateKind


def chase(session: Session, desk: Desk, *, case_id: str, commitment_id: str, typed: Chased) -> Changes:
    """Record that somebody was asked how an open promise stands, and when they are asked again."""
    case = begin(session, desk, case_id, Act.CHASE)
    said = checked(typed, desk, case)
    promise = _open(case, commitment_id)
    row = Chase(
        case_id=case_id,
        commitment_id=promise.id,
        asked=said.asked,
        words=said.words,
        chased_on=desk.today,
        next_on=said.next_on,
        chased_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def answer_level(session: Session, desk: Desk, *, case_id: str, commitment_id: str, typed: LevelAnswered) -> Changes:
    """Say what is done about a promise in jeopardy, at its level or the highest this officer may answer for."""
    case = begin(session, desk, case_id, Act.ANSWER_LEVEL)
    said = checked(typed, desk, case)
    promise = _open(case, commitment_id)
    risk = risk_of(case, promise, desk, TrackRecords(session, desk.today))
    reached = jeopardy_of(case, promise, risk, desk)
    if reached.level == 0:
        raise Refused("This promise is not in jeopardy", do="Record an update of it instead.", paragraph="6.6")
    row = LevelAnswer(
        case_id=case_id,
        commitment_id=promise.id,
        level=answered_at(reached.level, desk.officer.role, roles_there(case, seats(session))),
        due_on=promise.due_on,
        answer=said.answer,
        told=said.told,
        answered_on=desk.today,
        answered_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def explain_miss(session: Session, desk: Desk, *, case_id: str, commitment_id: str, typed: MissExplained) -> Changes:
    """Say why a promise was missed, and what changes; again where the cause turns out to be another."""
    case = begin(session, desk, case_id, Act.EXPLAIN_MISS)
    said = checked(typed, desk, case)
    promise = _known(case, commitment_id)
    if not missed(promise, desk.today):
        do = "There is nothing to explain: it was kept in time, is not due yet, or does not count."
        raise Refused("This promise was not missed", do=do, paragraph="7.3")
    row = Miss(
        case_id=case_id,
        commitment_id=promise.id,
        cause=said.cause,
        level=said.level.value,
        why=said.why,
        changes=said.changes,
        risk=said.risk,
        missed_on=min(promise.counts_on + timedelta(1), desk.today),
        said_on=desk.today,
        said_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def hear_resident(session: Session, desk: Desk, *, case_id: str, commitment_id: str, typed: ResidentHeard) -> Changes:
    """Record what the resident says of what is recorded as kept, one promise or all; one that is not is open again."""
    case = begin(session, desk, case_id, Act.HEAR_RESIDENT)
    said = checked(typed, desk, case)
    promises = _asked_about(case, _kept(case, commitment_id), said)
    rows = [
        ResidentAnswer(
            case_id=case_id,
            commitment_id=each.id,
            answer=said.answer.value,
            words=said.words,
            asked_on=said.asked_on,
            recorded_by_id=desk.officer.id,
            recorded_at=desk.now,
        )
        for each in promises
    ]
    session.add_all(rows)
    if said.answer is ResidentWord.DISAGREES:
        _open_again(session, desk, promises[0], said.words or "")
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=rows[0].id)


def _asked_about(case: CaseFacts, promise: CommitmentFacts, said: ResidentHeard) -> list[CommitmentFacts]:
    """Return the promises that an answer is about, the one it was asked at first; Refused where it cannot be so."""
    if said.answer is ResidentWord.DISAGREES and not said.words:
        raise Refused("It is not said what is not done", do="Write down what the resident says.", field="words")
    if said.answer is ResidentWord.DISAGREES and said.of_all:
        do = "Take the tick out, and record it of each promise that is not done: each is open again by itself."
        raise Refused("It is not said which promise is not done", do=do, field="of_all")
    others = [each for each in kept_unheard(case) if each.id != promise.id] if said.of_all else []
    for each in (promise, *others):
        if each.completed_on:
            entry.after(said.asked_on, each.completed_on, field="asked_on", what="it was done")
    return [promise, *others]


def _open_again(session: Session, desk: Desk, promise: CommitmentFacts, words: str) -> None:
    """Have a promise open again under the date it had: what was recorded as done stays in its updates."""
    row = session.get_one(Commitment, promise.id)
    if row.offer_id or row.order_id:
        do = "Record under Money what became of the payment."
        raise Refused("This promise pays money, and goes with it", do=do, paragraph="7.3")
    row.state = CommitmentState.OPEN.value
    row.work_done_on, row.completed_on, row.past_hour = None, None, None
    row.evidence, row.evidence_kind, row.evidence_document_id = None, None, None
    note(session, row, desk, UpdateKind.PROGRESS, f"Open again: the resident says it is not done. {words}"[:20_000])


def sign_off(session: Session, desk: Desk, *, case_id: str, commitment_id: str, typed: SignedOff) -> Changes:
    """Say that a promise was kept, having looked at what shows it; never one's own, nor what one recorded oneself."""
    case = begin(session, desk, case_id, Act.SIGN_OFF)
    said = checked(typed, desk, case)
    promise = _kept(case, commitment_id)
    if promise.owner.id == desk.officer.id:
        do = "Ask another team leader or a manager."
        raise Refused("Nobody signs off their own promise", do=do, paragraph="7.3")
    if _recorded_by(session, promise) == desk.officer.id:
        do = "Ask another team leader or a manager."
        raise Refused("You recorded this as done, and somebody else signs it off", do=do, paragraph="7.3")
    row = SignOff(
        case_id=case_id,
        commitment_id=promise.id,
        words=said.words,
        signed_off_on=desk.today,
        signed_off_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def _recorded_by(session: Session, promise: CommitmentFacts) -> str | None:
    """Return who recorded last that a promise was kept; None where the record does not say."""
    kept = CommitmentUpdate.kind == UpdateKind.COMPLETED.value
    said = select(CommitmentUpdate.author_id).where(CommitmentUpdate.commitment_id == promise.id, kept)
    return session.scalar(said.order_by(CommitmentUpdate.recorded_at.desc()).limit(1))


def _known(case: CaseFacts, commitment_id: str) -> CommitmentFacts:
    found = next((each for each in case.commitments if each.id == commitment_id), None)
    if found is None:
        raise Refused("That promise is not part of this case", do="Open the case again.", field="on")
    return found


def _open(case: CaseFacts, commitment_id: str) -> CommitmentFacts:
    found = _known(case, commitment_id)
    if not found.open:
        raise Refused(f"This promise is {found.state.value}", do="Make a new promise if one is needed.", field="on")
    return found


def _kept(case: CaseFacts, commitment_id: str) -> CommitmentFacts:
    found = _known(case, commitment_id)
    if found.state is not CommitmentState.COMPLETED:
        do = "Record first that it is done, and what shows it."
        raise Refused("This promise is not recorded as kept", do=do, paragraph="7.3", field="on")
    return found
