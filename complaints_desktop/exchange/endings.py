"""How a row of an import says that a complaint ended without an answer: refused, by what ground, or withdrawn."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaints_desktop.forms.grounds import grounds
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.model import new_id
from db.terms import Closing

Values = Mapping[str, Any]

OF_STAGE_2 = ("stage2_acknowledged_on", "stage2_responded_on", "stage2_outcome", "stage2_due_extended_to")
"""What a row with no day of the request says of stage 2."""

GROUND_NOT_RECORDED = "ground not recorded"


def ground_of(words: str) -> str:
    """Return a ground as our list writes it, by its words or its code; other words as they are."""
    said = words.casefold()
    return next((each.words for each in grounds() if said in (each.code.casefold(), each.words.casefold())), words)


def refused_at(values: Values) -> int | None:
    """Return the stage that was refused; None where none was."""
    day = values["refused_on"]
    if day is None:
        return None
    asked, answered = values["escalated_on"], values["stage1_responded_on"]
    if asked:
        return 2 if day >= asked else 1
    return 2 if answered and day >= answered else 1


def require_one_end(values: Values) -> None:
    """Raise Refused where a row tells of two ends, or of the ground of a refusal that has no day."""
    refused = values["refused_on"]
    _require_unanswered(values)
    if values["refusal_ground"] and refused is None:
        do = "Give the day it was refused, or leave the ground out."
        raise Refused("A ground of refusal is given, and no day", do=do, field="refusal_ground")
    if refused is None:
        return
    if values["withdrawn_on"]:
        raise Refused(
            f"It was refused on {in_full(refused)} and withdrawn on {in_full(values['withdrawn_on'])}",
            do="Keep the one that ended it.",
            field="withdrawn_on",
        )
    stage = refused_at(values)
    answered = values[f"stage{stage}_responded_on"]
    if answered:
        raise Refused(
            f"Stage {stage} was answered on {in_full(answered)} and refused on {in_full(refused)}",
            do="Keep the one that is right.",
            field="refused_on",
        )
    later = [name for name in ("escalated_on", *OF_STAGE_2) if values[name]]
    if stage == 1 and later:
        raise Refused(
            f"It was refused at stage 1, and {later[0]} tells of stage 2",
            do="Leave out a refusal that was taken back, and what belongs to no stage 2.",
            field="refused_on",
        )


def _require_unanswered(values: Values) -> None:
    """Raise Refused where a complaint was answered, and is said to have been withdrawn (Code 6.7)."""
    second = values["escalated_on"] or any(values[name] for name in OF_STAGE_2)
    answered = values["stage2_responded_on"] if second else values["stage1_responded_on"]
    if values["withdrawn_on"] and answered:
        raise Refused(
            f"It was answered on {in_full(answered)}, and what has been answered is not withdrawn",
            do="Leave the withdrawal out.",
            paragraph="6.7",
            field="withdrawn_on",
        )


def ended(values: Values) -> tuple[date | None, str | None]:
    """Return the day and the reason of the end of the case: of what was withdrawn, the day it was."""
    if values["withdrawn_on"]:
        return values["withdrawn_on"], Closing.WITHDRAWN.value
    if values["refused_on"]:
        return values["closed_on"] or values["refused_on"], Closing.REFUSED.value
    if not values["closed_on"]:
        return None, None
    answered = values["stage1_responded_on"] or values["stage2_responded_on"]
    return values["closed_on"], (Closing.ANSWERED if answered else Closing.NOT_RECORDED).value


def refusal_row(values: Values, case_id: str, stage_id: str) -> dict[str, Any]:
    """Return the refusal of a stage; who proposed and who approved it is not in the file."""
    return {
        "id": new_id(),
        "case_id": case_id,
        "stage_id": stage_id,
        "ground": values["refusal_ground"] or GROUND_NOT_RECORDED,
        "proposed_on": values["refused_on"],
        "refused_on": values["refused_on"],
    }
