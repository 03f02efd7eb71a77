"""Each stage is kept as the law counts it: when it was due by what was known, what put that off, and how it ended."""

from datetime import date
from struct import unpack

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.numbers.packed import NUMBERS
from complaints_desktop.numbers.stage_lines import stage_lines
from db.terms import Closing, Decision
from tests.complaints_desktop.facts import a_case, a_stage, an_extension
from tests.tables import each_row

RECEIVED = date(2025, 12, 22)
ACKNOWLEDGED = date(2025, 12, 31)  # the fifth working day: Christmas and Boxing Day are none
DUE = date(2026, 1, 15)
FURTHEST = date(2026, 1, 29)
TOLD = date(2026, 1, 8)
ASKED = date(2026, 2, 2)


def first(**facts):
    return a_stage(received_on=RECEIVED, **facts)


def sent(*extensions, **facts):
    return first(acknowledged_on=ACKNOWLEDGED, extensions=extensions, **facts)


def told(due_on, **facts):
    return an_extension(due_on, **{"notified_on": TOLD, **facts})


def second(**facts):
    return a_stage(2, received_on=ASKED, **facts)


IMPORTED = {"import_run_id": "run"}
UPHELD, NOT_UPHELD = {"outcome": Decision.UPHELD}, {"outcome": Decision.NOT_UPHELD}

TABLE = [
    # the case, whose stage, what of it, how it is kept
    (a_case(first()), 1, "acknowledge_by", ACKNOWLEDGED),
    (a_case(first()), 1, "first_due", DUE),
    (a_case(sent()), 1, "first_due", DUE),
    (a_case(first(acknowledged_on=date(2026, 1, 2))), 1, "first_due", date(2026, 1, 16)),
    (a_case(first(acknowledged_on=date(2026, 1, 2))), 1, "latest_due", DUE),
    (a_case(a_stage(acknowledged_on=ACKNOWLEDGED)), 1, "first_due", DUE),
    (a_case(a_stage(acknowledged_on=ACKNOWLEDGED)), 1, "received", None),
    (a_case(sent(told(FURTHEST))), 1, "due", FURTHEST),
    (a_case(sent(told(FURTHEST))), 1, "told", TOLD),
    (a_case(sent(told(date(2026, 1, 30)))), 1, "due", DUE),
    (a_case(sent(told(date(2026, 1, 30)))), 1, "told", None),
    (a_case(sent(told(date(2026, 1, 30), good_reason="The survey is booked then"))), 1, "due", date(2026, 1, 30)),
    (a_case(sent(told(FURTHEST, notified_on=DUE))), 1, "due", FURTHEST),
    (a_case(sent(told(FURTHEST, notified_on=date(2026, 1, 16)))), 1, "due", DUE),
    (a_case(sent(told(FURTHEST, notified_on=None))), 1, "due", DUE),
    (a_case(sent(told(FURTHEST, reason="n/a"))), 1, "due", DUE),
    (a_case(sent(), closed_on=TOLD, closed_as=Closing.WITHDRAWN), 1, "withdrawn", TOLD),
    (a_case(sent(), closed_on=TOLD, closed_as=Closing.WITHDRAWN), 1, "closed", None),
    (a_case(sent(), closed_on=TOLD, closed_as=Closing.MERGED), 1, "merged", TOLD),
    (a_case(sent(), closed_on=TOLD, closed_as=Closing.NOT_RECORDED), 1, "closed", TOLD),
    (a_case(sent(), closed_on=TOLD, closed_as=Closing.NOT_RECORDED), 1, "passed", None),
    (a_case(sent(), closed_on=TOLD, closed_as=Closing.ANSWERED), 1, "passed", TOLD),
    (a_case(sent(responded_on=DUE), closed_on=ASKED, closed_as=Closing.ANSWERED), 1, "closed", None),
    (a_case(sent(), second(), **IMPORTED), 1, "passed", ASKED),
    (a_case(sent(), second(), closed_on=ASKED, closed_as=Closing.WITHDRAWN), 1, "withdrawn", None),
    (a_case(sent(), second()), 1, "passed", None),
    (a_case(sent(), second()), 1, "asked_on", ASKED),
    (a_case(sent(), second(refused_on=date(2026, 2, 4))), 1, "asked_refused", date(2026, 2, 4)),
    (a_case(sent(), second(refused_on=date(2026, 2, 4), taken_back_on=ASKED)), 1, "asked_refused", None),
    (a_case(sent(), a_stage(2, acknowledged_on=ASKED)), 1, "asked_on", ASKED),
    (a_case(sent(**UPHELD), second(responded_on=ASKED, **NOT_UPHELD)), 2, "changed", 1),
    (a_case(sent(**UPHELD), second(responded_on=ASKED, **UPHELD)), 2, "changed", 0),
    (a_case(sent(), second(responded_on=ASKED, **UPHELD)), 2, "changed", 2),
]


@each_row(("case", "stage", "name", "kept"), TABLE)
def test_a_stage_is_kept_as_its_record_says(case, stage, name, kept):
    line = next(each for each in stage_lines(case, working_calendar()) if each["stage"] == stage)
    numbers = dict(zip(NUMBERS, unpack(f"<{len(NUMBERS)}i", line["numbers"]), strict=True))
    assert numbers[name] == (kept.toordinal() if isinstance(kept, date) else kept or 0)
