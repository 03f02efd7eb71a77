"""What an officer has to do: in groups by urgency, in words, and moved over with the arrows."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from complaints_desktop.actions.table import FORMS
from complaints_desktop.letters.catalogue import letter_acts, letter_names
from complaints_desktop.reading.my_work import Kind, WorkItem
from resources.reader import read_bytes
from tests.tables import each_row
from ui.case.screen import TABS
from ui.kit.theme import Density
from ui.my_work.screen import why_words
from ui.my_work.work_list import WorkGroup, WorkList, _title_lines, grouped, left_in_words, spoken

TODAY = date(2026, 4, 13)


def item(days=None, *, name="Respond stage 1", left=None, **more):
    known = {
        "kind": Kind.RESPOND,
        "what": name,
        "case_id": name,
        "reference": "26-K7Q-0001",
        "resident": "Thomas Greenhalgh",
        "due_on": None if days is None else TODAY + timedelta(days),
        "days_left": left,
        "because": "ten working days from the acknowledgement (Code 6.3)",
    }
    return WorkItem(**{"may": True, **known, **more})


@pytest.mark.parametrize(
    ("days", "group", "tone"),
    [
        (-400, "Overdue", "danger"),
        (-1, "Overdue", "danger"),
        (0, "Due today", "warn"),
        (1, "Due in the next 7 days", "info"),
        (7, "Due in the next 7 days", "info"),
        (8, "Later", "quiet"),
        (400, "Later", "quiet"),
        (None, "No date", "quiet"),
    ],
)
def test_each_day_has_its_group(days, group, tone):
    (only,) = grouped([item(days)], TODAY)
    assert (only.title, only.tone) == (group, tone)


def test_the_groups_stand_by_what_hurts_first_whatever_order_the_work_comes_in():
    work = [item(days) for days in (8, None, 0, -1, 7)] + [item(kind=Kind.CLASH, thing="1")]
    assert [group.title for group in grouped(work, TODAY)] == [
        "Overdue",
        "Due today",
        "To settle between desks",
        "Due in the next 7 days",
        "Later",
        "No date",
    ]


def test_everything_stands_in_one_group_and_in_no_more():
    work = [item(days, name=str(days)) for days in range(-10, 20)] + [item(None), item(None, kind=Kind.HELD, thing="1")]
    shown = [each for group in grouped(work, TODAY) for each in group.items]
    assert sorted(map(id, shown)) == sorted(map(id, work))


def test_nothing_to_do_is_no_group():
    assert grouped([], TODAY) == []


@pytest.mark.parametrize(
    ("days", "left", "words"),
    [
        (4, 4, "4 working days left"),
        (1, 1, "1 working day left"),
        (1, 0, "no working day left"),
        (0, 0, "today"),
        (-1, -1, "1 working day overdue"),
        (-2, 0, "overdue"),
        (None, None, ""),
    ],
)
def test_how_long_there_is_left_is_said_in_working_days(days, left, words):
    assert left_in_words(item(days, left=left), TODAY) == words


def test_a_line_is_spoken_whole():
    said = spoken(item(1, left=1), TODAY)
    assert said == "Respond stage 1. Response, 26-K7Q-0001, Thomas Greenhalgh. Tue 14 Apr 2026, 1 working day left"


def test_what_has_neither_case_nor_date_leaves_no_gaps():
    said = spoken(item(reference="", resident="", name="Settle it"), TODAY)
    assert said == "Settle it. Response. no date"


@pytest.fixture
def list_(qtbot, look):
    made = WorkList()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    made.activateWindow()
    made.setFocus()
    made.opens, made.looks = [], []
    made.opened.connect(lambda item: made.opens.append(item.what))
    made.looked_at.connect(lambda item: made.looks.append(item and item.what))
    return made


WORK = [item(-1, name="late"), item(-1, name="late too"), item(0, name="now"), item(9, name="later")]


def current(list_):
    entry = list_.lines.entries[list_.currentIndex().row()]
    return entry.what if isinstance(entry, WorkItem) else entry


def test_the_first_line_is_chosen_and_not_its_heading(list_):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    assert current(list_) == "late"
    assert list_.looks == ["late"]


def test_the_arrows_go_from_line_to_line_over_the_headings_and_stop_at_both_ends(list_, qtbot):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    met = []
    for key in [Qt.Key.Key_Down] * 4 + [Qt.Key.Key_Up] * 4:
        qtbot.keyClick(list_, key)
        met.append(current(list_))
    assert met == ["late too", "now", "later", "later", "now", "late too", "late", "late"]


@pytest.mark.parametrize(("key", "met"), [(Qt.Key.Key_Home, "late"), (Qt.Key.Key_End, "later")])
def test_home_and_end_go_to_the_first_and_the_last_line(list_, qtbot, key, met):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    qtbot.keyClick(list_, Qt.Key.Key_Down)
    qtbot.keyClick(list_, key)
    assert current(list_) == met


def test_enter_opens_the_line_that_is_chosen(list_, qtbot):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    qtbot.keyClick(list_, Qt.Key.Key_Down)
    qtbot.keyClick(list_, Qt.Key.Key_Return)
    assert list_.opens == ["late too"]


def test_the_line_one_was_on_stays_chosen_when_others_come(list_, qtbot):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    for _ in range(2):
        qtbot.keyClick(list_, Qt.Key.Key_Down)
    list_.show_groups(grouped([item(-3, name="later still"), *WORK], TODAY), TODAY)
    assert current(list_) == "now"


def test_two_reviews_of_a_case_are_two_things(list_, qtbot):
    reviews = [item(days, name="Review", kind=Kind.REVIEW, thing=str(days)) for days in (1, 2)]
    list_.show_groups(grouped(reviews, TODAY), TODAY)
    qtbot.keyClick(list_, Qt.Key.Key_Down)
    list_.show_groups(grouped([item(-1), *reviews], TODAY), TODAY)
    assert list_.lines.entries[list_.currentIndex().row()] == reviews[1]


@each_row("kind", Kind)
def test_a_kind_of_work_has_a_drawing_words_and_somewhere_to_go(kind):
    letter = "stage1-response" if kind is Kind.ISSUE_LETTER else ""
    found = item(kind=kind, thing="1", letter=letter)
    assert read_bytes("icons", f"{kind.value.icon}.svg")
    assert kind.value.do
    assert (
        found.question
        or kind.value.settings
        or kind.value.screen
        or found.place in {*TABS, *FORMS, *letter_acts(), *letter_names()}
    )


def test_where_the_line_has_gone_the_first_is_chosen(list_, qtbot):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    qtbot.keyClick(list_, Qt.Key.Key_Down)
    list_.show_groups(grouped([each for each in WORK if each.what != "late too"], TODAY), TODAY)
    assert current(list_) == "late"


def test_an_empty_list_opens_nothing_and_says_so(list_, qtbot):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    list_.show_groups([], TODAY)
    qtbot.keyClick(list_, Qt.Key.Key_Return)
    list_.open_current()
    assert list_.opens == []
    assert list_.looks[-1] is None


def test_a_heading_cannot_be_chosen_and_says_how_many_it_has(list_):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    heading = list_.lines.index(0)
    assert isinstance(heading.data(Qt.ItemDataRole.UserRole), WorkGroup)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert heading.data() == "Overdue, 2"
    assert heading.data(Qt.ItemDataRole.ToolTipRole) is None


def test_a_line_gives_its_reason_when_it_is_pointed_at(list_):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    assert list_.lines.index(1).data(Qt.ItemDataRole.ToolTipRole).endswith("(Code 6.3)")


@pytest.mark.parametrize("percent", [100, 200])
def test_lines_and_headings_grow_with_the_text(list_, look, percent):
    look.set(percent=percent)
    list_.resize(1_200, 500)
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    assert [list_.sizeHintForIndex(list_.lines.index(n)).height() for n in (0, 1)] == [
        44 * percent // 100,
        56 * percent // 100,
    ]


LONG = "Replace the gutter joint, treat the mould in both bedrooms and fit two extractor fans before the winter begins"


def height(list_, row=1):
    return list_.sizeHintForIndex(list_.lines.index(row)).height()


def test_a_long_title_takes_as_many_lines_as_it_needs_and_one_where_there_is_room(list_):
    list_.show_groups(grouped([item(1, name="Short"), item(1, name=LONG)], TODAY), TODAY)
    assert height(list_, 2) > height(list_, 1)
    list_.resize(1_600, 500)
    assert height(list_, 2) == height(list_, 1)


@pytest.mark.parametrize(("many", "most"), [(1, 1), (3, 3), (50, 3)])
def test_no_title_takes_more_than_its_most_and_none_of_its_words_are_lost(list_, many, most):
    words = " ".join(["wide" * 12] * many)
    lines = _title_lines(item(1, name=words), 300)
    assert len(lines) == most
    assert " ".join(lines) == words


def test_every_icon_has_a_word(list_):
    assert all(kind.value.word for kind in Kind)
    list_.show_groups(grouped([item(1, kind=Kind.COMMITMENT)], TODAY), TODAY)
    assert "Commitment, " in list_.lines.index(1).data()


def test_compact_lines_are_lower(list_, look):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    before = height(list_)
    look.set_density(Density.COMPACT)
    try:
        assert height(list_) < before
    finally:
        look.set_density(Density.COMFORTABLE)


def test_a_heading_that_is_pressed_or_typed_leaves_the_chosen_line_as_it_is(list_, qtbot):
    list_.show_groups(grouped(WORK, TODAY), TODAY)
    qtbot.keyClick(list_, Qt.Key.Key_Down)
    heading = next(n for n, entry in enumerate(list_.lines.entries) if n and isinstance(entry, WorkGroup))
    where = list_.visualRect(list_.lines.index(heading)).center()
    qtbot.mouseClick(list_.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.keyClicks(list_, "due")
    assert current(list_) == "late too"
    assert list_.selectionModel().hasSelection()


def test_work_of_no_case_is_asked_about_by_its_name():
    assert why_words(item()) == "26-K7Q-0001: why then?"
    assert why_words(item(kind=Kind.KEEPING, reference="")) == "Keeping of cases: why then?"
