"""The text of a letter: each check alone, at both sides of its boundary."""

from dataclasses import replace

import pytest

from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.checks import Found, wording
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.page import Run
from tests.complaints_desktop.letters.checks.seen import a_page, about, saying, whole
from tests.complaints_desktop.letters.sample import (
    LANDLORD,
    RESIDENT,
    TYPED,
    acknowledgement,
    case,
    finding,
    point,
    promise,
    response,
)
from tests.tables import each_row

RESPONSE = letter_kind("stage1-response")


HINT = "Write down what the resident asked for on this point."


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run("x", field="points.2.outcome_sought")], []),
        ([Run("x", hole=True)], []),  # our own wording has no holes
        (
            [Run("x", field="points.2.outcome_sought", hole=True)],
            [Found("Point 2: “Outcome sought” is still empty", HINT, "points.2.outcome_sought", "answer", "6.9 b")],
        ),
        (
            [Run("a date", field="mine", hole=True), Run("a date", field="mine", hole=True)],
            [Found("“a date” is still empty", "", "mine", "answer", None)],  # said once, and by its text
        ),
        (
            [Run("a", field="mine", hole=True), Run("b", field="yours", hole=True)],
            [
                Found("“a” is still empty", "", "mine", "answer", None),
                Found("“b” is still empty", "", "yours", "answer", None),
            ],
        ),
    ],
)
def test_each_field_that_is_still_empty_is_named_once(runs, expected):
    assert list(wording.holes(saying(*runs))) == expected


def without(paragraph: str) -> LetterKind:
    """Return the response whose sections do not meet a paragraph of the Code."""
    fewer = tuple(
        replace(each, paragraphs=tuple(met for met in each.paragraphs if met != paragraph))
        for each in RESPONSE.sections
    )
    return replace(RESPONSE, sections=fewer)


@pytest.mark.parametrize("paragraph", ["6.9 a", "6.9 g", "7.1", "7.3", "6.12", "3.7"])
def test_what_the_code_asks_and_no_section_says_is_named(paragraph):
    assert Found(
        "The wording of this letter leaves out what the Code asks", "Restore the template.", paragraph=paragraph
    ) in list(wording.sections(whole(response(kind=without(paragraph)))))
    assert list(wording.sections(whole(response()))) == []


def test_what_only_a_section_that_may_be_left_out_says_is_left_out():
    loose = tuple(replace(each, optional=each.optional or each.name == "stage2") for each in RESPONSE.sections)
    found = list(wording.sections(about(response(kind=replace(RESPONSE, sections=loose)))))
    assert [each.paragraph for each in found] == ["6.9 g", "6.12"]


def test_a_section_that_says_nothing_is_named_by_its_title_or_its_name():
    blank = saying(Run("  "), section="answer")
    found = {each.section: (each.why, each.paragraph) for each in wording.sections(blank) if each.section}
    assert found["answer"] == ("The section “answer” is empty", "6.9 a")
    assert found["ombudsman"] == ("The section “The Housing Ombudsman” is empty", "3.7")
    assert {"late", "checked"}.isdisjoint(found)
    said = saying(Run("We uphold your complaint."), section="answer")
    assert "answer" not in {each.section for each in wording.sections(said)}


SHORTEN = "Shorten it, or enclose it as a document."


@each_row(
    ("letter", "expected"),
    [
        (response(typed={**TYPED, "apology": "x" * 2_000}), []),
        (
            response(typed={**TYPED, "apology": "x" * 2_001}),
            [("“Our apology” has 2,001 characters; a letter takes 2,000", "apology")],
        ),
        (response(typed={**TYPED, "apology": "\n" * 399}), []),
        (
            response(typed={**TYPED, "apology": "\n" * 400}),
            [("“Our apology” has 401 lines; a letter takes 400", "apology")],
        ),
        (
            response(typed={**TYPED, "apology": "x" * 1_600 + "\n" * 400}),  # as long as it may be
            [("“Our apology” has 401 lines; a letter takes 400", "apology")],
        ),
        (response(case=case(points=(finding(point(), reasons="x" * 20_000),))), []),
        (
            response(case=case(points=(finding(point(), reasons="x" * 20_001),))),
            [("Point 1: “Reasons” has 20,001 characters; a letter takes 20,000", "points.1.reasons")],
        ),
        (
            response(case=case(points=(point(7, outcome_sought="x" * 20_001),))),
            [("Point 7: “Outcome sought” has 20,001 characters; a letter takes 20,000", "points.7.outcome_sought")],
        ),
        (
            response(case=case(commitments=(promise(), promise(2, what="x" * 20_001)))),
            [("Commitment 2: “what” has 20,002 characters; a letter takes 20,000", "commitments.2.what")],
        ),
        (
            acknowledgement(case=case(updates_agreed="x" * 20_001)),
            [("“How and how often we keep in touch” has 20,002 characters; a letter takes 20,000", "updates_agreed")],
        ),
        (
            response(case=case(resident=replace(RESIDENT, preferred_name="x" * 20_001))),
            [("“Name of the person written to” has 20,001 characters; a letter takes 20,000", "salutation")],
        ),
        (
            response(landlord=replace(LANDLORD, name="x" * 20_001)),
            [("“landlord name” has 20,001 characters; a letter takes 20,000", "landlord_name")],
        ),
    ],
)
def test_a_text_longer_than_a_letter_takes_is_named_with_its_length(letter, expected):
    found = list(wording.lengths(about(letter)))
    assert [(each.why, each.field) for each in found] == expected
    assert {each.do for each in found} <= {SHORTEN}


def test_only_what_this_letter_asks_the_officer_for_is_typed():
    typed = {**TYPED, "overall": "x", "colour" + "r" * 100: "red"}
    found = list(wording.fields_known(about(response(typed=typed))))
    assert [(each.why, each.field) for each in found] == [
        ("“Our decision on the whole complaint” comes from the record", "overall"),
        (f"This letter has no field “colour{'r' * 74}”", "colour" + "r" * 100),
    ]
    assert found[0].do == "The fields to type are: apology, changes, effect, lateness_reason, personal_note."
    assert list(wording.fields_known(about(response()))) == []


@pytest.mark.parametrize(
    ("typed", "found"), [(".", 1), ("n/a", 1), ("nоne", 1), ("", 0), ("We came late.", 0)]
)  # a Cyrillic o
def test_what_is_typed_for_a_letter_says_something(typed, found):
    letter = response(typed={**TYPED, "apology": typed})
    assert [each.field for each in wording.fillers(whole(letter))] == ["apology"] * found


def test_what_says_nothing_is_quoted_for_no_more_than_a_line():
    letter = response(typed={**TYPED, "apology": "x" * 31})
    assert [each.why for each in wording.fillers(whole(letter))] == [f"“{'x' * 30}” under “Our apology” says nothing"]


@pytest.mark.parametrize("words", ["A ﬁne informal matter", "An informal ﬁnd"])  # one letter that is read as two
def test_where_what_is_read_is_longer_than_what_is_written_the_word_is_quoted_whole(words):
    (found,) = wording.words(blocking=True)(saying(Run(words, field="apology")))
    assert found.why.startswith("“informal”: ")


@pytest.mark.parametrize("word", ["informal", "infоrmal", "ｉnformal"])  # look-alikes
def test_a_look_alike_hides_no_word(word):
    assert [
        each.field for each in wording.words(blocking=True)(saying(Run(f"An {word} matter.", field="apology")))
    ] == ["apology"]


FORMAL = "There is only one kind of complaint: none is formal or informal"


def test_a_word_to_do_without_is_found_where_it_stands_and_by_its_severity():
    blocking, warning = wording.words(blocking=True), wording.words(blocking=False)
    both = saying(Run("It was a Formal matter, as per our policy.", field="apology"))
    assert list(blocking(both)) == [
        Found(f"“Formal”: {FORMAL}", "Say “stage 1” or leave the word out.", "apology", "answer", "5.2")
    ]
    (disliked,) = warning(both)
    assert disliked.why.startswith("“as per”: ")
    assert (disliked.field, disliked.section, disliked.paragraph) == ("apology", "answer", None)
    theirs = saying(Run("My formal complaint", field="points.1.outcome_sought"))
    assert [*blocking(theirs), *warning(theirs)] == []


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run("We sent the DHR team.", field="apology")], [("DHR", "apology")]),
        ([Run("We sent the damp and housing repairs (DHR) team.", field="apology")], []),
        ([Run("The DHR team", field="points.1.outcome_sought")], []),
        ([Run("Nothing.", field="apology"), Run("The DHR team", field="effect")], [("DHR", "effect")]),
        ([Run("The damp repairs", field="apology"), Run("(DR) and the DHR", field=None)], [("DHR", None)]),
    ],
)
def test_an_abbreviation_is_named_where_it_comes_first(runs, expected):
    assert [(each.why, each.do, each.field, each.section) for each in wording.abbreviations(saying(*runs))] == [
        (f"“{short}” is not explained", f"Spell it out where it comes first: “… ({short})”.", field, "answer")
        for short, field in expected
    ]


@each_row(
    ("run", "hit"),
    [
        (Run("by [insert date]", field="apology"), "[insert date]"),
        (Run("by [ TBC ]", field="apology"), "[ TBC ]"),
        (Run("XXXX", field="apology"), "XXXX"),
        (Run("tbc", field="apology"), "tbc"),
        (Run("???", field="apology"), "???"),
        (Run("{{name}}", field="apology"), "{{"),
        (Run("name}}", field="apology"), "}}"),
        (Run("Really??", field="apology"), ""),
        (Run("Size XX", field="apology"), ""),
        (Run("[see the list]", field="apology"), ""),
        (Run("TBC", field="apology", hole=True), ""),  # a hole is named as one
        (Run("TBC"), ""),  # our own wording
        (Run("TBC", field="points.1.outcome_sought"), ""),
    ],
)
def test_a_note_to_oneself_is_found(run, hit):
    expected = [Found(f"“{hit}” is still to be filled in", "Fill it in.", "apology", "answer")]
    assert list(wording.placeholders(saying(run))) == (expected if hit else [])


NAME = "مريم"


@pytest.mark.parametrize(
    ("page", "runs", "expected"),
    [
        ({}, [Run("Mx One", field="salutation")], []),
        ({}, [Run(NAME, field="salutation")], [(NAME, "salutation", "answer")]),
        ({}, [Run(NAME, field="salutation"), Run(NAME, field="effect")], [(NAME, "salutation", "answer")]),
        (
            {},
            [Run("م", field="salutation"), Run(NAME, field="effect")],
            [("م", "salutation", "answer"), ("ري", "effect", "answer")],
        ),
        ({"landlord": NAME}, [], [(NAME, None, None)]),
        ({"landlord_lines": ("Sampletown", NAME)}, [], [(NAME, None, None)]),
        ({"recipient": ("Mx One", NAME)}, [], [(NAME, None, None)]),
        ({}, [Run("".join(map(chr, range(0x4E00, 0x4E29))), field="effect")],
         [("".join(map(chr, range(0x4E00, 0x4E28))), "effect", "answer")]),
    ],
)  # fmt: skip
def test_a_character_no_font_prints_is_named_once_where_it_comes_first(page, runs, expected):
    found = list(wording.characters(saying(*runs, **page)))
    assert [(each.why, each.field, each.section) for each in found] == [
        (f"“{''.join(dict.fromkeys(missing))}” cannot be printed in the PDF", field, section)
        for missing, field, section in expected
    ]


@pytest.mark.parametrize(("age", "found"), [(None, 0), (13, 0), (14, 0), (15, 1)])
def test_a_letter_is_hard_to_read_above_a_reading_age_of_14(monkeypatch, age, found):
    monkeypatch.setattr(wording.reading_age, "of_page", {a_page(): age}.__getitem__)
    assert [each.why for each in wording.readable(about(response()))] == [
        f"The reading age of this letter is about {age}"
    ] * found


SORRY = "We are very sorry. "


def stops(words: str, *, severity: bool = True) -> bool:
    return any(wording.words(blocking=severity)(saying(Run(SORRY + words, field="apology"))))


FORBIDDEN = """
This is our formal answer.|We treated it informally.|This is an informal complaint.|It was in-formal.|A FORMAL reply
This was handled at stage 0.|This was stage-0.|This was stage0|at stage zero|at Stage Three|in our pre-complaint stage
It goes to the third stage.|It was in the early-resolution stage.|You may go to our final appeal panel.|stage  3
You need a designated person.|Go to the designated tenant panel.|Ask the Designated Tenant\u2011Panel.
designated persons
the democratic filter|Ask a designated body.|Your MP must refer it to the Ombudsman.|Designated complaints panels help.
You must wait eight weeks.|wait at least eight weeks|Please wait 8 weeks|waiting for eight weeks|wait a full 8 weeks
After another eight weeks you may write.|until at least 8 weeks have gone|There is an eight-week wait.
You cannot contact the Ombudsman until we have finished.|You can't go to the Housing Ombudsman yet.
You can not yet write to the Ombudsman.|You may not contact the Ombudsman.|You must not go to the Ombudsman.
You are not able to go to the Ombudsman.|You are not entitled to ask the Ombudsman.|Do not contact the Ombudsman yet.
You can only contact the Ombudsman after stage 2.|You can only go to the Ombudsman later.
The Ombudsman can be asked only after our answer.|The Ombudsman will not look at it.|The Ombudsman cannot help yet.
Finish stage 2 before you contact the Ombudsman.|before going to the Ombudsman|before approaching the Ombudsman
You must exhaust our complaints procedure.|You have not exhausted our internal process.|once you exhaust our procedure
Write to info@housing-ombudsman.org.uk.|Harbour Exchange Square, London E14 9GE
Tell us the reason for escalating.|your reasons for escalation|There were no grounds for escalation.
Please give the reason for your request.|the reason for requesting stage 2|You must give a reason for stage 2.
You must explain why you ask for stage 2.|Please justify your request.|Say why you are escalating.
You need new evidence for stage 2.|Stage 2 needs new evidence.|We accept stage 2 only if it is new.
This is in full and final settlement.|It is on condition that you withdraw.
on the condition that you drop your complaint
We pay it in return for withdrawing the complaint.|if you withdraw your complaint|provided you drop the complaint
It is paid subject to your withdrawing it.|in exchange for you withdrawing|You must withdraw it first.
If you accept it, we will end your complaint.|You must complain in writing.|You must make a complaint in writing.
We take complaints only in writing.|We only accept it in writing.|You must use the word complaint.
"""

ALLOWED = """
You can contact the Ombudsman at any time.|We could not mend it. The Ombudsman's details are below.
You do not have to give a reason.|There is no deadline for asking.|The works take eight weeks.|It took 8 weeks to mend.
A surveyor will come within eight weeks.|We will write again after the visit.|Stage 1 and stage 2
at stage 10 of the works
the formaldehyde in the boards|We reformed the team.|It is an information sheet.|The panel of the bath was cracked.
You withdrew that point in May.|Taking this money does not end your complaint.|We will put it in writing.
The performance of our contractor was poor.|The person we designated has left.|In the third week we came back.
"""


@each_row("words", [each for line in FORBIDDEN.strip().split("\n") for each in line.split("|")])
def test_what_the_code_forbids_is_found_however_it_is_put(words):
    assert stops(words)


@each_row("words", [each for line in ALLOWED.strip().split("\n") for each in line.split("|")])
def test_what_only_looks_like_it_is_let_through(words):
    assert not stops(words)


@pytest.mark.parametrize(("reasons", "found"), [("We came late.", 1), ("We came too late.", 0), ("n/a", 0), ("", 0)])
def test_a_reason_of_three_words_is_too_short(reasons, found):
    letter = response(case=case(points=(finding(point(), reasons=reasons),)))
    assert [each.field for each in wording.short(whole(letter))] == ["points.1.reasons"] * found


@pytest.mark.parametrize("column", ["reasons", "reference"])
def test_what_stands_on_record_says_something_too(column):
    letter = response(case=case(points=(finding(point(), **{column: "As discussed"}),)))
    (said,) = wording.fillers(whole(letter))
    assert said.field == f"points.1.{column}"
    assert said.why.startswith("Point 1: “As discussed” under “")


@pytest.mark.parametrize(("second", "found"), [("We came  LATE, by a week", 1), ("We came late by a month.", 0)])
def test_the_same_reasons_under_each_point_are_none(second, found):
    points = (finding(point(), reasons="We came late by a week."), finding(point(2), reasons=second))
    assert [each.field for each in wording.one_for_all(whole(response(case=case(points=points))))] == (
        ["points.2.reasons"] * found
    )
