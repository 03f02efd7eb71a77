"""Twenty-four words are drawn, printed on one page, and read again with what is wrong with them in words."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic
from pypdf import PdfReader

from complaints_desktop.desk.recovery.words import COUNT, draw, private_of
from complaints_desktop.exchange.recovery_sheet import Subject, sheet
from complaints_desktop.rules.refusals import Refused
from db.record.recovery_keys import key_of_secret, public_of
from tests.complaints_desktop.letters.pdf_rules import faults

ZERO = ("abandon " * 23 + "art").split()
"""The words of 32 bytes of nothing, as BIP 39's own vectors give them."""


def refusal(typed: str) -> str:
    with pytest.raises(Refused) as refused:
        private_of(typed)
    assert refused.value.field == "words"
    return f"{refused.value.why}. {refused.value.do}"


def test_the_words_of_the_published_vectors_stand_for_their_bytes():
    assert public_of(private_of(" ".join(ZERO))) == public_of(key_of_secret(bytes(32)))


@given(st.binary(min_size=32, max_size=32))
def test_any_32_bytes_come_back_from_their_words(secret: bytes):
    typed = Mnemonic("english").to_mnemonic(secret)
    assert public_of(private_of(typed)) == public_of(key_of_secret(secret))


def test_words_are_drawn_anew_each_time_and_each_may_be_typed():
    first, second = draw(), draw()
    assert len(first) == len(second) == COUNT
    assert first != second
    private_of(" ".join(first))


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(ZERO).upper(),
        "\n".join(f"{n}. {word}" for n, word in enumerate(ZERO, 1)),
        ", ".join(ZERO),
        "  " + "   ".join(ZERO) + "\n",
    ],
)
def test_they_may_be_typed_as_they_stand_on_the_sheet(typed: str):
    assert public_of(private_of(typed)) == public_of(key_of_secret(bytes(32)))


def test_a_word_that_is_none_is_named_with_its_place_and_what_it_may_have_been():
    assert refusal(" ".join([*ZERO[:6], "abandn", *ZERO[7:]])) == (
        "Word 7, “abandn”, is not one of the words of a recovery sheet. Did you mean abandon?"
    )


def test_a_word_with_a_wrong_beginning_is_guessed_too_and_a_hopeless_one_is_not():
    assert "Did you mean abandon" in refusal("bandon " * 24)
    assert refusal("qqqqqq " * 24).endswith("Read it on the sheet once more.")


def test_what_was_typed_by_mistake_is_repeated_only_so_far():
    assert "x" * 20 + "”" in refusal("x" * 5_000)


@pytest.mark.parametrize(("typed", "said"), [("", "0 words"), ("abandon", "1 word "), ("abandon " * 25, "25 words")])
def test_too_few_or_too_many_are_counted(typed: str, said: str):
    assert f"There are 24 words; {said}".strip() in refusal(typed)


def test_words_that_do_not_belong_together_are_refused():
    swapped = [*ZERO[:-2], "art", "abandon"]
    assert refusal(" ".join(swapped)).startswith("These words do not belong together.")


def test_the_sheet_is_one_page_with_every_word_by_its_number_and_what_it_opens():
    words = draw()
    content = sheet(words, Subject("K7Q", "Ruth <Adeyemi>", date(2026, 4, 1)))
    reader = PdfReader(BytesIO(content))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    assert "desk K7Q, Ruth <Adeyemi>" in text
    assert "Wednesday 1 April 2026" in text
    lines = text.split()
    for place, word in enumerate(words, 1):
        assert any(lines[at : at + 2] == [str(place), word] for at in range(len(lines)))
    assert "no photograph" in " ".join(lines)


def test_a_sheet_is_made_the_same_way_each_time():
    subject = Subject("K7Q", "Ruth Adeyemi", date(2026, 4, 1))
    assert sheet(ZERO, subject) == sheet(ZERO, subject)


def test_the_sheet_keeps_the_rules_by_which_it_can_be_read_aloud():
    assert faults(sheet(ZERO, Subject("K7Q", "Ruth Adeyemi", date(2026, 4, 1)))) == []
