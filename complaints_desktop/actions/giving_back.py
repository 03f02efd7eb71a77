"""Give back what the shared database lost and this desk still knew, or let it go: a person decides, case by case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from complaints_desktop.case.references import is_anothers
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.case_lines import restate_promised
from complaints_desktop.reading.rescued import Lost, Signers, lost_questions, lost_rows, written_at
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require, rights_of
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.shared_rights import may_write
from complaints_desktop.rules.wording import count
from db.model import Base, Case, GivenBack, Rescue
from db.model.entities import about, captured, signatures
from db.model.marks import Belongs
from db.record.engine import as_json
from db.shared.rights import ANY
from db.terms import Rescued, Role

TOUCHED = frozenset(
    {Subject.CASE, Subject.COMMITMENTS, Subject.LETTERS, Subject.DOCUMENTS, Subject.PEOPLE, Subject.SHARING}
)
"""What was lost can be anything of a case."""

GONE = "Nothing of this is to be given back any more"

KNOWN_OF_STAFF = ("job_title", "phone", "email", "login", "team_id", "left_on")
"""What a row of somebody only named, as the owner of a promise, does not say."""

TO_READ = "What lost a clash, and held work, is not given back by itself"
TO_TYPE = "Where it is right, type it in the case under your own name; then let it go."
"""What to do with it: as it was sent it may fit no more, and nobody but its author signs it."""

LETTING_GO = (
    "What is let go stays lost at the shared database, and this desk does not ask again: that cannot be undone here. "
    "The copy of the record that was set aside before it was lost still has it, until three later ones take its place."
)
"""What a person is told before they let go."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given back, and what stays on the list and why."""

    changes: Changes
    rows: int
    left: int
    """What this role may not write, or another officer signed."""
    refused: int
    """What the record did not take: what it belongs to is not here, or it breaks a rule of the record."""
    to_read: int
    """Values of clashes and held work, which are not given back."""

    @property
    def words(self) -> str:
        """It in words, with what was not given back and why."""
        left = f"; {count(self.left, 'is', 'are')} left for somebody who may" if self.left else ""
        one, many = "does not fit this record and stays on the list", "do not fit this record and stay on the list"
        refused = f"; {count(self.refused, one, many)}" if self.refused else ""
        read = f"; {count(self.to_read, 'question is', 'questions are')} left to be read" if self.to_read else ""
        return f"{count(self.rows, 'change')} given back{left}{refused}{read}"


def give_back(session: Session, desk: Desk, *, groups: Iterable[str]) -> Given:
    """Send what was lost again, each row under the author it had, with a declaration of who gives it back.

    `groups` are cases, or single rows that belong to none. What this role may not write stays for who may; so does what
    others signed, but where this officer leads.
    """
    require(desk.officer.role, Act.SETTLE)
    chosen = set(groups)
    wanted = _with_what_it_needs(lost_rows(session), chosen)
    to_read = sum(each.group in chosen for each in lost_questions(session))
    if not wanted and to_read:
        raise Refused(TO_READ, do=TO_TYPE)
    if not wanted:
        raise Refused(GONE, do="Look at the list of what is still to decide.")
    mine = [each for each in wanted if _may(desk, each) and _may_sign(session, desk, each)]
    if not mine and not all(_may_sign(session, desk, each) for each in wanted):
        raise Refused("Another officer wrote what is left of this", do="Ask a team leader or manager to give it back.")
    signers = Signers(session)
    done = [each for each in _parents_first(mine) if _give(session, desk, signers, each)]
    _decide(session, desk, done, Rescued.GIVEN_BACK)
    cases = {each.case_id for each in done if each.case_id}
    restate_promised(session, desk, sorted(cases))
    changes = Changes(frozenset(cases), TOUCHED)
    return Given(changes, len(done), len(wanted) - len(mine), len(mine) - len(done), to_read)


def let_go(session: Session, desk: Desk, *, groups: Iterable[str]) -> Changes:
    """Leave lost as it is what this desk still knew; the copy of the file set aside has it for a while yet."""
    require(desk.officer.role, Act.SETTLE)
    chosen = set(groups)
    waiting = [*lost_rows(session), *lost_questions(session)]
    _decide(session, desk, [each for each in waiting if each.group in chosen], Rescued.LET_GO)
    return Changes(frozenset(), TOUCHED)


def _with_what_it_needs(rows: list[Lost], groups: set[str]) -> list[Lost]:
    """Return the rows of the groups, and with them lost rows they point at: the resident of a case."""
    chosen = {each.id: each for each in rows if each.group in groups}
    while True:
        wanted = {str(value) for each in chosen.values() for name, value in each.image.items() if name.endswith("_id")}
        persons = {each.id for each in chosen.values() if each.entity == "person"}
        more = [each for each in rows if each.id not in chosen and _belongs(each, wanted, persons)]
        if not more:
            return list(chosen.values())
        chosen |= {each.id: each for each in more}


def _belongs(row: Lost, wanted: set[str], persons: set[str]) -> bool:
    return row.id in wanted or (
        about(row.entity).belongs is Belongs.TO_PERSON and row.image.get("person_id") in persons
    )


def _parents_first(rows: list[Lost]) -> list[Lost]:
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    return sorted(rows, key=lambda each: (order[each.entity], each.id))


def _may(desk: Desk, row: Lost) -> bool:
    if row.entity == "officer" and row.whole and not may_write(desk.officer.role, "officer", "role"):
        return row.image["role"] == Role.OWNER.value and not any(row.image.get(name) for name in KNOWN_OF_STAFF)
    return all(may_write(desk.officer.role, row.entity, field) for field in ([ANY] if row.whole else row.ver))


def _may_sign(session: Session, desk: Desk, row: Lost) -> bool:
    """Whether the row is this officer's own or nobody's; else only who leads sends it anew, as the server has it.

    A case with the reference of another desk is another's too: the reference is theirs to give.
    What somebody declared of themselves nobody else changes.
    """
    others = any(row.image.get(field) not in (None, desk.officer.id) for field in signatures().get(row.entity, ()))
    if not others and not (row.entity == "case_" and row.whole and _is_anothers(session, row)):
        return True
    return rights_of(desk.officer.role).leads if row.whole else row.entity != "conflict_declaration"


def _is_anothers(session: Session, case: Lost) -> bool:
    """Whether a case that is not here has the reference of another desk."""
    return session.get(Case, case.id) is None and is_anothers(session, case.image["reference"])


def _give(session: Session, desk: Desk, signers: Signers, row: Lost) -> bool:
    """Write one row, or its fields, as this desk knew them; False where what it belongs to is not here."""
    table = Base.metadata.tables[row.entity]
    there = session.scalar(select(table.c.id).where(table.c.id == row.id)) is not None
    whole = row.whole and not there  # another desk may have given it back meanwhile, but for what was set later
    names = [name for name in (row.image if whole else row.ver) if name in table.columns]
    values = {name: row.image.get(name) for name in names}
    if not values and there:
        return True
    if not (whole or there) or not _points_at_what_is_here(session, row, values):
        return False
    if not whole and captured()[row.entity].insert_only:
        return False
    try:
        with session.begin_nested():
            _declare(session, desk, signers, row, [] if whole else names)  # first, for a page may part a batch
            if whole:
                made = {"id": row.id, **values}
                written = f"INSERT INTO {row.entity} ({', '.join(made)}) VALUES ({', '.join('?' * len(made))})"
                session.connection().exec_driver_sql(written, tuple(map(as_kept, made.values())))
            else:
                written = f"UPDATE {row.entity} SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?"
                session.connection().exec_driver_sql(written, (*map(as_kept, values.values()), row.id))
    except IntegrityError:
        return False
    return True


def as_kept(value: object) -> Any:  # noqa: ANN401 - a value of a column
    """Return a value of an image as the driver takes it."""
    return as_json(value) if isinstance(value, dict | list) else value


def _points_at_what_is_here(session: Session, row: Lost, values: Mapping[str, Any]) -> bool:
    table = Base.metadata.tables[row.entity]
    pointed = ((key.column, values[name]) for name in values for key in table.columns[name].foreign_keys)
    return all(value is None or session.scalar(select(at).where(at == value)) is not None for at, value in pointed)


def _declare(session: Session, desk: Desk, signers: Signers, row: Lost, fields: list[str]) -> None:
    """Write down that the row, or `fields` of it, was given back, by whom, and whose it was as far as we know."""
    known = row.entity == "case_" or (row.case_id and session.get(Case, row.case_id))
    case = row.case_id if known else None
    about = {"entity": row.entity, "entity_id": row.id, "fields": ", ".join(fields) or None}
    said = {"said_by": signers.of(row)[:200] or None, "written_at": written_at(row.version)}
    session.add(GivenBack(case_id=case, given_by_id=desk.officer.id, given_at=desk.now, **about, **said))
    session.flush()


def _decide(session: Session, desk: Desk, rows: Iterable[Lost], how: Rescued) -> None:
    for row in rows:
        found = session.get_one(Rescue, (row.entity, row.id))
        found.state, found.decided_at = how.value, desk.now
    session.flush()
