"""What a review comes to, and what may be counted together."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.desk.matrix import shipped_matrix
from complaints_desktop.quality.scoring import (
    Counted,
    Mark,
    Score,
    besides,
    k7,
    missed,
    said_of,
    score,
    together,
    weighted_back,
)
from db.number_terms import DrawMethod, Scored

YES, PARTLY, NO, OUT = Scored.YES, Scored.PARTLY, Scored.NO, Scored.NOT_APPLICABLE
MATRIX = shipped_matrix()


def marks(**otherwise: Scored) -> list[Mark]:
    """Return the marks of a review: every criterion met but those said."""
    return [Mark(each.key, each.points, otherwise.get(each.key, YES)) for each in MATRIX.criteria]


def scored(*named: str, **otherwise: Scored) -> Score:
    """Return what those marks come to, with the critical fails that are named."""
    return score(marks(**otherwise), critical=MATRIX.critical, named=named)


def counted(name: str, found: Score, method: DrawMethod = DrawMethod.RANDOM, **facts: object) -> Counted:
    """Return a finished review."""
    given_ = {"answer": name, "handler_id": "h", **facts}
    return Counted(id=name, method=method, score=found, **given_)  # type: ignore[arg-type]


def test_a_score_is_what_was_earned_of_what_applied() -> None:
    assert scored().printed == "100.0"
    assert scored(A2=PARTLY, C3=NO).exact == 90
    assert scored(D1=OUT, D2=OUT, D3=OUT).applicable == 87
    assert scored(D1=OUT, A2=PARTLY).exact == Fraction(100 * 91, 95)
    nothing = score([Mark("A1", 5, OUT)], critical={})
    assert (nothing.exact, nothing.printed, nothing.reaches) == (None, "no score", False)


def test_a_critical_fail_is_a_fail_whatever_the_sum() -> None:
    for key in ("C1", "C2", "A5", "B3", "D2"):
        assert not scored(**{key: NO}).failed, "what falls short is not yet a critical fail"
        found = scored(key, **{key: NO})
        assert (found.failed, found.critical) == (True, (key,))
    named = scored("data", "C1", C1=PARTLY)
    assert named.critical == ("C1", "data")
    assert named.printed == "94.0"
    assert (scored(A1=NO).reaches, scored("B3", B3=NO).reaches) == (True, False), "95 reach it"


@given(st.lists(st.sampled_from(list(Scored)), min_size=18, max_size=18))
def test_a_score_lies_from_0_to_100_and_does_not_hang_on_the_order(said: list[Scored]) -> None:
    found = [Mark(each.key, each.points, how) for each, how in zip(MATRIX.criteria, said, strict=True)]
    one = score(found, critical=MATRIX.critical)
    assert one == score(found[::-1], critical=MATRIX.critical)
    assert one.exact is None or 0 <= one.exact <= 100


def test_k7_is_one_sum_over_the_other_and_no_mean_of_percentages() -> None:
    small = score([Mark("C1", 12, NO)], critical={})
    figure = k7([counted("1", scored()), counted("2", small)])
    assert (figure.earned, figure.applicable, figure.n) == (100, 112, 2)
    assert figure.exact is not None
    assert round(float(figure.exact), 1) == 89.3


def test_only_what_was_drawn_at_random_or_all_of_it_is_counted() -> None:
    found = [counted(method.value, scored(A2=NO), method) for method in DrawMethod]
    found += [
        counted("all", scored(), DrawMethod.CENSUS, whole=True),
        counted("twice", scored(), second=True),
        counted("panel", scored(), residents=True),
        counted("z again", scored(), answer="all"),
    ]
    figure = k7(found)
    assert [each.id for each in figure.reviews] == ["all", "random"]
    assert figure.left_out == {
        "stratified": 1,
        "by risk": 1,
        "new starter": 1,
        "targeted": 1,
        "dip sample": 1,
        "second marking": 1,
        "residents’ review": 1,
        "drawn twice": 1,
    }


def test_what_is_printed_says_how_sure_it_is_and_of_few_no_percentage() -> None:
    assert said_of(k7([]))[0].startswith("No reviews of a random draw")
    few = said_of(k7([counted("1", scored()), counted("2", scored(C1=NO))]))
    assert few[0] == "2 reviews: too few for a percentage of the points."
    some = said_of(k7([counted(str(n), scored(C3=NO if n % 2 else YES)) for n in range(12)]))
    assert some[0] == "97.0% of the points that applied, over 12 reviews; fewer than 30 reviews, so no interval."
    many = said_of(k7([counted(str(n), scored(C3=NO if n % 2 else YES)) for n in range(40)]))
    assert many[0] == "97.0% of the points that applied, over 40 reviews (between 96.1% and 97.9%)."
    assert many[3].startswith("How they were chosen: drawn at random.")
    every = k7([counted(str(n), scored(C3=NO), DrawMethod.CENSUS, whole=True) for n in range(20)])
    assert every.all_reviewed
    assert every.interval is None
    assert said_of(every)[0] == "94.0% of the points that applied, over 20 reviews."


def test_a_criterion_that_many_handlers_miss_is_the_templates_and_no_persons() -> None:
    found = [
        counted(
            str(n),
            scored(),
            handler_id=f"h{n}",
            marks=tuple(marks(C3=PARTLY if n < 2 else YES, C4=NO if n < 1 else YES)),
        )
        for n in range(9)
    ]
    c3, c4, d3 = missed(found, ["C3", "C4", "D3"])
    assert (c3.partly, c3.missing, c3.handlers, c3.of_all) == (2, 2, 9, True)
    assert (c4.no, c4.of_all, d3.of_all) == (1, False, False), "one person alone is no matter of the template"


def test_every_other_way_of_choosing_has_a_line_of_its_own_without_a_share() -> None:
    found = [counted(str(n), scored("C1", C1=NO) if n else scored(), DrawMethod.RISK) for n in range(3)]
    found += [counted("new", scored(), DrawMethod.CENSUS), counted("in it", scored())]
    assert besides(found) == (
        "Chosen by risk: 3 reviews, 2 with a critical fail.",
        "The first answers of somebody new: 1 review, 0 with a critical fail.",
    )
    both = together([scored(), scored(A2=NO)])
    assert (both.earned, both.applicable) == (192, 200)


def test_groups_are_weighted_back_by_how_many_answers_they_had() -> None:
    assert weighted_back({"a": (30, scored()), "b": (10, scored(C1=NO))}) == 97
    assert weighted_back({"a": (30, scored()), "b": (10, Score(earned=Fraction(0), applicable=0))}) is None
    assert weighted_back({}) is None
