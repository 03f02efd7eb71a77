"""No way to an effect without the right to that effect; and the law itself catches each fault that is mended."""

import os
from collections.abc import Callable
from random import Random

import pytest

from db.terms import Role
from tests.db.shared.law import OPS, Trial, judge, may, trials
from tests.db.sync.planted import Plant, both, server
from tests.postgres import Shared
from tests.thorough import ALL

SEED = int(os.environ.get("SEED", "7"))
SOME = 1000
"""Trials of about twelve thousand."""

ENOUGH = 400
"""Trials among which a planted fault shows, of up to 1,700 that could meet it."""


def chosen(every: list[Trial], number: int) -> list[Trial]:
    return every if ALL or len(every) <= number else Random(SEED).sample(every, number)


def test_there_is_no_way_to_an_effect_without_the_right_to_it(shared: Shared):
    wanted = chosen(trials(), SOME)
    broken, effects = judge(shared, Random(SEED), wanted)
    assert not broken, "\n".join(broken)
    assert effects["insert over its version"] == 0
    assert all(effects[op] > len(wanted) // 150 for op in ("update", "settle", "make"))
    assert {each.op for each in wanted} == set(OPS)


PLANTED: dict[str, tuple[Plant, Callable[[Trial], bool]]] = {
    "an insert is weighed as an update": (
        both(
            server("weigh", "based := CASE c.op WHEN 'update' THEN c.base ->> f END;", "based := c.base ->> f;"),
            server("check_changes", "c.op = 'insert' AND c.base <> '{}'", "FALSE"),
            server("oversteps", "SELECT EXISTS", "SELECT FALSE AND EXISTS"),
        ),
        lambda each: each.op == "insert over its version" and each.entity in ("officer", "letter"),
    ),
    "an insert asks over what its sender may not set": (
        server("oversteps", "AND NOT sync.rights_over(", "AND FALSE AND NOT sync.rights_over("),
        lambda each: each.op == "insert over" and each.entity in ("officer", "case_"),
    ),
    "whoever sees a row settles its clash": (
        server("may_settle", "k.entity_id, '{}') ? k.field", "k.entity_id, '{}') ? k.field OR TRUE"),
        lambda each: each.op == "settle" and each.entity in ("case_", "officer", "setting"),
    ),
    "what is one's own is anybody's": (
        server("is_own", "WHERE id = id_ AND owner_id = me.id", "WHERE id = id_"),
        lambda each: each.role is Role.OWNER and each.entity == "commitment",
    ),
    "a field is for anybody who may make the row": (
        server(
            "check_changes",
            "WHERE NOT m.mine ? f) THEN 'no_right'",
            "WHERE NOT m.mine ?| ARRAY[f, '*']) THEN 'no_right'",
        ),
        lambda each: each.op == "update" and each.entity in ("stage", "case_"),
    ),
    "a row is made by anybody": (
        server("check_changes", "WHEN c.op = 'insert' AND NOT m.mine ? '*'", "WHEN FALSE AND NOT m.mine ? '*'"),
        lambda each: each.op == "make",
    ),
    "who tried to make a row is taken for who made it": (
        server("wrote", "AND outcome ->> '_' = 'applied'", ""),
        lambda each: each.role is Role.TEAM_LEADER and each.entity == "import_run",
    ),
    "a case out of sight is written to": (
        server("may_touch", "RETURN k.id IS NULL OR", "RETURN TRUE OR k.id IS NULL OR"),
        lambda each: each.team == "South" and each.op in ("make", "update"),
    ),
}
"""Faults that stood, or could, and the trials among which the law has to catch each."""


@pytest.mark.parametrize("fault", list(PLANTED) if ALL else list(PLANTED)[::4])
def test_the_law_catches(shared: Shared, fault: str, monkeypatch: pytest.MonkeyPatch):
    plant, among = PLANTED[fault]
    plant(monkeypatch, shared.admin)
    broken, _ = judge(shared, Random(SEED), chosen([each for each in trials() if among(each)], ENOUGH))
    assert broken


def test_the_law_knows_both_answers():
    assert {may(each) for each in trials()} == {True, False}
