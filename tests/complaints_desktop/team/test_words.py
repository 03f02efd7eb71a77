"""What a plan says of each item: why it goes where it goes, why it stays, and who may not have it."""

from complaints_desktop.team.plan import Plan, Problem, Skill
from complaints_desktop.team.proposal import dealt
from complaints_desktop.team.refusals import Refusal, refusals_said
from db.team_terms import SkillKind
from tests.complaints_desktop.team.judging import DAMP, POLISH, carrier, item, problem
from tests.tables import each_row

AWAY = carrier("ann", away="is away until Mon 7 Dec 2026")
CONSIDERED = {"dev": "considered stage 1"}
BOTH = frozenset({DAMP, POLISH})
OF_WHAT = "of what they can carry after the moves"


def said(plan: Plan) -> dict[str, str]:
    return {each.item: each.because for each in (*plan.moves, *plan.left)}


@each_row(
    "of, because",
    [
        (
            problem(
                [item(1, 2, needs=BOTH, barred=CONSIDERED, near={"ben": "spoke to them on 3 Nov"})],
                [
                    AWAY,
                    carrier("ben", carried=10, skills=BOTH),
                    carrier("cat", carried=15, skills=BOTH),
                    carrier("dev"),
                ],
            ),
            f"Ben Shaw has most room of the 2 who may take it: at 60% {OF_WHAT}; "
            "spoke to them on 3 Nov; knows damp and mould and speaks Polish; "
            "Ann Lee, who has it, is away until Mon 7 Dec 2026; Dev Rao considered stage 1",
        ),
        (
            problem([item(1, 2, holder=None)], [carrier("ben", carried=20), carrier("cat", carried=30)]),
            f"Ben Shaw is lowest of the 2 who may take it: at 110% {OF_WHAT}",
        ),
        (
            problem([item(1, 4, holder="gone", kept="cat")], [carrier("ben"), carrier("cat", carried=10)]),
            f"Cat Moss was chosen by hand: at 70% {OF_WHAT}; who had it is not among those who can take it",
        ),
        (
            problem(
                [item(1, 4, holder="dev", barred=CONSIDERED)],
                [carrier("ann", teams=frozenset()), carrier("ben"), carrier("dev")],
            ),
            f"Ben Shaw alone may take it: at 20% {OF_WHAT}; Dev Rao, who has it, considered stage 1",
        ),
        (problem([item(1, kept="ann")], [AWAY, carrier("ben")]), "locked with Ann Lee"),
        (
            problem([item(1, stays="the gap is two days and nothing falls due")], [AWAY, carrier("ben")]),
            "the gap is two days and nothing falls due",
        ),
        (
            problem([item(1, 4)], [carrier("ann"), carrier("ben", carried=10)]),
            f"Ann Lee keeps it, and is at 20% {OF_WHAT}",
        ),
        (problem([item(1)], []), "there is nobody to take it"),
        (
            problem(
                [item(1, needs=frozenset({DAMP}), barred=CONSIDERED, excluded=frozenset({"cat"}))],
                [AWAY, carrier("ben"), carrier("cat"), carrier("dev", skills=frozenset({DAMP}))],
            ),
            "nobody may take it: Ann Lee is away until Mon 7 Dec 2026; Dev Rao considered stage 1; "
            "Ben Shaw does not know damp and mould; Cat Moss was left out by hand",
        ),
        (
            problem(
                [item(1, needs=frozenset({Skill(SkillKind.HAZARD, "hazards")}))],
                [carrier("ann", capacity=0), carrier("ben"), carrier("cat")],
            ),
            "nobody may take it: Ann Lee has no time in these weeks; Ben Shaw and Cat Moss do not know hazards",
        ),
        (
            problem([item(1, kept="ben", team="south")], [AWAY, carrier("ben")]),
            "locked with Ben Shaw, who is of another team",
        ),
        (problem([item(1, kept="gone")], [AWAY]), "locked with gone, who is not among those who can take it"),
        (
            problem(
                [item(1, bundle="a", kept="ben"), item(2, bundle="a", kept="cat")],
                [AWAY, carrier("ben"), carrier("cat")],
            ),
            "locked apart, and they belong together: 26-1 with Ben Shaw and 26-2 with Cat Moss",
        ),
        (
            problem([item(1)], [AWAY, carrier("ben", takes_at_most=0)]),
            "nobody may take it: Ann Lee is away until Mon 7 Dec 2026; Ben Shaw is to take nothing new",
        ),
    ],
)
def test_the_reason_can_be_checked_against_the_plan(of: Problem, because: str):
    assert said(dealt(of))["i1"] == because


@each_row(
    "kind, value, lacks, has",
    [
        (SkillKind.CATEGORY, "damp and mould", "does not know damp and mould", "knows damp and mould"),
        (SkillKind.STAGE, "stage 2", "does not take stage 2", "takes stage 2"),
        (SkillKind.OMBUDSMAN, "Ombudsman cases", "does not take Ombudsman cases", "takes Ombudsman cases"),
        (SkillKind.HAZARD, "gas", "does not know gas", "knows gas"),
        (SkillKind.LANGUAGE, "Polish", "does not speak Polish", "speaks Polish"),
    ],
)
def test_what_is_needed_is_said_of_who_has_it_and_of_who_has_not(kind: SkillKind, value: str, lacks: str, has: str):
    skill = Skill(kind, value)
    needing = item(1, needs=frozenset({skill}))
    assert said(dealt(problem([needing], [carrier("ben")]))) == {"i1": f"nobody may take it: Ben Shaw {lacks}"}
    assert f"; {has}; " in said(dealt(problem([needing], [AWAY, carrier("ben", skills=frozenset({skill}))])))["i1"]


def test_reasons_that_several_share_are_said_once_and_of_more_than_three_how_many():
    able = [(carrier(who), Refusal("does not know gas", "do not know gas")) for who in ("ann", "ben", "cat", "dev")]
    barred = (carrier("dev"), Refusal("considered stage 1"))
    out = (carrier("cat"), Refusal("was left out by hand", "were left out by hand"))
    assert refusals_said(able[:3]) == "Ann Lee, Ben Shaw and Cat Moss do not know gas"
    assert refusals_said(able) == "4 do not know gas"
    assert refusals_said([*able[:2], out, barred]) == (
        "Dev Rao considered stage 1; Cat Moss was left out by hand; Ann Lee and Ben Shaw do not know gas"
    )

    assert (
        refusals_said([barred, (carrier("ann"), Refusal("is away"))]) == "Ann Lee is away; Dev Rao considered stage 1"
    )


def test_of_what_several_lack_the_first_is_said():
    needing = item(1, holder=None, needs=BOTH)
    assert said(dealt(problem([needing], [carrier("ben")]))) == {
        "i1": "nobody may take it: Ben Shaw does not know damp and mould"
    }
    both = dealt(problem([needing], [carrier("ben"), carrier("cat")]))
    assert said(both)["i1"] == "nobody may take it: Ben Shaw and Cat Moss do not know damp and mould"


def test_another_team_takes_nothing_unless_it_may_and_keeps_what_it_has():
    south = item(1, team="south")
    assert said(dealt(problem([south], [AWAY, carrier("ben")])))["i1"].endswith("Ben Shaw is of another team")
    assert [move.taker for move in dealt(problem([south], [AWAY, carrier("ben")], between_teams=True)).moves] == ["ben"]
    assert said(dealt(problem([south], [carrier("ann"), carrier("ben")])))["i1"].startswith("Ann Lee keeps it")


def test_who_is_to_take_nothing_new_keeps_what_they_have():
    plan = dealt(problem([item(1)], [carrier("ann", takes_at_most=0), carrier("ben", carried=9)]))
    assert plan.moves == ()


def test_what_only_a_limit_stops_says_which():
    few = problem([item(1), item(2)], [AWAY, carrier("ben", takes_at_most=1)])
    assert said(dealt(few))["i2"] == "who may take it has their number already: Ben Shaw is to take 1 at most"
    bound = problem([item(1), item(2)], [AWAY, carrier("ben")], most_moves=1)
    assert said(dealt(bound))["i2"] == "no more than 1 item is to change hands"


def test_what_goes_together_says_with_what():
    plan = dealt(problem([item(1, bundle="a"), item(2, bundle="a", stays="the gap is short")], [AWAY, carrier("ben")]))
    assert "stays together with 26-2" in said(plan)["i1"]
    assert [move.item for move in plan.moves] == ["i1", "i2"]


def test_only_the_rules_that_have_to_do_with_it_are_named():
    assert dealt(problem([item(1)], [carrier("ann")])).rules == ("Nothing goes to another team",)
    assert dealt(problem([item(1)], [carrier("ann")], between_teams=True)).rules == ()
    all_at_once = problem(
        [
            item(1, excluded=frozenset({"ben"}), barred=CONSIDERED, needs=frozenset({DAMP}), bundle="a", kept="ann"),
            item(2),
        ],
        [AWAY, carrier("ben", capacity=0, takes_at_most=1)],
        most_moves=3,
    )
    assert len(dealt(all_at_once).rules) == 10


def test_a_plan_says_who_carries_most_and_how_near_the_fairest_it_is():
    plan = dealt(problem([item(1, 6, holder=None), item(2, 4, holder=None)], [carrier("ben"), carrier("cat")]))
    assert (plan.proof.gap, plan.proof.said) == (
        0,
        "No plan is fairer. Of those who take part Ben Shaw carries most, 30.0%; no plan keeps them all below 30.0%.",
    )
    assert dealt(problem([], [carrier("ben")])).proof.said == "There is nothing to deal."
