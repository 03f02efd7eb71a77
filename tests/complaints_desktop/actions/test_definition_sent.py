"""A definition that was sent does not change silently; a later issue joins it or is a complaint of its own (6.8)."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

from complaints_desktop.actions import definition, letters, settings, team
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.judgement import judged
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.definition import NOBODY, SPEAKER, IssueRaised, PointWords, WithdrawPoint
from complaints_desktop.letters.briefing import letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.write import write
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties import blocking
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.refusals import Refused
from db.model import CaseLink, Contact, Stage
from db.terms import ContactKind, LinkKind, PointChangeKind, Responsibility
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

ACKNOWLEDGED, LATER = date(2026, 3, 26), date(2026, 3, 30)
LEAK = PointWords(text="The leak", outcome_sought="Mend it", responsibility=Responsibility.OURS)
DRAUGHT = replace(LEAK, text="The draught")
WHY = "The resident told us so"


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint of two points, received and acknowledged on 26 March; the day is 30 March."""
    made = office.log(ACKNOWLEDGED)
    landlord = as_value(LandlordDetails(name="A Landlord", address="1 Long Row", phone="01632 960100"))
    with office.working() as session:
        settings.change_setting(session, office.desk, name="landlord", value=landlord)
        me = {"name": "Test Officer", "job_title": "Resolution Officer", "email": None, "phone": "01632 960123"}
        team.change_my_details(session, office.desk, **me)
        for words in (LEAK, DRAUGHT):
            definition.add_point(session, office.desk, case_id=made, typed=words)
        session.execute(update(Stage).where(Stage.case_id == made).values(acknowledged_on=ACKNOWLEDGED))
    office.desk = desk_at(office.record, office.desk.now)
    office.on(LATER)
    return made


def the_case(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def stage_is(office: Office, case_id: str, **dates: date | None) -> None:
    with office.working() as session:
        session.execute(update(Stage).where(Stage.case_id == case_id).values(**dates))


def reword(office: Office, case_id: str, because: str | None, **words: object) -> None:
    point = the_case(office, case_id).points[0]
    typed = replace(LEAK, changed_because=because, **words)
    with office.working() as session:
        definition.change_point(session, office.desk, case_id=case_id, point_id=point.id, typed=typed)


def withdraw(office: Office, case_id: str, number: int = 1, **said: object) -> None:
    point = next(each for each in the_case(office, case_id).points if each.number == number)
    typed = WithdrawPoint(**{"because": "It was mended", "how": ContactKind.CALL, **said})
    with office.working() as session:
        definition.withdraw_point(session, office.desk, case_id=case_id, point_id=point.id, typed=typed)


def raise_issue(office: Office, case_id: str, **said: object) -> Changes:
    typed: IssueRaised = filled(
        "add-issue", **{"responsibility": Responsibility.OURS, "outcome_sought": "Mend", **said}
    )
    with office.working() as session:
        return definition.add_issue(session, office.desk, case_id=case_id, typed=typed)


def tell(office: Office, case_id: str) -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="definition-change", typed={})


def changes(office: Office, case_id: str) -> list[tuple[int, PointChangeKind, str | None, date | None]]:
    case = the_case(office, case_id)
    return [(p.number, c.kind, c.was, c.told_on) for p in (*case.points, *case.withdrawn) for c in p.changes]


def letter(office: Office, case_id: str, kind: str = "definition-change") -> str:
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind=kind, typed={})
    return write(compose(matter), ".txt").decode()


def stopped(office: Office, case_id: str) -> bool:
    """Whether what was not told stops the response."""
    states = judged(the_case(office, case_id), office.desk).duties
    return any(each.duty.key == "changes" for each in blocking(states, Act.RESPOND, 1))


def test_a_point_that_was_sent_is_reworded_with_a_reason_that_says_something(office: Office, case_id: str):
    for because in (None, "n/a"):
        with pytest.raises(Refused) as refused:
            reword(office, case_id, because, text="The leak in the hall")
        assert (refused.value.field, refused.value.paragraph) == ("changed_because", "6.8")
    assert (the_case(office, case_id).points[0].text, changes(office, case_id)) == ("The leak", [])
    reword(office, case_id, WHY, text="The leak in the hall")
    assert changes(office, case_id) == [(1, PointChangeKind.REWORDED, "The leak", None)]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ({}, False),
        ({"outcome_sought": "Mend it this week"}, True),
        ({"responsibility": Responsibility.NOT_OURS, "responsible_body": "The council"}, True),
    ],
)
def test_another_outcome_or_responsibility_is_a_change_and_the_same_words_are_none(
    office: Office, case_id: str, words: dict[str, object], counts: bool
):
    reword(office, case_id, WHY, **words)
    assert bool(changes(office, case_id)) is counts


@pytest.mark.parametrize("acknowledged", [None, date(2026, 3, 25)])
def test_before_it_was_sent_a_definition_changes_freely(office: Office, case_id: str, acknowledged: date | None):
    stage_is(office, case_id, received_on=date(2026, 3, 25), acknowledged_on=acknowledged)
    reword(office, case_id, None, text="The leak in the hall")
    withdraw(office, case_id, 2, by=NOBODY, how=None)
    with office.working() as session:
        definition.add_point(session, office.desk, case_id=case_id, typed=LEAK)
    assert changes(office, case_id) == []
    assert not stopped(office, case_id)


def test_what_changed_stops_the_response_until_a_letter_has_told_of_it(office: Office, case_id: str):
    reword(office, case_id, WHY, text="The leak in the hall")
    assert stopped(office, case_id)
    text = letter(office, case_id)
    for said in (
        "The leak in the hall",
        "What it said before: The leak",
        WHY,
        "full answer by Monday 13 April 2026",
        "The draught",
    ):
        assert said in text
    tell(office, case_id)
    assert changes(office, case_id) == [(1, PointChangeKind.REWORDED, "The leak", LATER)]
    assert not stopped(office, case_id)
    (duty,) = [each for each in judged(the_case(office, case_id), office.desk).duties if each.duty.key == "changes"]
    assert (duty.verdict.outcome, duty.paragraph) == (Outcome.MET, "6.8")


def test_a_letter_of_changes_goes_where_there_is_one_to_tell(office: Office, case_id: str):
    with pytest.raises(Refused) as refused:
        tell(office, case_id)
    assert refused.value.field == "changed_points"


def test_a_letter_of_changes_promises_no_day_that_is_past(office: Office, case_id: str):
    reword(office, case_id, WHY, text="The leak in the hall")
    office.on(date(2026, 4, 13))
    assert "full answer by Monday 13 April 2026" in letter(office, case_id)
    office.on(date(2026, 4, 14))
    assert "date of our full answer" not in letter(office, case_id)


def test_a_point_withdrawn_by_the_resident_is_still_answered_in_the_response(office: Office, case_id: str):
    withdraw(office, case_id)
    assert changes(office, case_id) == [(1, PointChangeKind.WITHDRAWN, "The leak", None)]
    assert "You withdrew this point on Monday 30 March 2026" in letter(office, case_id)
    answer = letter(office, case_id, "stage1-response")
    assert "Point 1: The leak" in answer
    assert "You withdrew this point on Monday 30 March 2026, so we have not decided it." in answer
    with office.record.reading() as session:
        (said,) = session.scalars(select(Contact).where(Contact.case_id == case_id))
    assert (said.kind, said.direction, said.summary) == ("call", "in", "Point 1 withdrawn: It was mended")


@pytest.mark.parametrize(
    ("said", "field", "paragraph"),
    [({"by": NOBODY}, "by", "6.8"), ({"by": SPEAKER}, "who", "3.6"), ({"how": None}, "how", "5.12")],
)
def test_only_the_resident_takes_back_what_they_have_in_writing(
    office: Office, case_id: str, said: dict[str, object], field: str, paragraph: str | None
):
    with pytest.raises(Refused) as refused:
        withdraw(office, case_id, **said)
    assert (refused.value.field, refused.value.paragraph) == (field, paragraph)
    assert len(the_case(office, case_id).points) == 2


def test_an_issue_added_by_mistake_that_no_letter_told_of_is_dropped_and_no_letter_says_the_resident_did(
    office: Office, case_id: str
):
    raise_issue(office, case_id)
    withdraw(office, case_id, 3, by=NOBODY, how=None)
    assert len(the_case(office, case_id).points) == 2
    assert not stopped(office, case_id)
    assert "The lift" not in letter(office, case_id, "stage1-response")


def test_an_issue_a_letter_told_of_is_withdrawn_by_the_resident_alone(office: Office, case_id: str):
    raise_issue(office, case_id)
    tell(office, case_id)
    with pytest.raises(Refused, match="only they can withdraw it"):
        withdraw(office, case_id, 3, by=NOBODY, how=None)


def test_an_issue_the_resident_takes_back_before_a_letter_is_told_of_all_the_same(office: Office, case_id: str):
    raise_issue(office, case_id)
    withdraw(office, case_id, 3)
    assert "You withdrew this point on Monday 30 March 2026" in letter(office, case_id)


@pytest.mark.parametrize("text", ["The lift", "the LIFT."])
def test_an_issue_is_neither_added_nor_logged_twice(office: Office, case_id: str, text: str):
    raise_issue(office, case_id, text="The gate", related=False)
    with pytest.raises(Refused, match=r"That is complaint .+ already"):
        raise_issue(office, case_id, text="The gate", related=False)
    raise_issue(office, case_id)
    with pytest.raises(Refused, match="Point 3 says the same already"):
        raise_issue(office, case_id, text=text)
    raise_issue(office, case_id, text="The other lift")
    assert len(the_case(office, case_id).points) == 4


def test_the_last_point_is_not_withdrawn_alone(office: Office, case_id: str):
    withdraw(office, case_id)
    with pytest.raises(Refused, match="the only point left"):
        withdraw(office, case_id, 2)


def test_a_later_issue_is_not_added_as_if_nothing_had_been_sent(office: Office, case_id: str):
    with pytest.raises(Refused, match="add-issue") as refused, office.working() as session:
        definition.add_point(session, office.desk, case_id=case_id, typed=LEAK)
    assert refused.value.paragraph == "6.8"


def test_a_related_issue_that_delays_nothing_joins_the_definition_and_is_told(office: Office, case_id: str):
    raise_issue(office, case_id, related=True, delays=False)
    assert [each.text for each in the_case(office, case_id).points] == ["The leak", "The draught", "The lift"]
    assert changes(office, case_id) == [(3, PointChangeKind.ADDED, None, None)]
    assert "We have added this point to your complaint." in letter(office, case_id)
    assert stopped(office, case_id)


@pytest.mark.parametrize(
    ("answered", "related", "delays", "because"),
    [
        (None, False, False, "It is not related: "),
        (None, True, True, "It would unreasonably delay the answer: "),
        (None, False, True, "It is not related: "),
        (LATER, True, False, "Stage 1 has been answered: "),
        (LATER, False, True, "Stage 1 has been answered: "),
    ],
)
def test_any_one_condition_makes_it_a_complaint_of_its_own_linked_to_this_one(
    office: Office, case_id: str, answered: date | None, related: bool, delays: bool, because: str
):
    stage_is(office, case_id, responded_on=answered)
    made = raise_issue(office, case_id, related=related, delays=delays)
    assert made.made is not None
    old, new = the_case(office, case_id), the_case(office, made.made)
    assert (len(old.points), changes(office, case_id)) == (2, [])
    assert ([each.text for each in new.points], new.current.received_on) == (["The lift"], ACKNOWLEDGED)
    assert (new.resident, new.handler, new.is_complaint) == (old.resident, old.handler, True)
    with office.record.reading() as session:
        (link,) = session.scalars(select(CaseLink))
    assert (link.case_id, link.other_id, link.other_reference) == (new.id, old.id, old.reference)
    assert (link.kind, link.because) == (LinkKind.NEW_ISSUE.value, f"{because}It is the same landing")
    assert office.record.rows("SELECT state FROM case_row WHERE case_id = ?", (new.id,)) == [("logged",)]


@pytest.mark.parametrize(("raised", "field"), [(date(2026, 3, 25), "raised_on"), (date(2026, 3, 31), "raised_on")])
def test_an_issue_is_raised_after_the_complaint_and_not_tomorrow(
    office: Office, case_id: str, raised: date, field: str
):
    with pytest.raises(Refused) as refused:
        raise_issue(office, case_id, raised_on=raised)
    assert refused.value.field == field


def test_at_stage_2_a_point_is_withdrawn_told_and_answered_there_alone(office: Office, case_id: str):
    raise_issue(office, case_id)
    withdraw(office, case_id, 1)
    stage_is(office, case_id, responded_on=LATER)
    office.on(date(2026, 3, 31))
    with office.working() as session:
        dates = {"received_on": date(2026, 3, 31), "acknowledged_on": date(2026, 3, 31)}
        session.add(Stage(case_id=case_id, number=2, **dates))
    withdraw(office, case_id, 2)
    assert "It is still at stage 2" in letter(office, case_id)
    answer = letter(office, case_id, "stage2-response")
    assert "You withdrew this point on Tuesday 31 March 2026, so we have not decided it." in answer
    assert "withdrew this point on Monday" not in answer
    tell(office, case_id)
    assert {told for *_, told in changes(office, case_id)} == {date(2026, 3, 31)}


def test_at_stage_2_a_point_that_was_misunderstood_is_put_right_with_a_reason_and_the_letter_tells_of_it(
    office: Office, case_id: str
):
    stage_is(office, case_id, responded_on=LATER)
    with office.working() as session:
        session.add(Stage(case_id=case_id, number=2, received_on=LATER, acknowledged_on=LATER))
    with pytest.raises(Refused) as refused:
        reword(office, case_id, None, text="The leak over the bed")
    assert refused.value.field == "changed_because"
    reword(office, case_id, WHY, text="The leak over the bed")
    said = letter(office, case_id)
    assert "Point 1: The leak over the bed" in said
    assert f"Why: {WHY}" in said
    tell(office, case_id)
    assert the_case(office, case_id).changed_points == ()


def test_at_stage_2_a_new_issue_is_a_complaint_of_its_own(office: Office, case_id: str):
    stage_is(office, case_id, responded_on=LATER)
    with office.working() as session:
        session.add(Stage(case_id=case_id, number=2, received_on=LATER))
    made = raise_issue(office, case_id, related=True, delays=False)
    assert made.made != case_id
    assert len(the_case(office, case_id).points) == 2
