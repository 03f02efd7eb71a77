"""What a person decides about a proposal, piece by piece, and what its list and its button say."""

from datetime import date

from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.reading.absence_plan import Asked, Proposal
from complaints_desktop.reading.decided import (
    Decided,
    differing,
    in_numbers,
    noted,
    only,
    plan_rows,
    refusals,
    was_done,
    will_do,
)
from complaints_desktop.reading.team_work import Piece
from complaints_desktop.team.load import Weighed
from complaints_desktop.team.plan import Carrier, Item, Problem
from complaints_desktop.team.proposal import dealt
from db.team_terms import Part
from db.terms import Role

DAY = date(2026, 3, 26)
NAMES = {"ann": "Ann Lee", "ben": "Ben Okoro", "cat": "Cat Moss"}
HOUSE = {"1": "a", "2": "a", "3": "b", "4": "c"}
"""Four cases of Ann's; the first two are of one household."""


def proposed(decided: Decided | None = None, **items: dict[str, object]) -> Proposal:
    """Return who does Ann's work, by what was decided."""
    asked = (decided or Decided()).asked(Asked(officer_id="ann", first=DAY, last=None))
    pieces = {
        each: Piece(
            part=Part.HANDLER,
            case_id=each,
            reference=f"26-AAA-000{each}",
            what="A Resident",
            owner_id="ann",
            actor_id="ann",
            team_id="t",
            due_on=date(2026, 4, int(each)),
            weighed=Weighed(points=4, because=("stage 1 +4",)),
            household=house,
            stage=1,
            category="other",
            hazard=False,
        )
        for each, house in HOUSE.items()
    }
    carriers = [Carrier(id="ann", name="Ann Lee", capacity=0, teams=frozenset("t"), away="is away")]
    carriers += [Carrier(id=each, name=NAMES[each], capacity=20, teams=frozenset("t")) for each in ("ben", "cat")]
    problem = Problem(
        items=tuple(
            Item(
                id=each.case_id,
                reference=each.reference,
                part=each.part,
                load=4,
                team="t",
                holder="ann",
                bundle=each.household,
                kept=asked.locked.get(each.case_id),
                excluded=asked.excluded.get(each.case_id, frozenset()),
                stays="left where it is by hand" if each.case_id in asked.left else None,
                barred={"cat": "considered stage 1"} if each.case_id == "4" else {},
            )
            for each in pieces.values()
        ),
        carriers=tuple(carriers),
    )
    workers = {
        key: WorkerFacts(officer=OfficerFacts(id=key, name=name, role=Role.RESOLUTION_OFFICER))
        for key, name in NAMES.items()
    }
    return Proposal(asked=asked, plan=dealt(problem), pieces=pieces, workers=workers, problem=problem)


def takers(found: Proposal) -> dict[str, str]:
    return {each.item: each.taker for each in found.plan.moves}


def test_what_is_given_to_somebody_takes_what_goes_with_it_along():
    found = proposed()
    decided = Decided().give(found, ["1"], "cat")
    assert takers(proposed(decided)).items() >= {"1": "cat", "2": "cat"}.items()
    assert takers(proposed(decided.give(found, ["2"], "ben"))).items() >= {"1": "ben", "2": "ben"}.items()
    assert set(takers(proposed(decided.leave(found, ["2"])))) == {"3", "4"}
    back = decided.leave(found, ["2"]).give(found, ["1"], "ben")
    assert takers(proposed(back))["2"] == "ben", "what is given is not left any more"


def test_a_piece_is_locked_with_who_takes_it_and_the_rest_is_dealt_around_it():
    found = proposed()
    decided = Decided().lock(found, ["3"])
    assert decided.locked == {"3": takers(found)["3"]}
    assert Decided().leave(found, ["3"]).lock(found, ["3"]).left == frozenset()
    assert decided.let_go(found, ["3"]) == Decided()


def test_not_to_somebody_holds_for_what_goes_with_it_until_it_is_given_to_them():
    found = proposed()
    first = takers(found)["1"]
    decided = Decided().not_to(found, ["1"], first)
    assert takers(proposed(decided))["2"] != first
    assert takers(proposed(decided.give(found, ["2"], first)))["1"] == first


def test_rules_refuse_in_words_before_anything_is_moved():
    found = proposed()
    assert found.why_not("4", "cat") == "26-AAA-0004 does not go to Cat Moss: Cat Moss considered stage 1"
    assert found.why_not("4", "ann") == "26-AAA-0004 does not go to Ann Lee: Ann Lee is away"
    assert found.why_not("4", "ben") is None
    assert found.why_not("4", "dan") == "They do not work on cases"
    assert refusals(found, ["1", "4"], "cat") == {"4": found.why_not("4", "cat")}
    assert refusals(found, ["1", "4"], "ben") == {}
    assert set(refusals(found, ["1", "2", "3"], "ann")) == {"1", "2", "3"}


def test_the_list_has_what_has_no_place_first_and_what_stays_last():
    decided = Decided().not_to(proposed(), ["4"], "ben").leave(proposed(), ["3"])
    rows = plan_rows(proposed(decided), decided)
    assert [each.piece.case_id for each in rows] == ["4", "1", "2", "3"]
    assert [each.taker for each in (rows[0], rows[-1])] == ["No place", "Stays with Ann Lee"]
    assert [each.said for each in rows] == ["not to Ben Okoro", "", "", "left by hand"]
    assert "was left out by hand" in rows[0].because
    assert in_numbers(proposed(decided)) == "2 pieces to 1 person · 1 stays · 1 has no place"


def test_the_button_says_what_it_will_do():
    found = proposed()
    assert will_do(found, Decided()) == "Give 4 pieces to 2 people while Ann Lee is away"
    some = Decided().keep(["1"], for_good=True)
    assert will_do(found, some) == "Give 4 pieces to 2 people while Ann Lee is away, 1 of them for good"
    assert will_do(found, Decided().keep(HOUSE, for_good=True)) == "Give 4 pieces to 2 people for good"
    assert will_do(found, some.keep(["1"], for_good=False)) == will_do(found, Decided())
    none = Decided().leave(found, HOUSE)
    assert (will_do(proposed(none), none), in_numbers(proposed(none))) == (
        "Nothing is given out",
        "Nothing moves · 4 stay",
    )
    assert was_done(found, some) == "4 pieces given to 2 people while Ann Lee is away, 1 of them for good"
    alone = Decided().give(found, HOUSE, "ben")
    assert will_do(proposed(alone), alone) == "Give 4 pieces to Ben Okoro while Ann Lee is away"


def test_a_handover_goes_once_to_each_who_takes_something_of_a_case():
    found = proposed()
    notes = noted(found, Decided().write("1", "Call first."), {"1": "Draft one", "2": "Draft two"})
    assert notes == {"1": "Call first.", "2": "Draft two", "3": "", "4": ""}


def test_how_many_pieces_go_elsewhere_by_another_proposal():
    found = proposed()
    other = proposed(Decided().give(found, ["4"], "ben").leave(found, ["3"]))
    assert differing(found, found) == 0
    assert differing(found, other) >= 1


def test_pieces_are_given_out_alone_with_what_goes_with_them():
    found = proposed()
    assert {each.item for each in only(found, ["2", "4"]).plan.moves} == {"1", "2", "4"}
    assert will_do(only(found, []), Decided()) == "Nothing is given out"
