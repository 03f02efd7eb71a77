"""What measures count, kept a row a stage: derived with the line of its case, written here and nowhere else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session, aliased

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.numbers.packed import SIZE
from complaints_desktop.numbers.stage_lines import Beside, stage_lines
from complaints_desktop.rules.calendar import WorkingCalendar
from db.model import Case, Finding, Point, Refusal, Stage, StageRow, table_of
from db.record.connection import Rows

PAGE = 500
"""Cases that are counted at once: what somebody does meanwhile waits for no more."""


def write_stages(session: Session, cases: Sequence[CaseFacts], calendar: WorkingCalendar) -> None:
    """Write the rows of these cases anew; of one that is void there is none."""
    forget_stages(session, [each.id for each in cases])
    rows = list(stages_of(session, cases, calendar))
    if rows:
        session.execute(insert(table_of(StageRow)), rows)


def forget_stages(session: Session, ids: Sequence[str]) -> None:
    """Take the rows of these cases off."""
    session.execute(delete(StageRow).where(StageRow.case_id.in_(ids)))


def stages_of(session: Session, cases: Sequence[CaseFacts], calendar: WorkingCalendar) -> Iterator[dict[str, Any]]:
    """Yield the rows of these cases."""
    standing = [each for each in cases if each.void_because is None]
    changed = _changed(session, [each.id for each in standing if len(each.stages) > 1])
    grounds = _grounds(session, [each.id for each in standing if any(stage.refused for stage in each.stages)])
    for case in standing:
        beside = Beside(changed=case.id in changed, grounds=grounds.get(case.id, {}))
        yield from stage_lines(case, calendar, beside)


def _changed(session: Session, ids: Sequence[str]) -> frozenset[str]:
    """Return the cases of which a point is decided otherwise at stage 2 than at stage 1."""
    if not ids:
        return frozenset()
    one, two, first, second = aliased(Finding), aliased(Finding), aliased(Stage), aliased(Stage)
    found = (
        select(Point.case_id)
        .join(one, one.point_id == Point.id)
        .join(first, (first.id == one.stage_id) & (first.number == 1))
        .join(two, two.point_id == Point.id)
        .join(second, (second.id == two.stage_id) & (second.number == 2))
        .where(Point.case_id.in_(ids), one.decision != two.decision)
    )
    return frozenset(session.scalars(found))


def _grounds(session: Session, ids: Sequence[str]) -> Mapping[str, Mapping[int, str]]:
    """Return by which ground each stage was refused as a whole, by case."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    if ids:
        whole = (Refusal.point_id.is_(None), Refusal.refused_on.is_not(None))
        asked = select(Refusal.case_id, Stage.number, Refusal.ground).join(Stage, Stage.id == Refusal.stage_id)
        for case_id, number, ground in session.execute(
            asked.where(Refusal.case_id.in_(ids), *whole).order_by(Refusal.refused_on)
        ):
            found[case_id][number] = ground
    return found


def uncounted(record: Rows) -> Iterator[list[str]]:
    """Yield, in pages, the complaints without a row as this program writes it: it has learned to count since."""
    wanted = f"""SELECT id FROM case_ WHERE void_because IS NULL AND kind IS NULL AND id > ? AND (NOT EXISTS
        (SELECT 1 FROM stage_row WHERE case_id = case_.id) OR EXISTS
        (SELECT 1 FROM stage_row WHERE case_id = case_.id AND length(numbers) <> {SIZE})) ORDER BY id LIMIT {PAGE}"""
    last = ""
    while page := [str(case_id) for (case_id,) in record.rows(wanted, (last,))]:
        yield page
        last = page[-1]


def wrong_stages(session: Session, cases: Sequence[CaseFacts], calendar: WorkingCalendar) -> Iterator[str]:
    """Yield a sentence for each case whose rows are not what its record derives to."""
    columns = [column for column in table_of(StageRow).c if column.name not in ("row", "sent")]
    held: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for row in session.execute(select(*columns).where(StageRow.case_id.in_([each.id for each in cases]))):
        held[row.case_id][row.stage] = dict(row._mapping)
    wanted: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for line in stages_of(session, cases, calendar):
        wanted[line["case_id"]][line["stage"]] = line
    for case in cases:
        if held.get(case.id, {}) != wanted.get(case.id, {}):
            yield f"{case.reference} is counted otherwise in the numbers than its record says"


def stray_stages(session: Session) -> Iterator[str]:
    """Yield a sentence for each case that is counted and not there."""
    strays = select(StageRow.case_id).where(StageRow.case_id.not_in(select(Case.id))).distinct()
    yield from (f"the numbers count a case that is not there ({case_id})" for case_id in session.scalars(strays))
