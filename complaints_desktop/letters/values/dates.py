"""The dates of a letter: what happened, what is still to come, and what came late."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.letters.brief import Lateness, LetterMatter
from complaints_desktop.letters.values.words import Row, Value, sentence
from complaints_desktop.rules.clocks import CODE, ClockName
from complaints_desktop.rules.updates import agreed
from complaints_desktop.rules.wording import in_full, working_days
from db.terms import Closing, Hazard


def dates(matter: LetterMatter) -> dict[str, Value]:
    """Return what happened when, what is still to happen, and what came late."""
    stage = matter.stage
    return {
        "stage": f"stage {matter.stage_number}" if matter.of_a_stage else "",
        "received_on": in_full(stage.received_on) if stage and stage.received_on else "",
        "complained_on": _complained_on(matter),
        "receipt_was": in_full(stage.told_received_on) if stage and stage.told_received_on else "",
        "refused_on": in_full(stage.refused_on) if stage and stage.refused_on else "",
        "directed_on": in_full(stage.directed_on) if stage and stage.directed_on else "",
        "taken_back_on": in_full(stage.taken_back_on) if stage and stage.taken_back_on else "",
        "taken_back_because": _taken_back_because(matter),
        "late_because": sentence(stage.late_because or "") if stage else "",
        "withdrawn_on": _withdrawn_on(matter.case),
        "answered_on": _answered_on(matter),
        "stage1_unanswered": "" if _answered_on(matter) or matter.case.import_run_id else "yes",
        "respond_by": in_full(matter.respond_by) if matter.respond_by else "",
        "answer_was_due": in_full(matter.answer_was_due) if matter.answer_was_due else "",
        "acknowledge_by": in_full(matter.acknowledge_by) if matter.acknowledge_by else "",
        "next_update": in_full(matter.next_update) if matter.next_update else "",
        "channel": matter.case.channel or "",
        "updates_agreed": sentence(agreed(matter.case)),
        "stage1_acknowledged_within": CODE.rule(ClockName.ACKNOWLEDGE, 1, matter.issued_on).within,
        "stage2_acknowledged_within": CODE.rule(ClockName.ACKNOWLEDGE, 2, matter.issued_on).within,
        "stage2_answered_within": CODE.rule(ClockName.RESPOND, 2, matter.issued_on).within,
        "own_window": _own_window(matter),
        "hazard": "yes" if matter.case.hazard not in (None, Hazard.NONE) else "",
        "lateness": tuple(_late(each, matter) for each in matter.lateness),
        **_untold(stage.untold if stage else None),
        "extensions": tuple(_extension(each) for each in (stage.extensions if stage else ()) if each.notified_on),
    }


def _own_window(matter: LetterMatter) -> str:
    """In how many days the landlord's own policy asks for stage 2 to be asked for, where it does."""
    days = matter.policy.own_window if matter.policy else 0
    return working_days(days) if days else ""


def _complained_on(matter: LetterMatter) -> str:
    """The day the complaint itself came, also of a letter about stage 2, which was asked for on a day of its own."""
    first = matter.case.stage(1)
    return in_full(first.received_on) if first and first.received_on else ""


def _taken_back_because(matter: LetterMatter) -> str:
    """Why we took back the refusal of the whole stage, in our words to the resident."""
    here = (each for each in matter.case.refusals if each.stage == matter.stage_number and each.point_id is None)
    return next((each.taken_back_because or "" for each in here if each.taken_back_on), "")


def _withdrawn_on(case: CaseFacts) -> str:
    """The day the case ended as withdrawn, where it did."""
    return in_full(case.closed_on) if case.closed_on and case.closed_as is Closing.WITHDRAWN else ""


def _answered_on(matter: LetterMatter) -> str:
    """The day stage 1 was answered, where it was."""
    first = matter.case.stage(1)
    return in_full(first.responded_on) if first and first.responded_on else ""


def _late(late: Lateness, matter: LetterMatter) -> Row:
    due = in_full(late.due_on)
    days = f"{working_days(late.working_days)} late" if late.working_days else "late"
    if late.refused:
        return {"sentence": f"You should have heard from us by {due}. Our refusal was {days}."}
    if late.clock == matter.ends:
        return {"sentence": f"You should have had this letter by {due}. It is {days}."}
    should_have = CODE.rule(late.clock, matter.stage_number, late.due_on).to_resident
    return {"sentence": f"We should have {should_have} your complaint by {due}. We did so {days}."}


def _untold(untold: ExtensionFacts | None) -> Row:
    """Return until when and why the answer is put off, by the extension the resident has not been told of."""
    return {
        "extension_to": in_full(untold.due_on) if untold else "",
        "extension_reason": (untold.reason or "") if untold else "",
        "extension_good_reason": (untold.good_reason or "") if untold else "",
    }


def _extension(extension: ExtensionFacts) -> Row:
    told = in_full(extension.notified_on) if extension.notified_on else ""
    return {
        "sentence": f"On {told} we told you that we needed until {in_full(extension.due_on)} to answer.",
        "reason": extension.reason or "",
    }
