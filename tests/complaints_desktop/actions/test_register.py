"""What a manager writes into the register of rules: versions, checks, withdrawals; nothing is written over."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from complaints_desktop.actions.register import Typed, Version, check_rule, withdraw_rule, write_rule
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.register import register_of
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import BANK_HOLIDAYS, HAZARDS, RATES, Register
from db.terms import Role, Sure
from tests.complaints_desktop.office import Office

TODAY = date(2027, 3, 1)
HEATING = Version("compensation_rate", "no-heating-and-hot-water", date(2026, 4, 1))
COLD = Version("hazard", "excess-cold", None)


def at(office: Office, day: date = TODAY) -> Desk:
    """Return the desk on a day, with the register as it stands."""
    return replace(office.on(day), register=register_of(office.record))


def typed(**changes: Any) -> Typed:
    """Return the rate of no heating at £16.00, from 1 April 2027."""
    known: dict[str, Any] = {
        "kind": "compensation_rate",
        "name": "no-heating-and-hot-water",
        "texts": {"words": "No heating and no hot water", "pence": "16", "per": "day"},
        "from_on": date(2027, 4, 1),
        "source": "the guidance of 2027",
        "sure": "A",
    }
    return Typed(**{**known, **changes})


def write(office: Office, instead_of: Version | None = HEATING, **changes: Any) -> Register:
    """Write a version and return the register with it."""
    with office.working() as session:
        write_rule(session, at(office), typed=typed(**changes), instead_of=instead_of)
    return register_of(office.record)


def heating(register: Register, *day: int) -> int:
    """Return what the rate is on a day."""
    return register.rule(RATES, "no-heating-and-hot-water", date(*day)).value.pence


def test_a_version_from_a_later_day_leaves_the_one_before_in_force_until_then(office):
    register = write(office)

    assert (heating(register, 2027, 3, 31), heating(register, 2027, 4, 1)) == (1500, 1600)


def test_a_correction_of_the_same_day_takes_the_place_of_what_was_and_both_stay_on_record(office):
    register = write(office, from_on=date(2026, 4, 1))

    assert heating(register, 2026, 4, 1) == 1600
    assert [each.value.pence for each in register.history(RATES, "no-heating-and-hot-water")] == [1600, 1500]


def test_a_version_moved_to_an_earlier_day_holds_from_there_and_the_later_one_never_held(office):
    register = write(office, from_on=date(2026, 2, 1))

    assert (heating(register, 2026, 2, 1), heating(register, 2026, 4, 1)) == (1600, 1600)


def test_what_was_announced_is_in_force_from_the_day_it_is_given(office):
    texts = {"words": "Excess cold", "emergency": "yes", "significant": "yes"}
    register = write(
        office, COLD, kind="hazard", name="excess-cold", texts=texts, from_on=date(2027, 10, 1), source="SI 2027/1"
    )

    assert not register.rule(HAZARDS, "excess-cold", date(2027, 9, 30)).value.significant
    assert register.rule(HAZARDS, "excess-cold", date(2027, 10, 1)).value.significant
    assert "excess-cold" not in register.announced(HAZARDS)


def test_a_row_says_who_checked_it_and_when(office):
    found = write(office).rule(RATES, "no-heating-and-hot-water", date(2027, 4, 1))

    assert (found.checked_on, found.checked_by, found.sure) == (TODAY, at(office).officer.name, Sure.SURE)


def test_a_new_rule_is_named_after_what_it_is(office):
    texts = {"words": "Lift out of order!", "pence": "£5.50", "per": "day"}
    register = write(office, None, name="", texts=texts)

    assert register.rule(RATES, "lift-out-of-order", date(2027, 4, 1)).value.pence == 550


def test_a_check_says_that_it_was_looked_at_today_and_asks_no_more_for_six_months(office):
    version = Version("compensation_rate", "no-power", date(2026, 4, 1))
    day = date(2027, 6, 1)
    assert [each.name for each in at(office).register.unchecked((RATES,), day)].count("no-power") == 1
    with office.working() as session:
        check_rule(session, at(office, day), version=version)

    assert [each.name for each in at(office).register.unchecked((RATES,), day)].count("no-power") == 0


def test_a_rule_that_was_withdrawn_never_held(office):
    with office.working() as session:
        withdraw_rule(session, at(office), version=HEATING)

    with pytest.raises(Refused):
        heating(register_of(office.record), 2026, 4, 1)


def test_bank_holidays_that_are_known_further_are_counted_further(office):
    texts = {"known_from": "2000-01-01", "known_until": "2029-12-31"}
    version = Version("bank_holidays", "england-and-wales", date(2000, 1, 1))
    write(office, version, kind="bank_holidays", name=version.name, texts=texts, from_on=version.first)
    desk = desk_at(office.record, office.desk.now)

    assert desk.register.latest(BANK_HOLIDAYS, "england-and-wales").value.known_until == date(2029, 12, 31)
    assert desk.calendar.due(date(2029, 12, 21), 1) == date(2029, 12, 24)


@pytest.mark.parametrize(
    ("changes", "said", "field"),
    [
        ({"texts": {"words": "No heat", "pence": "a lot", "per": "day"}}, "“a lot” is no sum of money", "pence"),
        ({"texts": {"words": "", "pence": "5", "per": "day"}}, "What it is is missing", "words"),
        ({"source": "TBC"}, "Source is missing", "source"),
        ({"sure": ""}, "How sure it is", "sure"),
        ({"until_on": date(2027, 3, 31)}, "It ends before it begins", "until_on"),
        ({"kind": "riddle"}, "There is no kind “riddle”", "kind"),
    ],
)
def test_what_is_no_rule_is_refused_at_its_field_and_nothing_is_written(office, changes, said, field):
    with office.working() as session, pytest.raises(Refused, match=said) as refused:
        write_rule(session, at(office), typed=typed(**changes), instead_of=HEATING)

    assert refused.value.field == field
    assert office.record.rows("SELECT count(*) FROM dated_rule") == [(0,)]


def test_a_new_rule_is_refused_where_there_is_one_from_that_day(office):
    with office.working() as session, pytest.raises(Refused, match="There is a rule"):
        write_rule(session, at(office), typed=typed(from_on=date(2026, 4, 1)), instead_of=None)


def test_a_version_that_stands_no_more_is_refused(office):
    with office.working() as session, pytest.raises(Refused, match="does not stand any more"):
        check_rule(session, at(office), version=Version("compensation_rate", "no-power", date(2025, 4, 1)))


def test_nobody_checks_a_rule_before_the_day_it_was_checked(office):
    with office.working() as session, pytest.raises(Refused, match="checked on a later day"):
        check_rule(session, at(office, date(2026, 11, 23)), version=HEATING)


def test_an_officer_who_does_not_manage_changes_no_rule(office):
    officer = replace(office.desk.officer, role=Role.RESOLUTION_OFFICER)
    with office.working() as session, pytest.raises(Refused, match="change settings"):
        write_rule(session, replace(at(office), officer=officer), typed=typed(), instead_of=HEATING)
