"""Spelling: British, with Welsh names, names of the case and the landlord's own words."""

from datetime import date

import pytest

from complaints_desktop.desk.register import shipped
from complaints_desktop.letters.spelling import Speller, speller
from complaints_desktop.rules.register.values import OwnWords
from tests.complaints_desktop.letters.sample import case


@pytest.fixture(scope="module")
def plain() -> Speller:
    return Speller(())


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The colour of the mould, and we apologise: the programme was cancelled.", []),
        ("The color of the mold, and we organized it.", ["color", "mold", "organized"]),
        ("We recieved your complaint adn will acknowledge it.", ["recieved", "adn"]),
        ("The landlord’s answer, and the landlord's; we don’t and can't.", []),
        ("Llanelli, Ynys Môn and Caernarfon", []),
        ("tŷ, cwyn, atgyweirio", []),
        ("Write to complaints@homes.example or www.homes.example/repiars, ref 26-K7Q-0042, ZZ1 1ZZ.", []),
        ("The DWP and the LGSCO said so; a B was meant.", []),
        ("😀 teh end", ["teh"]),
        ("", []),
        ("12 £500 -- … !", []),
    ],
)
def test_what_no_dictionary_has_is_a_slip(plain: Speller, text: str, wrong: list[str]):
    slips = plain.slips(text)
    assert [each.word for each in slips] == wrong
    assert [text[each.start : each.end] for each in slips] == wrong


def test_what_was_meant_is_offered_in_british_spelling(plain: Speller):
    assert plain.offers("recieved")[0] == "received"
    assert "colour" in plain.offers("color")
    assert len(plain.offers("teh")) <= 6


def test_names_of_the_case_and_words_of_our_own_are_right():
    about = case()
    assert about.resident is not None
    told = speller(shipped(), date(2026, 3, 26), about, ("Officer Zzyx",))
    assert told.slips(f"{about.resident.name} of Sampletown, Officer Zzyx") == ()
    assert [each.word for each in told.slips("Wibbleworth House")] == ["Wibbleworth"]
    told.learn("Wibbleworth")
    assert told.slips("Wibbleworth’s house") == told.slips("wibbleworth") == ()


@pytest.mark.parametrize("words", [("12",), ("Ynys", "a\nb"), ("-",), ("x" * 70,)])
def test_what_is_no_word_is_not_kept_as_one(words: tuple[str, ...]):
    with pytest.raises(ValueError, match="is no word or name"):
        OwnWords(words)
