"""What was agreed with a person sets the letters to them."""

from dataclasses import replace

import pytest

from complaints_desktop.letters.adjusted import ACTING, CREAM, PAPERS, adjusted
from complaints_desktop.letters.brief import STANDARD_SIZE
from complaints_desktop.letters.write import CALLED, WRITERS
from tests.complaints_desktop.facts import RESIDENT, an_adjustment
from tests.tables import each_row


def agreed(*adjustments: tuple[str, str | None]):
    return replace(RESIDENT, adjustments=tuple(an_adjustment(kind, detail) for kind, detail in adjustments))


@each_row(
    ("kind", "detail", "size"),
    [
        ("Large print", "18 point", 18),
        ("large print", None, 16),
        ("Letters in large print", "at least 24", 24),
        ("Large print", "as large as you can", 16),
        ("Large print", "agreed on 12 May", 16),
        ("Large print", "22pt, Arial", 22),
        ("Large print", "28-point", 28),
        ("Large print", "36 point", 28),
        ("Large print", "14 point", 16),
        ("Named contact", "18 point", STANDARD_SIZE),
    ],
)
def test_large_print_sets_the_size_of_every_letter(kind, detail, size):
    assert adjusted(agreed((kind, detail))).text_size == size


@pytest.mark.parametrize(
    ("detail", "paper"),
    [("Pale blue", "blue"), ("YELLOW", "yellow"), (None, CREAM), ("whatever is there", CREAM), ("not pink", "pink")],
)
def test_coloured_paper_sets_the_colour_of_every_sheet(detail, paper):
    assert adjusted(agreed(("Coloured paper", detail))).paper == paper


@pytest.mark.parametrize(
    ("kinds", "also"),
    [
        (("Plain email",), (".txt",)),
        (("Easy Read", "Plain email", "easy read"), (".easy.docx", ".txt")),
        (("Word document",), (".docx",)),
        (("Braille", "Audio"), ()),
    ],
)
def test_a_format_that_was_agreed_is_made_beside_the_pdf(kinds, also):
    assert adjusted(agreed(*((kind, None) for kind in kinds))).also == also
    assert {*also} <= {*CALLED}


def test_a_smaller_size_agreed_later_takes_nothing_away():
    assert adjusted(agreed(("Large print", "24 point"), ("Letters in large print", None))).text_size == 24


def test_two_adjustments_that_act_both_do():
    found = adjusted(agreed(("Coloured paper", "green"), ("Large print", "20 point")))
    assert (found.paper, found.text_size) == ("green", 20)


@pytest.mark.parametrize("paper", PAPERS)
def test_black_words_stand_out_on_every_paper(paper):
    light = [int(PAPERS[paper][at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in light)
    assert (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) / 0.05 > 15


def test_where_nothing_acts_a_letter_is_as_any_other():
    assert adjusted(None) == adjusted(RESIDENT) == adjusted(agreed(("Interpreter", "Polish")))


def test_each_adjustment_that_acts_is_offered_under_its_name():
    from complaints_desktop.forms.choices import listed

    assert set(ACTING) <= {str(each.value).casefold() for each in listed("adjustments")}


def test_every_format_has_a_name():
    assert list(CALLED) == list(WRITERS)
