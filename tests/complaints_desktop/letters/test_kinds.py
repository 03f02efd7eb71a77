"""The kinds of letter that are there, and what their templates must keep to."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.letters.brief import ADDRESS
from complaints_desktop.letters.catalogue import letter_acts, letter_for, letter_kind, letter_kinds
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.last_look import last_look
from complaints_desktop.letters.template import Block, Line, Node, Section, TableRow
from complaints_desktop.letters.values import Value, values
from complaints_desktop.letters.values.table import SUBJECTS
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties import Outcome
from complaints_desktop.rules.duties.answer import WRITTEN
from complaints_desktop.rules.duties.duty import Situation
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from resources.reader import read_text
from tests.complaints_desktop.facts import a_case, a_letter, a_stage
from tests.complaints_desktop.letters.sample import BANS, PAYMENT, case, offer, pays, promise, response, stage
from tests.tables import each_row

KINDS = letter_kinds()


LETTERS = {
    "stage1-acknowledgement": (
        "L04", Act.ACKNOWLEDGE, (1,), Recorded.ACKNOWLEDGED, "6.2, 5.6, 5.7, 6.3, 3.6, 5.10, 3.7",
    ),
    "stage1-extension": ("L06", Act.EXTEND, (1,), Recorded.EXTENDED, "6.4, 6.5, 5.9, 3.7"),
    "receipt": ("L01", Act.CONFIRM_RECEIPT, (1, 2), Recorded.NOTHING, "6.2, 3.7"),
    "letter-put-right": ("L45", Act.PUT_LETTER_RIGHT, (1, 2), Recorded.LETTER_PUT_RIGHT, "3.7"),
    "progress-update": ("L07", Act.PROGRESS, (1, 2), Recorded.NOTHING, "5.9, 6.6, 3.7"),
    "money-offer": ("L28", Act.TELL_OFFER, (1, 2), Recorded.OFFERED, "7.2, 7.3, 3.7"),
    "money-paid": ("L29", Act.TELL_PAYMENT, (1, 2), Recorded.NOTHING, "7.3, 3.7"),
    "conduct-warning": ("L21", Act.WARN, (1, 2), Recorded.WARNED, "5.14, 5.15, 3.7"),
    "contact-restriction": ("L22", Act.RESTRICT, (1, 2), Recorded.RESTRICTED, "5.14, 5.15, 3.7"),
    "restriction-review": ("L23", Act.REVIEW_RESTRICTION, (1, 2), Recorded.REVIEWED, "5.14, 3.7"),
    "matter-outcome": ("L36", Act.ANSWER_MATTER, (1, 2), Recorded.MATTER_ANSWERED, "5.7"),
    "matter-update": ("L37", Act.TELL_MATTER, (1, 2), Recorded.MATTER_TOLD, "5.7"),
    "matter-acknowledgement": ("L42", Act.ACKNOWLEDGE_MATTER, (1, 2), Recorded.MATTER_ACKNOWLEDGED, "5.7"),
    "hazard-summary": ("L43", Act.SUMMARISE_HAZARD, (1, 2), Recorded.SUMMARISED, "3.7"),
    "authority-request": ("L17", Act.ASK_AUTHORITY, (1, 2), Recorded.AUTHORITY_ASKED, "3.6, 3.7"),
    "authority-confirmation": ("L18", Act.CONFIRM_AUTHORITY, (1, 2), Recorded.AUTHORITY_CONFIRMED, "3.6, 3.7"),
    "enquiry-reply": ("L39", Act.REPLY_ELECTED, (1, 2), Recorded.ELECTED_ANSWERED, "3.6, 3.7"),
    "commitments-confirmation": (
        "L24", Act.CONFIRM_COMMITMENTS, (1, 2), Recorded.COMMITMENTS_CONFIRMED, "7.3, 3.7",
    ),
    "new-date": ("L25", Act.PROPOSE_DATE, (1, 2), Recorded.NOTHING, "6.6, 7.3, 3.7"),
    "commitments-done": ("L26", Act.TELL_DONE, (1, 2), Recorded.NOTHING, "7.3, 3.7"),
    "all-done": ("L27", Act.TELL_ALL_DONE, (1, 2), Recorded.COMMITMENTS_DONE, "7.3, 3.7"),
    "clarification": ("L05", Act.CLARIFY, (1, 2), Recorded.NOTHING, "5.6, 3.7"),
    "new-complaint": ("L10", Act.TELL_NEW_COMPLAINT, (1,), Recorded.NOTHING, "6.8, 6.2, 3.7"),
    "letter-correction": ("L44", Act.TELL_WHICH_STANDS, (1, 2), Recorded.NOTHING, "5.12, 3.7"),
    "late-request": ("L16", Act.TELL_LATE_REQUEST, (2,), Recorded.NOTHING, "6.12, 6.11, 3.7"),
    "adjustment-review": ("L20", Act.TELL_ADJUSTMENT_REVIEW, (1, 2), Recorded.NOTHING, "5.10, 3.7"),
    "service-request": ("L40", Act.ASK_SERVICE, (1, 2), Recorded.SERVICE_ASKED, "5.8"),
    "ombudsman-acknowledgement": ("L32", Act.ACKNOWLEDGE_OMBUDSMAN, (1, 2), Recorded.OMBUDSMAN_TOLD, ""),
    "ombudsman-evidence": ("L33", Act.ANSWER_OMBUDSMAN, (1, 2), Recorded.OMBUDSMAN_TOLD, ""),
    "ombudsman-orders": ("L34", Act.REPORT_ORDERS, (1, 2), Recorded.OMBUDSMAN_TOLD, ""),
    "after-determination": ("L35", Act.TELL_DETERMINATION, (1, 2), Recorded.NOTHING, "7.1, 7.3, 3.7"),
    "request-confirmation": ("L02", Act.CONFIRM_REQUEST, (0,), Recorded.REQUEST_CONFIRMED, "1.4, 1.5, 3.7"),
    "choice-to-complain": ("L03", Act.WRITE_CHOICE, (0,), Recorded.CHOICE_OFFERED, "1.3, 1.6, 3.6, 3.7"),
    "staff-invitation": ("L31", Act.INVITE_STAFF, (1, 2), Recorded.STAFF_INVITED, "5.8"),
    "adjustments": ("L19", Act.CONFIRM_ADJUSTMENTS, (1, 2), Recorded.NOTHING, "5.10, 3.7"),
    "withdrawal": ("L30", Act.CONFIRM_WITHDRAWAL, (1, 2), Recorded.NOTHING, "5.12, 3.7"),
    "definition-change": ("L09", Act.TELL_CHANGE, (1, 2), Recorded.CHANGED, "6.8, 5.6, 5.7, 3.7"),
    "stage1-refusal": ("L14", Act.REFUSE, (1,), Recorded.REFUSED, "2.1, 2.4, 3.7"),
    "stage2-refusal": ("L15", Act.REFUSE, (2,), Recorded.REFUSED, "2.1, 2.4, 3.7, 5.11"),
    "stage1-response": (
        "L08", Act.RESPOND, (1,), Recorded.RESPONDED,
        "6.9 a, 6.9 b, 6.9 c, 6.9 d, 6.9 e, 6.9 f, 6.9 g, 6.7, 7.1, 7.2, 7.3, 6.12, 3.7",
    ),
    "stage2-acknowledgement": (
        "L11", Act.ACKNOWLEDGE, (2,), Recorded.ACKNOWLEDGED,
        "6.11, 5.6, 5.7, 6.14, 6.12, 6.13, 3.6, 5.10, 3.7",
    ),
    "stage2-extension": ("L12", Act.EXTEND, (2,), Recorded.EXTENDED, "6.15, 6.16, 5.9, 3.7"),
    "stage2-response": (
        "L13", Act.RESPOND, (2,), Recorded.RESPONDED,
        "6.19 a, 6.19 b, 6.19 c, 6.19 d, 6.19 e, 6.19 f, 6.19 g, 6.18, 6.20, 7.1, 7.2, 7.3, 3.7",
    ),
}  # fmt: skip
"""Each letter by name: its code, act and stages, what it records and the paragraphs it must meet (letters 2)."""


def test_the_letters_are_these_whoever_edits_them():
    assert {
        kind.name: (kind.code, kind.act, kind.stages, kind.records, ", ".join(kind.must_say)) for kind in KINDS
    } == LETTERS


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_the_duty_to_answer_in_writing_is_met_by_each_letter_that_answers_and_no_other(kind):
    for number in kind.stages:
        letter = a_letter(kind.name, date(2026, 3, 2), stage=number)
        stage = a_stage(number, responded_on=date(2026, 3, 2))
        verdict = WRITTEN.judge(Situation(a_case(stage, letters=(letter,)), stage, {}, date(2026, 3, 2)))
        assert verdict is not None
        assert (verdict.outcome is Outcome.MET) is (kind.records is Recorded.RESPONDED)


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_who_may_issue_a_letter_may_share_all_that_it_writes(kind):
    written = {
        Recorded.ACKNOWLEDGED: {"acknowledged_on"},
        Recorded.RESPONDED: {"responded_on", "outcome", "decider_id"},
        Recorded.REFUSED: {"refused_on"},
    }
    writes = kind.act.value.writes

    assert {"letter", "document"} <= writes.keys()
    assert written.get(kind.records, set()) <= set(writes.get("stage", ()))


def test_a_letter_that_answers_has_the_name_by_which_its_duty_looks_for_it():
    answers = [kind for kind in KINDS if kind.records is Recorded.RESPONDED]

    assert [kind.name for kind in answers] == [f"stage{kind.stages[0]}-response" for kind in answers]
    assert {len(kind.stages) for kind in answers} == {1}


def test_each_act_at_a_stage_is_one_letter():
    assert letter_acts() == {act.key: act for _, act, *_ in LETTERS.values()}
    assert {letter_for(act, stages[0]).name for _, act, stages, *_ in LETTERS.values()} == set(LETTERS)


@pytest.mark.parametrize(("act", "stage"), [(Act.RESPOND, 3), (Act.CLOSE, 1)])
def test_an_act_for_which_there_is_no_letter_at_its_stage_is_refused_in_words(act, stage):
    with pytest.raises(Refused, match=f"no letter yet with which to {act.words} at stage {stage}"):
        letter_for(act, stage)


def test_two_letters_for_one_act_at_one_stage_are_a_fault_that_names_both():
    other = read_kind("other", with_line("stages = [1]", "stages = [2, 1]"))
    for number in (1, 2):
        with pytest.raises(ValueError, match=f"respond at stage {number} is more than one letter: stage{number}-resp"):
            letter_for(Act.RESPOND, number, (*KINDS, other))
    assert letter_for(Act.RESPOND, 2, (other,)) is other


RESPONSE = read_text("letters", "stage1-response.md")


def with_line(line: str, instead: str) -> str:
    """Return the template of the stage 1 response with one line of its header changed."""
    assert RESPONSE.count(f"\n{line}\n") == 1
    return RESPONSE.replace(f"\n{line}\n", f"\n{instead}\n" if instead else "\n")


LABEL = 'label = "Our decision on the whole complaint"'


@each_row(
    ("line", "instead", "why"),
    [
        ('act = "respond"', 'act = "reply"', "act: “reply” is none of: acknowledge, respond, "),
        ('act = "respond"', "", "“act” is missing"),
        ('records = "responded"', 'records = "answered"',
         "records: “answered” is none of: acknowledged, responded, extended, changed, refused, offered, "
             "warned, restricted, reviewed, matter ack"),
        ('records = "responded"', "", "“records” is missing"),
        ('again = "never"', "", "“again” is missing"),
        ('again = "never"', 'again = "sometimes"', "again: “sometimes” is none of: never, another day, always"),
        ("stages = [1]", "stages = [1, 3]", r"stages: \[1, 3\] is not a list of stages the Code knows: \[1, 2\]"),
        ("stages = [1]", "stages = []", r"stages: \[\] is not"),
        ("stages = [1]", "stages = 1", "stages: 1 is not"),
        ('version = "1"', 'colour = "red"', "no key is called “colour”; there are: act, after, again, audience, "),
        ('version = "1"', "", "“version” is missing"),
        ('stage2 = ["6.9 g", "6.10", "6.12", "6.13"]', "", "sections: “stage2” stands in the wording and not in the h"),
        (LABEL, "", "the field overall: “label” is missing"),
        (LABEL, f'{LABEL}\ncolour = "red"', "the field overall: no key is called “colour”"),
        (LABEL, f'{LABEL}\nstages = [1]\nstages = [2]', "Cannot overwrite a value"),
    ],
)  # fmt: skip
def test_a_header_that_says_what_nobody_reads_is_refused_with_its_template_and_key(line, instead, why):
    with pytest.raises(ValueError, match=f"the letter mine cannot be read: {why}"):
        read_kind("mine", with_line(line, instead))


def test_a_field_comes_from_the_officer_or_from_the_record():
    with pytest.raises(ValueError, match="the letter mine cannot be read: the field overall: from: “thin air” is none"):
        read_kind("mine", RESPONSE.replace('from = "record"', 'from = "thin air"', 1))


def test_a_letter_nobody_knows_is_refused_with_those_there_are():
    with pytest.raises(Refused) as refusal:
        letter_kind("stage3-response")

    assert "stage3-response" in refusal.value.why
    assert "stage1-response" in refusal.value.do


@pytest.mark.parametrize("name", ["../reader", "/etc/passwd", "parts/opening", "..\\secret", ""])
def test_a_name_never_leads_out_of_the_folder_of_letters(name):
    with pytest.raises(Refused):
        letter_kind(name)


def test_the_response_covers_every_letter_of_paragraph_6_9():
    sections = {paragraph for section in letter_kind("stage1-response").sections for paragraph in section.paragraphs}

    assert {f"6.9 {letter}" for letter in "abcdefg"} <= sections


def test_the_acknowledgement_covers_what_the_code_asks_of_it():
    assert {"6.2", "5.6", "5.7", "6.3", "3.6", "5.10", "3.7"} <= letter_kind("stage1-acknowledgement").paragraphs


def test_a_field_of_a_row_is_found_whatever_the_row():
    kind = letter_kind("stage1-response")

    assert kind.field("points.12.reasons") is kind.field("points.reasons")
    assert kind.field("nothing") is None


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_tells_the_officer_what_to_write(kind):
    assert all(field.label and field.hint and field.max_length > 0 for field in kind.fields)
    assert len({field.name for field in kind.fields}) == len(kind.fields)


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_every_section_has_its_paragraphs_said(kind):
    described = {section.name for section in kind.sections}

    assert described
    assert all(section.name.isidentifier() for section in kind.sections)
    assert len(described) == len(kind.sections)


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_an_optional_field_is_only_printed_where_there_is_one(kind):
    printed_bare = set(_printed(kind.body, guarded=frozenset()))

    assert not {field.name for field in kind.typed_fields if not field.required} & printed_bare


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_every_typed_field_is_printed_somewhere(kind):
    printed = set(_printed(kind.body, guarded=None))
    assert {field.name for field in kind.typed_fields} - {ADDRESS} <= printed  # the address stands above the wording


def test_no_two_subjects_say_the_same_name():
    names = Counter(name for subject in SUBJECTS for name in subject(response()))
    assert {name for name, times in names.items() if times > 1} == set()


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_the_wording_names_only_what_the_record_or_the_officer_says(kind):
    matter = response(kind=kind)
    said = values(matter) | {field.name: "" for field in kind.typed_fields}

    assert list(_unsaid(kind.body, said)) == []


def test_a_name_in_the_wording_that_nothing_says_would_be_noticed_in_a_block_and_in_a_row_too():
    wording = (
        "\n{{one}}\n{{?hazard}}\n{{two}}\n{{/hazard}}\n{{#points}}\n{{three}}\n{{/points}}\n{{?four}}\n{{/four}}\n"
    )
    kind = read_kind("mine", RESPONSE + wording)

    said = values(response()) | {field.name: "" for field in kind.typed_fields}
    assert list(_unsaid(kind.body, said)) == ["one", "two", "three", "four"]


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_our_own_wording_uses_no_word_that_we_do_without(kind):
    wording = read_text("letters", f"{kind.name}.md") + "".join(
        read_text("letters/parts", name) for name in ("opening.md", "closing.md")
    )
    body = wording.split("+++\n", 2)[2]

    assert [ban.why for ban in BANS if ban.said(body)] == []


def test_a_template_that_cannot_be_read_is_named():
    with pytest.raises(ValueError, match="the letter mine cannot be read: line 2"):
        read_kind("mine", '+++\ncode = "L99"\n+++\n\n**never closed')


def _printed(nodes: Sequence[Node], guarded: frozenset[str] | None) -> Iterator[str]:
    """Names of the fields printed outside a block of their own name; with `guarded` None, of all."""
    for node in nodes:
        match node:
            case Block(name, _, below):
                yield from _printed(below, None if guarded is None else guarded | {name})
            case Section(_, pieces) | Line(_, pieces):
                yield from (each.text for each in pieces if each.is_field and each.text not in (guarded or ()))
            case TableRow(cells):
                yield from (each.text for cell in cells for each in cell if each.is_field)


def _unsaid(nodes: Sequence[Node], said: Mapping[str, Value]) -> Iterator[str]:
    """Names in the wording that are not `said`; a block of rows that the sample has none of is passed over."""
    for node in nodes:
        match node:
            case Block(name, sign, below):
                rows = said.get(name, "")
                if name not in said:
                    yield name
                if sign != "#":
                    yield from _unsaid(below, said)
                elif rows and not isinstance(rows, str):
                    yield from _unsaid(below, {**said, **rows[0]})
            case other:
                yield from (name for name in _printed([other], guarded=None) if name not in said)


def test_the_check_of_optional_fields_would_notice_one_printed_bare():
    kind: LetterKind = read_kind("mine", read_text("letters", "stage1-response.md") + "\n{{changes}}\n")

    assert "changes" in set(_printed(kind.body, guarded=frozenset()))


def test_looking_at_a_letter_loads_nothing_heavy():
    looked = "import complaints_desktop.letters.gate, complaints_desktop.letters.write, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", looked], capture_output=True, text=True, check=True).stdout.split()

    assert "complaints_desktop.letters.gate" in loaded
    assert not {"sqlalchemy", "reportlab", "docx", "PIL", "PySide6"} & set(loaded)


def test_each_event_says_what_becomes_of_the_case_and_what_is_missing_where_it_has_nothing_to_tell():
    for event in Recorded:
        row = event.value
        assert row.does.endswith("."), event
        assert (row.missing is not None) is bool(row.about or row.waits), event
        assert (row.step is not None) is (row.waits is not None), event
        assert row.writes or row.step is None, event


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_of_a_case_of_which_nothing_is_known_a_letter_is_a_page_with_holes(kind):
    matter = replace(response(), kind=kind, case=a_case(a_stage(kind.stages[0])), typed={})
    assert compose(matter).blocks


def test_an_offer_of_money_is_seen_to_promise_its_payment_before_it_is_issued():
    first = offer()
    money = case(commitments=(pays(first), promise()), stages=(stage(offers=(first,)),))
    told = last_look(response(kind=letter_kind("money-offer"), case=money))
    assert told.promises == ("Pay you the money offered in this letter, by " + in_full(PAYMENT.due_on),)


@pytest.mark.parametrize(("name", "told"), [("matter-acknowledgement", 2), ("matter-update", 2), ("matter-outcome", 1)])
def test_the_day_by_which_another_matter_is_answered_is_seen_before_its_letter_is_issued(name: str, told: int):
    by = date(2026, 12, 29)
    fixes = last_look(response(kind=letter_kind(name), other_by=by)).fixes
    assert (len(fixes), any(in_full(by) in each for each in fixes)) == (told, told == 2)
