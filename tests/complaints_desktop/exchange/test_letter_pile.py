"""Letters by the pile: the same letter to many, and issued ones as one PDF to print."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from complaints_desktop.actions import definition, people
from complaints_desktop.actions.despatch import came_back
from complaints_desktop.case.case import load_case
from complaints_desktop.exchange.letter_pile import Laid, pile
from complaints_desktop.exchange.mail_merge import Merged, issue_to_many, look_over
from complaints_desktop.exchange.posting import post, to_post
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.despatch import LetterReturned
from complaints_desktop.reading.filing import filed_letter
from complaints_desktop.reading.letters_out import LetterOut, letters_out
from complaints_desktop.rules.refusals import Refused
from db.progress import Progress, nobody_waits
from db.terms import Responsibility
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.letters.pdf_rules import faults
from tests.complaints_desktop.office import Office

RECEIVED, ACKNOWLEDGED = date(2026, 3, 26), date(2026, 4, 1)
KIND = "stage1-acknowledgement"


def a_complaint(office: Office, *, defined: bool = True) -> str:
    case_id = office.log(RECEIVED)
    if defined:
        with office.working() as session:
            words = PointWords(text="The leak", outcome_sought="Mend it", responsibility=Responsibility.OURS)
            definition.add_point(session, office.desk, case_id=case_id, typed=words)
    return case_id


def merge(office: Office, *case_ids: str, progress: Progress = nobody_waits) -> Merged:
    with office.working() as session:
        return issue_to_many(session, office.desk, case_ids=case_ids, kind=KIND, typed={}, progress=progress)


def test_a_look_over_says_to_whom_letters_would_go_and_what_stops_the_others_and_issues_none(office: Office):
    office.name()
    good, bad = a_complaint(office), a_complaint(office, defined=False)
    office.on(ACKNOWLEDGED)
    with office.record.reading() as session:
        found = look_over(session, office.desk, case_ids=(good, bad), kind=KIND, typed={})
    assert (set(found.going), set(found.stopped)) == ({good}, {bad})
    assert "Points of the complaint" in found.stopped[bad].why
    would = found.going[good]
    assert (would.to, would.printed) == ("A Resident", f"{would.pages} pages in 12 point")
    assert any("due by" in each for each in would.look.fixes)
    assert would.doubts == ("Nothing is agreed about keeping in touch",)
    assert not out(office)
    merged = merge(office, good, bad)
    assert (set(merged.issued), set(merged.stopped)) == (set(found.going), set(found.stopped))


def out(office: Office, **narrowed: object) -> tuple[LetterOut, ...]:
    with office.record.reading() as session:
        return letters_out(session, **narrowed)  # type: ignore[arg-type]


def laid_out(office: Office, *letters: LetterOut, progress: Progress = nobody_waits, **how: bool) -> PdfReader:
    laid = Laid(on=ACKNOWLEDGED, landlord="A Landlord", colour="#1f3a5f", **how)
    with office.record.reading() as session:
        filed: Callable[[LetterOut], bytes] = lambda each: filed_letter(session, letter_id=each.id).content  # noqa: E731
        return PdfReader(BytesIO(pile(letters, filed, laid, progress)))


@pytest.fixture
def acknowledged(office: Office) -> tuple[str, ...]:
    """Two complaints acknowledged by one mail merge, and one that was stopped: nobody defined it."""
    office.name()
    cases = (a_complaint(office), a_complaint(office, defined=False), a_complaint(office))
    office.on(ACKNOWLEDGED)
    merge(office, *cases)
    return cases


def test_a_letter_that_is_stopped_stops_no_other(office: Office, acknowledged: tuple[str, ...]):
    first, undefined, last = acknowledged

    assert [each.case_id for each in out(office)] == [first, last]
    again = merge(office, *acknowledged)
    assert not again.issued
    assert set(again.stopped) == set(acknowledged)
    assert "Points of the complaint" in str(again.stopped[undefined])


def test_a_merge_given_up_has_issued_nothing(office: Office):
    office.name()
    cases = [a_complaint(office) for _ in range(2)]

    def give_up(done: int, _: int) -> None:
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        merge(office, *cases, progress=give_up)

    assert out(office) == ()


def test_letters_are_found_by_day_kind_and_case(office: Office, acknowledged: tuple[str, ...]):
    assert len(out(office, on=ACKNOWLEDGED)) == 2
    assert out(office, on=RECEIVED) == ()
    assert len(out(office, kinds=[KIND])) == 2
    assert out(office, kinds=["stage1-response"]) == ()
    assert [each.case_id for each in out(office, cases=acknowledged[2:])] == [acknowledged[2]]
    one = out(office)[1]
    assert out(office, ids=[one.id]) == (one,)


def test_the_sheet_on_top_says_on_which_page_each_letter_begins(office: Office, acknowledged: tuple[str, ...]):
    letters = out(office)
    pages = [page.extract_text() for page in laid_out(office, *letters).pages]
    begins = [number for number, text in enumerate(pages, start=1) if "Dear" in text]
    told = " ".join(pages[0].split())

    assert "2 letters to post" in told
    assert all(f"{page} {letter.reference}" in told for page, letter in zip(begins, letters, strict=True))
    assert "Not to be posted" in told


def test_on_both_sides_each_letter_begins_on_a_front(office: Office, acknowledged: tuple[str, ...]):
    pages = [page.extract_text() for page in laid_out(office, *out(office), both_sides=True).pages]
    begins = [number for number, text in enumerate(pages, start=1) if "Dear" in text]

    assert len(begins) == 2
    assert all(number % 2 == 1 for number in begins)
    assert not pages[1].strip()  # the back of the sheet on top


def test_each_letter_has_a_bookmark_and_a_pile_may_be_without_a_sheet_on_top(
    office: Office, acknowledged: tuple[str, ...]
):
    letters = out(office)
    made = laid_out(office, *letters, cover=False)

    assert [each.title for each in made.outline] == [f"{each.reference}: {each.title}" for each in letters]  # type: ignore[union-attr]
    assert "Dear" in made.pages[0].extract_text()


def test_a_pile_is_tagged_as_its_letters_are_and_keeps_the_same_rules(office: Office, acknowledged: tuple[str, ...]):
    for how in ({}, {"both_sides": True}, {"cover": False}):
        made = laid_out(office, *out(office), **how)
        assert faults(made.stream.getvalue()) == []
        parts = made.root_object["/StructTreeRoot"]["/K"]["/K"]  # type: ignore[index]
        assert len(parts) == 2 + how.get("cover", True)


def test_no_letters_make_no_pile(office: Office):
    with pytest.raises(Refused):
        laid_out(office)


def test_a_pile_says_how_far_it_is_and_can_be_given_up(office: Office, acknowledged: tuple[str, ...]):
    told: list[tuple[int, int]] = []
    laid_out(office, *out(office), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_what_was_printed_and_posted_is_recorded_of_each(office: Office, acknowledged: tuple[str, ...]):
    assert [each.sent_on for each in out(office)] == [None, None]
    with office.working() as session:
        changes = post(session, office.desk, out(office)[:1])
    first, last = out(office)

    assert (first.sent_on, last.sent_on) == (ACKNOWLEDGED, None)
    assert changes.cases == {acknowledged[0]}
    with office.record.reading() as session:
        (sent,) = load_case(session, acknowledged[0]).letters[0].despatches
    assert (sent.way, sent.sent_as) == ("post", "printed")


def test_only_what_waits_is_recorded_as_posted_unless_its_row_is_chosen(office: Office, acknowledged: tuple[str, ...]):
    with office.working() as session:
        post(session, office.desk, out(office)[:1])
    left, waits = out(office)
    back = replace(left, id="back", returned_on=ACKNOWLEDGED)
    email = replace(waits, id="email", other_way="Plain email")
    pile_ = (left, waits, back, email)

    found = to_post(pile_)
    assert found.letters == (waits,)
    assert found.others == (
        "Not recorded: 1 letter that left before; 1 letter that came back; "
        "1 letter for which another way is agreed (Plain email)."
    )
    assert to_post(pile_, by_hand=[each.id for each in pile_]).letters == (left, waits, back)
    assert to_post((waits,)).others == ""


def test_a_letter_out_knows_that_it_came_back_and_what_is_agreed_in_place_of_post(
    office: Office, acknowledged: tuple[str, ...]
):
    case_id = acknowledged[0]
    with office.working() as session:
        post(session, office.desk, out(office)[:1])
        case = load_case(session, case_id)
        assert case.resident is not None
        told = filled("adjust", kind="Plain email")
        people.agree_adjustment(session, office.desk, person_id=case.resident.id, typed=told)
        (sent,) = load_case(session, case_id).letters[0].despatches
        back = LetterReturned(returned_on=ACKNOWLEDGED, returned_because="Moved away, says the envelope")
        came_back(session, office.desk, case_id=case_id, despatch_id=sent.id, typed=back)
    assert [(each.returned_on, each.other_way) for each in out(office)] == [(ACKNOWLEDGED, "Plain email"), (None, "")]
    with office.working() as session:
        post(session, office.desk, out(office)[:1])
    assert out(office)[0].returned_on is None
