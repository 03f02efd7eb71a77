"""Columns share the room of a table: whole where there is room, and the widest give way first where there is not."""

from hypothesis import given
from hypothesis import strategies as st

from tests.tables import each_row
from ui.kit.column import Wish, fitted


@each_row(
    ("wishes", "room", "widths"),
    [
        ([Wish(100, 50), Wish(80, 40)], 180, [100, 80]),
        ([Wish(100, 50), Wish(80, 40)], 300, [100, 80]),
        ([Wish(100, 50, stretch=True), Wish(80, 40)], 300, [220, 80]),
        ([Wish(100, 50, stretch=True), Wish(80, 40, stretch=True)], 301, [161, 140]),
        ([Wish(100, 50), Wish(80, 40)], 90, [50, 40]),
        ([Wish(100, 50), Wish(80, 40)], 89, [50, 40]),
        ([Wish(100, 100), Wish(80, 40)], 160, [100, 60]),
        ([Wish(100, 50, stretch=True), Wish(80, 40)], 150, [70, 80]),
        ([Wish(100, 50, stretch=True), Wish(80, 40)], 110, [50, 60]),
        ([Wish(100, 100, fixed=True, stretch=True), Wish(80, 40, stretch=True)], 300, [100, 200]),
        ([Wish(100, 20, fixed=True), Wish(80, 40)], 120, [100, 40]),
        ([], 100, []),
    ],
)
def test_what_is_over_goes_to_those_that_stretch_and_what_lacks_they_give_before_the_others(wishes, room, widths):
    assert fitted(wishes, room) == widths


WISH = st.builds(
    lambda least, more, stretch, fixed: Wish(least + more, least, stretch, fixed),
    st.integers(10, 200),
    st.integers(0, 200),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(WISH, min_size=1, max_size=9), st.integers(0, 2_000))
def test_no_column_is_less_than_its_least_and_the_table_scrolls_only_where_all_are(wishes, room):
    widths = fitted(wishes, room)
    least = [wish.full if wish.fixed else wish.least for wish in wishes]
    assert all(width >= low for width, low in zip(widths, least, strict=True))
    assert sum(widths) <= max(room, sum(least))
    if sum(wish.full for wish in wishes) <= room:
        assert all(width >= wish.full for width, wish in zip(widths, wishes, strict=True))
