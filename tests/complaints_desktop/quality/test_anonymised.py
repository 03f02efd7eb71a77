"""A letter for residents to review says nothing by which somebody on record is known."""

from complaints_desktop.quality.anonymised import STILL, Known, anonymised

KNOWN = Known(
    residents=("Mrs Amina O'Dowd-Khan",),
    staff=("Tom Hale",),
    addresses=("4 Long Row, Harrow Green", "ZX1 1AA"),
    references=("26-K7Q-0012",),
)
LETTER = """Dear Mrs O’Dowd-Khan,
26-K7Q-0012. You live at 4 Long Row,
Harrow Green, zx11aa and were born on 3 March 1951. TOM HALE rang you on 01632 960 123 and wrote to amina@example.com.
Tom’s colleague went to Flat 7 and to 12 Old Mill Lane about job WR/88123. We pay £1,250.00 by 3 April 2026 (Code 6.9).
We are sorry. Amina, we were wrong for 120 days."""


def test_names_addresses_birth_references_and_numbers_are_taken_out_and_the_answer_stays() -> None:
    made = anonymised(LETTER, KNOWN)
    for gone in ("Dowd", "Khan", "Amina", "Tom", "TOM", "Hale", "HALE", "Long Row", "Harrow", "zx11aa", "1951", "960"):
        assert gone not in made.text, gone
    for gone in ("0012", "88123", "Old Mill", "Flat 7", "@"):
        assert gone not in made.text, gone
    for stays in ("£1,250.00", "3 April 2026", "Code 6.9", "120 days", "We are sorry", "Dear Mrs [resident],"):
        assert stays in made.text, stays
    assert made.taken["member of staff"] == 2
    assert made.taken["resident"] == 2
    assert "member of staff 2 ×" in made.said


def test_a_short_name_is_not_cut_out_of_other_words_and_a_person_is_told_what_to_look_for() -> None:
    made = anonymised("Roy wrote: the royal mail and Li Wu", Known(residents=("Roy Li",), staff=("Wu Li",)))
    assert made.text == "[resident] wrote: the royal mail and Li Wu"
    assert "closely" in anonymised("Nothing", Known()).said
    assert any("neighbours" in each for each in STILL)


def test_a_name_that_is_a_word_goes_where_it_is_a_name_and_a_teams_name_goes_whole() -> None:
    known = Known(residents=("Will Grant",), teams=("Damp and mould team",))
    made = anonymised("Will, the grant will come. WILL! The Damp and Mould team and a damp wall.", known)
    assert made.text == "[resident], the grant will come. [resident]! The [member of staff] and a damp wall."
