"""What looks wrong in a postcode, phone number or e-mail address is asked about; what looks right is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.forms.shapes import detail_of, email_doubt, in_capitals, phone_doubt, postcode_doubt
from tests.tables import each_row


@pytest.mark.parametrize("typed", ["", "LE3 9QX", "le39qx", "SW1A 1AA", "W1A 0AX", "M1 1AE", "B33 8TH", " ec1a  1bb "])
def test_a_postcode_is_left_alone_however_it_is_spaced(typed):
    assert postcode_doubt(typed) == ""


@pytest.mark.parametrize("typed", ["NOT A POSTCODE", "LE3", "LE3 9Q", "LE3 9QXX", "LE3 9QO", "L33 QQX", "12345", "?"])
def test_what_is_not_the_shape_of_a_postcode_is_asked_about(typed):
    assert "postcode" in postcode_doubt(typed)


@each_row(
    "typed",
    [
        "",
        "0116 496 0177",
        "(0116) 496-0177",
        "+44 116 496 0177",
        "+44 (0)116 496 0177",
        "0044 116 496 0177",
        "07700 900123",
        "01632 96000",
        "0800 111111",
        "0800 1111",
        "020 7946 0018 ext 12",
        "07700 900123 (her daughter), not before 4",
        "0116 496 0177 or 07700 900123",
        "+33 1 42 68 53 00",
    ],
)
def test_a_phone_number_is_left_alone_whatever_stands_beside_it(typed):
    assert phone_doubt(typed) == ""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("07700 90012", "10 digits"),
        ("07700 9001234", "12 digits"),
        ("0116 496 01777", "12 digits"),
        ("116 496 0177", "10 digits"),
        ("0416 496 0177", "11 digits"),
        ("0116 496 0177 or 07700 900", "11 digits"),
        ("none", "No phone number"),
        ("12345", "No phone number"),
    ],
)
def test_a_number_nobody_has_is_asked_about_with_what_is_odd(typed, why):
    assert why in phone_doubt(typed)


@pytest.mark.parametrize("typed", ["", "efo@resident.example", "e.fo+x@mail.resident.example", "ø@bücher.example"])
def test_an_email_address_is_left_alone(typed):
    assert email_doubt(typed) == ""


@pytest.mark.parametrize(
    "typed", ["efo", "efo@", "@resident.example", "efo@resident", "efo@a..uk", "a b@c.uk", "a@b.uk, c@d.uk"]
)
def test_what_is_not_the_shape_of_an_email_address_is_asked_about(typed):
    assert "e-mail" in email_doubt(typed)


@each_row(
    ("typed", "field"),
    [
        ("Ada Okafor", "name"),
        ("o'neill", "name"),
        ("12345", "name"),
        ("0116 496 0177", "phone"),
        ("07700", "name"),
        ("077009", "phone"),
        ("le3 9qx", "postcode"),
        ("LE3", "name"),
        ("ada@resident.example", "email"),
        ("ada@", "name"),
    ],
)
def test_what_was_typed_to_find_a_person_says_which_detail_it_is(typed, field):
    assert detail_of(typed) == field


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("le39qx", "LE3 9QX"), ("sw1a1aa", "SW1A 1AA"), ("not a  postcode", "NOT A POSTCODE"), ("", None), (None, None)],
)
def test_a_postcode_is_kept_in_capitals_and_spaced_where_it_has_the_shape(typed, kept):
    assert in_capitals(typed) == kept


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_barred_or_breaks_a_check(typed):
    assert all(isinstance(doubt(typed), str) for doubt in (postcode_doubt, phone_doubt, email_doubt, detail_of))
    assert in_capitals(in_capitals(typed)) == in_capitals(typed)
