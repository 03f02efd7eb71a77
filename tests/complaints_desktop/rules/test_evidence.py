"""What is taken as evidence, and what only fills its place."""

from complaints_desktop.rules.evidence import can_be_looked_up, tells_of_it

FOUND = (
    *("Photos, job 4411", "Job sheet 4711", "4411", "J12345", "INV-2031", "No. 4411", "Job sheet 7", "Receipt 12"),
    *("WO 88/2026", "Photo 3 on the shared drive", "Repairs log, entry 5", "Job sheet 20413 of 14 October"),
)
NOT_FOUND = (
    *("x1", "n/a 1", "N/A 123", "n.a. 4411", "Job sheet 0", "Job 000", "Job sheet", "0", "7", "tbc 12", "none 1"),
    *("aaa 1", "see file 2", "", "."),
)
SAID = ("It is dry in both rooms", "She said on 4 May that it is done", "The boiler works", "They say it drips no more")
NOT_SAID = (
    "they said yes",
    "Yes it is",
    "ok ok ok",
    "It is",
    "The resident confirmed it",
    "She told us yes",
    "",
    "x x x",
)


def test_a_reference_has_a_number_to_look_it_up_by():
    assert [words for words in FOUND if not can_be_looked_up(words)] == []
    assert [words for words in NOT_FOUND if can_be_looked_up(words)] == []


def test_what_the_resident_said_is_what_they_said_of_it():
    assert [words for words in SAID if not tells_of_it(words)] == []
    assert [words for words in NOT_SAID if tells_of_it(words)] == []
