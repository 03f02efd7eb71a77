"""What waits for a person or for the shared database, by case: asked with plain queries, for lists and the foot."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from complaints_desktop.rules import quality_sight, survey_sight
from complaints_desktop.rules.permissions import RIGHTS
from complaints_desktop.rules.wording import count
from db.record.connection import Rows
from db.terms import Rescued

UNSETTLED = """
    clash WHERE clash.state = 'open' AND NOT EXISTS (
        SELECT 1 FROM settlement WHERE settlement.clash_id = clash.id
        AND settlement.their_change = clash.doc ->> 'their_change')"""
"""The clashes nobody has settled: a settlement made at this desk counts before the shared database has heard of it."""

APART = ", ".join(f"'{entity}'" for entity in sorted(quality_sight.KEPT_APART | survey_sight.KEPT_APART))
LEADING = ", ".join(f"'{role.value}'" for role, rights in RIGHTS.items() if rights.leads or rights.audits)
LED = f"""EXISTS (
        SELECT 1 FROM desk JOIN officer ON officer.id = desk.officer_id WHERE officer.role IN ({LEADING}))"""
"""That whoever is at this desk leads or audits: of reviews and answers to surveys others have nothing to settle.

They are told of none. Which is for whom of those who lead, `reading.kept_back` says where they are listed."""

CLASHES = f"""{UNSETTLED}
    AND (clash.entity NOT IN ({APART}) OR {LED})
    AND (clash.entity <> 'draft' OR clash.field = 'content' AND EXISTS (
        SELECT 1 FROM draft JOIN desk ON desk.officer_id = draft.officer_id WHERE draft.id = clash.entity_id))"""
"""Those that are a question to this officer: of what is being typed at two desks only the text is, and only to whoever
typed it; when it was saved is settled with it."""

HELD = f"""
    held WHERE held.state = 'open' AND NOT EXISTS (SELECT 1 FROM settlement WHERE settlement.held_id = held.id)
    AND EXISTS (SELECT 1 FROM json_each(held.doc, '$.changes') AS made WHERE made.value ->> 'entity' <> 'draft')
    AND ({LED} OR held.doc ->> 'author' = (SELECT officer_id FROM desk) OR NOT EXISTS (
        SELECT 1 FROM json_each(held.doc, '$.changes') AS made WHERE made.value ->> 'entity' IN ({APART})))"""
"""The held work nobody has dealt with; what somebody was only typing is not work yet."""

LOST = f"SELECT count(*) FROM rescue WHERE state = '{Rescued.OPEN.value}'"

SHARES = "EXISTS (SELECT 1 FROM shared_database)"
"""Whether this desk shares its record; without that nothing waits for anybody."""


AMONG = "case_id IN (SELECT value FROM json_each(?1))"
MARKS = f"""
    SELECT case_id, part, count(*) FROM (
        SELECT case_id, 'waiting' AS part FROM change WHERE {SHARES} AND ack_pos IS NULL AND {AMONG}
        UNION ALL SELECT clash.case_id, 'clashes' FROM {CLASHES} AND {AMONG}
        UNION ALL SELECT held.case_id, 'held' FROM {HELD} AND {AMONG}
    ) GROUP BY case_id, part"""
"""What a Mark says of the cases in a list of their ids as JSON; one statement, for it is asked with every page."""


class Mark(NamedTuple):
    """What of one case waits: changes to be shared, clashes and held work to be settled."""

    waiting: int = 0
    clashes: int = 0
    held: int = 0

    @property
    def kind(self) -> str:
        """What a list marks: what needs a person before what goes by itself; empty where nothing waits."""
        return next((name for name in ("clashes", "held", "waiting") if getattr(self, name)), "")

    @property
    def words(self) -> str:
        """What a list says of it."""
        said = {"clashes": count(self.clashes, "clash", "clashes"), "held": f"{self.held} held"}
        return {**said, "waiting": f"{self.waiting} waiting"}.get(self.kind, "")


def unsettled(record: Rows) -> tuple[int, int]:
    """Return how many clashes and how many pieces of held work wait for a person."""
    ((clashes, held),) = record.rows(f"SELECT (SELECT count(*) FROM {CLASHES}), (SELECT count(*) FROM {HELD})")
    return int(clashes), int(held)


def lost(record: Rows) -> int:
    """Return how many rows the shared database lost and this desk still knows, which nobody has decided on."""
    ((number,),) = record.rows(LOST)
    return int(number)


def questions_of(record: Rows, case_id: str) -> tuple[str, ...]:
    """Return what is to settle in one case, as `clash:` or `held:` and its id."""
    found = [f"clash:{row}" for (row,) in record.rows(f"SELECT id FROM {CLASHES} AND case_id = ?", (case_id,))]
    found += [f"held:{row}" for (row,) in record.rows(f"SELECT id FROM {HELD} AND case_id = ?", (case_id,))]
    return tuple(found)


def counted(clashes: int, held: int) -> str:
    """Return "2 clashes and 1 piece of held work"; empty where nothing waits for a person."""
    parts = [count(clashes, "clash", "clashes")] if clashes else []
    parts += [f"{count(held, 'piece')} of held work"] if held else []
    return " and ".join(parts)


def marks(record: Rows, case_ids: Sequence[str]) -> Mapping[str, Mark]:
    """Return what waits in each of these cases; a case that is shared in full is left out."""
    found: dict[str, Mark] = {}
    for case_id, part, number in record.rows(MARKS, (json.dumps(case_ids),)):
        found[case_id] = found.get(case_id, Mark())._replace(**{part: int(number)})
    return found
