"""How close the rows of lists stand is a person's choice, kept with the colours and the size of text."""

import json

import pytest

from ui.kit.theme import Density
from ui.settings.appearance import Appearance


@pytest.fixture
def file(tmp_path, look):
    yield tmp_path / "own" / "appearance.json"
    look.set_density(Density.COMFORTABLE)


def test_rows_are_comfortable_until_somebody_says_otherwise(file, look):
    assert Appearance(look, file).density == look.density == Density.COMFORTABLE


def test_compact_rows_are_kept_and_there_again_the_next_time(file, look):
    Appearance(look, file).turn_density()
    look.set_density(Density.COMFORTABLE)
    assert Appearance(look, file).density == look.density == Density.COMPACT


def test_turned_twice_they_are_as_they_were(file, look):
    appearance = Appearance(look, file)
    appearance.turn_density()
    appearance.turn_density()
    assert look.density == Density.COMFORTABLE


def test_a_file_of_before_there_was_a_choice_keeps_its_colours_and_size(file, look):
    file.parent.mkdir()
    file.write_text(json.dumps({"look": "dark", "percent": 150}), encoding="utf-8")
    appearance = Appearance(look, file)
    assert (appearance.look, appearance.percent, appearance.density) == ("dark", 150, Density.COMFORTABLE)


def test_a_word_that_is_no_density_costs_no_more_than_the_look(file, look):
    file.parent.mkdir()
    file.write_text(json.dumps({"look": "dark", "percent": 150, "density": "roomy"}), encoding="utf-8")
    assert Appearance(look, file).density == Density.COMFORTABLE
