"""The points of a letter: what is complained of, what became of it, and what was found."""

from collections.abc import Iterator

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.people import who_did
from complaints_desktop.letters.values.words import Row, Value, sentence
from complaints_desktop.rules.decisions import excused, told_before
from complaints_desktop.rules.taken_back import point_withdrawal
from complaints_desktop.rules.wording import capitalised, in_full
from db.terms import Decision, IssueCondition, LinkKind, PointChangeKind, Responsibility

HEADING = 140
"""Characters of a point that still make a heading; a longer one stands in full beneath its number."""

POINT = {
    Decision.UPHELD: "We uphold this point.",
    Decision.PARTLY_UPHELD: "We uphold part of this point.",
    Decision.NOT_UPHELD: "We do not uphold this point.",
}
STAGE_1 = {
    Decision.UPHELD: "we upheld this point",
    Decision.PARTLY_UPHELD: "we upheld part of this point",
    Decision.NOT_UPHELD: "we did not uphold this point",
}


def points(matter: LetterMatter) -> dict[str, Value]:
    """Return the points the letter is about, and those it is not about any more."""
    case, stage = matter.case, matter.stage_number
    let_off = excused(case, stage)
    return {
        "points": tuple(_point(point, case, stage, let_off=point in let_off) for point in case.points_at(stage)),
        "changed_points": tuple(_changed(point, matter) for point in case.changed_points),
        "withdrawn_points": tuple(_withdrawn(point, matter) for point in _withdrawn_at(matter)),
        "accepted": tuple({"number": str(each.number), "text": each.text} for each in _accepted(matter)),
        "new_issue": tuple(_new_issue(case)),
        "refused_points": _refused_points(matter),
    }


def _point(point: PointFacts, case: CaseFacts, stage: int, *, let_off: bool) -> Row:
    finding, before = point.finding(stage), told_before(case, point, stage)
    return {
        **_heading(point),
        "outcome_sought": point.outcome_sought or "",
        "responsibility": _responsibility(point),
        "decision": POINT.get(finding.decision, "") if finding and finding.decision else "",
        "reasons": (finding.reasons if finding else None) or "",
        "reference": (finding.reference if finding else None) or "",
        "no_remedy": (finding.no_remedy_because if finding and let_off else None) or "",
        "before": STAGE_1.get(before.decision, "") if before and before.decision else "",
        "changed_because": (finding.changed_because if finding and before else None) or "",
    }


CONDITIONS = {
    IssueCondition.ANSWERED: "We had already sent our first answer.",
    IssueCondition.UNRELATED: "It is about something else.",
    IssueCondition.DELAYS: "To look into both together would hold up the answer to the other.",
}
"""Which condition of the Code makes a new issue a complaint of its own (Code 6.8)."""


def _new_issue(case: CaseFacts) -> Iterator[Row]:
    """Yield in which complaint this one was raised, and why it is one of its own."""
    for link in case.links:
        if link.kind is LinkKind.NEW_ISSUE and link.from_here and link.ended_on is None:
            because = link.because or ""
            held = next((each for each in CONDITIONS if because.startswith(f"{capitalised(each.value)}: ")), None)
            yield {
                "earlier": link.other_reference,
                "what": case.summary or "",
                "condition": CONDITIONS[held] if held else "",
                "because": capitalised(sentence(because.partition(": ")[2] if held else because)),
            }


def _heading(point: PointFacts) -> Row:
    """Return the heading of a point, and its words in full where they are too long for one."""
    short = len(point.text) <= HEADING and "\n" not in point.text.strip()
    return {
        "number": str(point.number),
        "heading": f"Point {point.number}: {point.text}" if short else f"Point {point.number}",
        "in_full": "" if short else point.text,
    }


def _changed(point: PointFacts, matter: LetterMatter) -> Row:
    """Return what became of a point since the definition was sent, as the resident has not been told yet."""
    kinds, first = {change.kind for change in point.untold}, point.untold[0].was or ""
    withdrawn, added = point.withdrawn_on is not None, PointChangeKind.ADDED in kinds
    reworded = not (withdrawn or added) and first != point.text
    return {
        **_heading(point),
        "told": " ".join(_told_of(point, matter, added=added, reworded=reworded)),
        "was": first if reworded else "",
        "because": "" if withdrawn else " ".join(dict.fromkeys(sentence(each.because) for each in point.untold)),
    }


def _told_of(point: PointFacts, matter: LetterMatter, *, added: bool, reworded: bool) -> Iterator[str]:
    """Yield a sentence for each thing that became of a point."""
    if point.withdrawn_on is not None:
        who, when = _who_withdrew(point, matter), in_full(point.untold[-1].changed_on)
        yield f"{who} withdrew this point on {when}. We will not decide it."
        return
    if added:
        yield "We have added this point to your complaint."
    if any(change.refusal_id for change in point.untold):
        refused = f"We told you that we would not {_looking(matter.case)}."
        yield f"{refused} We will look at it now, and I am sorry for the delay."
    if reworded:
        yield "We have put this point into other words."
    elif not added and not all(change.refusal_id for change in point.untold):
        yield "We have changed what we say about this point. It stands below as it is now."


def _looking(case: CaseFacts) -> str:
    return "look into this point" if case.current.number == 1 else "look at this point at stage 2"


def _withdrawn_at(matter: LetterMatter) -> Iterator[PointFacts]:
    """Yield the points withdrawn since the answer before: sent once, an answer still names them (Code 6.9 b)."""
    before = matter.case.stage(matter.stage_number - 1)
    answered = before.responded_on if before else None
    for point in matter.case.withdrawn:
        if point.taken_back and point.withdrawn_on and (answered is None or point.withdrawn_on > answered):
            yield point


def _withdrawn(point: PointFacts, matter: LetterMatter) -> Row:
    when = in_full(point.withdrawn_on) if point.withdrawn_on else ""
    who = _who_withdrew(point, matter)
    return {**_heading(point), "told": f"{who} withdrew this point on {when}, so we have not decided it."}


def _who_withdrew(point: PointFacts, matter: LetterMatter) -> str:
    note = point_withdrawal(matter.case, point.number)
    return who_did(matter, note.with_whom if note else None)


def _accepted(matter: LetterMatter) -> tuple[PointFacts, ...]:
    """The points that stage 2 is not about, as the resident accepts their answer."""
    settled = matter.stage_number == 2
    return tuple(point for point in matter.case.points if settled and point.settled_on)


def _refused_points(matter: LetterMatter) -> tuple[Row, ...]:
    """The points that stage 2 is not about, as we refused them, each with the day the resident was told why."""
    refused = matter.case.refused_at(matter.stage_number)
    return tuple(
        {"number": str(each.number), "text": sentence(each.text), "told": _told(refused[each.id])}
        for each in matter.case.points
        if each.id in refused
    )


def _told(refusal: RefusalFacts) -> str:
    return f"We told you why on {in_full(refusal.refused_on)}." if refusal.refused_on else ""


def _responsibility(point: PointFacts) -> str:
    """Say whose responsibility it is (Code 5.7); nothing where another body is meant but not named."""
    body = point.responsible_body
    if point.responsibility is Responsibility.OURS:
        return "We are responsible for this."
    if not body or point.responsibility not in (Responsibility.NOT_OURS, Responsibility.TO_CLARIFY):
        return ""
    if point.responsibility is Responsibility.NOT_OURS:
        return f"We are not responsible for this. It is for {body}."
    return f"We are finding out who is responsible. We are asking {body}, and we will tell you what we learn."
