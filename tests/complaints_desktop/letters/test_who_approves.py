"""Who approves a letter is told as it is: of a decision before it, of others where the settings ask, or nobody."""

import pytest

from complaints_desktop.exchange.letter_kinds_json import kind_as_json
from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.letters.declared import approval_of, facts_of
from complaints_desktop.letters.header import read_kind
from resources.reader import read_text

MANAGERS = "complaints manager or head of customer experience"
LEADERS = f"team leader, {MANAGERS}"

DECISIONS = {
    "stage1-refusal": f"What it tells of, before it is told: a {MANAGERS}, who neither proposed it nor signs this",
    "stage2-refusal": f"What it tells of, before it is told: a {MANAGERS}, who neither proposed it nor signs this",
    "contact-restriction": f"What it tells of, before it is told: a {LEADERS}, who neither proposed it nor signs this",
}
"""The letters of a decision that two people make (letters 3.2, Code 2.1, 5.14)."""


@pytest.mark.parametrize("asked", [None, True, False])
def test_a_decision_is_approved_before_its_letter_and_every_other_letter_where_the_settings_ask(asked: bool | None):
    by = f"a {LEADERS}, who did not write it; at stage 2 nobody who took part at stage 1"
    others = {
        None: f"Nobody, unless our settings ask for it; then {by}",
        True: f"{by[0].upper()}{by[1:]}",
        False: "Nobody: our settings do not ask for it",
    }
    told = {kind.name: approval_of(kind, asked=asked) for kind in letter_kinds()}
    assert told == {name: DECISIONS.get(name, others[asked]) for name in told}
    assert dict(facts_of(letter_kind("stage1-response"), asked=asked))["Approved by"] == others[asked]


def test_a_script_reads_the_same():
    refusal, response = (kind_as_json(letter_kind(name)) for name in ("stage1-refusal", "stage1-response"))
    assert (refusal["approved"], refusal["approved_by"]) == ("decision", MANAGERS.split(" or "))
    assert response["approved"] == "where the settings ask"
    assert response["approved_by"] == ["team leader", *MANAGERS.split(" or ")]


def test_no_header_says_who_approves_what_two_tables_say_already():
    template = read_text("letters", "stage1-response.md").replace(
        'act = "respond"', 'act = "respond"\napproved_by = []'
    )
    with pytest.raises(ValueError, match="no key is called “approved_by”"):
        read_kind("mine", template)
