"""The measures: one table, read by `numbers.result` and by nothing else (kpis 2.2 to 2.4; seeds 000 and 001).

A measure is a row. What it counts of says which stages or rows; `keeps` which of those it counts; the rest is words.
"""

from collections.abc import Mapping

from complaints_desktop.numbers.cohort import (
    NO_ANSWER_DAY,
    NO_DUE_DAY,
    NO_OUTCOME,
    NO_TIME_TAKEN,
    NOT_DUE_AND_OPEN,
    NOTHING_TO_COMPARE,
    WITHDRAWN,
    Cohort,
)
from complaints_desktop.numbers.measure import PLAN, POLICY, Kind, Measure, Source, received
from complaints_desktop.numbers.share import Direction
from complaints_desktop.numbers.stages import NOT_UPHELD, UPHELD, Chosen, Stages


def _acknowledged(all_: Stages) -> Chosen:
    return all_.has("acknowledged") & (all_.day("acknowledged") <= all_.day("acknowledge_by"))


def _within_or_extended(all_: Stages) -> Chosen:
    return all_.in_time | all_.extended_in_time


def _upheld(all_: Stages) -> Chosen:
    return (all_.number("outcome") >= UPHELD) & (all_.number("outcome") < NOT_UPHELD)


def _not_upheld(all_: Stages) -> Chosen:
    found: Chosen = all_.number("outcome") == NOT_UPHELD
    return found


def _failing(all_: Stages) -> Chosen:
    """A type 1 or 2 order is near: an answer long due, or no acknowledgement."""
    unacknowledged = ~all_.has("acknowledged") & (all_.day("acknowledge_by") > 0) & all_.past("acknowledge_by", 0)
    return all_.past("due", 5) | unacknowledged


def _changed(all_: Stages) -> Chosen:
    found: Chosen = all_.number("changed") == 1
    return found


def _of_stage(number: int) -> tuple[Measure, ...]:
    """Return what is measured alike at both stages."""
    return (_sent(number), *_in_time(number), *_not_in_time(number))


def _sent(number: int) -> Measure:
    ask = ("the complaint", "the request for stage 2")[number - 1]
    return Measure(
        code=CODES[number][0],
        name=f"Stage {number} acknowledged within 5 working days",
        formula=f"acknowledgements sent within 5 working days of {ask}, out of those due in the period",
        cohort=Cohort.ACKNOWLEDGEMENTS,
        stage=number,
        keeps=_acknowledged,
        ground=f"{PLAN}; Code {('6.2', '6.11')[number - 1]}",
    )


def _in_time(number: int) -> tuple[Measure, ...]:
    code, days, answered = CODES[number][1], (10, 20)[number - 1], _due(number)
    paragraphs = ("Code 6.2, 6.3", "Code 6.11, 6.14")[number - 1]
    return (
        Measure(
            code=code,
            name=f"Stage {number} answered within {days} working days",
            formula=f"answers sent by their first due date, out of {answered}",
            cohort=Cohort.ANSWERS_DUE,
            stage=number,
            keeps=lambda all_: all_.in_time,
            ground=f"{PLAN}; {paragraphs}",
        ),
        Measure(
            code=f"{code}x",
            name=f"Stage {number} answered within {days} working days or a valid extension",
            formula=f"answers sent by their due date, or within an extension that counts, out of {answered}",
            cohort=Cohort.ANSWERS_DUE,
            stage=number,
            keeps=_within_or_extended,
            ground=f"the regulator’s CH02; {paragraphs}",
        ),
    )


def _not_in_time(number: int) -> tuple[Measure, ...]:
    (_, _, extended, overdue), answered = CODES[number], _due(number)
    return (
        Measure(
            code=extended,
            name=f"Stage {number} extended",
            formula=f"those extended in time, with a reason, as far as the Code allows, out of {answered}",
            cohort=Cohort.ANSWERS_DUE,
            stage=number,
            keeps=lambda all_: all_.extended,
            direction=Direction.DOWN,
        ),
        Measure(
            code=overdue,
            name=f"Stage {number} overdue",
            formula=f"those answered late, or not answered past their due date, out of {answered}",
            cohort=Cohort.ANSWERS_DUE,
            stage=number,
            keeps=lambda all_: all_.overdue,
            direction=Direction.DOWN,
        ),
        Measure(
            code=f"{overdue}now",
            name=f"Stage {number} overdue now",
            formula="those open past their due date, out of those open, on the day",
            kind=Kind.NOW,
            stage=number,
            keeps=lambda all_: all_.past("due", 0),
            direction=Direction.DOWN,
        ),
    )


def _due(number: int) -> str:
    return f"stage {number} answers due in the period"


CODES = {1: ("K1", "K2", "K3", "K4"), 2: ("K5", "K6", "K8", "K9")}
"""At each stage: acknowledged, answered in time, extended, overdue."""

ESCALATIONS = (
    Measure(
        code="K10",
        name="Escalated from stage 1 to stage 2",
        formula="stage 1 answers of the period with a request for stage 2 to date not refused, out of those answers",
        cohort=Cohort.ANSWERS,
        stage=1,
        keeps=lambda all_: all_.escalated,
        direction=Direction.DOWN,
        lags=True,
    ),
    Measure(
        code="K10r",
        name="Asked for stage 2, refusals included",
        formula="stage 1 answers of the period with any request for stage 2 to date, out of those answers",
        cohort=Cohort.ANSWERS,
        stage=1,
        keeps=lambda all_: all_.has("asked_on"),
        direction=Direction.DOWN,
        ground=POLICY,
        lags=True,
    ),
    Measure(
        code="K10f",
        name="Escalation as a flow",
        formula="stage 2 requests received in the period, set against the stage 1 complaints received in it",
        kind=Kind.FLOW,
        cohort=Cohort.RECEIVED,
        direction=Direction.DOWN,
        ground=POLICY,
    ),
)

OUTCOMES = tuple(
    Measure(
        code=code,
        name=f"Stage {stage} {said}",
        formula=f"stage {stage} answers of the period that {formula}, out of those with an outcome",
        cohort=Cohort.ANSWERS,
        stage=stage,
        keeps=keeps,
        beside=(NO_OUTCOME, NOTHING_TO_COMPARE) if code == "M3" else (NO_OUTCOME,),
        direction=Direction.DOWN,
    )
    for code, stage, said, formula, keeps in (
        ("M1", 1, "upheld", "uphold it in full or part", _upheld),
        ("M2", 1, "not upheld", "do not uphold it", _not_upheld),
        ("M3", 2, "changed the decision", "decide the whole or any point otherwise than stage 1", _changed),
        ("M6", 2, "upheld", "uphold it in full or part", _upheld),
        ("M7", 2, "not upheld", "do not uphold it", _not_upheld),
    )
)

DAYS_TAKEN = tuple(
    Measure(
        code=code,
        name=f"Working days to answer stage {stage}",
        formula=f"working days from {ask} to the answer, on average over the answers of the period",
        kind=Kind.MEAN,
        cohort=Cohort.ANSWERS,
        stage=stage,
        beside=(NO_TIME_TAKEN,),
        direction=Direction.DOWN,
    )
    for code, stage, ask in (("M4", 1, "receipt"), ("M5", 2, "the request"))
)

VOLUMES = (
    *(
        Measure(
            code=f"V{stage}",
            name=f"Stage {stage} received",
            formula=f"{what} received in the period",
            kind=Kind.NUMBER,
            cohort=Cohort.RECEIVED,
            stage=stage,
            ground=POLICY,
        )
        for stage, what in ((1, "complaints"), (2, "requests for stage 2"))
    ),
    Measure(
        code="M15",
        name="Refused",
        formula="complaints and requests for stage 2 refused as a whole in the period",
        kind=Kind.NUMBER,
        cohort=Cohort.REFUSALS,
        keeps=lambda all_: all_.has("refused"),
        ground=f"{PLAN}; Code 8.1 b",
    ),
    Measure(
        code="EW",
        name="Early warning of a failure order",
        formula="open stages over five working days past their due date, or unacknowledged past theirs, "
        "out of those open, on the day",
        kind=Kind.NOW,
        keeps=_failing,
        direction=Direction.DOWN,
        ground="the Ombudsman’s guidance on failure orders",
    ),
)

HOMES = tuple(
    Measure(
        code=f"{code}({stage})",
        name=f"{name} stage {stage}",
        formula=formula.format(stage=stage),
        kind=kind,
        cohort=Cohort.RECEIVED,
        stage=stage,
        keeps=keeps,
        beside=beside,
        ground="the regulator’s tenant satisfaction measures",
        direction=direction,
    )
    for code, name, kind, direction, formula, keeps, beside in (
        (
            "CH01",
            "Complaints for every 1,000 homes,",
            Kind.RATE,
            Direction.DOWN,
            "stage {stage} complaints of the period from tenants of the stock type, for every 1,000 of its homes",
            received,
            (),
        ),
        (
            "CH02",
            "Answered within the Code’s time,",
            Kind.SHARE,
            Direction.UP,
            "those answered in time, or within an extension that counts, out of stage {stage} received in the period",
            _within_or_extended,
            (NO_DUE_DAY, WITHDRAWN, NO_ANSWER_DAY, NOT_DUE_AND_OPEN),
        ),
    )
    for stage in (1, 2)
)

PROMISES = tuple(
    Measure(
        code=code,
        name=name,
        formula=f"promises {of} kept by the day that counts, with evidence, out of those due in the period",
        source=Source.PROMISES,
        ground=ground,
    )
    for code, name, of, ground in (
        ("K11", "Stage 1 promises kept in time", "of stage 1", PLAN),
        ("K12", "Stage 2 promises kept in time", "of stage 2", PLAN),
        ("ORD", "Ombudsman’s orders kept in time", "ordered by the Ombudsman", "the Ombudsman’s orders"),
    )
)

SATISFIED = tuple(
    Measure(
        code=code,
        name=f"Satisfied with {what}",
        formula="very or fairly satisfied, out of all who answered, but for those it does not apply to",
        source=Source.SURVEYS,
        ground=PLAN,
    )
    for code, what in (("K13", "how it was handled"), ("K14", "the outcome"))
)

MONEY = (
    Measure(
        code="M16",
        name="Compensation paid, against the base year",
        formula="paid in the period, against the base year",
        kind=Kind.MONEY,
        source=Source.MONEY,
        direction=Direction.DOWN,
    ),
    Measure(
        code="M17",
        name="Compensation paid",
        formula="sums paid in the period, the Ombudsman’s apart",
        kind=Kind.MONEY,
        source=Source.MONEY,
    ),
)

HANDLED = (
    Measure(
        code="K7",
        name="Quality of handling",
        formula="points scored, out of points that apply, over the reviews of a random draw or of all",
        kind=Kind.SCORE,
        source=Source.QUALITY,
        owner="Resolution officer",
        ground=PLAN,
    ),
)

RECURRING = (
    Measure(
        code="M10",
        name="Recurring complaints",
        formula="complaints received in the period from a home about what another was about that closed in the twelve "
        "months before",
        kind=Kind.NUMBER,
        source=Source.REPEATS,
        direction=Direction.DOWN,
    ),
)

LEARNING, OMBUDSMAN = "actions from learning are not on record yet", "the Ombudsman’s cases are not on record yet"

NOT_KEPT = tuple(
    Measure(code=code, name=name, formula=formula, source=Source.NOWHERE, not_kept=why)
    for code, name, formula, why in (
        (
            "K15",
            "Ombudsman’s enquiries answered in time",
            "complete replies sent by the date set, out of dates set",
            OMBUDSMAN,
        ),
        (
            "M8",
            "Learning carried out",
            "closed cases whose learning was carried out, out of those that asked for it",
            LEARNING,
        ),
        ("M9", "Policies, procedures and processes changed", "changes carried out in the period", LEARNING),
        ("M11", "Service improvements on target", "improvements carried out by their day, out of those due", LEARNING),
        (
            "M12",
            "Action plans within 30 days",
            "plans carried out within 30 days, out of those agreed 30 days ago",
            LEARNING,
        ),
        (
            "M13",
            "Ombudsman’s cases with a failing",
            "cases with at least one failing, out of cases determined",
            OMBUDSMAN,
        ),
        ("M14", "Referred to the Ombudsman", "first contacts by the Ombudsman in the period", OMBUDSMAN),
    )
)

_ORDER = (
    *("K1", "K2", "K2x", "K3", "K4", "K4now", "K5", "K6", "K6x", "K7", "K8", "K9", "K9now", "K10", "K10r", "K10f"),
    *("K11", "K12", "ORD", "K13", "K14", "K15"),
    *(f"M{number}" for number in range(1, 18)),
    *("V1", "V2", "EW", "CH01(1)", "CH01(2)", "CH02(1)", "CH02(2)"),
)

_ROWS = (
    *_of_stage(1),
    *_of_stage(2),
    *ESCALATIONS,
    *OUTCOMES,
    *DAYS_TAKEN,
    *VOLUMES,
    *HOMES,
    *PROMISES,
    *SATISFIED,
    *MONEY,
    *HANDLED,
    *RECURRING,
    *NOT_KEPT,
)

MEASURES: Mapping[str, Measure] = {code: next(each for each in _ROWS if each.code == code) for code in _ORDER}
"""Every measure by its code, in the order in which they are read."""


def measure(code: str) -> Measure:
    """Return the measure with that code; an unknown one raises KeyError."""
    return MEASURES[code]
