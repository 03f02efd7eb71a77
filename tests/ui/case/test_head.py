"""The folded head of a case: what must be known before speaking stays on it."""

from datetime import date

from complaints_desktop.facts.people import PersonFacts
from tests.complaints_desktop.facts import a_case, a_stage, an_adjustment, speaks
from ui.case.head import marks

DAY = date(2026, 4, 13)


def test_the_folded_head_names_who_speaks_and_leaves_out_what_letters_do_by_themselves():
    agreed = (an_adjustment("Large print", "18 point"), an_adjustment("Interpreter"))
    resident = PersonFacts(id="resident", name="A Resident", adjustments=agreed)
    friend = PersonFacts(id="friend", name="Jo Brandt")
    case = a_case(a_stage(received_on=DAY), resident=resident, authorities=(speaks(friend),))
    assert [words for words, _, _ in marks(case, DAY)] == ["Jo Brandt speaks for them", "Interpreter"]
