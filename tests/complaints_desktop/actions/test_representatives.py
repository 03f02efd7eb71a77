"""Who speaks and who complains too, as it is recorded; and letters that go to them and to nobody else (Code 3.6)."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from complaints_desktop.actions import definition, letters, representatives, undo
from complaints_desktop.actions.letters import Issued
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.choices import capacities
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.representatives import Happened
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import runs_of
from complaints_desktop.reading.filing import filed_letter
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.representatives import ELECTED, route
from db.model import Document, Letter, LetterCopy
from db.terms import Covers, LettersTo
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


TYPED = {
    "receipt": {"who_calls": "I will call you on Friday."},
    "enquiry-reply": {"asked_us": "You asked when the gutter is mended.", "reply": "It is mended already."},
}
"""What is typed for each letter."""


@pytest.fixture
def named(office: Office) -> None:
    """The landlord and the officer are known, so that a letter may leave."""
    office.name()


@pytest.fixture
def case_id(office: Office) -> str:
    return office.log(TODAY)


def the_case(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def act(office: Office, done: str, case_id: str, form: str, **typed: Any) -> Changes:
    about = {key: typed.pop(key) for key in ("authority_id", "complainant_id") if key in typed}
    with office.record.writing(author=office.desk.officer.id) as session:
        work = getattr(representatives, done)
        made = work(session, office.desk, case_id=case_id, typed=filled(form, **typed), **about)
        return undo.offered(session, office.desk, made)


def represent(office: Office, case_id: str, **typed: Any) -> str:
    made = act(office, "represent", case_id, "represent", **typed).made
    assert made
    return made


def going(office: Office, case_id: str) -> list[str]:
    return [each.name for each in route(the_case(office, case_id), "receipt", office.desk.today).to]


def issue(office: Office, case_id: str, kind: str = "receipt") -> Issued:
    typed = TYPED.get(kind, {})
    with office.working() as session:
        return letters.issue(session, office.desk, case_id=case_id, kind=kind, typed=typed)


def test_who_speaks_is_kept_with_what_was_agreed_and_gets_the_letters(office: Office, case_id: str):
    represent(office, case_id, letters_to=LettersTo.BOTH, address="9 Example Lane", postcode="zx12bb")
    (kept,) = the_case(office, case_id).authorities
    assert (kept.person.name, kept.person.postcode) == ("Helper One", "ZX1 2BB")
    assert (kept.capacity, kept.covers, kept.evidence) == ("advocate", Covers.EVERYTHING, "Our form, signed")
    assert going(office, case_id) == ["A Resident", "Helper One"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": None}, "name"),
        ({"name": "a resident"}, "name"),
        ({"scope": "n/a"}, "scope"),
        ({"evidence": "TBC"}, "evidence"),
        ({"covers": Covers.MEETINGS}, "letters_to"),
        ({"capacity": "executor or administrator"}, "capacity"),
        ({"until_on": date(2026, 3, 19)}, "until_on"),
        ({"seen_on": TODAY + timedelta(1)}, "seen_on"),
        ({"given_by": "somebody"}, "given_by"),
    ],
)
def test_an_authority_that_says_nothing_or_fits_not_is_refused_at_its_field(office: Office, case_id: str, typed, field):
    with pytest.raises(Refused) as refused:
        represent(office, case_id, **typed)
    assert refused.value.field == field


def test_the_same_person_is_not_recorded_twice_and_may_be_after_the_end(office: Office, case_id: str):
    first = represent(office, case_id)
    with pytest.raises(Refused, match="speaks for A Resident already"):
        represent(office, case_id)
    act(office, "end", case_id, "end-authority", authority_id=first)
    assert going(office, case_id) == ["A Resident"]
    represent(office, case_id)
    assert going(office, case_id) == ["Helper One"]


def test_nothing_goes_to_an_mp_until_the_consent_is_seen(office: Office, case_id: str):
    mp = represent(office, case_id, capacity="MP", seen_on=None, evidence="Asked their office on 26 March")
    assert going(office, case_id) == ["A Resident"]
    act(office, "change", case_id, "authority", authority_id=mp)
    assert going(office, case_id) == ["A Resident", "Helper One"]


def test_one_kind_of_letter_may_go_elsewhere_and_the_last_word_of_it_counts(office: Office, case_id: str):
    given = represent(office, case_id)
    for to, names in ((LettersTo.RESIDENT, ["A Resident"]), (LettersTo.BOTH, ["A Resident", "Helper One"])):
        act(office, "send_letters", case_id, "letters-to", authority_id=given, kind="receipt", letters_to=to)
        assert going(office, case_id) == names
    assert the_case(office, case_id).authorities[0].kinds == {"receipt": LettersTo.BOTH}


def test_each_who_gets_a_letter_has_a_copy_of_their_own_on_file(office: Office, case_id: str, named: None):
    represent(office, case_id, letters_to=LettersTo.BOTH)
    issued = issue(office, case_id)
    with office.record.reading() as session:
        (letter,), (copy,) = session.scalars(select(Letter)).all(), session.scalars(select(LetterCopy)).all()
        case = load_case(session, case_id)
        assert session.query(Document).count() == 2
    assert case.resident
    assert (letter.recipient, letter.recipient_id) == ("A Resident", case.resident.id)
    assert (copy.recipient, copy.letter_id) == ("Helper One", letter.id)
    assert issued.content != issued.others[0]


def test_an_authority_that_ran_out_stops_the_letter_in_words_and_nothing_is_filed(
    office: Office, case_id: str, named: None
):
    represent(office, case_id, until_on=TODAY)
    office.on(TODAY + timedelta(1))
    with pytest.raises(Refused) as refused:
        issue(office, case_id)
    assert (refused.value.why, refused.value.paragraph) == (
        "The authority of Helper One ended on Thursday 26 March 2026",
        "3.6",
    )
    with office.record.reading() as session:
        assert session.query(Letter).count() == session.query(Document).count() == 0
        matter = letter_matter(session, office.desk, case_id=case_id, kind="receipt", typed={})
        assert matter.recipient
        assert matter.recipient.name == "A Resident"


def test_what_stops_the_copy_of_one_stops_the_letter_of_all(office: Office, case_id: str):
    act(office, "join", case_id, "join")
    second = the_case(office, case_id).complainants[0].person
    act(office, "record_life", case_id, "died-or-left", who=second.id)
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind="receipt", typed={})
        found = [each for each in letter_blockers(matter) if each.field == "recipient"]
    assert [each.paragraph for each in found] == ["3.6"]
    assert "Neighbour Two left the home" in found[0].why


def test_somebody_who_complains_too_may_let_their_letters_go_to_another(office: Office, case_id: str):
    resident = the_case(office, case_id).resident
    assert resident
    with pytest.raises(Refused) as refused:
        act(office, "join", case_id, "join", speaker=resident.id)
    with pytest.raises(Refused, match="Neighbour Two cannot be reached") as unreached:
        act(office, "join", case_id, "join", address=None)
    assert unreached.value.field == "address"
    assert (refused.value.field, refused.value.paragraph) == ("evidence", "3.6")
    act(office, "join", case_id, "join", speaker=resident.id, evidence="They said so at the door")
    act(office, "join", case_id, "join", name="Neighbour Three")
    assert going(office, case_id) == ["A Resident", "Neighbour Three"]
    with pytest.raises(Refused, match="complains already"):
        act(office, "join", case_id, "join", name="neighbour three")


def test_who_does_not_complain_any_more_gets_nothing_more(office: Office, case_id: str):
    joined = act(office, "join", case_id, "join").made
    act(office, "leave", case_id, "leave", complainant_id=joined)
    assert going(office, case_id) == ["A Resident"]
    with pytest.raises(Refused, match="not part of this case"):
        act(office, "leave", case_id, "leave", complainant_id=joined)


def test_after_a_death_only_who_acts_for_the_estate_is_written_to(office: Office, case_id: str):
    represent(office, case_id)
    act(office, "record_life", case_id, "died-or-left", happened=Happened.DIED)
    assert going(office, case_id) == []
    with pytest.raises(Refused, match="A Resident has died"):
        represent(office, case_id, name="Other Helper")
    represent(office, case_id, name="Executor One", capacity="executor or administrator")
    assert going(office, case_id) == ["Executor One"]
    said = printed_whole(office, case_id, "receipt")
    assert "We are sorry that A Resident has died. You are dealing with the estate" in said
    assert "You are acting for" not in said
    act(office, "record_life", case_id, "died-or-left", happened=Happened.MISTAKE)
    assert going(office, case_id) == ["Helper One"]
    told = [each.summary for each in the_case(office, case_id).contacts]
    assert any(each.startswith("A Resident: died on Friday 20 March 2026. Told by Their sister") for each in told)


def test_the_old_home_is_no_address_any_more_once_they_left(office: Office, case_id: str):
    act(office, "record_life", case_id, "died-or-left")
    resident = the_case(office, case_id).resident
    assert resident
    assert (resident.address, resident.postcode) == (None, None)


@pytest.mark.parametrize(
    ("name", "form", "back"), [("represent", "represent", ["A Resident"]), ("join", "join", ["A Resident"])]
)
def test_what_was_recorded_of_people_is_taken_back_on_the_same_day(office: Office, case_id: str, name, form, back):
    written = act(office, name, case_id, form).written
    assert written
    with office.record.writing(author=office.desk.officer.id) as session:
        undo.undo(session, office.desk, written=written)
    assert going(office, case_id) == back


def test_somebody_who_may_only_be_told_takes_no_point_back(office: Office, case_id: str):
    from complaints_desktop.forms.about import SPEAKER

    represent(office, case_id, covers=Covers.TOLD)
    with office.working() as session:
        definition.add_point(session, office.desk, case_id=case_id, typed=PointWords(text="Two"))
        from complaints_desktop.actions import closing

        with pytest.raises(Refused, match="Helper One has no authority to decide") as refused:
            closing.withdraw(session, office.desk, case_id=case_id, typed=filled("withdraw", who=SPEAKER))
    assert refused.value.paragraph == "3.6"


def test_the_copy_is_read_as_it_went_and_named_beside_the_letter(office: Office, case_id: str, named: None):
    represent(office, case_id, letters_to=LettersTo.BOTH)
    issued = issue(office, case_id)
    (letter,) = the_case(office, case_id).letters
    assert letter.to == "A Resident, Helper One"
    with office.record.reading() as session:
        assert filed_letter(session, letter_id=letter.copies[0].id).content == issued.others[0]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({}, []),
        ({"until_on": TODAY + timedelta(15)}, []),
        ({"until_on": TODAY + timedelta(14)}, ["Ask whether it goes on: Helper One speaks for them"]),
        ({"seen_on": None}, ["Have it shown: Helper One"]),
    ],
)
def test_an_authority_that_ends_or_waits_is_work(office: Office, case_id: str, typed, found):
    represent(office, case_id, **typed)
    with office.record.reading() as session:
        work = [each.what for each in my_work(session, office.desk).items if each.kind is Kind.REVIEW]
    assert work == found


def printed_whole(office: Office, case_id: str, kind: str, typed: dict[str, str] | None = None) -> str:
    with office.record.reading() as session:
        page = compose(letter_matter(session, office.desk, case_id=case_id, kind=kind, typed=typed or {}))
    return "\n".join("".join(run.text for run in runs_of(block)) for block in page.blocks)


def blocks(office: Office, case_id: str, kind: str, typed: dict[str, str] | None = None) -> list[str]:
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind=kind, typed=typed or {})
        return [each.why for each in letter_blockers(matter) if each.blocks]


@pytest.mark.usefixtures("named")
def test_the_resident_is_asked_whether_somebody_may_act_and_who_would_act_gets_nothing(office: Office, case_id: str):
    missing = "Nobody is on record whose authority has still to be shown"
    assert missing in blocks(office, case_id, "authority-request")
    authority = represent(office, case_id, seen_on=None, letters_to=LettersTo.BOTH)
    assert blocks(office, case_id, "authority-request") == []

    issued = issue(office, case_id, "authority-request")
    text = printed_whole(office, case_id, "authority-request")
    assert [each.to for each in the_case(office, case_id).letters] == ["A Resident"]
    assert issued.others == ()
    assert "Helper One (advocate). As we understand it, they would be told everything about the complaint" in text
    assert "none of its dates change" in text

    act(office, "change", case_id, "authority", authority_id=authority, seen_on=TODAY, letters_to=LettersTo.BOTH)
    assert missing in blocks(office, case_id, "authority-request")


@pytest.mark.usefixtures("named")
def test_it_is_confirmed_who_may_act_how_far_and_who_gets_the_letters(office: Office, case_id: str):
    assert "Nobody is on record who speaks for the resident" in blocks(office, case_id, "authority-confirmation")
    represent(
        office, case_id, covers=Covers.TOLD, letters_to=LettersTo.BOTH, until_on=TODAY + timedelta(30), from_on=TODAY
    )
    text = printed_whole(office, case_id, "authority-confirmation")

    assert blocks(office, case_id, "authority-confirmation") == []
    assert "We have what we need. Helper One (advocate) may act as it says here." in text
    assert "What they may do: be told everything about the complaint, but not decide." in text
    assert "For how long: from 26 March 2026 until 25 April 2026." in text
    assert "Our letters go to: A Resident and Helper One." in text

    office.on(TODAY + timedelta(31))
    text = printed_whole(office, case_id, "authority-confirmation")
    assert "The authority of Helper One (advocate) does not hold any more. We tell and send them nothing." in text
    assert "What they may do" not in text


@pytest.mark.usefixtures("named")
def test_who_may_act_no_more_is_said_by_the_same_letter_to_who_gave_it(office: Office, case_id: str):
    authority = represent(office, case_id, letters_to=LettersTo.REPRESENTATIVE)
    act(office, "end", case_id, "end-authority", authority_id=authority)
    text = printed_whole(office, case_id, "authority-confirmation")

    assert blocks(office, case_id, "authority-confirmation") == []
    assert "The authority of Helper One (advocate) ended on 26 March 2026. We tell and send them nothing" in text
    assert "What they may do" not in text
    issue(office, case_id, "authority-confirmation")
    assert [each.to for each in the_case(office, case_id).letters] == ["A Resident"]


@pytest.mark.usefixtures("named")
def test_who_is_not_confirmed_yet_is_said_to_the_resident_alone(office: Office, case_id: str):
    represent(office, case_id, seen_on=None, letters_to=LettersTo.REPRESENTATIVE)
    text = printed_whole(office, case_id, "authority-confirmation")

    assert "We do not have what we need yet, so Helper One (advocate) may not act." in text
    assert "What they may do" not in text
    issue(office, case_id, "authority-confirmation")
    assert [each.to for each in the_case(office, case_id).letters] == ["A Resident"]


def an_mp(office: Office, case_id: str, **typed: Any) -> str:
    return represent(office, case_id, **{"name": "The MP", "capacity": "MP", "letters_to": LettersTo.BOTH, **typed})


@pytest.mark.usefixtures("named")
def test_an_mp_is_answered_alone_with_what_the_resident_agreed_to_and_how_it_stands(office: Office, case_id: str):
    typed = TYPED["enquiry-reply"]
    represent(office, case_id)
    assert "No MP or councillor is on record who asks for the resident" in blocks(
        office, case_id, "enquiry-reply", typed
    )
    an_mp(office, case_id, scope="All about the gutter")
    assert blocks(office, case_id, "enquiry-reply", typed) == []

    text = printed_whole(office, case_id, "enquiry-reply", typed)
    assert "Dear The MP" in text
    assert "A Resident has agreed that we may tell you about it: All about the gutter." in text
    assert "We are looking into it." in text
    assert "You are acting for" not in text

    issued = issue(office, case_id, "enquiry-reply")
    assert [each.to for each in the_case(office, case_id).letters] == ["The MP"]
    assert issued.others == ()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"seen_on": None}, "It is not on record that A Resident agrees that The MP is told"),
        ({"covers": Covers.MEETINGS, "letters_to": LettersTo.RESIDENT}, "comes along to meetings, and not that they"),
        ({"letters_to": LettersTo.RESIDENT}, "A Resident wants our letters for themselves, and not sent to The MP"),
        ({"from_on": TODAY - timedelta(9), "until_on": TODAY - timedelta(1)}, "The authority of The MP ended on"),
    ],
)
@pytest.mark.usefixtures("named")
def test_without_the_consent_of_the_resident_an_mp_is_told_nothing(office: Office, case_id: str, typed, why):
    an_mp(office, case_id, **typed)
    assert any(why in each for each in blocks(office, case_id, "enquiry-reply", TYPED["enquiry-reply"]))


def test_who_is_elected_stands_in_the_list_of_those_who_may_speak():
    assert {each.words.casefold() for each in capacities()} >= ELECTED
