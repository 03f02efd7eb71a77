"""Every action on a case asks for its own right, says what it changed, and is kept under the officer's name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from complaints_desktop.actions import (
    closing,
    drafts,
)
from complaints_desktop.actions.table import FORMS, On
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.about import About
from complaints_desktop.reading.case_lines import wrong_lines
from complaints_desktop.reading.commitment_board import BoardLine, commitment_board
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Document, Letter, Stage
from db.terms import (
    Closing,
    Role,
)
from tests.complaints_desktop.actions.acted import ACTIONS, KIND_OF, REQUEST, TODAY, Action, At, furnish
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office, open_office
from tests.tables import each_row


@pytest.fixture(scope="module")
def furnished(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, At]:
    """The record with both cases, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("furnished")
    office = open_office(template, folder, TODAY)
    at = furnish(office)
    office.record.close()
    return folder / "record.db", at


@pytest.fixture
def at(furnished: tuple[Path, At]) -> At:
    return furnished[1]


@pytest.fixture
def office(furnished: tuple[Path, At], tmp_path: Path) -> Iterator[Office]:
    opened = open_office(furnished[0], tmp_path, TODAY)
    yield opened
    opened.record.close()


@pytest.fixture(scope="module")
def untouched(furnished: tuple[Path, At], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The record, for what writes nothing to it."""
    opened = open_office(furnished[0], tmp_path_factory.mktemp("untouched"), TODAY)
    yield opened
    opened.record.close()


@pytest.fixture(params=ACTIONS, ids=str)
def action(request: pytest.FixtureRequest) -> Action:
    return ACTIONS[request.param]


def test_it_is_one_batch_of_the_officer_says_what_it_changed_and_the_list_and_the_tracker_follow(
    office: Office, at: At, action: Action
):
    tracker(office)
    ((before,),) = office.record.rows("SELECT max(seq) FROM change")
    with office.working() as session:
        changes = action.do(session, office.desk, at)
    made = {changes.made} if action.may.startswith("make a complaint") else set()
    assert changes.cases == action.touched(at) | made
    assert changes.subjects == action.subjects
    assert (changes.made is not None) is action.made
    with office.record.reading() as session:
        assert list(wrong_lines(session, office.desk)) == []
    assert tracker(office) == tracker(office, anew=True)
    kept = office.record.rows("SELECT DISTINCT batch, author FROM change WHERE seq > ?", (before,))
    assert [author for _, author in kept] == ["Test Officer"]


def tracker(office: Office, *, anew: bool = False) -> tuple[BoardLine, ...]:
    """The open promises; `anew` as who has kept nothing of an earlier reading."""
    with office.record.reading() as session:
        if anew:
            del session.info["kept"]
        return commitment_board(session, office.desk).lines


@each_row("action", ACTIONS.values(), ids=ACTIONS)
def test_an_auditor_is_refused_in_the_words_of_the_right_and_nothing_is_written(
    untouched: Office, at: At, action: Action
):
    auditor = replace(untouched.desk, officer=OfficerFacts(id="auditor", name="An Auditor", role=Role.AUDITOR))
    before = untouched.record.rows("SELECT max(seq) FROM change")
    with pytest.raises(Refused) as refused, untouched.working() as session:
        action.do(session, auditor, at)
    assert refused.value.why == f"An auditor may not {action.may}"
    assert refused.value.do.startswith("Ask a ")
    assert untouched.record.rows("SELECT max(seq) FROM change") == before


def test_a_draft_is_refused_to_who_only_reads(untouched: Office, at: At):
    auditor = replace(untouched.desk, officer=OfficerFacts(id="auditor", name="An Auditor", role=Role.AUDITOR))
    for act in (drafts.save, drafts.end):
        content = {"content": {"a": "b"}} if act is drafts.save else {}
        with pytest.raises(Refused, match="An auditor reads and writes nothing"), untouched.working() as session:
            act(session, auditor, kind="case", case_id=at.case_id, **content)


CLOSED = "(it is closed, commitments open)"


@pytest.mark.parametrize(
    ("name", "paragraph", "why"),
    [
        ("add a point", "6.8", "The definition is fixed once stage 1 has been answered"),
        ("change a point", "6.8", "The definition is fixed once stage 1 has been answered"),
        ("withdraw a point", "5.6", "A point is withdrawn before the answer"),
        ("assess", "6.1", "A closed case is not assessed again"),
        ("record evidence", "5.8", "Evidence is weighed before the response"),
        ("declare a conflict", "5.8", "Evidence is weighed before the response"),
        ("decide a point", "6.7", "Points are decided between the acknowledgement and the response"),
        (
            "withdraw",
            "5.12",
            "A complaint that has been answered, or is closed, cannot be withdrawn: the answer stands",
        ),
    ],
)
def test_of_a_closed_case_the_definition_and_the_answer_stand(
    office: Office, at: At, name: str, paragraph: str, why: str
):
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=at.case_id, typed=filled("withdraw"))
    with pytest.raises(Refused) as refused, office.working() as session:
        ACTIONS[name].do(session, office.desk, at)
    assert (refused.value.why, refused.value.paragraph) == (f"{why} {CLOSED}", paragraph)


@pytest.mark.parametrize("name", ["agree updates", "record a contact", "promise", "move a promise", "learn"])
def test_of_a_closed_case_contacts_promises_and_learning_go_on(office: Office, at: At, name: str):
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=at.case_id, typed=filled("withdraw"))
    with office.working() as session:
        assert ACTIONS[name].do(session, office.desk, at).cases == {at.case_id}


OF_NO_COMPLAINT = {
    *(Act.TELL_NEXT_STEP, Act.REVIEW_REQUEST, Act.OFFER_CHOICE, Act.PASS_ON, Act.ANSWER_ENQUIRY, Act.END_REQUEST),
    *(Act.MAKE_COMPLAINT, Act.CONFIRM_REQUEST, Act.WRITE_CHOICE),
}
ENDED_OTHERWISE = {"direct": Closing.REFUSED, "accept": Closing.REFUSED, "unmerge": Closing.MERGED}
"""How the case ended that such an act is about."""

ASKED = [
    (name, field) for name, row in FORMS.items() if row.do for field, asked in row.form.asks.items() if asked.required
]
"""Each field that has to be filled in, but those of the form that the shared database takes."""


def _send_twice(office: Office, case_id: str) -> None:
    """Record two letters of one kind, the first under the id that the form is filled in with."""
    of, now = {"case_id": case_id}, office.desk.now
    about = {**of, "kind": "receipt", "template_version": "1", "recipient": "A Resident", "issued_on": TODAY}
    with office.working() as session:
        document = Document(**of, title="t", media_type="m", sha256="ab" * 32, size=1, added_at=now)
        session.add(document)
        session.add_all(
            Letter(id=each, **about, issued_at=now, document_id=document.id) for each in ("letter", "the other")
        )


BEFOREHAND = {name for name, row in FORMS.items() if row.form.header.act is Act.REQUEST} | {
    *ENDED_OTHERWISE,
    "settle-letters",
}
"""The forms of what can be done only once something else was."""


def refuses(office: Office, at: At, name: str, field: str) -> None:
    """See that the form called `name` is refused at a field that is empty, and that nothing is written."""
    about = {About.RESIDENT: at.person_id, About.POINT: at.point_id, About.COMMITMENT: at.commitment_id}
    row = FORMS[name]
    about |= {About.NEED: at.need_id}
    about |= {About.AUTHORITY: at.authority_id, About.COMPLAINANT: at.complainant_id}
    subject = {**about, About.ADJUSTMENT: at.adjustment_id}.get(row.form.header.about, "")
    kind = KIND_OF.get(name, REQUEST) if row.form.header.act in OF_NO_COMPLAINT else None
    ended = {"close": at.answered, "reopen": at.ended, "direct": at.ended, "accept": at.ended, "unmerge": at.ended}
    on = On(at.said[kind] if kind else ended.get(name, at.case_id), subject)
    before = office.record.rows("SELECT max(seq) FROM change")
    with pytest.raises(Refused) as refused, office.working() as session:
        row.work(on, filled(name, **{field: None}))(session, office.desk)
    asked = row.form.asks[field]
    assert (refused.value.field, refused.value.why, refused.value.paragraph) == (field, asked.missing, asked.paragraph)
    assert office.record.rows("SELECT max(seq) FROM change") == before


@each_row(("name", "field"), [each for each in ASKED if each[0] not in BEFOREHAND])
def test_an_action_refuses_its_form_without_a_required_field_in_words_at_that_field(
    office: Office, at: At, name: str, field: str
):
    refuses(office, at, name, field)


@pytest.mark.parametrize(("name", "field"), [each for each in ASKED if each[0] in BEFOREHAND])
def test_so_does_an_action_that_something_else_goes_before(office: Office, at: At, name: str, field: str):
    if FORMS[name].form.header.act is Act.REQUEST:
        with office.working() as session:
            session.add(Stage(case_id=at.case_id, number=2, received_on=TODAY))
    if name in ENDED_OTHERWISE:
        with office.working() as session:
            session.execute(update(Case).where(Case.id == at.ended).values(closed_as=ENDED_OTHERWISE[name]))
            session.execute(update(Stage).where(Stage.case_id == at.ended).values(refused_on=TODAY))
    if name == "settle-letters":
        _send_twice(office, at.case_id)
    refuses(office, at, name, field)
