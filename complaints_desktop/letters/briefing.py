"""Gathers all that one letter is made of, from the record and from what the officer has typed."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of, duties_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.brief import STANDARD_SIZE, Lateness, LateStep, LetterMatter
from complaints_desktop.letters.gate import Blocker, Severity, blockers
from complaints_desktop.letters.kinds import LetterKind, Purpose, letter_kind
from complaints_desktop.letters.page import Page
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock, ClockName, rule_of
from complaints_desktop.rules.duties import DutyState, blocking
from complaints_desktop.rules.permissions import rights_of

ACTS: Mapping[Purpose, Act] = {Purpose.ACKNOWLEDGEMENT: Act.ACKNOWLEDGE, Purpose.RESPONSE: Act.RESPOND}
"""The act that issuing a letter of each purpose is."""


def letter_matter(
    session: Session,
    desk: Desk,
    *,
    case_id: str,
    kind: str,
    typed: Mapping[str, str],
    text_size: int = STANDARD_SIZE,
    draft: bool = True,
) -> LetterMatter:
    """Return the matter of a letter of `kind` about a case, as it would go out today."""
    case = load_case(session, case_id)
    about = letter_kind(kind)
    return LetterMatter(
        kind=about,
        case=case,
        author=desk.officer,
        landlord=desk.settings.landlord,
        issued_on=desk.today,
        respond_by=_respond_by(about, desk),
        lateness=tuple(_late(case, about, desk)),
        money_limit=rights_of(desk.officer.role).money_limit,
        typed=typed,
        text_size=text_size,
        draft=draft,
    )


def _respond_by(kind: LetterKind, desk: Desk) -> date | None:
    """The last day of the answer, counted from an acknowledgement of today; Refused past the known bank holidays."""
    if kind.purpose is not Purpose.ACKNOWLEDGEMENT:
        return None
    return desk.calendar.due(desk.today, rule_of(ClockName.RESPOND, kind.stage).limit)


def letter_blockers(matter: LetterMatter, desk: Desk, page: Page | None = None) -> tuple[Blocker, ...]:
    """Return all that stops this letter or should be looked at: unmet duties of the case, then what its gate finds."""
    act = ACTS[matter.kind.purpose]
    unmet = blocking(duties_of(matter.case, desk), act, matter.kind.stage)
    return (*(_of_duty(state) for state in unmet if not state.duty.in_letter), *blockers(matter, page))


def _of_duty(state: DutyState) -> Blocker:
    return Blocker(
        paragraph=state.paragraph,
        why=f"{state.duty.asks}: {state.verdict.because}",
        do="Complete it on the case first.",
        field=state.verdict.field,
        section=None,
        severity=Severity.BLOCKS,
    )


def _late(case: CaseFacts, kind: LetterKind, desk: Desk) -> Iterator[Lateness]:
    """What of this stage came after its due date, counting this letter as sent today."""
    for clock in clocks_of(case, desk):
        if clock.rule.stage != kind.stage or clock.due is None or clock.started is None:
            continue
        done = clock.done or (desk.today if _is_this_letter(clock, kind) else None)
        if done and done > clock.due:
            days = desk.calendar.counted(clock.due, done) or 0
            yield Lateness(LateStep(clock.rule.clock.value), clock.due, days)


def _is_this_letter(clock: Clock, kind: LetterKind) -> bool:
    waits_for = ClockName.ACKNOWLEDGE if kind.purpose is Purpose.ACKNOWLEDGEMENT else ClockName.RESPOND
    return clock.rule.clock is waits_for
