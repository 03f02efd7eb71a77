"""The lines of an address that show in the window of an envelope."""

import pytest

from complaints_desktop.letters.envelope import MOST_LINES, address_lines, shows

SIX = ("Resident One", "Flat 2", "3 Example Road", "Sampletown", "Exampleshire", "ZZ2 2ZZ")


def test_as_many_lines_as_show_stay_as_they_are():
    assert address_lines(SIX) == SIX
    assert address_lines(()) == ()


def test_more_lines_are_put_together_where_they_are_short_and_never_with_the_name_or_the_postcode():
    seven = (*SIX[:2], "The Old Mill", *SIX[2:])

    assert address_lines(seven) == (
        "Resident One",
        "Flat 2, The Old Mill",
        "3 Example Road",
        "Sampletown",
        "Exampleshire",
        "ZZ2 2ZZ",
    )


def test_a_long_name_goes_on_in_the_next_line():
    long = ("The Reverend Bartholomew Example-Fotheringham", *SIX[1:4], "ZZ2 2ZZ")

    assert address_lines(long)[:2] == ("The Reverend Bartholomew", "Example-Fotheringham")
    assert shows(long)


@pytest.mark.parametrize("long", ["A road with a name that nobody could ever put in one line", "W" * 40])
def test_what_does_not_fit_is_known_and_nothing_is_left_out(long):
    lines = ("Resident One", *[long] * 5, "ZZ2 2ZZ")

    assert not shows(lines)
    assert len(address_lines(lines)) > MOST_LINES or long == "W" * 40
    assert "".join("".join(address_lines(lines)).replace(",", "").split()) == "".join("".join(lines).split())
