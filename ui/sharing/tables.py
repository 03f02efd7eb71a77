"""The columns of what is to settle, and of the desks heard from: two tables, one reader each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from complaints_desktop.reading.clashes import Clash
from complaints_desktop.reading.held_work import HeldWork
from complaints_desktop.reading.letters_twice import SentTwice
from complaints_desktop.reading.rescued import LostGroup
from complaints_desktop.rules.wording import count, moment_words, working_days
from complaints_desktop.sharing.desks import DeskHeard
from ui.kit.column import Column


@dataclass(frozen=True, slots=True)
class Question:
    """One line of what is to settle."""

    id: str
    """`clash:`, `held:`, `letters:` or `lost:` and its id: the place that opens it."""
    kind: str
    what: str
    reference: str
    resident: str
    by: str
    at: datetime | None


FEW = 2
"""Rows of a case that are named in its line."""


def of_clash(clash: Clash) -> Question:
    """Return a clash as a line."""
    people = list(dict.fromkeys((clash.kept.by, clash.theirs.by)))
    by = " and ".join(people)
    return Question(f"clash:{clash.id}", "Clash", clash.what, clash.reference, clash.resident, by, clash.theirs.at)


def of_twice(twice: SentTwice) -> Question:
    """Return letters that two desks sent for the same as a line; it is settled in the case."""
    return Question(
        f"letters:{twice.case_id}", "Letter", twice.what, twice.reference, twice.resident, twice.by, twice.at
    )


def of_held(held: HeldWork) -> Question:
    """Return held work as a line."""
    what = f"{held.what}: {held.why[0].lower()}{held.why[1:]}"
    return Question(f"held:{held.id}", "Held", what, held.reference, held.resident, held.by, held.at)


def of_lost(group: LostGroup) -> Question:
    """Return what was lost at the server, by case, as a line."""
    first = "; ".join(each.what for each in group.rows[:FEW])
    more = f"; {count(len(group.rows) - FEW, 'more change')}" if len(group.rows) > FEW else ""
    at = group.written_at
    return Question(f"lost:{group.id}", "Lost", f"{first}{more}", group.reference, group.resident, group.by, at)


def lost_columns() -> tuple[Column[Question], ...]:
    """Return the columns of what was known here and lost at the server."""
    titles = {"by": "Said to be by"}  # a claim until somebody has given it back, and after
    return tuple(
        replace(each, title=titles.get(each.name, each.title)) for each in question_columns() if each.name != "kind"
    )


def question_columns() -> tuple[Column[Question], ...]:
    """Return the columns of what is to settle."""
    return (
        Column(
            name="kind",
            title="Kind",
            width=24,
            text=lambda q: q.kind,
            mark=lambda q: ("held" if q.kind == "Held" else "clash", "warn"),
        ),
        Column(name="what", title="What", width=30, text=lambda q: q.what, stretch=True),
        Column(name="reference", title="Case", width=28, text=lambda q: q.reference),
        Column(name="resident", title="Resident", width=26, text=lambda q: q.resident, spare=True),
        Column(name="by", title="Typed by", width=26, text=lambda q: q.by, spare=True),
        Column(name="at", title="When", width=40, text=lambda q: moment_words(q.at) if q.at else "", spare=True),
    )


def desk_columns() -> tuple[Column[DeskHeard], ...]:
    """Return the columns of the desks heard from."""
    return (
        Column(name="code", title="Desk", width=18, text=lambda d: d.code),
        Column(name="officer", title="Officer", width=24, text=lambda d: d.officer),
        Column(name="heard", title="Last heard from", width=30, text=_heard, spare=True),
        Column(name="waiting", title="Waiting there then", width=20, text=lambda d: _waiting(d.waiting), spare=True),
        Column(
            name="word",
            title="",
            width=30,
            text=desk_word,
            mark=lambda d: ("warning", "warn") if d.worth_a_call or d.stuck else None,
            stretch=True,
        ),
    )


def desk_word(desk: DeskHeard) -> str:
    """Return what is worth saying of a desk."""
    if desk.revoked:
        return "Shut out"
    if desk.stuck:
        return f"Its work is not taken. {desk.stuck}"
    if not desk.worth_a_call:
        return ""
    quiet = f"Quiet for {working_days(desk.quiet_for)}"
    return f"{quiet}: call {desk.officer}, work may be waiting there" if desk.waiting else f"{quiet}: worth a call"


def _heard(desk: DeskHeard) -> str:
    return moment_words(desk.last_heard_at) if desk.last_heard_at else "Never"


def _waiting(number: int) -> str:
    return f"{number:,} changes" if number > 1 else "1 change" if number else "Nothing"
