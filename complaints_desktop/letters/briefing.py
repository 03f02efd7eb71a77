"""Gathers all that one letter is made of, from the record and from what the officer has typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import EVERYTHING, Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import Judgement, hazard_clocks_of, judged, latest_review_of, matter_clocks_of
from complaints_desktop.desk.looking import looked
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.facts.submissions import SubmissionFacts
from complaints_desktop.letters.adjusted import adjusted
from complaints_desktop.letters.brief import (
    STANDARD_SIZE,
    Lateness,
    LetterMatter,
    ended_by,
    hazard_about,
    matter_about,
    stage_about,
)
from complaints_desktop.letters.copies import copies
from complaints_desktop.letters.events import TO_OMBUDSMAN, WHICH, Recorded
from complaints_desktop.letters.gate import Blocker, Severity, blockers
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.page import Page
from complaints_desktop.letters.plain_words import bans
from complaints_desktop.letters.wordings import kind_at
from complaints_desktop.letters.wrong_letter import with_wrong_words
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import CODE, Clock, ClockName
from complaints_desktop.rules.duties import DutyState, blocking
from complaints_desktop.rules.hazards import HazardClock
from complaints_desktop.rules.matters import ANSWER
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import BODIES, Called
from complaints_desktop.rules.submissions import waiting
from complaints_desktop.rules.updates import EVERY
from db.terms import Looked

PARTS = EVERYTHING - {Part.FOLLOW_THROUGH}
"""What letters are made of, and the duties that stop them are judged on."""


AS_IT_STANDS = frozenset({Recorded.CHANGED, Recorded.ELECTED_ANSWERED})
"""The letters that say when our answer comes, or that it is overdue, also where it does not run."""

COUNTED = frozenset({Recorded.ACKNOWLEDGED, Recorded.EXTENDED})
"""The letters that give the day of the answer anew."""


def letter_matter(
    session: Session,
    desk: Desk,
    *,
    case_id: str,
    kind: str,
    typed: Mapping[str, str],
    text_size: int | None = None,
) -> LetterMatter:
    """Return the matter of the draft of a letter of `kind` about a case, as it would go out today.

    `text_size`: in points; as was agreed with the person where it is not given.
    """
    about = kind_at(desk, kind)
    looked(session, desk, Looked.LETTER, case_id=case_id)
    case = load_case(session, case_id, parts=PARTS)
    return with_wrong_words(session, matter_of(case, desk, kind=about, typed=typed, text_size=text_size))


def submitted_letter(session: Session, desk: Desk, *, case_id: str, submission_id: str) -> LetterMatter:
    """Return the matter of a letter that waits for approval, for who judges it; Refused where none does."""
    looked(session, desk, Looked.LETTER, case_id=case_id)
    case = load_case(session, case_id, parts=PARTS)
    for each in waiting(case):
        if each.id == submission_id:
            return with_wrong_words(session, as_submitted(case, desk, each))
    raise Refused("This letter does not wait for approval any more", do="Look at the letters of the case.")


def as_submitted(case: CaseFacts, desk: Desk, submission: SubmissionFacts) -> LetterMatter:
    """Return the matter of a letter under the name of who submitted it, as the case is now."""
    theirs = replace(desk, officer=submission.submitted_by or desk.officer)
    kind = kind_at(desk, submission.kind)
    return matter_of(case, theirs, kind=kind, typed=submission.typed, text_size=submission.text_size)


def matter_of(
    case: CaseFacts,
    desk: Desk,
    *,
    kind: LetterKind,
    typed: Mapping[str, str],
    text_size: int | None = None,
    draft: bool = True,
) -> LetterMatter:
    """Return the matter of a letter about a case that has been loaded with PARTS; its clocks are judged here, once."""
    stage, judgement = stage_about(kind, case), judged(case, desk, stops=kind.act)
    matter = LetterMatter(
        kind=kind,
        case=case,
        author=desk.officer,
        landlord=desk.settings.landlord,
        policy=desk.settings.letters,
        ombudsman=desk.register.rule(BODIES, Called.HOUSING_OMBUDSMAN, desk.today),
        issued_on=desk.today,
        respond_by=_respond_by(kind, stage, desk, judgement),
        answer_was_due=_answer_was_due(kind, stage, desk, judgement),
        acknowledge_by=_due(judgement, ClockName.ACKNOWLEDGE, stage),
        next_update=_next_update(kind, case, desk),
        review_by=latest_review_of(desk) if kind.event.about else None,
        lateness=tuple(_late(judgement.clocks, ended_by(kind, case), stage, desk)),
        unmet=blocking(judgement.duties, kind.act, stage),
        clocks=judgement.clocks if kind.records in TO_OMBUDSMAN else (),
        bodies=desk.register.in_force(BODIES, desk.today),
        other_by=_other_by(matter_about(kind.records, case, typed.get(WHICH, "")), case, desk),
        hazard_clocks=_hazard_clocks(kind, case, desk),
        approval_asked=kind.name in desk.settings.approvals,
        bans=bans(desk.register, desk.today),
        money_limit=desk.money_limit,
        typed=typed,
        text_size=text_size or STANDARD_SIZE,
        draft=draft,
    )
    return matter if text_size else replace(matter, text_size=adjusted(matter.recipient).text_size)


def _respond_by(kind: LetterKind, stage: int, desk: Desk, judgement: Judgement) -> date | None:
    """The last day of the answer: counted from an acknowledgement, or as it stands where a letter is of something else.

    Refused past the known bank holidays.
    """
    if kind.records is not Recorded.ACKNOWLEDGED:
        due = _stands(kind, stage, judgement)
        return None if _answer_was_due(kind, stage, desk, judgement) else due
    rule = CODE.rule(ClockName.RESPOND, stage, desk.today)
    return rule.unit.due(desk.calendar, desk.today, rule.limit)


def _answer_was_due(kind: LetterKind, stage: int, desk: Desk, judgement: Judgement) -> date | None:
    """Return the day of an answer that is overdue, for a letter of something else: it gives no date that is past."""
    due = None if kind.records in COUNTED else _stands(kind, stage, judgement)
    return due if due and due < desk.today else None


def _stands(kind: LetterKind, stage: int, judgement: Judgement) -> date | None:
    """The day the answer is due as it stands; None of the answer itself, and where it does not run or is given."""
    if kind.records in (Recorded.EXTENDED, *AS_IT_STANDS):
        return _due(judgement, ClockName.RESPOND, stage)
    if kind.event.ends is ClockName.RESPOND or kind.records is Recorded.REFUSED:
        return None
    runs = (each for each in judgement.clocks if each.rule.clock is ClockName.RESPOND and each.rule.stage == stage)
    return next((each.due for each in runs if each.open and not each.projected), None)


def _other_by(about: MatterFacts | None, case: CaseFacts, desk: Desk) -> date | None:
    """The last day of the answer to the other matter the letter is about, by the limit of its receipt."""
    found = (each for each in matter_clocks_of(case, desk) if about and each.matter.id == about.id)
    clock = next((each.named(ANSWER) for each in found), None)
    return clock.due if clock else None


def _hazard_clocks(kind: LetterKind, case: CaseFacts, desk: Desk) -> tuple[HazardClock, ...]:
    """The limits of the hazard the letter sums up."""
    about = hazard_about(kind, case)
    return tuple(each for each in hazard_clocks_of(case, desk) if each.hazard.id == about.id) if about else ()


def _next_update(kind: LetterKind, case: CaseFacts, desk: Desk) -> date | None:
    """When the resident hears next after a letter of today, by what is agreed (Code 5.9).

    An update says so always, the acknowledgement of stage 1 where the landlord's policy asks for it.
    """
    first = kind.records is Recorded.ACKNOWLEDGED and kind.stages == (1,)
    if kind.act is Act.PROGRESS or (first and desk.settings.letters.feedback_dates):
        return desk.calendar.due(desk.today, case.updates_every or EVERY)
    return None


def _due(judgement: Judgement, clock: ClockName, stage: int) -> date | None:
    found = (each for each in judgement.clocks if each.rule.clock == clock and each.rule.stage == stage)
    return next((each.due for each in found), None)


def letter_blockers(matter: LetterMatter, page: Page | None = None) -> tuple[Blocker, ...]:
    """Return all that stops this letter or should be looked at: unmet duties of the case, then what its gate finds.

    `page` is that of the first copy; what stops another copy stops the letter.
    """
    of_case = (_of_duty(state) for state in matter.unmet if not state.duty.in_letter)
    first, *others = copies(matter)
    found = (*of_case, *blockers(first, page), *(each for copy in others for each in blockers(copy)))
    return tuple({(each.why, each.field): each for each in found}.values())


def _of_duty(state: DutyState) -> Blocker:
    return Blocker(
        paragraph=state.paragraph,
        why=f"{state.duty.asks}: {state.verdict.because}",
        do="Complete it on the case first.",
        field=state.verdict.field,
        section=None,
        severity=Severity.BLOCKS,
    )


def _late(clocks: Sequence[Clock], ends: ClockName | None, stage: int, desk: Desk) -> Iterator[Lateness]:
    """What of this stage came after its due date, counting this letter, which `ends` a clock, as sent today."""
    for clock in clocks:
        rule = clock.rule
        if rule.stage != stage or not rule.to_resident or not (clock.due and clock.started):
            continue
        done = clock.done or (desk.today if rule.clock is ends else None)
        if done and done > clock.due:
            days = desk.calendar.counted(clock.due, done) or 0
            yield Lateness(rule.clock, clock.due, days)
        first = clock.before
        if first and first.due and first.started and first.ended_on:
            days = desk.calendar.counted(first.due, first.ended_on) or 0
            yield Lateness(rule.clock, first.due, days, refused=True)
