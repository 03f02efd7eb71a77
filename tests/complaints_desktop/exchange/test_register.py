"""Rules from a file: what is understood of each row, and all of it taken in or nothing."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.register import register_of
from complaints_desktop.exchange.register import Result, bring_in, dry_run
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import HAZARDS, RATES
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2027, 3, 1)
HEAD = "kind,name,from_on,source,sure,words,pence,per,emergency,significant,checked_on,until_on,struck"
HEAT = "compensation_rate,no-heating-and-hot-water,2027-04-01,guidance 2027,A,No heating,£16.50,day,,,,,"
LIFT = "compensation_rate,lift,2027-04-01,guidance 2027,B,No lift,5,week,,,,,"
COLD = "hazard,excess-cold,2027-10-01,SI 2027/1,A,Excess cold,,,yes,yes,,,"


def at(office: Office) -> Desk:
    """Return the desk on 1 March 2027."""
    return replace(office.on(TODAY), register=register_of(office.record))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return where the table is."""
    return tmp_path / "rules.csv"


def wrote(table: Path, *lines: str) -> Path:
    """Write the table."""
    table.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return table


def test_each_row_is_shown_as_it_is_understood(office, table):
    report = dry_run(at(office), wrote(table, HEAT, LIFT, COLD))

    assert [(each.result, each.says, each.period) for each in report.rows] == [
        (Result.VERSION, "No heating: £16.50 a day", "From 1 April 2027"),
        (Result.NEW, "No lift: £5 a week", "From 1 April 2027"),
        (Result.VERSION, "Excess cold: emergency and significant", "From 1 October 2027"),
    ]
    assert office.record.rows("SELECT count(*) FROM dated_rule") == [(0,)]


def test_what_is_taken_in_holds_from_its_day_and_ends_what_was_only_announced(office, table):
    with office.working() as session:
        bring_in(session, at(office), wrote(table, HEAT, LIFT, COLD))
    register = register_of(office.record)

    assert register.rule(RATES, "no-heating-and-hot-water", date(2027, 3, 31)).value.pence == 1500
    assert register.rule(RATES, "no-heating-and-hot-water", date(2027, 4, 1)).value.pence == 1650
    assert register.rule(HAZARDS, "excess-cold", date(2027, 10, 1)).value.significant
    assert "excess-cold" not in register.announced(HAZARDS)


def test_the_same_file_again_changes_nothing(office, table):
    for _ in range(2):
        with office.working() as session:
            report, _changes = bring_in(session, at(office), wrote(table, HEAT, LIFT, COLD))

    assert {each.result for each in report.rows} == {Result.SAME}
    assert office.record.rows("SELECT count(*) FROM dated_rule") == [(4,)]


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("riddle,x,2027-04-01,s1,A,W,5,day,,,,,", "kind", "There is no kind “riddle”"),
        (HEAT.replace("£16.50", "16.505"), "pence", "Pounds: “16.505” is no sum of money"),
        (HEAT.replace("2027-04-01", "1 April"), "from_on", "“1 April” is no day; write it as 2027-04-01"),
        (HEAT.replace("guidance 2027", ""), "source", "Source is missing"),
        (HEAT.replace(",day,", ",year,"), "per", "For each: “year” is none of: day, week, time"),
        (HEAT.replace(",day,,", ",day,yes,"), "emergency", "“Compensation: fixed sums” has no emergency"),
        (HEAT[:-1] + "2027-03-31,", "until_on", "It ends before it begins"),
        (HEAT[:-2] + "2027-03-02,,", "checked_on", "The day it was checked is still to come"),
        (LIFT, "from_on", "Row 2 is the same rule from the same day"),
    ],
)
def test_a_bad_row_is_refused_in_words_and_then_nothing_is_taken(office, table, line, column, reason):
    wrote(table, LIFT, line)
    report = dry_run(at(office), table)

    assert (report.rows[1].result, report.rows[1].column) == (Result.INVALID, column)
    assert report.rows[1].reason.startswith(reason)
    with office.working() as session, pytest.raises(Refused, match="1 row cannot be taken in, the first at 3"):
        bring_in(session, at(office), table)
    assert office.record.rows("SELECT count(*) FROM dated_rule") == [(0,)]


def test_a_row_checked_before_what_stands_is_left_out(office, table):
    old = HEAT.replace("2027-04-01", "2026-04-01")[:-2] + "2026-11-23,,"
    report = dry_run(at(office), wrote(table, old))

    assert (report.rows[0].result, report.rows[0].reason) == (
        Result.OLDER,
        "What stands was checked later, on 24 November 2026",
    )


RULE = {
    "kind": "compensation_rate",
    "name": "lift",
    "from_on": "2027-04-01",
    "source": "guidance 2027",
    "sure": "B",
    "value": {"words": "No lift", "pence": 500, "per": "week"},
}


def test_a_list_in_json_or_toml_is_read_as_the_program_ships_its_own(office, tmp_path):
    path = tmp_path / "rules.json"
    path.write_text(json.dumps({"checked_on": "2027-02-01", "rules": [RULE]}), encoding="utf-8")
    toml = tmp_path / "rules.toml"
    toml.write_text(
        'checked_on = 2027-02-01\n[[rules]]\nkind = "compensation_rate"\nname = "lift"\nfrom_on = 2027-04-01\n'
        'source = "guidance 2027"\nsure = "B"\nvalue = { words = "No lift", pence = 500, per = "week" }\n',
        encoding="utf-8",
    )

    assert [each.says for each in dry_run(at(office), path).rows] == ["No lift: £5 a week"]
    assert dry_run(at(office), path).rows == dry_run(at(office), toml).rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ("{}", "has no list of “rules”"),
        ('{"rules": []}', "has no rules"),
        (" " * 1_000_001, "is too large"),
    ],
)
def test_a_file_that_is_no_list_of_rules_is_refused(office, tmp_path, text, said):
    path = tmp_path / "rules.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=said):
        dry_run(at(office), path)


@pytest.mark.parametrize(("changes", "column"), [({"x": 1}, "x"), ({"value": [1]}, "value")])
def test_a_rule_of_another_shape_is_refused_by_its_number(office, tmp_path, changes, column):
    path = tmp_path / "rules.json"
    path.write_text(json.dumps([RULE, {**RULE, "name": "other", **changes}, 5]), encoding="utf-8")
    rows = dry_run(at(office), path).rows

    assert [(each.line, each.result) for each in rows] == [(1, "new"), (2, "invalid"), (3, "invalid")]
    assert rows[1].column == column


def test_an_officer_who_does_not_manage_takes_no_rules_in(office, table):
    officer = replace(office.desk.officer, role=Role.RESOLUTION_OFFICER)
    with office.working() as session, pytest.raises(Refused, match="change settings"):
        bring_in(session, replace(at(office), officer=officer), wrote(table, LIFT))
