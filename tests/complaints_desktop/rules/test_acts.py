"""What each act writes, as the server lets it: the whole table, written out by hand."""

import pytest

from complaints_desktop.rules.acts import Act
from db.shared.rights import ANY as NEW
from tests.complaints_desktop.rules.acts_by_hand import WRITES
from tests.tables import each_row


@each_row("act", Act, ids=lambda act: act.name)
def test_an_act_writes_this_and_no_more(act):
    expected = {
        entity: {NEW if word == "(new)" else word for word in fields.split()} for entity, fields in WRITES[act].items()
    }
    assert {entity: set(fields) for entity, fields in act.value.writes.items()} == expected


def test_the_table_leaves_out_no_act():
    assert WRITES.keys() == set(Act)


@pytest.mark.parametrize(
    ("act", "key"), [(Act.RESPOND, "respond"), (Act.UPDATE_COMMITMENT, "update-commitment"), (Act.LOG, "log")]
)
def test_an_act_is_called_by_its_name_with_hyphens(act, key):
    assert act.key == key
