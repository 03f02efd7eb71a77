"""Who may do what: the whole table, role by act, written out by hand (taxonomies 6.8; Code 4.1, 4.2)."""

import pytest

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import (
    RIGHTS,
    only_reads,
    refusal,
    require,
    require_writing,
    rights_of,
    writes,
)
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.shared_rights import may_write
from db.terms import Role
from tests.complaints_desktop.rules.acts_by_hand import (
    AUDITOR,
    COLUMNS,
    HEAD,
    LEADER,
    MANAGER,
    MAY_BY_ROLE,
    OFFICER,
    OMBUDSMAN,
    OWNER,
)
from tests.tables import each_row

CELLS = [
    (role, act, word != "no")
    for act, row in MAY_BY_ROLE.items()
    for role, word in zip(COLUMNS, row.split(), strict=True)
]


@each_row(("role", "act", "may"), CELLS, ids=[f"{role}: {act}" for role, act, _ in CELLS])
def test_a_role_may_do_this_and_no_more(role, act, may):
    assert (refusal(role, act) is None) is may
    if may:
        require(role, act)
    else:
        with pytest.raises(Refused):
            require(role, act)


def test_the_table_leaves_out_no_role_and_no_act():
    assert set(COLUMNS) == set(Role) == set(RIGHTS)
    assert set(MAY_BY_ROLE) == set(Act)


@pytest.mark.parametrize(
    ("role", "pounds", "sees_all", "leads"),
    [
        (OFFICER, 500, False, False),
        (LEADER, 1_000, False, True),
        (MANAGER, 5_000, True, True),
        (HEAD, 100_000, True, True),
        (OMBUDSMAN, 0, True, False),
        (OWNER, 0, False, False),
        (AUDITOR, 0, True, False),
    ],
)
def test_a_role_offers_so_much_money_and_sees_so_far(role, pounds, sees_all, leads):
    rights = RIGHTS[role]
    assert (rights.money_limit, rights.sees_all, rights.leads) == (pounds * 100, sees_all, leads)


@pytest.mark.parametrize(
    ("role", "act", "why", "do"),
    [
        (
            OFFICER, Act.IMPORT, "A resolution officer may not import cases",
            "Ask a team leader or a complaints manager or a head of customer experience.",
        ),
        (
            AUDITOR, Act.LOG, "An auditor may not log a complaint",
            "Ask a resolution officer or a team leader or a complaints manager.",
        ),
        (
            OWNER, Act.ERASE, "An owner of commitments may not erase a case",
            "Ask a complaints manager or a head of customer experience.",
        ),
        (
            OMBUDSMAN, Act.CLOSE, "An ombudsman officer may not close",
            "Ask a resolution officer or a team leader or a complaints manager.",
        ),
    ],
)  # fmt: skip
def test_a_refusal_names_who_may_three_at_most(role, act, why, do):
    refused = refusal(role, act)
    assert refused is not None
    assert (refused.why, refused.do) == (why, do)


@each_row(("role", "act"), [(role, act) for role, act, may in CELLS if may])
def test_some_are_kept_to_their_own_and_nobody_else_is(role, act):
    refused = refusal(role, act, own=False)
    assert (refused is not None) is (MAY_BY_ROLE[act].split()[COLUMNS.index(role)] == "own")


def test_who_may_not_touch_anothers_is_told_who_may():
    with pytest.raises(Refused) as caught:
        require(OWNER, Act.UPDATE_COMMITMENT, own=False)
    assert caught.value.why == "An owner of commitments may not update a commitment that is another's"
    assert caught.value.do == "Ask a resolution officer or a team leader or a complaints manager."
    require(OWNER, Act.UPDATE_COMMITMENT, own=True)


def test_an_owner_neither_ends_nor_moves_even_their_own_promise():
    for act, why in ((Act.MOVE_COMMITMENT, "give a promise another date"), (Act.END_COMMITMENT, "end a promise")):
        with pytest.raises(Refused) as caught:
            require(OWNER, act, own=True)
        assert caught.value.why == f"An owner of commitments may not {why}"
        assert not may_write(OWNER, "commitment", "due_on", own=True)
        assert not may_write(OWNER, "commitment", "ended_by", own=True)
        assert may_write(OWNER, "commitment", "completed_on", own=True)


@pytest.mark.parametrize("role", COLUMNS)
def test_an_auditor_reads_and_writes_nothing_and_every_other_role_writes_something(role):
    assert writes(role) is (role is not AUDITOR)
    if writes(role):
        assert only_reads(role) is None
        require_writing(role)


def test_who_only_reads_is_told_who_records():
    with pytest.raises(Refused) as caught:
        require_writing(AUDITOR)
    assert caught.value.why == "An auditor reads and writes nothing"
    assert caught.value.do == "Ask whoever handles the case to record it."


def test_a_role_of_a_newer_program_has_no_rights_and_is_called_by_its_word():
    unknown = Role.of_row("complaints wizard")
    rights = rights_of(unknown)
    assert (rights.acts, rights.own_only) == (frozenset(), frozenset())
    assert (rights.money_limit, rights.sees_all, rights.leads) == (0, False, False)
    refused = refusal(unknown, Act.CONTACT)
    assert refused is not None
    assert "Somebody with the role “complaints wizard”, which this program does not know," in refused.why
