"""Colours keep their contrast in every look, and the style sheet names only colours there are."""

import re

import pytest

from resources.reader import read_text
from tests.tables import each_row
from ui.kit.colours import COLOURS, PAIRS, TEXT, Look, colour, contrast
from ui.kit.theme import fill


@each_row("look", Look)
@each_row(("front", "ground", "least"), PAIRS)
def test_each_pair_of_colours_keeps_its_contrast(front, ground, least, look):
    assert contrast(colour(front, look), colour(ground, look)) >= least


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == 21
    assert round(contrast("#767676", "#FFFFFF"), 2) == 4.54  # WCAG's own example of grey that just passes
    assert contrast("#777777", "#FFFFFF") < TEXT


@pytest.mark.parametrize("look", Look)
def test_the_style_sheet_is_filled_to_the_last_place(look):
    filled = fill(read_text("styles", "desk.qss"), look, 150)
    assert "@" not in filled
    assert not re.search(r"\b\d+(\.\d+)?u\b", filled)


def test_sizes_follow_the_text():
    assert fill("padding: 2u 0.5u;", Look.LIGHT, 100) == "padding: 8px 2px;"
    assert fill("padding: 2u 0.5u;", Look.LIGHT, 200) == "padding: 16px 4px;"


def test_every_colour_of_the_style_sheet_is_in_the_table():
    named = set(re.findall(r"@([a-z]+(?:-[a-z]+)*)", read_text("styles", "desk.qss"))) - {"look"}
    assert named <= set(COLOURS)
