"""Take back what was just done: its updates put back, what it made withdrawn the way the record knows (decision 0034).

Nothing is deleted: what is written here is an ordinary change, with its author, held to the rights of the act itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import OF_ACTS
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.case_lines import restate_promised
from complaints_desktop.rules import money, workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import LONDON, in_full
from db.model import Case, Change, Commitment, CommitmentUpdate, Letter
from db.model.base import Base
from db.model.entities import about, belonging, captured, target_of
from db.model.marks import Belongs
from db.moments import moment_of
from db.record.connection import raw_of
from db.record.reverse import Written, first_of, put_back, stands, written_by
from db.shared.rights import ANY as NEW
from db.terms import TAKEN_BACK, Checked, CommitmentState, UpdateKind

Marks = Callable[[Desk], Mapping[str, object]]

MARKS: Mapping[str, Marks] = {
    "point": lambda desk: {"withdrawn_on": desk.today, "withdrawn_because": TAKEN_BACK},
    "offer": lambda desk: {"withdrawn_on": desk.today},
    "need": lambda desk: {"ended_on": desk.today},
    "adjustment": lambda desk: {"ended_on": desk.today},
    "finding": lambda _: dict.fromkeys(
        ("decision", "reasons", "reference", "no_remedy_because", "changed_because", "policy_then")
    ),
    "disputed_fact": lambda desk: {"struck_on": desk.today},
    "checklist_line": lambda _: {"answer": Checked.OPEN.value, "because": TAKEN_BACK},
    "commitment": lambda _: {"state": CommitmentState.CANCELLED.value, "cancelled_because": TAKEN_BACK},
    "case_link": lambda desk: {"ended_on": desk.today},
    "refusal": lambda desk: {"dropped_on": desk.today},
    "authority": lambda desk: {"ended_on": desk.today, "ended_because": TAKEN_BACK},
    "complainant": lambda desk: {"ended_on": desk.today, "ended_because": TAKEN_BACK},
    "letter_rule": lambda desk: {"ended_on": desk.today},
    "adjustment_use": lambda desk: {"ended_on": desk.today},
    "person": lambda _: {},  # as an officer
    "document": lambda desk: {"withdrawn_on": desk.today, "withdrawn_because": TAKEN_BACK},
    "conduct_warning": lambda desk: {"dropped_on": desk.today},
    "restriction": lambda desk: {"dropped_on": desk.today},
    "matter": lambda desk: {"withdrawn_on": desk.today, "withdrawn_because": TAKEN_BACK},
    "matter_step": lambda desk: {"withdrawn_on": desk.today, "withdrawn_because": TAKEN_BACK},
    "letter_submission": lambda desk: {"dropped_on": desk.today},
    "despatch": lambda desk: {"withdrawn_on": desk.today},
    "chase": lambda desk: {"withdrawn_on": desk.today},
    "level_answer": lambda desk: {"withdrawn_on": desk.today},
    "miss": lambda desk: {"withdrawn_on": desk.today},
    "resident_answer": lambda desk: {"withdrawn_on": desk.today},
    "sign_off": lambda desk: {"withdrawn_on": desk.today},
    "cover": lambda desk: {"ended_on": desk.today, "ended_because": TAKEN_BACK},
    "reviewer": lambda desk: {"ended_on": desk.today},
    "handover_note": lambda desk: {"withdrawn_on": desk.today},
    "money_request": lambda desk: {"dropped_on": desk.today},
    "override_request": lambda desk: {"dropped_on": desk.today},
    "money_order": lambda desk: {"set_aside_on": desk.today},
    "officer": lambda _: {},  # who was only named may be named elsewhere by now (decision 0009)
}
"""How a row that was made is taken out of what counts: each by the mark its entity has for it."""

STAYS: Mapping[str, tuple[str, str]] = {
    "contact": ("A contact stays in the story as it was written", "Record another that puts it right."),
    "extension": (
        "An extension stays on record",
        "Extend again: until a letter tells of it, day and words can change.",
    ),
    "point_change": (
        "What became of a definition that was sent stays on record",
        "Change the point again: the letter that tells of it says how it stands.",
    ),
    "letter": ("A letter that was issued has gone, and stays as it went", "Write again."),
    "evidence_check": ("Evidence stays as it was recorded", "Bring it up to date: it can be marked as not needed."),
    "incident": ("A serious incident stays on record", "Record the answer to it."),
    "invitation": ("An invitation stays as it was made", "Bring it up to date with what came of it."),
    "consultee": ("Who was consulted stays on record", "Record it again with what they said."),
    "conflict_declaration": ("A declaration stays as it was made", "Declare again."),
    "money_answer": ("What was said to a request for money stays on record", "Say more to it: the last word counts."),
    "override_answer": ("What was said to a request stays on record", "Say more to it: the last word counts."),
    "settled_letter": ("What was settled stays on record", "Settle it anew: the later word counts."),
    "letter_finding": ("A letter that was issued has gone, and stays as it went", "Write again."),
    "approval": ("What was said to a refusal stays on record", "Say more to it: the last word counts."),
    "restriction_answer": ("What was said to a restriction stays on record", "Say more to it: the last word counts."),
    "restriction_review": ("A review or an appeal stays on record", "Review it again."),
    "reopening": ("A reopening stays on record", "Close the case again."),
    "letter_answer": ("What was said to a letter stays on record", "Say more to it: the last word counts."),
    "letter_copy": ("A letter that was issued has gone, and stays as it went", "Write again."),
}
"""What has no such mark, or was told to somebody: why it stays, and what to do."""

FOLLOWED = "commitment_update"
"""What is never changed, and is taken back by a further line in words: only together with a promise put back."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A transaction that can be taken back, sorted by how."""

    acts: tuple[Act, ...]
    """Each act that it can have been: another letter's document is made as one that was attached is."""
    changes: tuple[Written, ...]
    updates: tuple[Written, ...]
    marked: tuple[Written, ...]
    followed: tuple[Written, ...]


def offered(session: Session, desk: Desk, changes: Changes) -> Changes:
    """Return `changes`, just written, with the number by which they can be taken back, where they can."""
    if changes.subjects <= {Subject.DRAFTS}:
        return changes
    session.flush()
    first = first_of(raw_of(session), session.info["batch"])
    try:
        if first is not None:
            _plan(session, desk, first)
            return replace(changes, written=first)
    except Refused:
        pass
    return changes


def undo(session: Session, desk: Desk, *, written: int) -> Changes:
    """Take back the transaction whose first change has the number `written`; Refused with the reason it stays."""
    plan = _plan(session, desk, written)
    cases = _cases_of(session, plan.changes)
    _require_unchanged(session, plan.changes)
    _require_nothing_built_on(session, plan)
    if Act.GIVE_OUT not in plan.acts:  # no letter rests on who does the work
        _require_no_letter_since(session, cases, written, plan.changes)
    for change in plan.marked:
        row = session.get_one(captured()[change.entity], change.entity_id)
        for field, value in MARKS[change.entity](desk).items():
            setattr(row, field, value)
    for change in plan.followed:
        session.add(_further(session.get_one(CommitmentUpdate, change.entity_id), desk))
    session.flush()
    put_back(raw_of(session), plan.updates)
    session.expire_all()
    _require_allowed(session, desk, plan, cases)
    if any(change.entity == "offer" for change in plan.updates):
        _require_limit(session, desk, cases)
    restate_promised(session, desk, cases)
    return Changes(frozenset(cases), _subjects((*plan.updates, *plan.marked, *plan.followed)), undid=written)


def _plan(session: Session, desk: Desk, first: int) -> _Plan:
    """Return how the transaction is taken back, by what it is; Refused where it is nothing that can be."""
    changes = tuple(each for each in written_by(raw_of(session), first) if each.entity != "draft")
    if not changes:
        raise Refused("Nothing was recorded that could be taken back", do="Go on as it is.")
    _require_own_of_today(changes, desk)
    acts = _acts_of(changes, desk)
    made = {change.entity_id for change in changes if change.made}
    updates = tuple(change for change in changes if not change.made and change.entity_id not in made)
    marked, followed = _sorted(changes)
    if followed and not updates:
        raise Refused("What was written of a promise stays", do="Write a further update that puts it right.")
    if any(not change.patch or change.patch.keys() != change.was.keys() for change in updates):
        raise Refused("What it was before is no longer known here", do="Type it again.")
    return _Plan(acts, changes, updates, marked, followed)


def _require_own_of_today(changes: Sequence[Written], desk: Desk) -> None:
    written_on = moment_of(changes[0].at).astimezone(LONDON).date()
    if changes[0].author != desk.officer.id:
        raise Refused("Somebody else recorded that", do="Ask them to take it back, or record what puts it right.")
    if written_on != desk.today:
        raise Refused(
            f"That was recorded on {in_full(written_on)}, and only what was recorded today is taken back",
            do="Record today what puts it right.",
        )


def _acts_of(changes: Sequence[Written], desk: Desk) -> tuple[Act, ...]:
    """Return the acts that all of it can have been, of those this officer may do; Refused where each of them stays."""
    able = [act for act in Act if all(_covers(act, change) for change in changes)]
    able = [act for act in able if refusal(desk.officer.role, act) is None]
    if not able:
        raise Refused("This is not yours to take back", do="Ask whoever handles the case.")
    if back := tuple(act for act in able if not act.value.stays):
        return back
    raise Refused(able[0].value.stays, do="Record what puts it right.")


def _covers(act: Act, change: Written) -> bool:
    fields = act.value.writes.get(change.entity, ())
    return NEW in fields if change.made else set(change.patch) <= set(fields)


def _sorted(changes: Iterable[Written]) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
    """Return what was made by whether it is marked or followed by a further line; Refused for what stays."""
    made = [change for change in changes if change.made]
    for change in made:
        if change.entity in STAYS:
            why, do = STAYS[change.entity]
            raise Refused(why, do=do)
    followed = tuple(change for change in made if change.entity == FOLLOWED)
    marked = tuple(change for change in made if change.entity != FOLLOWED)
    if unknown := {change.entity for change in marked} - MARKS.keys():
        raise KeyError(", ".join(unknown))
    return marked, followed


def _require_unchanged(session: Session, changes: Sequence[Written]) -> None:
    own = {change.change_id for change in changes}
    if not all(stands(raw_of(session), change, own) for change in changes):
        raise Refused("It has been changed or taken back since", do="Look at what is there now, and change that.")


def _require_nothing_built_on(session: Session, plan: _Plan) -> None:
    """Refuse to take back what something was recorded of since: a finding on a point, an update of a promise."""
    own = {change.entity_id for change in plan.changes}
    for change in plan.marked:
        for table in (Base.metadata.tables[entity] for entity in captured()):
            for column in (each for each in table.columns if target_of(each) == change.entity):
                found = session.scalars(select(table.c.id).where(column == change.entity_id))
                if not own.issuperset(found):
                    raise Refused("Something has been recorded of it since", do="Record what puts it right.")


def _require_allowed(session: Session, desk: Desk, plan: _Plan, cases: Sequence[str]) -> None:
    """Ask what one of its acts would ask: whether the cases allow it as they are again, and it is this officer's."""
    refused = []
    for act in plan.acts:
        try:
            _require_act(session, desk, act, plan.changes, cases)
        except Refused as why:
            refused.append(why)
        else:
            return
    raise refused[0]


def _require_act(session: Session, desk: Desk, act: Act, changes: Sequence[Written], cases: Sequence[str]) -> None:
    if act in workflow.ON_CASES and any(change.case_id for change in changes):
        for case_id in cases:
            case = load_case(session, case_id, parts=OF_ACTS)
            workflow.permit(case, desk.officer.role, act)
    promises = {change.entity_id for change in changes if change.entity == "commitment" and not change.made}
    owners = session.scalars(select(Commitment.owner_id).where(Commitment.id.in_(promises)))
    refused = refusal(desk.officer.role, act, own=all(owner == desk.officer.id for owner in owners))
    if refused is not None:
        raise refused


def _require_no_letter_since(session: Session, cases: Sequence[str], first: int, changes: Sequence[Written]) -> None:
    """Refuse what a letter may rest on: one of this desk written after it, or of another issued after its moment."""
    here = select(Change.entity_id).where(Change.seq > first, Change.entity == "letter")
    since: ColumnElement[bool] = Letter.id.in_(here) | (Letter.issued_at > moment_of(changes[0].at))
    if session.scalar(select(Letter.id).where(Letter.case_id.in_(cases), since).limit(1)) is not None:
        raise Refused(
            "A letter has been issued since, and may rest on it",
            do="Record what puts it right, and write to the resident where the letter is now wrong.",
        )


def _require_limit(session: Session, desk: Desk, cases: Sequence[str]) -> None:
    """Refuse to offer again more than this officer may offer in all."""
    for case_id in cases:
        money.require_within(load_case(session, case_id), desk.money_limit)


def _cases_of(session: Session, changes: Sequence[Written]) -> tuple[str, ...]:
    """Return the cases that what was written belongs to: those of a person are all of theirs."""
    people = {change.entity_id for change in changes if change.entity == "person"}
    for entity in belonging(Belongs.TO_PERSON):
        rows = Base.metadata.tables[entity].c
        ids = [change.entity_id for change in changes if change.entity == entity]
        people.update(session.scalars(select(rows.person_id).where(rows.id.in_(ids))) if ids else ())
    theirs = session.scalars(select(Case.id).where(Case.person_id.in_(people)))
    return tuple(sorted({*theirs, *(change.case_id for change in changes if change.case_id)}))


def _further(update: CommitmentUpdate, desk: Desk) -> CommitmentUpdate:
    """Return the line that takes back an update of a promise; a date that moved moves back, an agreement is none."""
    moved = update.kind == UpdateKind.REDATED.value
    return CommitmentUpdate(
        case_id=update.case_id,
        commitment_id=update.commitment_id,
        kind=(UpdateKind.REDATED if moved else UpdateKind.PROGRESS).value,
        update_on=desk.today,
        text=f"{TAKEN_BACK}: “{update.text}”"[: len(TAKEN_BACK) + 2_000],
        old_due_on=update.new_due_on,
        new_due_on=update.old_due_on,
        resident_agreed=False if update.resident_agreed and not moved else None,
        author_id=desk.officer.id,
        recorded_at=desk.now,
    )


def _subjects(changes: Iterable[Written]) -> frozenset[Subject]:
    return frozenset({Subject.CASE, *(Subject(about(change.entity).subject) for change in changes)})
