"""What a character may not do in a letter."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.letters.characters import CUT, LONGEST, MOST_LINES, REPLACEMENT, clean, one_line, too_long

UNRULY = ("Cc", "Cs")
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_nul_and_control_characters_go():
    assert clean("a\x00b\x07c\x1bd\x7fe\x9ff") == "abcdef"


def test_marks_that_turn_text_round_go():
    assert clean("gpj\u202egnp.exe\u202c \u2067x\u2069") == "gpjgnp.exe x"


def test_there_is_one_kind_of_line_break():
    assert clean("a\r\nb\rc\u2028d\u0085e\vf\fg") == "a\nb\nc\nd\ne\nf\ng"


def test_a_tab_is_a_space():
    assert clean("a\tb") == "a b"


def test_an_accent_and_its_letter_become_one_character():
    assert clean("Rene\u0301") == "René"


def test_half_a_character_is_seen_as_missing():
    assert clean("a\ud800b\uffffc") == f"a{REPLACEMENT}b{REPLACEMENT}c"


def test_markup_stays_as_it_was_typed():
    assert clean('<b>**x**</b> {{name}} &amp; "q"') == '<b>**x**</b> {{name}} &amp; "q"'


def test_text_up_to_the_limit_is_whole():
    text = "x" * LONGEST

    assert not too_long(text)
    assert clean(text) == text


def test_text_beyond_the_limit_is_cut_where_everybody_sees_it():
    assert too_long("x" * (LONGEST + 1))
    assert clean("x" * (LONGEST + 1)) == "x" * LONGEST + CUT


def test_lines_up_to_the_limit_are_whole():
    assert not too_long("\n" * (MOST_LINES - 1))
    assert too_long("\n" * MOST_LINES)
    assert clean("a\n" * 10_000).count("a\n") < MOST_LINES


def test_one_line_has_no_break_and_no_run_of_spaces():
    assert one_line(" 1 Example\r\n  Road ") == "1 Example Road"


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_no_text_brings_an_unruly_character_into_a_letter(text):
    cleaned = clean(text)

    assert not [each for each in cleaned if unicodedata.category(each) in UNRULY and each != "\n"]
    assert not TURNING & set(cleaned)
    assert clean(cleaned) == cleaned


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S")), max_size=200))
def test_letters_figures_and_signs_stay_as_typed(text):
    assert clean(text).replace(REPLACEMENT, "") == unicodedata.normalize("NFC", text).replace(REPLACEMENT, "")
