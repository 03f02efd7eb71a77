"""What was agreed with a person sets the letters to them."""

from dataclasses import replace

import pytest

from complaints_desktop.letters.adjusted import ACTING, adjusted
from complaints_desktop.letters.brief import STANDARD_SIZE
from tests.complaints_desktop.facts import RESIDENT, an_adjustment


def agreed(*adjustments: tuple[str, str | None]):
    return replace(RESIDENT, adjustments=tuple(an_adjustment(kind, detail) for kind, detail in adjustments))


@pytest.mark.parametrize(
    ("kind", "detail", "size"),
    [
        ("Large print", "18 point", 18),
        ("large print", None, 16),
        ("Letters in large print", "at least 24", 24),
        ("Large print", "as large as you can", 16),
        ("Named contact", "18 point", STANDARD_SIZE),
    ],
)
def test_large_print_sets_the_size_of_every_letter(kind, detail, size):
    assert adjusted(agreed((kind, detail))).text_size == size


def test_where_nothing_acts_a_letter_is_as_any_other():
    assert adjusted(None) == adjusted(RESIDENT) == adjusted(agreed(("Interpreter", "Polish")))


def test_each_adjustment_that_acts_is_offered_under_its_name():
    from complaints_desktop.forms.choices import listed

    assert set(ACTING) <= {str(each.value).casefold() for each in listed("adjustments")}
