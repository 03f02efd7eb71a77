"""Saved views: kept whole, replaced by name, and never the reason that the list does not open."""

import json
import os
import stat

import pytest

from ui.cases.views import BUILT_IN, SavedViews, View

LATE = View(
    name="Late & mine",
    switches=("mine", "overdue"),
    facets={"stage": 2, "category": "damp and mould"},
    sort="resident",
    descending=True,
    columns=("reference", "address"),
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "own" / "views.json"


def test_a_view_comes_back_as_it_was_saved(file):
    SavedViews(file.parent).save(LATE)
    assert SavedViews(file.parent).all() == (*BUILT_IN, LATE)


def test_the_built_in_views_come_first(file):
    views = SavedViews(file.parent)
    views.save(LATE)
    assert [view.name for view in views.all()] == [*(view.name for view in BUILT_IN), "Late & mine"]


def test_a_view_of_the_same_name_takes_the_place_of_the_old_one(file):
    views = SavedViews(file.parent)
    views.save(LATE)
    views.save(View(name="Another"))
    views.save(View(name="Late & mine", switches=("open",)))
    assert [view.name for view in SavedViews(file.parent).all()][len(BUILT_IN) :] == ["Another", "Late & mine"]
    assert SavedViews(file.parent).all()[-1].switches == ("open",)


def test_without_a_file_views_last_as_long_as_the_program():
    views = SavedViews(None)
    views.save(LATE)
    assert views.all()[-1] == LATE
    assert SavedViews(None).all() == BUILT_IN


def test_a_name_in_any_script_comes_back(file):
    SavedViews(file.parent).save(View(name="Ọ̀ṣun · 東 “late”"))
    assert SavedViews(file.parent).all()[-1].name == "Ọ̀ṣun · 東 “late”"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps who may read a file in another way")
def test_what_a_person_looks_for_is_theirs_alone_to_read(file):
    SavedViews(file.parent).save(LATE)
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(file.parent.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "7",
        "{}x",
        '{"name": "A"}',
        '["A"]',
        '[{"name": "A"}]',
        '[{"name": "A", "switches": 7, "columns": []}]',
        '[{"name": "A", "switches": [], "columns": [], "colour": "red"}]',
    ],
)
def test_a_file_that_is_not_ours_costs_the_saved_views_alone(file, kept):
    file.parent.mkdir()
    file.write_text(kept, encoding="utf-8")
    views = SavedViews(file.parent)
    assert views.all() == BUILT_IN
    views.save(LATE)
    assert SavedViews(file.parent).all() == (*BUILT_IN, LATE)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"name": 7},
        {"name": None},
        {"words": ["damp"]},
        {"sort": "colour"},
        {"sort": ["resident"]},
        {"descending": "no"},
        {"switches": "mine"},
        {"switches": [{}]},
        {"columns": [7]},
        {"facets": ["stage"]},
        {"facets": {"stage": [2]}},
    ],
    ids=str,
)
def test_a_view_of_another_shape_costs_itself_alone(file, spoilt):
    SavedViews(file.parent).save(LATE)
    (kept,) = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps([{**kept, "name": "Spoilt", **spoilt}, kept]), encoding="utf-8")
    assert SavedViews(file.parent).all() == (*BUILT_IN, LATE)


def test_bytes_that_are_no_text_cost_the_saved_views_alone(file):
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe[]")
    assert SavedViews(file.parent).all() == BUILT_IN


def test_the_file_is_plain_json(file):
    SavedViews(file.parent).save(LATE)
    (kept,) = json.loads(file.read_text(encoding="utf-8"))
    assert kept["facets"] == {"stage": 2, "category": "damp and mould"}


def test_a_view_is_renamed_where_it_stands(file):
    views = SavedViews(file.parent)
    views.save(LATE)
    views.save(View(name="Another"))
    views.rename("Late & mine", "Mine, late")
    assert [view.name for view in SavedViews(file.parent).all()][len(BUILT_IN) :] == ["Mine, late", "Another"]
    assert views.all()[len(BUILT_IN)].facets == LATE.facets


def test_a_view_renamed_as_another_is_called_takes_its_place(file):
    views = SavedViews(file.parent)
    views.save(LATE)
    views.save(View(name="Another"))
    views.rename("Late & mine", "Another")
    assert [(view.name, view.sort) for view in SavedViews(file.parent).all()][len(BUILT_IN) :] == [
        ("Another", "resident")
    ]


def test_a_view_that_is_deleted_is_gone_and_the_others_stay(file):
    views = SavedViews(file.parent)
    views.save(LATE)
    views.save(View(name="Another"))
    views.delete("Late & mine")
    assert [view.name for view in SavedViews(file.parent).all()][len(BUILT_IN) :] == ["Another"]


@pytest.mark.parametrize("name", ["", "   ", "Everything", " my open CASES "])
def test_no_view_is_without_a_name_or_called_as_one_of_the_programs(file, name):
    assert SavedViews(file.parent).why_not(name)


def test_any_other_name_will_do(file):
    assert SavedViews(file.parent).why_not("Damp, mine") == ""


def test_only_what_a_person_saved_can_be_renamed_or_deleted(file):
    views = SavedViews(file.parent)
    views.save(LATE)
    assert views.saved("Late & mine")
    assert not views.saved("Everything")
