"""Who looked at what: the lines of this desk and those of the shared database, for those who audit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import find_case
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.permissions import require_auditing
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import LONDON, count, moment_words
from db.model import Case, Document, Letter, LetterCopy, Look, Officer
from db.model import Desk as DeskRow
from db.moments import as_kept, moment_of

MOST = 5_000
"""Lines that are shown at once; fewer days show the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which lines are asked for: of one person, of one case, from a day to a day, both included."""

    by_id: str | None = None
    case_id: str | None = None
    from_on: date | None = None
    to_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse days the wrong way round."""
        if self.from_on and self.to_on and self.to_on < self.from_on:
            raise Refused("The last day is before the first", do="Put the earlier day first.", field="to")

    @property
    def asked(self) -> Mapping[str, str | None]:
        """The same as the shared database is asked."""
        return {"by_id": self.by_id, "case_id": self.case_id, "from": self.first, "until": self.end}

    @property
    def first(self) -> str | None:
        """The moment from which on lines are asked for, as it is kept."""
        return as_kept(datetime.combine(self.from_on, time(), LONDON)) if self.from_on else None

    @property
    def end(self) -> str | None:
        """The moment before which they end."""
        return as_kept(datetime.combine(self.to_on + timedelta(1), time(), LONDON)) if self.to_on else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookLine:
    """One line: who opened or took out what, when, at which desk."""

    at: datetime
    by: str
    desk: str
    what: str
    case_id: str
    """Empty for a list, and where the case is not on this desk."""
    reference: str
    """Of the case; empty for a list."""
    thing: str
    """The document or letter by its title, as far as it is here; the rows of a list."""
    received_at: datetime | None = None
    """When the shared database had it: the other is the time by the desk's clock."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it stands in a table."""
        return (moment_words(self.at), self.by, self.desk, self.what, self.reference, self.thing)


TITLES = ("When", "Who", "Desk", "What", "Case", "Which")


@dataclass(frozen=True, slots=True)
class Looks:
    """The lines that were asked for, the newest first."""

    lines: tuple[LookLine, ...]
    more: bool = False
    """There are more than are shown."""
    officers: Mapping[str, str] = field(default_factory=dict)
    """Everybody who can have looked, by id."""

    @property
    def in_words(self) -> str:
        """How many there are, in words."""
        return (
            f"The newest {MOST:,} lines; ask for fewer days to see others"
            if self.more
            else count(len(self.lines), "line")
        )


def asked_which(
    session: Session, *, by_id: str | None, reference: str, from_on: date | None, to_on: date | None
) -> Which:
    """Return what is asked for, the case by its reference; Refused where there is no such case."""
    case_id = find_case(session, reference) if reference.strip() else None
    return Which(by_id=by_id, case_id=case_id, from_on=from_on, to_on=to_on)


def officer_called(session: Session, name: str) -> str:
    """Return the id of the one colleague of that name; Refused where there is none, or more."""
    found = session.scalars(select(Officer.id).where(func.lower(Officer.name) == name.strip().lower())).all()
    if len(found) != 1:
        raise Refused(f"There is no one colleague called “{name[:40]}”", do="Give the name as it stands in the team.")
    return found[0]


def looks(session: Session, desk: Desk, *, which: Which, told: Iterable[Mapping[str, Any]] = ()) -> Looks:
    """Return the lines asked for: what the shared database `told`, and what this desk has not sent it.

    Refused to whoever does not audit.
    """
    require_auditing(desk.officer.role)
    told = list(told)
    here = _here(session, which, {each["id"] for each in told})
    found = sorted([*told, *here], key=lambda each: str(each["at"]), reverse=True)
    names = _Names(session, found[:MOST])
    officers = {row.id: row.name for row in session.execute(select(Officer.id, Officer.name).order_by(Officer.name))}
    return Looks(tuple(names.line(each) for each in found[:MOST]), len(found) > MOST, officers)


def _here(session: Session, which: Which, known: set[str]) -> list[dict[str, Any]]:
    """Return the lines of this desk that the shared database did not tell."""
    asked = select(Look).order_by(Look.at.desc()).limit(MOST + 1)
    if which.by_id:
        asked = asked.where(Look.by_id == which.by_id)
    if which.case_id:
        asked = asked.where(Look.case_id == which.case_id)
    if which.from_on:
        asked = asked.where(Look.at >= moment_of(which.first or ""))
    if which.to_on:
        asked = asked.where(Look.at < moment_of(which.end or ""))
    code = session.scalar(select(DeskRow.code))
    return [
        {"at": as_kept(row.at), "by_id": row.by_id, "desk": code, "received_at": None}
        | {name: getattr(row, name) for name in ("id", "what", "case_id", "thing_id", "number")}
        for row in session.scalars(asked)
        if row.id not in known
    ]


class _Names:
    """What the ids of some lines are called, as far as it is on this desk; of what was erased, no name is."""

    def __init__(self, session: Session, lines: Iterable[Mapping[str, Any]]) -> None:
        cases = {each["case_id"] for each in lines}
        things = {each["thing_id"] for each in lines}
        self._officers = dict(session.execute(select(Officer.id, Officer.name)).all())
        self._cases = dict(session.execute(select(Case.id, Case.reference).where(Case.id.in_(cases))).all())
        titles = select(Document.id, Document.title).where(Document.id.in_(things))
        self._things = dict(session.execute(titles).all())
        for kind in (Letter, LetterCopy):
            filed = select(kind.id, Document.title).join(Document, Document.id == kind.document_id)
            self._things.update(session.execute(filed.where(kind.id.in_(things))).all())

    def line(self, each: Mapping[str, Any]) -> LookLine:
        """Return one line in words."""
        of_list = count(each["number"], "row") if each["number"] is not None else ""
        return LookLine(
            at=moment_of(each["at"]),
            by=self._officers.get(each["by_id"]) or each.get("by") or "somebody not known here",
            desk=each["desk"] or "",
            what=each["what"],
            case_id=each["case_id"] if each["case_id"] in self._cases else "",
            reference=self._cases.get(each["case_id"], "not on this desk") if each["case_id"] else "",
            thing=self._things.get(each["thing_id"], "not on this desk") if each["thing_id"] else of_list,
            received_at=moment_of(each["received_at"]) if each["received_at"] else None,
        )
