"""Gathers all that one letter is made of, from the record and from what the officer has typed."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of, duties_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.brief import ENDS, STANDARD_SIZE, Lateness, LetterMatter, stage_about
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.gate import Blocker, Severity, blockers
from complaints_desktop.letters.kinds import LetterKind, Recorded
from complaints_desktop.letters.page import Page
from complaints_desktop.rules.clocks import CODE, ClockName
from complaints_desktop.rules.duties import DutyState, blocking
from complaints_desktop.rules.permissions import rights_of


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
        respond_by=_respond_by(case, about, desk),
        lateness=tuple(_late(case, about, desk)),
        money_limit=rights_of(desk.officer.role).money_limit,
        typed=typed,
        text_size=text_size,
        draft=draft,
    )


def _respond_by(case: CaseFacts, kind: LetterKind, desk: Desk) -> date | None:
    """The last day of the answer, counted from an acknowledgement of today; Refused past the known bank holidays."""
    if kind.records is not Recorded.ACKNOWLEDGED:
        return None
    rule = CODE.rule(ClockName.RESPOND, stage_about(kind, case), desk.today)
    return rule.unit.due(desk.calendar, desk.today, rule.limit)


def letter_blockers(matter: LetterMatter, desk: Desk, page: Page | None = None) -> tuple[Blocker, ...]:
    """Return all that stops this letter or should be looked at: unmet duties of the case, then what its gate finds."""
    unmet = blocking(duties_of(matter.case, desk), matter.kind.act, matter.stage_number)
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
        rule = clock.rule
        if rule.stage != stage_about(kind, case) or not rule.to_resident or not (clock.due and clock.started):
            continue
        done = clock.done or (desk.today if rule.clock is ENDS[kind.records] else None)
        if done and done > clock.due:
            days = desk.calendar.counted(clock.due, done) or 0
            yield Lateness(rule.clock, clock.due, days)
