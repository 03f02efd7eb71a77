"""Who writes to whom: each check alone, at both sides of its boundary."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.desk.settings import LandlordDetails
from complaints_desktop.facts.despatch import DespatchFacts
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.facts.people import AdjustmentFacts, AdjustmentUseFacts, PersonFacts
from complaints_desktop.facts.stages import ReviewerFacts
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.checks import people
from db.terms import LettersTo, LinkKind, SentBy
from tests.complaints_desktop.facts import a_letter, a_stage, speaks
from tests.complaints_desktop.letters.checks.seen import about, whole
from tests.complaints_desktop.letters.sample import LANDLORD, OFFICER, RESIDENT, TYPED, acknowledgement, case, response
from tests.tables import each_row

NOBODY = response(case=case(resident=None))
SOMEBODY, OTHER = (replace(OFFICER, id=name, name=f"Officer {name}") for name in ("Three", "Four"))
HELPER = PersonFacts(id="helper", name="Helper One", address="5 Example Row")


def adjusted(kind: str, detail: str | None = None) -> PersonFacts:
    agreed = AdjustmentFacts(id="a", kind=kind, detail=detail, agreed_on=date(2026, 1, 5), review_on=None)
    return replace(RESIDENT, adjustments=(agreed,))


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        (response(), []),
        (response(to=RESIDENT), []),
        (response(case=case(authorities=(speaks(HELPER),))), []),
        (
            response(case=case(authorities=(speaks(HELPER),)), to=RESIDENT),
            ["Resident One is not among those who get this letter by the authorities on record"],
        ),
        (response(case=case(authorities=(speaks(HELPER, letters_to=LettersTo.BOTH),)), to=RESIDENT), []),
        (response(to=HELPER), ["Helper One is not among those who get this letter by the authorities on record"]),
        (
            response(case=case(authorities=(speaks(HELPER, until_on=date(2026, 1, 6)),))),
            ["The authority of Helper One ended on Tuesday 6 January 2026"],
        ),
        (NOBODY, []),
    ],
)
def test_a_letter_goes_to_the_resident_or_to_who_may_act_for_them(letter, said):
    assert [(each.why, each.field) for each in people.recipient_entitled(about(letter))] == [
        (why, "recipient") for why in said
    ]


@pytest.mark.parametrize(
    ("first", "reviewer", "named"),
    [
        (OFFICER, OTHER, ["Officer One"]),
        (OTHER, OTHER, ["Officer Four"]),
        (SOMEBODY, OTHER, []),
        (SOMEBODY, OFFICER, []),
        (OFFICER, OFFICER, ["Officer One"]),
    ],
)
def test_whoever_signs_or_considers_the_answer_of_stage_2_took_no_part_in_stage_1(first, reviewer, named):
    given = ReviewerFacts(id="reviewer", officer=reviewer, allocated_on=date(2026, 4, 2))
    stages = (a_stage(1, decider=first), a_stage(2, reviewer=given))
    letter = replace(response(case=case(stages=stages)), kind=letter_kind("stage2-response"))
    found = list(people.independent(about(letter)))
    assert [each.why.split(" answered")[0] for each in found] == named
    assert list(people.independent(about(response(case=case(stages=(a_stage(1, decider=OFFICER),)))))) == []


def test_without_a_reviewer_it_is_asked_of_who_signs_and_without_the_stage_of_nobody():
    first = a_stage(1, decider=OFFICER)
    kind = letter_kind("stage2-response")
    unnamed = replace(response(case=case(stages=(first, a_stage(2)))), kind=kind)
    assert [each.field for each in people.independent(about(unnamed))] == ["reviewer"]
    assert list(people.independent(about(replace(response(case=case(stages=(first,))), kind=kind)))) == []


@pytest.mark.parametrize(("address", "found"), [(None, 1), ("", 1), (" \n", 1), ("1 Example Road", 0)])
def test_the_envelope_needs_an_address(address, found):
    letter = response(case=case(resident=replace(RESIDENT, address=address)))
    assert [each.field for each in people.addressed(about(letter))] == ["address"] * found
    assert list(people.addressed(about(NOBODY))) == []


@pytest.mark.parametrize(("postcode", "asked"), [("NOT A POSTCODE", 1), ("ZX1", 1), ("ZX1 1AA", 0), (None, 0)])
def test_a_postcode_of_an_odd_shape_is_asked_about_before_the_letter_leaves(postcode, asked):
    letter = response(case=case(resident=replace(RESIDENT, address="1 Example Road", postcode=postcode)))
    found = [each.why for each in people.addressed(about(letter))]
    assert found == [f"“{postcode}” has not the shape of a UK postcode"] * asked


@pytest.mark.parametrize(("title", "found"), [(None, 1), (" ", 1), ("Complaint Officer", 0)])
def test_the_sender_has_said_who_they_are(title, found):
    sent = list(people.sender_known(about(response(author=replace(OFFICER, job_title=title)))))
    assert [each.field for each in sent] == ["sender"] * found
    assert all("signed “Officer One”" in each.why for each in sent)


NAMELESS, UNREACHABLE = "The landlord's name is not set", "The letterhead does not say how to reach the landlord"
BARE = replace(LANDLORD, address="", email="", phone="")


@pytest.mark.parametrize(
    ("landlord", "said"),
    [
        (LANDLORD, []),
        (replace(LANDLORD, name=""), [NAMELESS]),
        (replace(LANDLORD, name=" "), [NAMELESS]),
        (replace(LANDLORD, name=LandlordDetails().name), [NAMELESS]),
        (BARE, [UNREACHABLE]),
        (replace(BARE, phone="0300 000 0000"), []),
        (replace(BARE, email="us@homes.example"), []),
        (replace(BARE, address="1 Example Square"), []),
        (LandlordDetails(), [NAMELESS, UNREACHABLE]),
    ],
)
def test_the_letterhead_is_the_landlords_and_says_how_to_reach_them(landlord, said):
    found = people.landlord_named(about(response(landlord=landlord)))
    assert [(each.why, each.field) for each in found] == [(why, "landlord") for why in said]


@pytest.mark.parametrize(("size", "found"), [(11, 1), (12, 0), (28, 0), (29, 1)])
def test_print_is_from_12_to_28_point(size, found):
    assert [each.field for each in people.text_size(about(response(text_size=size)))] == ["text_size"] * found


@pytest.mark.parametrize(
    ("person", "size", "said"),
    [
        (RESIDENT, 12, []),
        (adjusted("large print"), 15,
         ["Large print of 16 point is agreed with Resident One; this letter is in 15 point"]),
        (adjusted("large print"), 16, []),
        (adjusted("Large print", "20 pt"), 19,
         ["Large print of 20 point is agreed with Resident One; this letter is in 19 point"]),
        (adjusted("Large print", "20 pt"), 20, []),
        (adjusted("braille"), 12, []),
        (None, 12, []),
    ],
)  # fmt: skip
def test_large_print_is_used_where_it_was_agreed(person, size, said):
    letter = response(case=case(resident=person), text_size=size)
    assert [(each.why, each.field) for each in people.large_print(about(letter))] == [
        (why, "text_size") for why in said
    ]


@each_row(
    ("kind", "made_elsewhere"),
    [
        ("Braille", True),
        ("audio", True),
        ("Easy Read", True),
        ("BSL video", True),
        ("sign language", True),
        ("an interpreter", True),
        ("translation (Polish)", True),
        ("coloured paper", False),
        ("phone instead of letter", True),
        ("read-aloud", True),
        ("large print", False),
        ("more time to answer", False),
        ("no calls before noon", False),
    ],
)
def test_a_format_made_elsewhere_stops_the_letter_until_it_is_said_how_it_is_applied(kind, made_elsewhere):
    found = list(people.unapplied(about(response(case=case(resident=adjusted(kind))))))
    assert [(each.why, each.field) for each in found] == [
        (f"“{kind}” is agreed, and nobody has said how it is applied in this case", "adjustments")
    ] * made_elsewhere


@pytest.mark.parametrize(("applied", "reminded"), [(True, ["“Braille” is agreed: By our printer"]), (False, [])])
def test_what_is_applied_is_to_be_arranged_for_each_letter_and_a_reason_why_not_is_enough(applied, reminded):
    use = AdjustmentUseFacts(
        id="use", adjustment_id="a", applied=applied, how="By our printer", said_on=date(2026, 1, 6)
    )
    letter = about(response(case=case(resident=adjusted("Braille"), adjustment_uses=(use,))))
    assert list(people.unapplied(letter)) == []
    assert [each.why for each in people.other_formats(letter)] == reminded


def test_nobody_to_write_to_has_no_format_of_their_own():
    assert list(people.other_formats(about(NOBODY))) == []
    assert list(people.unapplied(about(NOBODY))) == []


@pytest.mark.parametrize(("agreed", "found"), [(None, 1), ("", 1), ("by phone, on Fridays", 0)])
def test_how_to_keep_in_touch_is_agreed(agreed, found):
    sent = people.keeping_in_touch(about(acknowledgement(case=case(updates_agreed=agreed))))
    assert [(each.field, each.section) for each in sent] == [("updates_agreed", "contact")] * found


def test_a_letter_to_nobody_asks_for_no_size():
    assert list(people.large_print(about(response(case=case(resident=None))))) == []


@pytest.mark.parametrize(("lines", "found"), [(3, 0), (30, 1)])
def test_an_address_that_the_window_of_an_envelope_cuts_is_said_before_the_letter_leaves(lines, found):
    address = "\n".join(["A road of Sampletown"] * lines)
    letter = response(case=case(resident=replace(RESIDENT, address=address)))

    assert (
        len([each.why for each in people.address_shows(whole(letter)) if "window of an envelope" in each.why]) == found
    )


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("It is as in 26-K7Q-0099.", True),
        ("It is as in your case 26-k7q-0099.", True),
        ("This is case 25-AAA-0001.", False),
        ("It is as in 26-K7Q-0042, which is linked.", False),
        ("Call 0300 000 0000 on 26 March.", False),
    ],
)
def test_another_case_is_named_only_where_it_is_linked(said: str, named: bool):
    linked = LinkFacts(
        id="link",
        kind=LinkKind.HOUSEHOLD,
        from_here=True,
        other_id="other",
        other_reference="26-K7Q-0042",
        because=None,
        linked_on=date(2026, 3, 2),
        ended_on=None,
    )
    seen = whole(response(case=case(reference="25-AAA-0001", links=(linked,)), typed={**TYPED, "apology": said}))

    assert [each.field for each in people.other_case(seen)] == (["apology"] if named else [])


def test_a_letter_to_whom_another_came_back_is_doubted_until_something_was_done():
    back = DespatchFacts(
        id="d",
        copy_id=None,
        way=SentBy.POST,
        sent_on=date(2026, 3, 2),
        sent_by=None,
        sent_to=None,
        sent_as=None,
        note=None,
        recorded_at=datetime(2026, 3, 2, tzinfo=UTC),
        returned_on=date(2026, 3, 5),
        returned_because="Not known at this address",
    )

    def doubts(sent: DespatchFacts, to: str = RESIDENT.name) -> list[str]:
        earlier = a_letter("receipt", date(2026, 3, 2), recipient=to, despatches=(sent,))
        return [each.why for each in people.came_back(about(response(case=case(letters=(earlier,)))))]

    assert doubts(back) == ["Our letter of Monday 2 March 2026 to Resident One came back: Not known at this address"]
    assert doubts(replace(back, return_done="Rang her: the flat is 14A")) == []
    assert doubts(replace(back, returned_on=None)) == []
    assert doubts(back, to="Somebody Else") == []
