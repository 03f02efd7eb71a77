"""A number from week to week: the same in words as in the line."""

from datetime import date, timedelta

from ui.kit.sparkline import Sparkline, in_words

TODAY = date(2026, 4, 13)


def weeks(*numbers):
    return [
        (TODAY - timedelta(7 * back), number) for back, number in zip(range(len(numbers))[::-1], numbers, strict=True)
    ]


def test_the_words_compare_with_four_weeks_ago_or_with_as_long_as_there_is():
    table = [
        (weeks(9, 4, 8, 8, 12, 16), "16 now; 4 weeks ago it was 4"),
        (weeks(4, 16), "16 now; 1 week ago it was 4"),
        (weeks(16, 16), "16 now; 1 week ago it was the same"),
        (weeks(16), "16 now; nothing is known of a week ago"),
        ([], "Nothing is known of earlier weeks"),
    ]
    assert [in_words(points) for points, _ in table] == [words for _, words in table]
    assert in_words(weeks(4, 16), ended=True) == "16 at its end; 1 week before it was 4"


def test_the_line_goes_from_left_to_right_and_up_with_the_number_and_is_described(look, qtbot):
    line = Sparkline(weeks(4, 16, 25), most=25)
    qtbot.addWidget(line)
    line.resize(200, 40)
    line.show()
    places = line.places()
    assert [place.x() for place in places] == sorted(place.x() for place in places)
    assert [place.y() for place in places] == sorted((place.y() for place in places), reverse=True)
    assert all(line.rect().contains(place.toPoint()) for place in places)
    assert line.accessibleName() == "25 now; 2 weeks ago it was 4"
