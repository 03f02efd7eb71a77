"""Two leaders give out the same work, offline or at once: nothing is lost, one of the two has it, and it is said."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from complaints_desktop.actions.absences import Given, give_out, hand_back, say_away, settle_cover
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.holding import acting, holder
from db.model import Cover, Stage, new_id
from db.team_terms import Part
from db.terms import Role
from tests.complaints_desktop.sharing import acting as scenes
from tests.complaints_desktop.sharing.acting import the_case
from tests.complaints_desktop.sharing.two_offices import NOON, Sharer
from tests.postgres import Shared

TODAY = NOON.date()


@pytest.fixture
def desks(template: Path, tmp_path: Path, shared: Shared) -> Iterator[dict[str, Sharer]]:
    """Two who lead and one whose work it is, at desks of one team; a fourth has no desk."""
    roles = {"mia": Role.COMPLAINTS_MANAGER, "tom": Role.TEAM_LEADER, "ann": Role.RESOLUTION_OFFICER}
    for login, role in (roles | {"ben": Role.RESOLUTION_OFFICER}).items():
        shared.officer(login, role=role.value)
    made = {login: Sharer(template, tmp_path / login, login).join(shared) for login in roles}
    yield made
    for each in made.values():
        each.close()


def share(desks: dict[str, Sharer]) -> None:
    for _ in range(2):
        for each in desks.values():
            each.sharing.once()


def officer(desk: Sharer, login: str) -> str:
    ((found,),) = desk.office.record.rows("SELECT id FROM officer WHERE login = ?", (login,))
    return str(found)


def given(desk: Sharer, case_id: str, login: str, **said: object) -> list[Given]:
    piece = {"case_id": case_id, "part": Part.HANDLER, "officer_id": officer(desk, login)}
    return [Given(**piece, because="has most room", **said)]


def has(desk: Sharer, case_id: str) -> str:
    """Return who does the work of a case by what a desk knows."""
    found = acting(the_case(desk, case_id), Part.HANDLER, TODAY)
    return desk.office.record.rows("SELECT login FROM officer WHERE id = ?", (found.id if found else "",))[0][0]


def asked(desk: Sharer) -> set[Kind]:
    with desk.office.record.reading() as session:
        return {each.kind for each in my_work(session, desk.office.desk()).items}


def questions(desks: dict[str, Sharer]) -> list[str]:
    return [each for desk in desks.values() for each in desk.questions()]


@pytest.fixture
def case_id(desks: dict[str, Sharer]) -> str:
    """A case of the officer who is away, known at every desk."""
    made = desks["ann"].log()
    share(desks)
    return made


@pytest.fixture
def absence(desks: dict[str, Sharer], case_id: str) -> str:
    ann = officer(desks["tom"], "ann")
    made = desks["tom"].act(say_away, officer_id=ann, from_on=TODAY, to_on=None).made
    share(desks)
    return str(made)


def test_of_two_leaders_who_plan_offline_the_later_plan_holds_at_every_desk_until_one_says_otherwise(
    desks: dict[str, Sharer], case_id: str, absence: str
):
    desks["tom"].act(give_out, absence_id=absence, given=given(desks["tom"], case_id, "ben"))
    desks["mia"].moment = NOON.replace(hour=13)
    desks["mia"].act(give_out, absence_id=absence, given=given(desks["mia"], case_id, "mia"))
    share(desks)
    assert {has(each, case_id) for each in desks.values()} == {"mia"}
    assert [Kind.GIVEN_TWICE in asked(desks[each]) for each in ("tom", "mia", "ann")] == [True, True, False]

    bens = next(each for each in the_case(desks["tom"], case_id).covers if each.officer.name.casefold() == "ben")
    desks["tom"].act(settle_cover, cover_id=bens.id)
    share(desks)
    assert {has(each, case_id) for each in desks.values()} == {"ben"}
    assert Kind.GIVEN_TWICE not in asked(desks["mia"])
    assert questions(desks) == []


def test_a_case_worked_on_while_it_moves_keeps_all_that_was_written(
    desks: dict[str, Sharer], case_id: str, absence: str
):
    desks["ann"].note(case_id, "They rang about the damp.")
    desks["tom"].act(give_out, absence_id=absence, given=given(desks["tom"], case_id, "mia", note="Look."))
    desks["ann"].note(case_id, "And once more.")
    share(desks)
    assert {len(the_case(each, case_id).contacts) for each in desks.values()} == {2}
    assert (questions(desks), has(desks["mia"], case_id)) == ([], "mia")


def test_two_who_give_the_same_case_for_good_are_asked_whose_it_is(desks: dict[str, Sharer], case_id: str):
    for leader, login in (("tom", "ben"), ("mia", "mia")):
        desk = desks[leader]
        desk.act(give_out, absence_id=None, given=given(desk, case_id, login, for_good=True))
    share(desks)
    assert set(questions(desks)) == {"case_.handler_id"}
    assert len({getattr(holder(the_case(each, case_id), Part.HANDLER), "id", "") for each in desks.values()}) == 1


def test_one_who_comes_back_while_another_desk_gives_out_their_work_still_knows_of_both(
    desks: dict[str, Sharer], case_id: str, absence: str
):
    desks["tom"].act(give_out, absence_id=absence, given=given(desks["tom"], case_id, "ben"))
    share(desks)
    desks["mia"].moment = NOON + timedelta(1)
    desks["mia"].act(hand_back, absence_id=absence)
    desks["tom"].act(give_out, absence_id=absence, given=given(desks["tom"], case_id, "mia"))
    share(desks)
    assert {has(each, case_id) for each in desks.values()} == {"mia"}
    assert (
        questions(desks) == []
    )  # of a thousand pieces there would be two thousand, and a desk with so many sends no more
    ended = "SELECT ended_on, ended_because FROM cover WHERE ended_on IS NOT NULL"
    assert len({str(each.office.record.rows(ended)) for each in desks.values()}) == 1


def test_the_server_holds_a_cover_of_stage_2_for_whoever_answered_stage_1(desks: dict[str, Sharer], case_id: str):
    ann, tom = officer(desks["tom"], "ann"), desks["tom"]
    desks["ann"].act(scenes.investigation.declare_conflict, case_id=case_id, typed=scenes.Declaration(conflict=False))
    share(desks)

    def given_to_ann(as_part: Part) -> None:  # as no action would
        said = {"part": as_part.value, "because": "has most room", "from_on": TODAY, "for_id": officer(tom, "ben")}
        with tom.office.record.writing(author=tom.office.desk().officer.id) as session:
            session.add(Cover(id=new_id(), case_id=case_id, officer_id=ann, recorded_at=NOON, **said))

    given_to_ann(Part.HANDLER)  # at stage 1 it is theirs to cover, and stays so
    with tom.office.record.writing(author=tom.office.desk().officer.id) as session:
        session.add(Stage(case_id=case_id, number=2, received_on=TODAY))
    share(desks)
    assert questions(desks) == []
    for number, part in enumerate((Part.HANDLER, Part.REVIEWER), start=1):
        given_to_ann(part)
        share(desks)
        assert questions(desks) == ["stage_two_people"] * len(desks) * number, part


def test_whoever_does_not_lead_gives_out_nothing_whatever_their_program_says(
    desks: dict[str, Sharer], case_id: str, absence: str
):
    ann = desks["ann"]
    me = officer(ann, "ann")
    with ann.office.record.writing(author=me) as session:
        said = {"part": Part.HANDLER.value, "because": "they asked me", "from_on": TODAY, "for_id": me}
        session.add(
            Cover(case_id=case_id, officer_id=officer(ann, "ben"), recorded_at=NOON, absence_id=absence, **said)
        )
    share(desks)
    assert set(questions(desks)) == {"no_right"}
    assert has(desks["mia"], case_id) == "ann"
