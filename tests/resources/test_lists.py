"""The lists that letters print and are held against."""

from datetime import date

from complaints_desktop.desk.register import shipped
from complaints_desktop.letters.plain_words import unexplained
from complaints_desktop.rules.register import BODIES, Called
from tests.complaints_desktop.letters.sample import BANS


def test_the_ombudsmans_details_are_those_of_the_day_they_were_checked():
    row = shipped().latest(BODIES, Called.HOUSING_OMBUDSMAN)

    assert row.value.called == "Housing Ombudsman Service"
    assert dict(row.value.ways)["Phone"] == "0300 111 3000"
    assert row.checked_on >= date(2026, 11, 22)


def test_no_e_mail_address_is_given_since_no_case_may_come_by_e_mail():
    known = shipped().latest(BODIES, Called.HOUSING_OMBUDSMAN).value

    assert "@" not in " ".join((*known.about, *(value for _, value in known.ways)))


def test_every_word_to_do_without_says_why_and_what_instead():
    assert all(ban.why and ban.instead for ban in BANS)
    assert {ban.blocks for ban in BANS} == {True, False}


def test_a_postcode_and_a_known_abbreviation_are_no_riddle():
    assert unexplained("Write to your MP at SW1A 0AA, or call the NHS.") == ()


def test_an_abbreviation_is_a_riddle_once_however_often_it_comes():
    assert unexplained("The ASB team and the HHSRS. The ASB team.") == ("ASB", "HHSRS")


def test_an_abbreviation_spelled_out_is_none():
    assert unexplained("anti-social behaviour (ASB). The ASB team.") == ()
