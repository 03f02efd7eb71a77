"""The gate: what still stops a letter, and what somebody should look at before it leaves (letters 3.2).

One table, one reader. What the Code asks of the case itself (evidence weighed, conflicts declared) is in `duties`;
here is what is asked of the letter.
"""

from dataclasses import dataclass
from enum import StrEnum

from complaints_desktop.facts.overrides import OverrideAnswerFacts, OverrideRequestFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.checks import (
    Find,
    Found,
    Seen,
    answer,
    approval,
    changes_nothing,
    clarification,
    dates,
    first_contact,
    hazards,
    matters,
    ombudsman,
    outside,
    people,
    policy,
    put_right,
    refusals,
    representatives,
    restrictions,
    wording,
)
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.events import OF_MATTERS, TO_OMBUDSMAN, TO_OTHERS, Recorded
from complaints_desktop.letters.page import Page
from complaints_desktop.letters.staying import finding_of, never_stays, no_answer, why_it_stays

SETTINGS = "settings"
"""The place of what is mended once for all letters, whatever the case."""


class Severity(StrEnum):
    """What a finding of the gate does."""

    BLOCKS = "blocks"
    ASKS = "asks"
    """Somebody has to look, and to say why it stays: then it stops nothing."""
    WARNS = "warns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """One thing to mend: why, by which paragraph of the Code (None: good practice), what to do, and where."""

    paragraph: str | None
    why: str
    do: str
    field: str | None
    """A field of the letter (`apology`, `points.2.reasons`), or what else to mend (`resident`, `text_size`)."""
    section: str | None
    severity: Severity
    finding: str = ""
    """Its fingerprint, where it may stay for a reason; empty where it may not, or where nobody asks why."""
    stays: str = ""
    """Why it stays, as the author of the letter says."""
    override: OverrideRequestFacts | None = None
    """What became of the request to let it stay, where somebody asked."""

    @property
    def blocks(self) -> bool:
        """Whether the letter may not leave with it."""
        if self.severity is Severity.ASKS:
            return bool(no_answer(self.stays))
        return self.severity is Severity.BLOCKS and self.given is None

    @property
    def given(self) -> OverrideAnswerFacts | None:
        """The leave of a complaints manager to let it stay; None where there is none."""
        return self.override.given if self.override else None

    @property
    def overridable(self) -> bool:
        """Whether a complaints manager may let it stay."""
        return self.severity is Severity.BLOCKS and bool(self.finding)


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the gate: what is checked, by which paragraph, for which letters, how badly it matters."""

    find: Find
    paragraph: str | None = None
    severity: Severity = Severity.BLOCKS
    records: frozenset[Recorded] = frozenset(Recorded)
    """The letters it is for, by what they record."""
    at_stage_2: str | None = None
    """The paragraph at stage 2, where it is another."""
    judges_words: bool = False
    """Whether it judges words by a list or a pattern, and may be wrong: a complaints manager may let them stay.

    What is no matter of wording is put right and never let pass: a gap, a date, a right, an authority, a limit; nor is
    what `never_stays`.
    """
    of_content: bool = False
    """Whether it is about an answer that says nothing: where the Code asks for the answer, nobody lets it stay."""
    premise: bool = False
    """Whether nothing that is written mends it: the letter is not true where the case stands, and not offered."""

    def asked_by(self, stage: int) -> str | None:
        """Return the paragraph of the Code that asks for it at `stage`."""
        return self.at_stage_2 if stage == 2 and self.at_stage_2 else self.paragraph


ASKS, WARNS = Severity.ASKS, Severity.WARNS
ACKNOWLEDGING = frozenset({Recorded.ACKNOWLEDGED})
RESPONDING = frozenset({Recorded.RESPONDED})
CHANGING = frozenset({Recorded.CHANGED})
EXTENDING = frozenset({Recorded.EXTENDED})
REFUSING = frozenset({Recorded.REFUSED})
ON_AUTHORITY = frozenset({Recorded.AUTHORITY_ASKED, Recorded.AUTHORITY_CONFIRMED, Recorded.ELECTED_ANSWERED})
CONFIRMING = frozenset({Recorded.COMMITMENTS_CONFIRMED})
FINISHING = frozenset({Recorded.COMMITMENTS_DONE})
CONFIRMING_REQUEST = frozenset({Recorded.REQUEST_CONFIRMED})
NO_COMPLAINT = CONFIRMING_REQUEST | {Recorded.CHOICE_OFFERED}
ON_COMMITMENTS = CONFIRMING | FINISHING
SUMMARISING = frozenset({Recorded.SUMMARISED})
OFFERING = frozenset({Recorded.OFFERED})
RESTRICTING = frozenset({Recorded.RESTRICTED})
ON_CONDUCT = frozenset({Recorded.WARNED, Recorded.RESTRICTED, Recorded.REVIEWED})
PUTTING_RIGHT = frozenset({Recorded.LETTER_PUT_RIGHT})

CHECKS: tuple[Check, ...] = (
    Check(answer.stage_reached, premise=True),
    Check(
        answer.not_again,
        records=ON_AUTHORITY | ON_COMMITMENTS | NO_COMPLAINT | TO_OMBUDSMAN | {Recorded.NOTHING},
        premise=True,
    ),
    Check(put_right.something_wrong, records=PUTTING_RIGHT, premise=True),
    Check(put_right.stood_there, records=PUTTING_RIGHT, judges_words=True),
    Check(changes_nothing.changes_nothing, records=PUTTING_RIGHT),
    Check(changes_nothing.money_on_record, records=PUTTING_RIGHT, judges_words=True),
    Check(people.recipient_entitled, "3.6", premise=True),
    Check(people.sender_known),
    Check(approval.approved),
    Check(people.independent, "6.13", records=RESPONDING),
    Check(people.landlord_named),
    Check(people.text_size),
    Check(people.large_print, "5.10"),
    Check(people.unapplied, "5.10"),
    Check(wording.holes),
    Check(wording.fillers, judges_words=True, of_content=True),
    Check(wording.placeholders, judges_words=True, of_content=True),
    Check(wording.short, judges_words=True, of_content=True),
    Check(wording.one_for_all, "6.7", records=RESPONDING, judges_words=True),
    Check(wording.sections),
    Check(wording.lengths),
    Check(wording.fields_known),
    Check(wording.words(blocking=True), judges_words=True),
    Check(clarification.ends_nothing, "5.6", records=frozenset({Recorded.NOTHING}), judges_words=True),
    Check(dates.real),
    Check(dates.typed_days),
    Check(dates.as_they_say, premise=True),
    Check(dates.as_recorded),
    Check(dates.ahead),
    Check(answer.told_in_time, "6.4", records=EXTENDING, at_stage_2="6.15", premise=True),
    Check(answer.something_changed, "6.8", records=CHANGING, premise=True),
    Check(answer.whole_follows, "6.9 c", records=RESPONDING, at_stage_2="6.19 c"),
    Check(refusals.proposed, "2.1", records=REFUSING, premise=True),
    Check(refusals.approved, "2.1", records=REFUSING, premise=True),
    Check(refusals.usable, "2.1", records=REFUSING, premise=True),
    Check(refusals.none_waits, "2.1", records=ACKNOWLEDGING | RESPONDING, at_stage_2="5.11", premise=True),
    Check(restrictions.something_to_tell, "5.14", records=ON_CONDUCT, premise=True),
    Check(restrictions.approved, "5.15", records=RESTRICTING, premise=True),
    Check(restrictions.warned, "5.14", records=RESTRICTING, premise=True),
    Check(restrictions.needs_met, "5.15", records=RESTRICTING, premise=True),
    Check(restrictions.review_in_time, "5.14", records=ON_CONDUCT, premise=True),
    Check(answer.remedy, "7.1", records=RESPONDING),
    Check(policy.changes_said, "9.1", records=RESPONDING),
    Check(answer.money_untold, "7.2", records=OFFERING, premise=True),
    Check(answer.money_within_limit, "4.2", records=RESPONDING | OFFERING, premise=True),
    Check(answer.money_promised, "7.3", records=RESPONDING | OFFERING, premise=True),
    Check(answer.money_offered(promised=True), "7.3"),
    Check(answer.nothing_open, "7.3", records=FINISHING, premise=True),
    Check(matters.told_today, records=frozenset({Recorded.MATTER_TOLD}), premise=True),
    Check(matters.waits, records=OF_MATTERS, premise=True),
    Check(matters.bodies_known, records=OF_MATTERS),
    Check(representatives.on_record, "3.6", records=ON_AUTHORITY, premise=True),
    Check(outside.somebody_asked, records=TO_OTHERS - TO_OMBUDSMAN, premise=True),
    Check(ombudsman.reply_by_their_date, records=TO_OMBUDSMAN),
    Check(hazards.waits, records=SUMMARISING, premise=True),
    Check(first_contact.not_unhappy, "1.3", records=CONFIRMING_REQUEST, premise=True),
    Check(answer.good_reason, "6.4", ASKS, EXTENDING, at_stage_2="6.15"),
    Check(people.addressed, severity=WARNS, records=frozenset(Recorded) - TO_OTHERS),
    Check(people.address_shows, severity=WARNS),
    Check(people.came_back, severity=WARNS),
    Check(people.other_formats, "5.10", WARNS),
    Check(people.needs_of_one, "5.10", ASKS, frozenset({Recorded.NOTHING})),
    Check(people.other_case, severity=ASKS),
    Check(people.keeping_in_touch, "5.9", WARNS, ACKNOWLEDGING),
    Check(answer.money_explained, "7.2", ASKS, RESPONDING | OFFERING),
    Check(answer.money_offered(promised=False), "7.2", ASKS),
    Check(answer.something_new, "7.3", WARNS, FINISHING | {Recorded.NOTHING}, premise=True),
    Check(answer.checklist_answered, "5.8", WARNS, RESPONDING),
    Check(answer.lesson, "9.1", WARNS, RESPONDING),
    Check(answer.ombudsman_checked, "3.7", WARNS, frozenset(Recorded) - OF_MATTERS - TO_OTHERS),
    Check(matters.bodies_checked, severity=WARNS, records=OF_MATTERS),
    Check(wording.words(blocking=False), severity=ASKS),
    Check(wording.characters, severity=ASKS),
    Check(wording.abbreviations, severity=ASKS),
    Check(dates.no_day, severity=ASKS),
    Check(dates.kept, "7.3", ASKS, RESPONDING),
    Check(dates.kept, "7.3", WARNS, frozenset(Recorded) - RESPONDING),
    Check(wording.readable, severity=WARNS),
)


def blockers(matter: LetterMatter, page: Page | None = None) -> tuple[Blocker, ...]:
    """Return what the gate finds, blocks before warnings; `page` where the letter has been composed already."""
    seen = Seen(matter, page or compose(matter))
    return tuple(
        _blocker(check, found, seen)
        for check in CHECKS
        if matter.kind.records in check.records
        for found in check.find(seen)
    )


def tells(matter: LetterMatter) -> bool:
    """Whether a letter can be true where the case stands: what it tells of is on record, and it is so."""
    seen = Seen(matter, compose(matter))
    mended = {field.name for field in matter.kind.fields if field.typed or field.place == SETTINGS}
    holes = (run.field.split(".")[0] for _, run in seen.runs() if run.hole and run.field)
    untrue = (check for check in CHECKS if check.premise and matter.kind.records in check.records)
    return all(name in mended for name in holes) and not any(any(True for _ in check.find(seen)) for check in untrue)


def _blocker(check: Check, found: Found, seen: Seen) -> Blocker:
    """Return what a check found, with why it stays where that is said already."""
    matter = seen.matter
    severity = WARNS if check.severity is ASKS and found.field is None else check.severity
    judged = check.judges_words and not never_stays(matter.kind, found, of_content=check.of_content)
    known = judged or severity is ASKS
    finding = finding_of(matter, seen.page, found, in_words=check.judges_words) if known else ""
    stays = why_it_stays(matter.typed, finding) if finding else ""
    asked = [each for each in matter.case.overrides if each.finding == finding and each.dropped_on is None]
    return Blocker(
        paragraph=found.paragraph or check.asked_by(matter.stage_number),
        why=found.why,
        do=f"{found.do} Or say why it stays." if severity is ASKS else found.do,
        field=found.field,
        section=found.section,
        severity=severity,
        finding=finding,
        stays=stays,
        override=asked[-1] if asked and finding and severity is Severity.BLOCKS else None,
    )
