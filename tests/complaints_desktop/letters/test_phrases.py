"""Sixty ways of saying what the Code forbids, sixty that only look like it, and the same in disguise."""

from dataclasses import replace

import pytest

from complaints_desktop.letters.gate import blockers
from complaints_desktop.letters.header import read_kind
from complaints_desktop.rules.content import as_read
from resources.reader import read_text
from tests.complaints_desktop.letters.sample import BANS, TYPED, response
from tests.tables import each_row

FORBIDDEN = """
Your formal complaint has been logged.|This was dealt with informally at first.
We treat this as an informal complaint.|We have formalised nothing: it stays a formal matter.
Please make it a formal-complaint.|It was handled at stage 0.|We looked at it at stage zero.|This is still at stage-0.
We ran a pre-complaint stage.|It is in our pre-stage.|You may go on to stage 3.|Our third stage is a panel.
There is an early resolution stage.|You can go to the appeal stage.|A stage 2 appeal panel will hear you.
Ask a designated person to help.|Ask a Designated Person first.|It goes to the designated tenant panel.
Your MP is the designated body.|The democratic filter applies.|Go through your MP to the Ombudsman.
Ask your MP to refer this to the Ombudsman.|You have to wait at least eight weeks.|Please wait 8 weeks.
You can do so after eight weeks.|Hold on until 8 weeks pass.|There is an 8-week wait.
You cannot contact the Ombudsman until we have finished.|You can't go to the Ombudsman yet.
You may not complain to the Ombudsman now.|You must not contact the Ombudsman yet.
You are not entitled to go to the Ombudsman.|You are not able to contact the Ombudsman.
You are unable to go to the Ombudsman today.|You can only contact the Ombudsman later.
Only then may you go to the Ombudsman.|The Ombudsman looks at it only after our answer.
The Ombudsman acts only once we are done.|The Ombudsman cannot look at this yet.|The Ombudsman will not consider it.
Write to us before you contact the Ombudsman.|Answer us before going to the Ombudsman.
You have to exhaust our procedure.|Please exhaust the complaints procedure.|Write to info@housing-ombudsman.org.uk.
Its address is E14 9GE.|Give your reason for escalating.|State the grounds for escalation.
You must explain why you want stage 2.|Tell us why you escalated it.|Justify your request.
Send new evidence for stage 2.|Stage 2 is open only if something is new.|We pay it in full and final settlement.
We pay it on condition that you withdraw.|We pay in return for withdrawing it.|The money is yours if you withdraw.
It is paid provided you drop it.|We pay in exchange for your withdrawal.|If you accept, it will end your complaint.
You must complain in writing.|We only accept complaints in writing.|You must use the word complaint.
To accept it closes your complaint, and you must withdraw.
"""

INNOCENT = """
The surveyor tested for formaldehyde.|She performed the test again.|We reformed the rota.|They work as performers.
We inform you of each step.|The information was wrong.|Our informant rang twice.|We are at stage 1 of two.
Stage 2 is our last stage.|The work is at its second stage.|The third visit was missed.|We came at 3.
The stage lights failed.|We appealed for witnesses.|The panel under the sink leaks.
The solar panel was designated by letter A.|Your MP wrote to us on 3 March.|Your MP asked about the roof.
We filter the water.|The weeks were long: eight of them.|You waited eight days.|For 8 weeks you had no heating.
It took us eight weeks to come.|The scaffold stood 9 weeks.|You can contact the Ombudsman at any time.
The Ombudsman is free and independent.|We send the file to the Ombudsman.|You do not need to wait for us.
We cannot find the record.|We may not have told you so.|We are unable to say who came.
The contractor will not come back.|We only found it on Monday.|Before we came, nobody rang.|You were not told.
He exhausted himself.|The exhaust fan is mended.|Our procedure was not followed.|Write to us at any address of ours.
The reason for the delay was a lost form.|The grounds of the block were flooded.|We explain why we came late.
You asked why it took so long.|There was new evidence of a leak.|We justify nothing: it was wrong.|It went to stage 2.
You asked us for stage 2 on Monday.|The final account is settled.|We settled the bill in full.
The condition of the wall is bad.|The contractor withdrew.|We withdrew the charge.|Please do not drop the key.
We return your deposit.|You accepted our apology.|The call ended.|We close the ticket.
You can complain in writing, or in any other way.|You wrote to us.|We put it in writing on Tuesday.
The word was wrong.|We exchanged the lock.
"""


def phrases(text: str) -> list[str]:
    return [each.strip() for line in text.strip().split("\n") for each in line.split("|")]


def stopped(text: str) -> bool:
    read = as_read(text)
    return any(ban.blocks and ban.said(read) for ban in BANS)


def test_there_are_sixty_of_each():
    assert len(set(phrases(FORBIDDEN))) >= 60
    assert len(set(phrases(INNOCENT))) >= 60


@each_row("said", phrases(FORBIDDEN))
def test_what_the_code_forbids_is_found_however_it_is_said(said: str):
    assert stopped(said)


@each_row("said", phrases(INNOCENT))
def test_what_only_looks_like_it_passes(said: str):
    assert not stopped(said)


DISGUISES = {
    "cyrillic": str.maketrans("aeopcyx", "аеорсух"),
    "greek": str.maketrans("aoi", "αοι"),
    "small capitals": str.maketrans("afimnort", "ᴀꜰɪᴍɴᴏʀᴛ"),
    "fullwidth": {code: code + 0xFEE0 for code in range(0x21, 0x7F)},
    "mathematical": {code: code - 0x61 + 0x1D41A for code in range(0x61, 0x7B)},
    "armenian": str.maketrans("onuh", "օոսհ"),
    "soft hyphens": {code: f"{chr(code)}\u00ad" for code in range(0x61, 0x7B)},
    "zero width": {code: f"{chr(code)}\u200b" for code in range(0x61, 0x7B)},
    "word joiners": {code: f"{chr(code)}\u2060" for code in range(0x61, 0x7B)},
    "accents": {code: f"{chr(code)}\u0301" for code in range(0x61, 0x7B)},
    "precomposed": str.maketrans("aeiou", "áéíóú"),
    "stroked through": {code: f"{chr(code)}\u0336" for code in range(0x61, 0x7B)},
    "hard spaces": {0x20: "\u00a0"},
    "thin spaces": {0x20: "\u2009"},
    "hyphens": {0x20: "-"},
    "non-breaking hyphens": {0x20: "\u2011"},
    "dashes": {0x20: "\u2013"},
    "underlines": {0x20: "_"},
    "line breaks": {0x20: "\n"},
    "two spaces": {0x20: "  "},
    "hangul fillers": {0x20: "\u3164"},
    "capitals": {code: chr(code).upper() for code in range(0x61, 0x7B)},
}


@each_row("disguise", DISGUISES)
@each_row("said", ["a formal complaint", "you cannot contact the ombudsman yet", "in full and final settlement"])
def test_no_disguise_hides_a_phrase(said: str, disguise: str):
    assert stopped(said.translate(DISGUISES[disguise]))


def fields(apology: str) -> list[str | None]:
    return [each.field for each in blockers(response(typed={**TYPED, "apology": apology})) if each.blocks]


def test_a_phrase_is_found_where_it_goes_over_from_our_wording_into_what_is_typed():
    """Neither half says it alone."""
    text = read_text("letters", "stage1-response.md") + "\nThis is an in{{apology}}\n"
    matter = response(typed={**TYPED, "apology": "formal matter, and we are sorry for it."})
    found = [each.why for each in blockers(replace(matter, kind=read_kind("mine", text))) if each.blocks]

    assert any(why.startswith("“informal”") for why in found)


def test_each_of_several_phrases_of_one_kind_is_named():
    apology = "Sorry, a one-off incident. An isolated incident it was."
    found = blockers(response(typed={**TYPED, "apology": apology}))

    assert sum("plays down" in each.why for each in found) == 2


SUMS = ["Nine hundred pounds will be paid.", "We will pay you nine hundred pounds.", "We pay £ 900.", "We pay GBP 900."]


@pytest.mark.parametrize("said", SUMS)
def test_a_sum_that_no_offer_has_is_found_in_words_too(said: str):
    assert set(fields(f"We are sorry that we came so late. {said}")) == {"apology"}
