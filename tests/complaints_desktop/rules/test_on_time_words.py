"""How many promises were kept in time, in words: nothing rounded up, nothing said of what has not come due."""

from complaints_desktop.rules.on_time import OnTime
from complaints_desktop.rules.on_time_words import in_lines, in_words, kept_briefly, orders_in_words


def figures(**counts: float) -> OnTime:
    given = {
        "due": 20,
        "on_time": 18,
        "missed": 2,
        "no_access": 0,
        "out": 0,
        "moved": 0,
        "written_late": 0,
        "slip": 0.0,
    }
    return OnTime(**{**given, **counts})  # type: ignore[arg-type]


def test_the_line_of_figures_says_what_was_kept_what_may_be_missed_and_what_was_moved():
    table = [
        (
            figures(missed=1, no_access=1, moved=2, slip=14.0),
            "18 of 20 due this month kept in time (90%); no more may be missed; 1 without access; "
            "2 were moved, 14 days on average; by first dates 85%",
        ),
        (
            figures(written_late=1),
            "; no more may be missed; 1 was written down as kept more than 5 working days later; by",
        ),
        (figures(written_late=3), "3 were written down as kept more than 5 working days later; by first dates 85%"),
        (figures(moved=1, slip=0.6), "; no more may be missed; 1 was moved, 1 day on average; by first dates 85%"),
        (figures(on_time=15, missed=5), "15 of 20 due this month kept in time (75%); 3 more missed than may be; by"),
        (
            figures(on_time=17, missed=1, no_access=2),
            "17 of 20 due this month kept in time (85%); 1 more missed or without access than may be; 2 without access",
        ),
        (figures(due=1000, on_time=899, missed=101), "899 of 1,000 due this month kept in time (89.9%); 1 more missed"),
        (figures(on_time=12, missed=1), "12 of 13 due this month kept in time (92.3%), 7 still to come; 1 more may be"),
        (figures(on_time=0, missed=0), "none due this month yet, 20 still to come; 2 more may be missed"),
        (figures(due=0, on_time=0, missed=0), "Nothing was promised for this month"),
    ]
    first = figures(on_time=17, missed=3)
    wrong = [(words, said) for each, words in table if words not in (said := in_words(each, first, "this month"))]
    assert wrong == []


def test_of_orders_none_may_be_missed_and_a_brief_line_says_nothing_of_what_has_not_come_due():
    assert orders_in_words(figures(due=3, on_time=3, missed=0), "this month") == (
        "Ombudsman orders: 3 of 3 due this month kept in time (100%)"
    )
    assert orders_in_words(figures(due=3, on_time=3, missed=0, written_late=1), "this month").endswith(
        "(100%); 1 was written down as kept more than 5 working days later"
    )
    assert orders_in_words(figures(due=3, on_time=2, missed=1), "this month") == (
        "Ombudsman orders: 2 of 3 due this month kept in time (66.7%); 1 missed, where none may be"
    )
    assert kept_briefly(figures(), "this quarter") == "this quarter 18 of 20 (90%)"
    assert kept_briefly(figures(on_time=0, missed=0), "this quarter") == ""


def test_a_part_of_the_figures_is_told_with_and_without_new_dates_and_what_may_still_be_missed():
    first = figures(on_time=15, missed=5)
    counted = figures(due=21, missed=0, on_time=19, no_access=1, moved=3, written_late=2, slip=6.5)
    assert in_lines(counted, first, every=False) == (
        "With new dates that the resident agreed to in time: 19 of 20 (95%)",
        "By the dates first promised: 15 of 20 (75%)",
        "3 given another date, 6 days later on average",
        "1 without access, counted as due and not as kept",
        "Of those kept in time, 2 were written down as kept more than 5 working days later",
        "1 still to come",
        "1 more may be missed",
    )
    assert in_lines(figures(), first, every=True)[-1] == "2 missed, where none may be"
    assert in_lines(figures(on_time=20, missed=0), first, every=True)[-1] == "None may be missed, and none was"
    nothing = figures(due=0, on_time=0, missed=0)
    assert in_lines(nothing, nothing, every=False) == ("Nothing falls due",)
