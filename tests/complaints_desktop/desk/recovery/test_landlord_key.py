"""The landlord's public key is passed on without a mistake, and every desk seals its record for it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.actions.settings import change_recovery_key
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.recovery import landlord_key
from complaints_desktop.desk.recovery.seals import seal_for_landlord, standing
from complaints_desktop.desk.recovery.words import draw, private_of
from complaints_desktop.desk.settings import check, settings_on
from complaints_desktop.office import Office
from complaints_desktop.rules.refusals import Refused
from db.record import recovery
from db.record.recovery import Holder, envelopes_of, path_of
from db.record.recovery_keys import key_of_secret, public_of
from db.terms import Role
from tests.complaints_desktop.office import KEY
from tests.complaints_desktop.office import Office as Seat

LANDLORD, OTHER = (key_of_secret(letter * 32) for letter in (b"L", b"O"))
WRITTEN = landlord_key.written(public_of(LANDLORD))
SETTINGS = Changes(frozenset(), frozenset({Subject.SETTINGS}))


def said(office: Seat, typed: str) -> Changes:
    with office.working() as session:
        return change_recovery_key(session, office.desk, typed_key=typed)


@given(st.binary(min_size=32, max_size=32))
def test_any_key_is_read_as_it_was_written(public: bytes):
    assert landlord_key.read(landlord_key.written(public)) == public


@pytest.mark.parametrize("change", [str.lower, lambda text: text.replace("-", " "), lambda text: f" {text}\n"])
def test_it_may_be_passed_on_in_small_letters_or_with_spaces(change):
    assert landlord_key.read(change(WRITTEN)) == public_of(LANDLORD)


@given(at=st.integers(0, len(WRITTEN) - 1), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_noticed_for_it_would_seal_for_nobody(at: int, letter: str):
    typed = WRITTEN[:at] + letter + WRITTEN[at + 1 :]
    if typed == WRITTEN:
        assert landlord_key.read(typed) == public_of(LANDLORD)
    elif WRITTEN[at] != "-":
        with pytest.raises(Refused, match="not a public recovery key"):
            landlord_key.read(typed)


@pytest.mark.parametrize("typed", ["", "é", "ABCD", WRITTEN[:-1], WRITTEN + "A", "1" * 60])
def test_what_is_no_key_is_refused(typed: str):
    with pytest.raises(Refused):
        landlord_key.read(typed)


def test_two_keys_have_two_finger_prints():
    assert landlord_key.finger_print(public_of(LANDLORD)) != landlord_key.finger_print(public_of(OTHER))


def test_a_manager_names_the_key_and_the_desk_seals_its_record_for_it(office: Seat):
    desk = Office(office.record)
    assert not desk.recovery().recoverable
    desk.refresh(said(office, WRITTEN))
    assert desk.recovery().landlord == landlord_key.finger_print(public_of(LANDLORD))
    assert envelopes_of(office.record.path).open_with(LANDLORD) == KEY


def test_another_key_takes_its_place_and_an_empty_one_ends_it(office: Seat):
    desk = Office(office.record)
    for typed, opens in ((WRITTEN, LANDLORD), (landlord_key.written(public_of(OTHER)), OTHER)):
        desk.refresh(said(office, typed))
        assert envelopes_of(office.record.path).open_with(opens) == KEY
    desk.refresh(said(office, "  "))
    assert not desk.recovery().recoverable


def test_the_words_stay_when_the_landlords_key_changes(office: Seat):
    desk, words = Office(office.record), draw()
    desk.seal_for_words(words)
    desk.refresh(said(office, WRITTEN))
    desk.refresh(said(office, ""))
    assert envelopes_of(office.record.path).open_with(private_of(" ".join(words))) == KEY


def test_a_record_nobody_told_of_a_key_keeps_the_envelope_it_has(office: Seat):
    """A back-up that was restored carries the envelope, and may be older than the setting."""
    seal_for_landlord(office.record, public_of(LANDLORD), office.desk.now)
    Office(office.record)
    assert envelopes_of(office.record.path).open_with(LANDLORD) == KEY


def test_a_desk_is_sealed_when_it_is_opened_where_it_was_not(office: Seat):
    said(office, WRITTEN)
    Office(office.record)
    path_of(office.record.path).unlink()
    assert Office(office.record).recovery().landlord is not None


def test_the_envelope_is_left_alone_where_it_is_right(office: Seat):
    desk = Office(office.record)
    desk.refresh(said(office, WRITTEN))
    before = path_of(office.record.path).read_bytes()
    desk.refresh(SETTINGS)
    assert path_of(office.record.path).read_bytes() == before


def test_a_damaged_file_is_said_and_written_anew_at_the_next_chance(office: Seat):
    desk = Office(office.record)
    desk.refresh(said(office, WRITTEN))
    path_of(office.record.path).write_bytes(b"nonsense")
    assert standing(office.record).problem is not None
    assert not standing(office.record).recoverable
    desk.refresh(SETTINGS)
    assert desk.recovery().landlord is not None


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COMPLAINTS_MANAGER, Role.HEAD)])
def test_only_who_may_change_settings_names_the_key(office: Seat, role: Role):
    from dataclasses import replace

    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=role))
    with pytest.raises(Refused, match="may not change settings"):
        said(office, WRITTEN)
    assert settings_on(office.record, date(2026, 3, 26)).recovery_key is None


@pytest.mark.parametrize("value", [{"public": "zz"}, {"public": "00" * 31}, {"public": 5}, {}])
def test_a_value_that_is_no_key_is_refused(value):
    with pytest.raises(Refused):
        check("recovery_key", value)


def test_words_and_landlord_are_told_apart(office: Seat):
    desk = Office(office.record)
    desk.seal_for_words(draw())
    assert (desk.recovery().words_made_at, desk.recovery().landlord) == (office.desk.now, None)
    recovery.change(office.record.path, office.record.key, Holder.LANDLORD, public_of(LANDLORD), office.desk.now)
    assert desk.recovery().landlord_since == office.desk.now
