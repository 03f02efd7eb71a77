"""The law of rights, by generation: over role, entity, field, operation and team no effect without the right to it.

What a role may do is read from the program's own table; what came of it from the rows of the server before and after,
never from what the server answers. `make soak` tries all there is; `make test` some of it by chance.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import uuid4

from psycopg.types.json import Jsonb
from sqlalchemy import JSON, Boolean, Column, Date, Integer

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import RIGHTS
from complaints_desktop.rules.shared_rights import EVERYONE
from db.model import Base
from db.model.base import Moment
from db.shared.rights import OWN
from db.shared.schema import fields
from db.terms import Role
from tests.db.rows import tables, words_of
from tests.db.shared.desk import Change, Desk, change, new_row
from tests.postgres import Shared

TEAMS = ("North", "South")
OPS = ("update", "insert over", "insert over its version", "settle", "make")
OVER = ("insert over", "insert over its version")
"""An insert of a row that stands may ask about a field whose sender might set it; it never changes one."""
AT_ONCE = 200
OF_A_PERSON = ("need", "adjustment", "conduct_warning", "restriction", "restriction_answer", "restriction_review")
SIGNED_BY = {
    "commitment_update": "author_id", "conflict_declaration": "officer_id", "contact": "author_id",
    "draft": "officer_id", "extension": "approved_by_id", "given_back": "given_by_id", "letter": "author_id",
    "conduct_warning": "recorded_by_id", "restriction": "proposed_by_id", "restriction_answer": "answered_by_id",
    "restriction_review": "recorded_by_id",
    "setting": "set_by_id", "wording": "set_by_id", "locked_wording": "set_by_id",
    "standard_paragraph": "made_by_id", "dated_rule": "set_by_id", "home_hazard": "recorded_by_id",
    "hazard_step": "recorded_by_id", "matter": "recorded_by_id", "matter_step": "recorded_by_id",
    "settlement": "settled_by_id", "despatch": "sent_by_id", "letter_submission": "submitted_by_id",
    "keeping_decision": "decided_by_id", "absence": "recorded_by_id", "cover": "given_by_id",
    "handover_note": "written_by_id", "one_to_one": "held_by_id", "agreed_action": "agreed_by_id",
    "objective": "set_by_id", "training": "recorded_by_id", "day_note": "written_by_id",
    "pack": "made_by_id", "pack_words": "written_by_id", "rebase": "set_by_id", "quality_draw": "drawn_by_id",
    "quality_review": "reviewer_id", "review_reply": "replied_by_id", "calibration": "held_by_id",
    "survey_wave": "made_by_id", "survey_ask": "recorded_by_id", "survey_answer": "recorded_by_id",
}  # fmt: skip
"""Said once more than in `db.shared.merging`: the law does not ask whom it judges."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing an officer tries: an operation on a field of a row of a case of one team."""

    role: Role
    op: str
    entity: str
    field: str
    team: str


def trials() -> list[Trial]:
    """Return every trial there is."""
    pairs = [(table.name, name) for table in tables() for name in fields(table)]
    made = [Trial(*each, *pair, team) for each in itertools.product(Role, OPS[:-1]) for pair in pairs for team in TEAMS]
    return made + [Trial(role, "make", table.name, "*", team) for role in Role for table in tables() for team in TEAMS]


def may(trial: Trial) -> bool:
    """Whether the role has the right to what is tried, as the program's own table says. The officer is of the North.

    The rows that are tried belong to somebody else.
    """
    rights = RIGHTS[trial.role]
    writes: list[Mapping[str, tuple[str, ...]]] = [act.value.writes for act in rights.acts - rights.own_only]
    if rights.acts:
        own = {name.removeprefix(OWN): what for name, what in EVERYONE.items()}
        writes += [own] if trial.op == "make" and trial.entity == "draft" else []
    allowed = any(trial.field in each.get(trial.entity, ()) for each in writes)
    if trial.op == "settle" and Act.SETTLE not in rights.acts:
        return False
    freely = trial.op == "make" and trial.entity in ("case_", "person", "import_run")
    return allowed and (rights.sees_all or trial.team == "North" or freely or not of_a_team(trial.entity))


def of_a_team(entity: str) -> bool:
    """Whether a row belongs to a case and so to a team; a new case, a new person and a new import are for anyone."""
    return "case_id" in Base.metadata.tables[entity].columns or entity in (
        "case_",
        "person",
        *OF_A_PERSON,
        "import_run",
    )


@dataclass
class Court:
    """A server with one row of each entity a team, and an officer of each role in the North."""

    shared: Shared
    random: Random
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    desks: dict[Role, Desk] = field(default_factory=dict)
    officers: dict[Role, str] = field(default_factory=dict)
    effects: Counter[str] = field(default_factory=Counter)
    """How many effects there were by operation: a law nobody can break says nothing."""

    def lay(self) -> None:
        """Let everybody in, and put a row of each entity into a case of each team."""
        for number, role in enumerate(Role):
            added = self.shared.officer(f"law{number}", role=role.value, team="North")
            self.officers[role], self.desks[role] = added.officer_id, Desk(self.shared.connect(f"law{number}"))
        other = self.shared.officer("law_south", team="South").officer_id
        teams = dict(self.shared.admin.execute("SELECT name, id FROM app.team").fetchall())
        with self.shared.admin.transaction():
            self.shared.admin.execute("SET LOCAL session_replication_role = replica")
            for number, team in enumerate(TEAMS):
                ids: dict[str, str] = {}
                for table in tables():
                    ids[table.name] = self._put(
                        table.name, ids, self._values(table.name, ids, teams[team], number, other)
                    )

    def _values(self, entity: str, ids: Mapping[str, str], team: str, number: int, other: str) -> dict[str, Any]:
        """Return what a row has to say beside what any row says: its team, and that it is somebody else's."""
        return {
            "case_": {"reference": str(uuid4()), "team_id": team, "person_id": ids.get("person"),
                "import_run_id": ids.get("import_run")},
            "team": {"name": str(uuid4())},
            "contractor": {"name": str(uuid4())},
            "home": {"uprn": str(uuid4())},
            "holiday_change": {"holiday_on": f"2026-09-{10 + number}"},
            "commitment": {"owner_id": other},
        }.get(entity, {}) | ({SIGNED_BY[entity]: other} if entity in SIGNED_BY else {})  # fmt: skip

    def _put(self, entity: str, ids: Mapping[str, str], values: Mapping[str, Any]) -> str:
        row = new_row(entity, ids)
        row["patch"] |= values
        whole = {**row["patch"], "id": row["entity_id"], "ver": {"*": row["change_id"]}, "pos": 1}
        self.shared.admin.execute(
            f"INSERT INTO app.{entity} SELECT (jsonb_populate_record(NULL::app.{entity}, %s)).*".encode(),
            (Jsonb(whole),),
        )
        self.rows[entity, TEAMS[sum(name == entity for name, _ in self.rows)]] = row
        return str(row["entity_id"])

    def all_standing(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Return every row that was laid as the server has it: in one question, for there are many and often."""
        each = " UNION ALL ".join(
            f"SELECT '{entity}', '{team}', to_jsonb(t) - 'pos' FROM app.{entity} t WHERE id = '{row['entity_id']}'"
            for (entity, team), row in self.rows.items()
        )
        return {(entity, team): row for entity, team, row in self.shared.admin.execute(each.encode()).fetchall()}

    def standing(self, entity: str, entity_id: str) -> dict[str, Any] | None:
        """Return a row as the server has it, but for the place in the order."""
        found = self.shared.admin.execute(
            f"SELECT to_jsonb(t) - 'pos' FROM app.{entity} t WHERE id = %s", (entity_id,)
        ).fetchone()
        return None if found is None else dict(found[0])

    def try_all(self, wanted: list[Trial]) -> Iterator[str]:
        """Try what is wanted, a push for each role, operation and team; yield each effect without a right."""
        ordered = sorted(wanted, key=lambda each: (*_group(each), each.field == "team_id"))
        for (role, op, _), group in itertools.groupby(ordered, _group):
            yield from self._try(role, op, list(group))

    def _try(self, role: Role, op: str, group: list[Trial]) -> Iterator[str]:
        desk = self.desks[role]
        before = self.all_standing()
        sent: list[tuple[Trial, Change]] = [(each, self._change(each, before)) for each in group]
        for start in range(0, len(sent), AT_ONCE):
            desk.push(*(made for _, made in sent[start : start + AT_ONCE]))
        after = self.all_standing()
        for trial, made in sent:
            happened = self._happened(trial, made, before, after)
            self.effects[op] += bool(happened)
            if happened and (not may(trial) or (trial.op in OVER and happened == "changed")):
                yield f"{trial.role}, {trial.op} {trial.entity}.{trial.field} of the {trial.team}: {happened}"
        changed = {row: stood for row, stood in before.items() if after.get(row) != stood}
        self._put_back(changed, [made for trial, made in sent if trial.op == "make"])

    def _happened(self, trial: Trial, made: Change, before: Any, after: Any) -> str:
        """Say what came of a trial, in the rows; empty where nothing did."""
        row = (trial.entity, trial.team)
        if trial.op == "make":
            return "made" if self.standing(trial.entity, made["entity_id"]) else ""
        if trial.op == "settle":
            ((state,),) = self.shared.admin.execute(
                "SELECT state FROM sync.clash WHERE id = %s", (made["patch"]["clash_id"],)
            ).fetchall()
            return "" if state == "open" else str(state)
        if after[row][trial.field] != before[row][trial.field]:
            return "changed"
        asked = "SELECT count(*) FROM sync.clash WHERE their_change = %s AND field = %s"
        ((clashes,),) = self.shared.admin.execute(asked, (made["change_id"], trial.field)).fetchall()
        return "asked about" if clashes else ""

    def _change(self, trial: Trial, before: Any) -> Change:
        """Return the change that tries it."""
        row = self.rows[trial.entity, trial.team]
        stands = before[trial.entity, trial.team]
        ids = {name: made["entity_id"] for (name, team), made in self.rows.items() if team == trial.team}
        if trial.op == "make":
            return self._made(trial, ids)
        if trial.op == "settle":
            return self._answer(trial, row)
        column = Base.metadata.tables[trial.entity].columns[trial.field]
        value = another(column, stands[trial.field], ids)
        version = stands["ver"].get(trial.field, stands["ver"]["*"])
        if trial.op == "update":
            return change(trial.entity, row["entity_id"], "update", {trial.field: value}, {trial.field: version})
        patch = {**row["patch"], **{name: stands[name] for name in row["patch"]}, trial.field: value}
        base = {trial.field: version} if trial.op == "insert over its version" else {}
        return change(trial.entity, row["entity_id"], "insert", patch, base)

    def _made(self, trial: Trial, ids: Mapping[str, str]) -> Change:
        values: dict[str, Any] = {}
        if trial.entity in SIGNED_BY:
            values[SIGNED_BY[trial.entity]] = self.officers[trial.role]
        if trial.entity == "case_":
            values = {"reference": str(uuid4()), "team_id": self.rows["case_", trial.team]["patch"]["team_id"]}
        if trial.entity in ("team", "contractor"):
            values = {"name": str(uuid4())}
        if trial.entity == "home":
            values = {"uprn": str(uuid4())}
        if trial.entity == "stage":
            values = {"number": 2}
        if trial.entity == "holiday_change":
            values = {"holiday_on": f"2027-0{self.random.randint(1, 9)}-{self.random.randint(10, 28)}"}
        row = new_row(trial.entity, ids)
        row["patch"] |= {"case_id": ids["case_"]} if "case_id" in row["patch"] else {}
        row["patch"] |= values
        return row

    def _answer(self, trial: Trial, row: Change) -> Change:
        """Have a clash over the field, and answer it."""
        clash, their = str(uuid4()), str(uuid4())
        case_id = self.rows["case_", trial.team]["entity_id"] if self._of_case(trial.entity) else None
        self.shared.admin.execute(
            "INSERT INTO sync.clash (id, case_id, entity, entity_id, field, kept_change, their_change, state, pos)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, 'open', 1)",
            (clash, case_id, trial.entity, row["entity_id"], trial.field, row["change_id"], their),
        )
        values = {"clash_id": clash, "their_change": their, "choice": "kept", "case_id": case_id}
        return new_row("settlement", {}, settled_by_id=self.officers[trial.role], **values)

    def _of_case(self, entity: str) -> bool:
        return entity == "case_" or "case_id" in Base.metadata.tables[entity].columns

    def _put_back(self, before: Any, made: list[Change]) -> None:
        """Put each row that was changed back as it was, past all triggers; what was made goes."""
        admin = self.shared.admin
        with admin.transaction():
            admin.execute("SET LOCAL session_replication_role = replica")
            for each in made:
                admin.execute(f"DELETE FROM app.{each['entity']} WHERE id = %s".encode(), (each["entity_id"],))
            for (entity, team), row in before.items():
                names = ", ".join(name for name in row if name != "id")
                admin.execute(
                    f"UPDATE app.{entity} t SET ({names}) = (SELECT {names} FROM jsonb_populate_record(t, %s))"
                    " WHERE id = %s".encode(),
                    (Jsonb(row), self.rows[entity, team]["entity_id"]),
                )
            admin.execute("DELETE FROM sync.clash")
            admin.execute("DELETE FROM sync.held")
            admin.execute("DELETE FROM sync.dropped")


def _group(trial: Trial) -> tuple[Role, str, str]:
    return trial.role, trial.op, trial.team


def another(column: "Column[Any]", stands: Any, ids: Mapping[str, str]) -> Any:
    """Return a value the column may hold that is not the one that stands."""
    if column.foreign_keys:
        target = next(iter(column.foreign_keys)).column.table.name
        return None if stands == ids[target] and column.nullable else ids[target]
    if words := words_of(column):
        return next(word for word in words if word != stands)
    kinds: tuple[tuple[type, tuple[Any, Any]], ...] = (
        (Boolean, (True, False)),
        (JSON, ({"a": 1}, {"b": 1})),
        (Date, ("2026-03-27", "2026-03-28")),
        (Moment, ("2026-03-27T09:00:00.000+00:00", "2026-03-28T09:00:00.000+00:00")),
        (Integer, (1, 2)),
    )
    pair = next((values for kind, values in kinds if isinstance(column.type, kind)), (uuid4().hex, uuid4().hex))
    return pair[0] if pair[0] != stands else pair[1]


def judge(shared: Shared, random: Random, wanted: list[Trial]) -> tuple[list[str], Counter[str]]:
    """Lay the court and try what is wanted; return the effects without a right, and how many effects there were."""
    court = Court(shared, random)
    court.lay()
    return list(court.try_all(wanted)), court.effects
