"""What somebody who takes a case over has to know, drafted from the record: facts of the case in plain words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of, hazard_clocks_of, update_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.before_speaking import adjustments_to_know
from complaints_desktop.rules.adjustments import in_words
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.representatives import speakers
from complaints_desktop.rules.submissions import waiting
from complaints_desktop.rules.wording import capitalised, in_full, time_left
from db.terms import EvidenceResult

LONGEST = 300
"""Characters of what was said last; the story of the case has all of it."""


def handovers(session: Session, desk: Desk, *, cases: Iterable[str]) -> Mapping[str, str]:
    """Return the draft for each of these cases."""
    return {case.id: handover(case, desk) for case in load_cases(session, sorted(set(cases)))}


def handover(case: CaseFacts, desk: Desk) -> str:
    """Return what there is to know of a case; what the record says nothing of is not in it."""
    lines: list[str] = []
    for title, told in TELLING:
        lines += _told(title, [each for each in told(case, desk) if each])
    return "\n".join(lines)


def _told(title: str, found: Sequence[str]) -> list[str]:
    """Return what is told under one title: in one line, or of several that are whole sentences a line each."""
    if title in LISTED and len(found) > 1:
        return [f"{title}:", *(f"- {_sentence(capitalised(each))}" for each in found)]
    return [f"{title}: {_sentence('; '.join(found))}"] if found else []


def _sentence(words: str) -> str:
    return words if words.endswith("…") else f"{words}."


def _stands(case: CaseFacts, _: Desk) -> Iterator[str]:
    """Where it stands: its stage with what was done of it, and what of its points is decided."""
    stage = case.current
    yield case.kind.value if case.kind else f"stage {stage.number}"
    dates = (("received", stage.came_on), ("acknowledged", stage.acknowledged_on), ("answered", stage.responded_on))
    yield from (f"{done} on {in_full(day)}" for done, day in dates if day)
    points = case.points_at(stage.number)
    decided = [each for each in points if (found := each.finding(stage.number)) and found.decision]
    if points and not stage.responded_on:
        yield f"{len(decided)} of {len(points)} points decided"
    if stage.reviewer:
        yield f"{stage.reviewer.officer.name} considers it"


def _about(case: CaseFacts, _: Desk) -> Iterator[str]:
    points = case.points_at(case.current.number)
    if len(points) == 1:
        yield _whole(points[0].text)
    else:
        yield from (f"point {each.number}: {_whole(each.text)}" for each in points)


def _next(case: CaseFacts, desk: Desk) -> Iterator[str]:
    """The dates still to come, or that have passed and nothing was done."""
    running = clocks_of(case, desk)
    hazards = (each.clock for each in hazard_clocks_of(case, desk))
    for clock in (*running, *hazards):
        if clock.open and clock.due:
            yield _date(clock, desk)
    owed = update_of(case, running, desk)
    if owed:
        yield f"an update to the resident by {in_full(owed.due_on)} ({owed.because})"


def _date(clock: Clock, desk: Desk) -> str:
    assert clock.due is not None  # noqa: S101  # asked for by who calls
    left = time_left(desk.calendar.counted(desk.today, clock.due), clock.due, desk.today)
    return f"{clock.rule.called} by {in_full(clock.due)}, {left}"


def _promised(case: CaseFacts, _: Desk) -> Iterator[str]:
    """What was promised and is not kept yet."""
    for each in sorted(case.open_commitments, key=lambda each: each.due_on):
        who = f"{each.owner.name} sees to it"
        through = f" through {each.contractor}" if each.contractor else ""
        yield f"{_whole(each.what)}, by {in_full(each.due_on)}; {who}{through}{_said(each)}"


def _said(promise: CommitmentFacts) -> str:
    last = promise.updates[-1] if promise.updates else None
    return f"; last said on {in_full(last.update_on)}: {_shortly(last.text)}" if last and last.text else ""


def _waits(case: CaseFacts, desk: Desk) -> Iterator[str]:
    """What waits for whom: evidence that was asked for, replies to invitations, letters to be approved."""
    for each in case.current.evidence:
        if each.result is EvidenceResult.ASKED:
            of = f" from {each.asked_of}" if each.asked_of else ""
            due = (
                f", {'overdue since' if each.overdue(desk.today) else 'due'} {in_full(each.due_on)}"
                if each.due_on
                else ""
            )
            yield f"{_whole(each.item)}{of}{due}"
    for letter in waiting(case):
        by = f" by {letter.submitted_by.name}" if letter.submitted_by else ""
        said = "it was answered, and is to be looked at" if letter.answered else "it waits for approval"
        yield f"a letter submitted{by} on {in_full(letter.submitted_on)}: {said}"


def _reached(case: CaseFacts, _: Desk) -> Iterator[str]:
    person = case.resident
    if person:
        yield f"{person.called}" if person.called == person.name else f"{person.name}, who is called {person.called}"
        yield from (_whole(each) for each in (person.how_to_contact, person.phone) if each)


def _agreed(case: CaseFacts, _: Desk) -> Iterator[str]:
    """Needs and adjustments to know before speaking or writing."""
    person = case.resident
    if person:
        yield from (f"{each.kind}, {_whole(each.note)}" if each.note else each.kind for each in person.needs)
        spoken = {each.id for each in adjustments_to_know(person)}
        for each in sorted(person.adjustments, key=lambda each: each.id not in spoken):
            yield in_words(each)


def _speaks(case: CaseFacts, desk: Desk) -> Iterator[str]:
    for each in speakers(case, desk.today):
        as_what = f", {each.capacity}" if each.capacity else ""
        yield f"{each.person.name}{as_what} ({_whole(each.scope)})"


def _last(case: CaseFacts, _: Desk) -> Iterator[str]:
    """What was said last."""
    if case.contacts:
        last = max(case.contacts, key=lambda each: (each.contact_on, each.recorded_at))
        yield f"{last.kind.value} on {in_full(last.contact_on)}: {_shortly(last.summary)}"


def _whole(words: str) -> str:
    """Return words without the full stop that the line has of its own."""
    return words.strip().rstrip(".;")


def _shortly(words: str) -> str:
    words = " ".join(words.split())
    return _whole(words) if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


Told = Callable[[CaseFacts, Desk], Iterator[str]]

TELLING: tuple[tuple[str, Told], ...] = (
    ("Where it stands", _stands),
    ("It is about", _about),
    ("Next", _next),
    ("Promised and open", _promised),
    ("Waiting for", _waits),
    ("The resident", _reached),
    ("Needs, and what was agreed", _agreed),
    ("Who speaks for them", _speaks),
    ("Last contact", _last),
)
"""What is told, in this order."""

LISTED = frozenset({"It is about", "Next", "Promised and open", "Waiting for"})
"""Titles under which each has a line of its own, where there are several."""
