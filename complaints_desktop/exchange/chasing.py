"""One message about all that somebody has to keep soon, and the chase of each promise in it on record."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.follow_through import chase
from complaints_desktop.desk.changes import Changes, together
from complaints_desktop.desk.contractors import key_of
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.promise_list import lines_of, unnamed, without_name
from complaints_desktop.forms.follow_through import Chased
from complaints_desktop.letters.eml import plain_draft
from complaints_desktop.reading.commitment_board import BoardLine, commitment_board
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count, time_left, without_weekday
from db.files import staged
from db.model import Chase, Contractor, Officer
from db.model.contractors import contractor_id

SOON = 10
"""Working days before its date, at most, from which a promise is chased with the others of its owner."""

ASKED = "How it stands, what shows that it is done, and whether its date can be kept"
"""What is on record as asked of each promise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to who keeps promises: to whom, about which, and in which words."""

    who: str
    to: str
    """An e-mail address; empty where none is on record."""
    subject: str
    text: str
    lines: tuple[BoardLine, ...]

    @property
    def words(self) -> str:
        """The message as it is pasted."""
        return f"{self.subject}\n\n{self.text}"

    @contextmanager
    def beside(self, draft: Path | None) -> Iterator[None]:
        """Write it as a draft, if one is asked for, where what is done meanwhile is done; else there is none."""
        with staged(draft, self.eml) if draft else nullcontext():
            yield

    @property
    def eml(self) -> bytes:
        """The message as a draft that a mail program opens."""
        return plain_draft(subject=self.subject, to=self.to, text=self.text)


def chasing(session: Session, desk: Desk, *, owner: str = "", contractor: str = "", next_on: date) -> Message:
    """Return the message about what this owner or contractor keeps soon; Refused where there is nothing to ask."""
    if not (owner or contractor):
        raise Refused("Nobody is named", do="Name an owner or a contractor.", field="owner")
    theirs = lines_of(commitment_board(session, desk).lines, owner=owner, contractor=contractor)
    due = [line for line in theirs if is_due(line)]
    if not due:
        why = f"Nothing of {owner or contractor} is due within {SOON} working days or at risk"
        raise Refused(why, do="Chase a single promise from its case.", field="owner")
    done = _chased_today(session, due, desk.today)
    asked = tuple(line for line in due if line.commitment.id not in done)
    if not asked:
        do = "Wait for the answer, or chase a single promise from its case."
        raise Refused(f"{owner or contractor} was asked about all of it today", do=do, field="owner")
    promise = asked[0].commitment
    who = promise.contractor or contractor if contractor else promise.owner.name
    return _message(session, desk, who, asked, next_on)


def chasing_one(session: Session, desk: Desk, *, commitment_id: str, typed: Chased) -> Message:
    """Return the message about a single promise, to who is asked, in the words of the form; Refused where it is over.

    It goes to the address that is on record for them; whom the record does not know, the draft names nobody.
    """
    lines = commitment_board(session, desk).lines
    asked = tuple(line for line in lines if line.commitment.id == commitment_id)
    if not asked:
        raise Refused("This promise is open no more", do="Make a new promise if one is needed.")
    return _message(session, desk, typed.asked, asked, typed.next_on, typed.words or "")


def _message(
    session: Session, desk: Desk, who: str, asked: tuple[BoardLine, ...], next_on: date, words: str = ""
) -> Message:
    owner = asked[0].commitment.owner
    to = _officers(session, owner.id) if key_of(who) == key_of(owner.name) else _contractors(session, who)
    subject = f"{count(len(asked), 'promise')} to residents: how {'do they' if asked[1:] else 'does it'} stand?"
    return Message(who=who, to=to, subject=subject, text=message(who, asked, desk, next_on, words), lines=asked)


def is_due(line: BoardLine) -> bool:
    """Whether a promise is asked about now: due soon, overdue, or in jeopardy as the tracker shows it."""
    risk = line.risk
    if risk is None:
        return False
    return line.in_jeopardy or risk.overdue or (risk.days_left is not None and risk.days_left <= SOON)


def message(who: str, lines: Sequence[BoardLine], desk: Desk, next_on: date, words: str = "") -> str:
    """Return the words of a chase: nothing of a resident in it but the reference of the complaint."""
    told = "\n\n".join(_told(number, line, desk.today) for number, line in enumerate(lines, 1))
    more = f"{without_name(words, lines[0].resident)}\n\n" if words else ""
    reach = ", ".join(filter(None, (desk.officer.phone, desk.officer.email)))
    return (
        f"Dear {who},\n\n"
        "We promised residents what is listed below, and you see to it. "
        f"Please tell us by {without_weekday(next_on)}:\n\n"
        "- what is done, on which day, and what shows it: the number of the job sheet or receipt\n"
        "- of what is not done, when the appointment is, and whether the date can be kept\n\n"
        f"{told}\n\n{more}"
        "If a date cannot be kept, please tell us at once. The resident has to hear of it before it has passed.\n\n"
        f"Thank you\n\n{desk.officer.name}\n{desk.settings.landlord.name}\n{reach}".rstrip()
        + "\n"
    )


def _told(number: int, line: BoardLine, today: date) -> str:
    promise = line.commitment
    left = time_left(line.risk.days_left, promise.due_on, today) if line.risk else ""
    due = f"By {without_weekday(promise.due_on)}{f' ({left})' if left else ''}"
    job = f". Job number {promise.job_number}" if promise.job_number else ""
    what = " ".join(unnamed(promise.what, line.resident).split())
    return f"{number}. Complaint {line.reference}: {what}\n   {due}{job}"


def chase_all(session: Session, desk: Desk, asked: Message, *, next_on: date) -> Changes:
    """Record that each promise of a message was chased, all of them or none."""
    typed = Chased(asked=asked.who, words=ASKED, next_on=next_on)
    return together(
        [
            chase(session, desk, case_id=line.case_id, commitment_id=line.commitment.id, typed=typed)
            for line in asked.lines
        ]
    )


def _chased_today(session: Session, lines: Iterable[BoardLine], today: date) -> frozenset[str]:
    asked = select(Chase.commitment_id).where(Chase.chased_on == today, Chase.withdrawn_on.is_(None))
    return frozenset(session.scalars(asked)) & {line.commitment.id for line in lines}


def _officers(session: Session, officer_id: str) -> str:
    officer = session.get(Officer, officer_id)
    return officer.email or "" if officer else ""


def _contractors(session: Session, name: str) -> str:
    contractor = session.get(Contractor, contractor_id(name))
    return contractor.email or "" if contractor else ""
