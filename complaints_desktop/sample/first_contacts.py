"""What is no complaint, in the sample: requests at each step, praise, an enquiry, and a comment in a survey."""

from complaints_desktop.actions import first_contact
from complaints_desktop.forms.first_contact import ComplaintMade, NextStep
from complaints_desktop.forms.intake import Intake
from complaints_desktop.office import Office
from complaints_desktop.rules.choice import SURVEY
from complaints_desktop.sample.story import Story, working_days_ago
from db.terms import CaseKind, ChoiceAnswer, ContactKind


def say(office: Office) -> None:
    """Log them, and look after those that are looked after."""
    _request_told(office)
    _request_with_a_complaint(office)
    desk = office.desk()
    said = (
        _said(office, 15, "Nasreen Whitlock", kind=CaseKind.REQUEST, unhappy=False)
        | {"summary": "Asks for a grab rail beside the bath.", "category": "adaptations"}
        | {"review_on": desk.calendar.due(desk.today, 1)},
        _said(office, 12, "Colm Abara", kind=CaseKind.COMPLIMENT, about_whom="The plumbers who came on Saturday")
        | {"summary": "They stayed until the water was back, and left the kitchen cleaner than before."},
        _said(office, 13, "Ines Fairbairn", kind=CaseKind.ENQUIRY, asked_by="The councillor for Averham")
        | {
            "channel": "councillor",
            "unhappy": True,
            "choice_offered_on": working_days_ago(office.desk(), 13),
            "choice_offered_by": "Contact centre",
        }
        | {"choice_answer": ChoiceAnswer.NOT_ANSWERED}
        | {"summary": "Asks when the lift in Rowan House will work again; Ms Fairbairn cannot use the stairs."},
        _said(office, 14, "Tobias Kerr", kind=CaseKind.REQUEST, channel=SURVEY, unhappy=True)
        | {"summary": "“Nobody ever rings back” in the survey after a repair."},
    )
    for told in said:
        Story(office, Intake(**told))  # type: ignore[arg-type]  # as Intake takes them


def _said(office: Office, days_ago: int, name: str, **more: object) -> dict[str, object]:
    """What somebody said so many working days ago."""
    received = {"received_on": working_days_ago(office.desk(), days_ago), "received_by": "Contact centre"}
    return {"name": name, "postcode": "ZX4 7LQ", "channel": "telephone", **received, **more}


def _request_told(office: Office) -> None:
    told = _said(office, 13, "Owen Marsh-Lister", kind=CaseKind.REQUEST, unhappy=False)
    told |= {"summary": "Asks us to mend the gate to the bin store.", "category": "estate management and grounds"}
    story = Story(office, Intake(**told))  # type: ignore[arg-type]  # as Intake takes them
    _tell(story, "A carpenter comes within two weeks; we ring with the day.")


def _request_with_a_complaint(office: Office) -> None:
    """A request nobody came for: the complaint about it, and the request still open beside it."""
    told = _said(office, 16, "Grace Achterberg", kind=CaseKind.REQUEST, unhappy=False)
    told |= {"summary": "Asks us to clear the gutter at the back.", "category": "repairs and maintenance"}
    story = Story(office, Intake(**told))  # type: ignore[arg-type]  # as Intake takes them
    _tell(story, "The gutter is cleared within a week.")
    story.later(10)
    words = "Nobody came to clear the gutter, and the wall is wet again."
    made = ComplaintMade(summary=words, expressed_on=story.day, received_on=story.day, received_by="Contact centre")
    story.act(first_contact.make_complaint, typed=made)


def _tell(story: Story, words: str) -> None:
    step = {"next_step": words, "told_on": story.day, "kind": ContactKind.CALL}
    desk = story.office.desk()
    ahead = desk.calendar.due(desk.today, 2)
    story.act(first_contact.tell_next_step, typed=NextStep(**step, review_on=ahead))  # type: ignore[arg-type]
