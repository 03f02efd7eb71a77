"""Quality from the draw to the reply, and over every path to a review that only those see it for whom it is."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.actions import growth
from complaints_desktop.actions.quality import (
    DrawAsked,
    draw_answers,
    give_item,
    hold_calibration,
    skip_item,
    take_calibration_back,
    take_draw_back,
)
from complaints_desktop.actions.quality_reviews import (
    Marked,
    ReviewTyped,
    answer_review,
    reply_to_review,
    save_review,
    take_review_back,
)
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.case_file import case_file
from complaints_desktop.exchange.case_json import case_as_json
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.clashes import clashes
from complaints_desktop.reading.found import find
from complaints_desktop.reading.held_work import held_work
from complaints_desktop.reading.history import history
from complaints_desktop.reading.my_work.work import my_work
from complaints_desktop.reading.one_to_one import one_to_one
from complaints_desktop.reading.quality import compared, handled, review_of, reviews
from complaints_desktop.reading.quality_board import quality_board
from complaints_desktop.reading.quality_draws import draws
from complaints_desktop.reading.quality_sheet import criteria_of
from complaints_desktop.reading.rescued import lost_groups
from complaints_desktop.reading.training_register import training_register
from complaints_desktop.rules.quality_sight import KEPT_APART
from complaints_desktop.rules.refusals import Refused
from db.model import Case, DrawnItem, Officer, QualityReview, QualityScore, Stage
from db.number_terms import DrawMethod, ReplyKind, Reviewed, Scored
from db.terms import Role
from tests.complaints_desktop.office import Office, open_office

TODAY = date(2026, 3, 26)
SENT = date(2026, 3, 10)
SECRET = "zebrafish"
"""A word of a review, which nobody finds for whom it is not."""
YES, PARTLY, NO = Scored.YES, Scored.PARTLY, Scored.NO
PEOPLE = {
    "ann": Role.RESOLUTION_OFFICER,
    "ben": Role.RESOLUTION_OFFICER,
    "lea": Role.TEAM_LEADER,
    "sam": Role.COMPLAINTS_MANAGER,
    "kim": Role.COMPLAINTS_MANAGER,
    "aud": Role.AUDITOR,
}


@pytest.fixture(scope="module")
def office(template, tmp_path_factory) -> Iterator[Office]:  # type: ignore[no-untyped-def]
    """Six people, and 24 complaints answered by two of them two weeks ago."""
    opened = open_office(template, tmp_path_factory.mktemp("quality"), TODAY)
    with opened.working() as session:
        for name, role in PEOPLE.items():
            session.add(Officer(id=name, name=f"{name.title()} Reviewer", role=role.value, login=name))
    opened.on(date(2026, 2, 16))
    made = [opened.log(date(2026, 2, 16)) for _ in range(24)]
    opened.on(TODAY)
    with opened.working() as session:
        for place, case_id in enumerate(made):
            who = "ann" if place % 2 else "ben"
            session.execute(update(Stage).where(Stage.case_id == case_id).values(responded_on=SENT, decider_id=who))
            session.execute(update(Case).where(Case.id == case_id).values(handler_id=who))
    yield opened
    opened.record.close()


def at(office: Office, who: str) -> Desk:
    officer = replace(office.desk.officer, id=who, role=PEOPLE[who], name=f"{who.title()} Reviewer")
    return replace(office.desk, officer=officer)


def do(office: Office, who: str, act: Callable[..., Changes], **said: object) -> str:
    with office.record.writing(author=who) as session:
        return act(session, at(office, who), **said).made or ""


def asked(**said: object) -> DrawAsked:
    given = {"method": DrawMethod.RANDOM, "looks_at": Reviewed.FILE, "from_on": SENT, "to_on": SENT, "number": 21}
    return DrawAsked(**{**given, "seed": "spring", **said})  # type: ignore[arg-type]


def typed(office: Office, looks_at: Reviewed = Reviewed.FILE, **otherwise: Scored) -> ReviewTyped:
    """Return a whole review: every criterion met but those said, against the record where it says otherwise."""
    because = "I saw the letters in the paper file"
    marks = {
        each.key: Marked(scored=otherwise.get(each.key, YES), quote="The second sentence", because=because)
        for each in criteria_of(office.desk.settings.quality, looks_at)
    }
    return ReviewTyped(marks=marks, strengths="A kind letter")


def item_of(office: Office, draw_id: str, handler: str, place: int = 0) -> str:
    with office.record.reading() as session:
        asked_ = select(DrawnItem.id).join(Case, Case.id == DrawnItem.case_id).order_by(DrawnItem.place)
        once = DrawnItem.second_reviewer_id.is_(None)
        return session.scalars(asked_.where(DrawnItem.draw_id == draw_id, Case.handler_id == handler, once)).all()[
            place
        ]


@pytest.fixture
def drawn(office: Office) -> str:
    return do(office, "sam", draw_answers, asked=asked(second_reviewer_id="kim"))


def reviewed(office: Office, draw_id: str, place: int = 0, who: str = "sam", **otherwise: Scored) -> str:
    item = item_of(office, draw_id, "ann", place)
    return do(office, who, save_review, item_id=item, typed=typed(office, **otherwise), finish=True)


def test_a_draw_is_frozen_with_its_seed_and_says_what_it_left_out(office: Office, drawn: str):
    with office.record.reading() as session:
        draw = next(each for each in draws(session, at(office, "sam")) if each.id == drawn)
    assert (draw.method, draw.population, draw.seed, len(draw.items)) == (DrawMethod.RANDOM, 24, "spring", 21)
    assert sum(each.second is not None for each in draw.items) == 3
    again = do(office, "sam", draw_answers, asked=asked())
    with office.record.reading() as session:
        other = next(each for each in draws(session, at(office, "sam")) if each.id == again)
    assert [each.case_id for each in draw.items] == [each.case_id for each in other.items]
    do(office, "sam", take_draw_back, draw_id=again)
    with office.record.reading() as session:
        assert again not in {each.id for each in draws(session, at(office, "sam"))}


def test_who_does_not_lead_draws_nothing_and_sees_no_draw(office: Office, drawn: str):
    for who in ("ann", "aud"):
        with pytest.raises(Refused, match="may not draw"):
            do(office, who, draw_answers, asked=asked())
    with office.record.reading() as session, pytest.raises(Refused, match="seen by who leads"):
        draws(session, at(office, "ann"))
    with office.record.reading() as session:
        assert draws(session, at(office, "aud"))
    for said, why in (
        ({"from_on": TODAY, "to_on": SENT}, "before the first day"),
        ({"to_on": TODAY + timedelta(1)}, "has not come yet"),
        ({"reviewer_id": "ann"}, "may not review"),
        ({"second_reviewer_id": "sam"}, "somebody else"),
        ({"from_on": TODAY, "to_on": TODAY}, "can be drawn"),
        ({"looks_at": Reviewed.LETTER}, "can be drawn"),
    ):
        with pytest.raises(Refused, match=why):
            do(office, "sam", draw_answers, asked=asked(**said))


def test_a_review_needs_a_mark_and_a_sentence_and_a_reason_against_the_record(office: Office, drawn: str):
    item = item_of(office, drawn, "ann")
    whole = typed(office)
    begun = do(
        office, "sam", save_review, item_id=item, typed=ReviewTyped(marks={"A2": Marked(scored=NO)}), finish=False
    )
    none = {key: each for key, each in whole.marks.items() if key != "B1"}
    bare = {**whole.marks, "A2": Marked(scored=NO, quote="n/a")}
    against = {**whole.marks, "E1": Marked(scored=YES)}
    for wrong, why in (
        (replace(whole, marks=none), "B1 has no mark"),
        (replace(whole, marks=bare), "without the sentence"),
        (replace(whole, marks=against), "E1: the record shows"),
        (replace(whole, strengths="TBC"), "done well"),
        (replace(whole, critical=("C1",)), "named as a critical fail"),
        (replace(whole, critical=("B1",)), "no critical fail"),
        (replace(whole, marks={**whole.marks, "Z9": Marked(scored=YES)}), "Z9 is not asked"),
    ):
        with pytest.raises(Refused, match=why):
            do(office, "sam", save_review, item_id=item, typed=wrong, finish=True)
    assert do(office, "sam", save_review, item_id=item, typed=whole, finish=True) == begun
    with pytest.raises(Refused, match="not yours to review, or is reviewed"):
        do(office, "sam", save_review, item_id=item, typed=whole, finish=True)
    with office.record.reading() as session:
        seen = review_of(session, at(office, "sam"), begun)
        kept = session.scalars(select(QualityScore).where(QualityScore.review_id == begun)).all()
    assert (seen.score.printed, seen.review.matrix, len(kept)) == ("100.0", "1", 18)
    assert seen.review.handler is not None
    assert seen.review.handler.id == "ann"
    assert {each.criterion for each in kept if each.computed} == {"A1", "D2", "E1"}


def test_the_second_marks_are_blind_to_the_first_and_then_compared(office: Office, drawn: str):
    with office.record.reading() as session:
        mine = next(each for each in draws(session, at(office, "kim")) if each.id == drawn)
        twice = next(each for each in mine.items if each.second)
    first = do(office, "sam", save_review, item_id=twice.id, typed=typed(office), finish=True)
    with office.record.reading() as session, pytest.raises(Refused, match="not for you"):
        review_of(session, at(office, "kim"), first)
    second = do(office, "kim", save_review, item_id=twice.id, typed=typed(office, C3=PARTLY), finish=True)
    with office.record.reading() as session:
        found = [each.review for each in reviews(session, at(office, "kim")) if each.review.id in (first, second)]
        figure = handled(session, TODAY, TODAY, office.desk).k7
    agreed = compared(found)
    assert (agreed.answers, agreed.whole.n, agreed.whole.agreed) == (1, 18, 17)
    assert agreed.by_criterion[0][0] == "C3"
    assert second not in {each.id for each in figure.reviews}
    assert first in {each.id for each in figure.reviews}
    assert figure.left_out["second marking"] == 1


def test_the_handler_replies_disputes_and_a_third_person_decides_both_being_kept(office: Office, drawn: str):
    review = reviewed(office, drawn, 1, C3=NO)
    said = {"review_id": review, "kind": ReplyKind.DISPUTE, "words": "The letter is plain", "criterion": "C3"}
    for who in ("ben", "lea", "sam", "aud"):
        with pytest.raises(Refused):
            do(office, who, reply_to_review, **said)
    do(office, "ann", reply_to_review, **said)
    decision = {"review_id": review, "kind": ReplyKind.DECISION, "words": "Half of it is", "criterion": "C3"}
    for who, why in (("sam", "A third person"), ("ann", "may not|own work")):
        with pytest.raises(Refused, match=why):
            do(office, who, answer_review, **decision, scored=PARTLY)
    with pytest.raises(Refused, match="is not said"):
        do(office, "kim", answer_review, **decision)
    with office.record.reading() as session:
        waiting = [
            each.what for each in my_work(session, at(office, "kim")).items if each.kind.name == "QUALITY_DISPUTE"
        ]
    do(office, "kim", answer_review, **decision, scored=PARTLY)
    with office.record.reading() as session:
        seen = review_of(session, at(office, "ann"), review)
    (mark,) = (each for each in seen.review.scores if each.criterion == "C3")
    assert waiting == ["Decide a dispute over C3"]
    assert (mark.scored, seen.review.stands(mark), seen.score.printed) == (NO, PARTLY, "97.0")
    assert not seen.review.disputed


def test_training_that_is_needed_is_open_in_the_register_until_it_is_taken(office: Office, drawn: str):
    review = reviewed(office, drawn, 2, C5=PARTLY)
    course = "Writing an apology"
    do(office, "sam", answer_review, review_id=review, kind=ReplyKind.TRAINING, words=course, criterion="C5")
    do(office, "sam", answer_review, review_id=review, kind=ReplyKind.AGREED, words="Name the effect", criterion="C5")
    with office.record.reading() as session:
        assert [each.course for each in training_register(session, at(office, "sam")).needs] == [course]
        sheet = one_to_one(session, at(office, "ann"), officer_id="ann")
    assert [each.course for each in sheet.needs] == [course]
    assert {each.criterion for each in sheet.checked} == {"C5"}
    assert review in {each.review.id for each in sheet.reviews}
    do(office, "sam", growth.record_training, officer_id="ann", course="writing an APOLOGY", taken_on=TODAY)
    with office.record.reading() as session:
        assert training_register(session, at(office, "sam")).needs == ()


def test_what_was_drawn_is_skipped_with_a_reason_and_given_to_another(office: Office, drawn: str):
    item, other = item_of(office, drawn, "ben"), item_of(office, drawn, "ben", 1)
    with pytest.raises(Refused, match="says nothing"):
        do(office, "sam", skip_item, item_id=item, because="n/a")
    do(office, "sam", skip_item, item_id=item, because="It is to be erased")
    with pytest.raises(Refused, match="may not review"):
        do(office, "sam", give_item, item_id=other, reviewer_id="ben")
    do(office, "sam", give_item, item_id=other, reviewer_id="kim")
    with office.record.reading() as session:
        theirs = {each.thing for each in my_work(session, at(office, "kim")).items}
        draw = next(each for each in draws(session, at(office, "sam")) if each.id == drawn)
    assert other in theirs
    assert item not in theirs
    assert next(each for each in draw.items if each.id == item).words == "not reviewed: It is to be erased"


def test_a_calibration_says_what_was_agreed(office: Office):
    days = {"held_on": TODAY, "from_on": SENT, "to_on": TODAY}
    with pytest.raises(Refused, match="says nothing"):
        do(office, "sam", hold_calibration, **days, criteria=["C3"], words="tbc")
    made = do(office, "sam", hold_calibration, **days, criteria=["C3"], words="Plain is a reading age of 11")
    do(office, "sam", take_calibration_back, calibration_id=made)


def everything(office: Office, who: str, case_id: str) -> str:
    """Return all that is read at that desk of this case and of reviews, over every path there is."""
    desk, told = at(office, who), []
    with office.record.reading() as session:
        told += [repr(history(session, desk, case_id=case_id)), repr(clashes(session, desk))]
        told += [repr(held_work(session, desk)), repr(lost_groups(session, desk))]
        told += [repr(my_work(session, desk)), repr(reviews(session, desk))]
        told.append(json.dumps(case_as_json(view_case(session, desk, case_id=case_id), desk.calendar), default=str))
        told += [each.decode("utf-8", "replace") for each in case_file(session, desk, case_id=case_id).files.values()]
        for read in (_of_growth, _of_team, _of_draws):
            with suppress(Refused):
                told.append(repr(read(session, desk)))
    told.append(repr(find(office.record, SECRET)))
    return "\n".join(told)


def _of_growth(session: Session, desk: Desk) -> object:
    return one_to_one(session, desk, officer_id="ann")


def _of_team(session: Session, desk: Desk) -> object:
    return training_register(session, desk), tuple(one_to_one(session, desk, officer_id=each) for each in PEOPLE)


def _of_draws(session: Session, desk: Desk) -> object:
    return draws(session, desk)


def test_over_every_path_a_review_is_read_by_those_for_whom_it_is_and_by_nobody_else(office: Office, drawn: str):
    item = item_of(office, drawn, "ann", 3)
    whole = replace(typed(office, C3=NO), strengths=f"A kind {SECRET} letter")
    review = do(office, "sam", save_review, item_id=item, typed=whole, finish=False)
    with office.record.reading() as session:
        case_id = session.get_one(QualityReview, review).case_id

    def seen() -> set[str]:
        return {who for who in PEOPLE if SECRET in everything(office, who, case_id)}

    def written(who: str) -> set[str]:
        with office.record.reading() as session:
            return {each.entity for each in history(session, at(office, who), case_id=case_id)} & KEPT_APART

    assert seen() == {"sam"}, "while it is not finished its reviewer alone reads it"
    assert [written(who) for who in ("ann", "ben", "kim", "lea")] == [set(), set(), {"drawn_item"}, {"drawn_item"}]
    do(office, "sam", save_review, item_id=item, typed=whole, finish=True)
    assert seen() == {"sam", "ann", "kim", "lea", "aud"}, "and then its handler, and who leads them"
    assert (written("ben"), written("ann")) == (set(), {"quality_review", "quality_score"})
    do(office, "ann", reply_to_review, review_id=review, kind=ReplyKind.REPLY, words="I will name the effect next time")
    assert "review_reply" in written("kim")
    assert not written("ben")
    do(office, "sam", take_review_back, review_id=review)
    assert (SECRET in everything(office, "ann", case_id), written("kim")) == (False, set(KEPT_APART))


def test_a_draw_of_so_many_of_each_handler_is_told_apart_from_the_figure_and_weighted_back(office: Office):
    draw_id = do(office, "sam", draw_answers, asked=asked(method=DrawMethod.STRATIFIED, number=2))
    for handler, otherwise in (("ann", {"C1": NO}), ("ben", {})):
        item = item_of(office, draw_id, handler)
        do(office, "sam", save_review, item_id=item, typed=typed(office, **otherwise), finish=True)
    with office.record.reading() as session:
        lines = quality_board(session, at(office, "sam")).k7
        assert quality_board(session, at(office, "ben")).k7 == (), "who does not lead has their own reviews alone"
    assert "So many of each handler: 2 reviews, 0 with a critical fail." in lines
    assert next(each for each in lines if "weighted back" in each).startswith("So many of each handler, drawn on")
    assert "94.0%, weighted back to all answers" in "".join(lines)
