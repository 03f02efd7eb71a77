"""Every published table, counted from stages made to its inputs; what does not follow from them is known not to."""

from fractions import Fraction

import pytest

from complaints_desktop.numbers.measure import Kind
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.policy import HomesOn
from complaints_desktop.numbers.result import Asked, Result, by_stock, identities, of_stages
from complaints_desktop.numbers.share import Share, decimals
from tests.complaints_desktop.numbers.counted import stages
from tests.complaints_desktop.numbers.published import BESIDE, TABLES, Figure, Table


def places(printed: str) -> int:
    return len(printed.partition(".")[2])


def rounded(n: int, d: int, figure_per: int, printed: str) -> str:
    return decimals(Fraction(figure_per * n, d), places(printed))


def result(table: Table, figure: Figure) -> Result:
    start, end = table.period
    asked, all_ = Asked(start=start, end=end, as_of=end), stages(table.rows(), end)
    assert identities(all_, asked) == ()
    if figure.stock_type is None:
        return of_stages(MEASURES[figure.code], all_, asked)
    homes = {kind: HomesOn(year_end=end, stock_type=kind, number=number) for kind, number in table.homes.items()}
    (found,) = (
        each for each in by_stock(MEASURES[figure.code], all_, asked, homes) if each.of_whom == figure.stock_type
    )
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.called)
def test_each_figure_comes_out_of_what_was_published_beside_it(table: Table):
    for figure in table.figures:
        found = result(table, figure)
        if found.measure.kind is Kind.NUMBER:
            assert (found.n, found.value) == (figure.n, figure.printed), figure.code
            continue
        assert (found.n, found.d) == (figure.n, figure.d), figure.code
        assert (rounded(figure.n, figure.d, figure.per, figure.printed) == figure.printed) is figure.follows, figure
        if places(figure.printed) == 1 and figure.follows:
            assert found.value == figure.printed, figure.code


def test_what_does_not_follow_says_why_and_what_is_one_of_several_says_so():
    for figure in (*(each for table in TABLES for each in table.figures), *BESIDE):
        assert figure.follows or figure.said, figure


@pytest.mark.parametrize("figure", BESIDE, ids=lambda figure: figure.called)
def test_figures_of_no_stages_follow_or_are_known_not_to(figure):
    assert (rounded(figure.n, figure.d, figure.per, figure.printed) == figure.printed) is figure.follows
    if figure.interval:
        interval = Share(figure.n, figure.d).interval
        assert interval is not None
        assert interval.printed == figure.interval
