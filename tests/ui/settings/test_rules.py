"""What changed: the register of rules as a manager sees and changes it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.rules.register import RATES
from tests.ui.settings.test_sections import save, type_into

POWER = ("compensation_rate", "no-power", date(2026, 4, 1))


@pytest.fixture
def rules(bench, section):
    """The register on 1 June 2027, when what is shipped has not been checked for six months."""
    bench.office.day = date(2027, 6, 1)
    bench.office.refresh(Changes(subjects=frozenset({Subject.SETTINGS})))
    return section("rules")


def choose(rules, key):
    """Choose a version in the list."""
    rules.table.choose_row(list(rules.table.rows.ids).index(key))


def test_a_version_is_chosen_changed_and_saved_from_its_day(bench, rules):
    choose(rules, POWER)
    assert rules.form["pence"].value == "10.00"
    assert not rules.form["emergency"].isVisibleTo(rules)
    type_into(bench, rules, "pence", "12.50")
    type_into(bench, rules, "from_on", "1 Apr 2027")
    save(bench, rules)
    register = bench.office.desk().register

    assert [register.rule(RATES, "no-power", day).value.pence for day in (date(2027, 3, 31), date(2027, 4, 1))] == [
        1000,
        1250,
    ]


def test_a_rule_that_was_looked_at_asks_no_more(bench, rules):
    assert rules.stale.isVisible()
    rules.narrowed.set_value("to check")
    rules.narrowed.edited.emit()
    choose(rules, POWER)
    bench.bot.keyClick(rules.check, Qt.Key.Key_Space)
    bench.settle()

    assert POWER not in rules.table.rows.ids


def test_what_is_wrong_is_said_at_its_field(bench, rules):
    choose(rules, POWER)
    type_into(bench, rules, "pence", "a lot")
    save(bench, rules)

    assert "no sum of money" in rules.form["pence"].error
