"""What an item weighs, point by point."""

from dataclasses import replace

from complaints_desktop.rules.risk import Band
from complaints_desktop.team.load import Carried, Weights, weigh
from db.team_terms import Part
from tests.tables import each_row

PLAIN = Carried(part=Part.HANDLER, stage=1)
WEIGHTS = Weights()


@each_row(
    "more, points, because",
    [
        ({}, 4, ("stage 1 +4",)),
        ({"stage": 2}, 5, ("stage 2 +5",)),
        ({"part": Part.REVIEWER, "stage": 2}, 6, ("considers stage 2 +6",)),
        ({"part": Part.PROMISE}, 2, ("a promise +2",)),
        ({"ombudsman": True}, 8, ("stage 1 +4", "with the Ombudsman +4")),
        ({"days_left": 6}, 4, ("stage 1 +4",)),
        ({"days_left": 5}, 5, ("stage 1 +4", "5 working days left +1")),
        ({"days_left": 3}, 5, ("stage 1 +4", "3 working days left +1")),
        ({"days_left": 2}, 6, ("stage 1 +4", "2 working days left +2")),
        ({"days_left": 0}, 6, ("stage 1 +4", "due today +2")),
        ({"days_left": -1}, 7, ("stage 1 +4", "overdue by 1 working day +3")),
        ({"band": Band.LOW}, 4, ("stage 1 +4",)),
        ({"band": Band.MEDIUM}, 5, ("stage 1 +4", "medium risk +1")),
        ({"band": Band.HIGH}, 6, ("stage 1 +4", "high risk +2")),
        ({"band": Band.CRITICAL}, 7, ("stage 1 +4", "critical risk +3")),
        ({"commitments": 4}, 8, ("stage 1 +4", "4 open promises +4")),
        ({"commitments": 5}, 8, ("stage 1 +4", "5 open promises, counted as 4 at most +4")),
        ({"needs": 1}, 5, ("stage 1 +4", "1 need to see to +1")),
        ({"needs": 3}, 6, ("stage 1 +4", "3 needs to see to, counted as 2 at most +2")),
        ({"waiting_for": "the contractor"}, 2, ("stage 1 +4", "waiting for the contractor -2")),
        (
            {"part": Part.PROMISE, "waiting_for": "the author"},
            1,
            ("a promise +2", "waiting for the author -2", "nothing weighs less than 1 point"),
        ),
    ],
)
def test_each_point_of_a_weight_has_its_reason(more: dict[str, object], points: int, because: tuple[str, ...]):
    found = weigh(replace(PLAIN, **more), WEIGHTS)
    assert (found.points, found.because) == (points, because)


def test_the_weights_are_the_landlords():
    own = replace(WEIGHTS, handler={1: 9, 2: 9}, soon_from=10, soon=3)
    assert weigh(replace(PLAIN, days_left=10), own).because == ("stage 1 +9", "10 working days left +3")


def test_what_weighs_one_point_needs_no_least():
    one = replace(WEIGHTS, promise=3, waiting=-2)
    found = weigh(replace(PLAIN, part=Part.PROMISE, waiting_for="the contractor"), one)
    assert (found.points, found.because) == (1, ("a promise +3", "waiting for the contractor -2"))
