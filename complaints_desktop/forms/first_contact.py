"""What is asked of a service request, a compliment or an enquiry, from the next step to its end (Code 1.3-1.6)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import YES_NO, Choice, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.choice import from_survey
from complaints_desktop.rules.duties.receipt import what_follows
from db.terms import ChoiceAnswer, ContactKind

HOW = words_of(ContactKind)
A_COMPLAINT_WAS_MADE = "a complaint was made of it"
ENDS = (
    Choice("done as asked", "What was asked is done", "done"),
    Choice("not wanted any more", "They no longer want it", "not wanted"),
    Choice("not ours", "It is not ours to do, and they were told whose", "not ours"),
    Choice(A_COMPLAINT_WAS_MADE, "A complaint was made of it", "complaint"),
)
"""How a first contact ends; the last is no end, and is refused in words (Code 1.5)."""


@form(
    Header(
        name="tell-next-step",
        act=Act.TELL_NEXT_STEP,
        menu="Tell the next step",
        title="Tell the next step",
        why="Code 1.4: a service request is recorded, monitored and reviewed regularly.",
        button="Save what they were told",
        said="The next step is on record, and the day it is looked at again",
    )
)
class NextStep(Entry):
    """What the resident was told will happen."""

    next_step: str = long_text(
        "What happens next?",
        worded=True,
        hint="As they were told it",
        missing="Say what happens next",
        paragraph="1.4",
        lines=2,
    )
    told_on: date = day(
        "Told them on", missing="Give the day they were told", paragraph="1.4", when=When.PAST, width=44
    )
    kind: ContactKind = choice("How", HOW, width=34, beside=True, default=ContactKind.CALL)
    review_on: date = day(
        "When do we look at it again?", missing="Give the day of the review", paragraph="1.4", when=When.SOON
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest a call of ours today."""
        return {"told_on": at.desk.today, "kind": ContactKind.CALL, "review_on": _still_ahead(at)}


@form(
    Header(
        name="review-request",
        act=Act.REVIEW_REQUEST,
        menu="Review it",
        title="Review it",
        why="Code 1.4: a service request is recorded, monitored and reviewed regularly.",
        button="Save the review",
        said="The review is on record, and the day of the next",
    )
)
class RequestReview(Entry):
    """What was found when it was looked at again."""

    happened: str = long_text(
        "What has happened since?", worded=True, missing="Say what has happened", paragraph="1.4", lines=2
    )
    review_on: date = day(
        "When do we look at it again?", missing="Give the day of the next review", paragraph="1.4", when=When.SOON
    )


@form(
    Header(
        name="pass-on",
        act=Act.PASS_ON,
        menu="Pass the compliment on",
        title="Pass the compliment on",
        why="Whoever did well is told what was said, and so is their manager.",
        button="Save that it was passed on",
        said="The compliment was passed on",
    )
)
class PassedOn(Entry):
    """To whom a compliment was passed on; with that it is done."""

    passed_on_to: str = line("To whom?", worded=True, hint="By name or team", missing="Say to whom it was passed on")
    passed_on_on: date = day("When", missing="Give the day it was passed on", when=When.PAST, width=44)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest today."""
        return {"passed_on_on": at.desk.today}


@form(
    Header(
        name="answer-enquiry",
        act=Act.ANSWER_ENQUIRY,
        menu="Answer the enquiry",
        title="Answer the enquiry",
        why="The MP or councillor is answered; where the resident is unhappy it is a complaint (Code 1.2, 1.3).",
        button="Save the answer",
        said="The enquiry is answered",
    )
)
class EnquiryAnswered(Entry):
    """What an MP or councillor was told; with that it is done."""

    answer: str = long_text("What were they told?", worded=True, missing="Write what they were told", lines=3)
    answered_on: date = day("When", missing="Give the day of the answer", when=When.PAST, width=44)
    kind: ContactKind = choice("How", HOW, width=34, beside=True, default=ContactKind.EMAIL)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest an email today."""
        return {"answered_on": at.desk.today, "kind": ContactKind.EMAIL}


@form(
    Header(
        name="end-request",
        act=Act.END_REQUEST,
        menu="It is done",
        title="It is done",
        why="Code 1.4, 1.5: it ends with what came of the work itself; a complaint about it does not end it.",
        button="Save what came of it",
        said="It is done, and stays on record",
    )
)
class RequestEnded(Entry):
    """What came of it."""

    came: str = choice("How did it end?", ENDS, missing="Say how it ended", paragraph="1.4", width=80)
    because: str = long_text(
        "What came of what was asked?",
        worded=True,
        hint="What was done, by whom and when",
        missing="Say what came of it",
        paragraph="1.4",
        lines=2,
    )


@form(
    Header(
        name="offer-choice",
        act=Act.OFFER_CHOICE,
        menu="Offer the choice to complain",
        title="Offer the choice to complain",
        why="Code 1.3: whenever somebody is dissatisfied they are given the choice to complain. "
        "Code 1.6: whoever says so in a survey is told how.",
        button="Save their answer",
        said="The choice and the answer are on record",
    )
)
class ChoiceOffered(Entry):
    """The choice to complain, and the answer."""

    unhappy: bool = choice(
        "Have they said they are unhappy with us?", YES_NO, missing="Say whether they are unhappy", paragraph="1.3"
    )
    choice_offered_on: date = day(
        "Offered on", missing="Give the day it was offered", paragraph="1.3", when=When.PAST, width=44
    )
    choice_offered_by: str = line("By whom", missing="Say who offered it", paragraph="1.3", beside=True)
    choice_answer: ChoiceAnswer = choice(
        "Their answer", words_of(ChoiceAnswer), missing="Say what they answered", paragraph="1.3", width=80
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what was said, offered by whoever sits here today."""
        unhappy = True if at.case.expressed_on else None
        return {"unhappy": unhappy, "choice_offered_on": at.desk.today, "choice_offered_by": at.desk.officer.name}


@form(
    Header(
        name="make-complaint",
        act=Act.MAKE_COMPLAINT,
        menu="Make a complaint of it",
        title="Make a complaint of it",
        why="Code 1.5: unhappy with how a request was handled is a complaint, also while the work goes on. "
        "This stays open beside it.",
        button="Make the complaint",
        said="The complaint is logged, and what it came from stays open beside it. Next: define its points",
    )
)
class ComplaintMade(Entry):
    """A complaint about what was asked; what it came from goes on."""

    summary: str = long_text(
        "What are they unhappy with?",
        worded=True,
        hint="What happened, since when, and what it means for them",
        missing="Write what they are unhappy with",
        paragraph="5.6",
        lines=3,
    )
    expressed_on: date = day(
        "When did they first say so?",
        hint="The day of the first word of dissatisfaction, to whomever (Code 1.3)",
        missing="Give the day they first said so",
        paragraph="1.3",
        when=When.PAST,
    )
    expressed_to: str | None = line(
        "To whom did they say so?",
        hint="One of ours, as the repairs line; or an MP, a councillor, an advocate",
        doubt=what_follows,
        default=None,
    )
    received_on: date = day(
        "When did it first reach anyone of ours?",
        hint="The first member of staff or contractor who heard it (Code 3.2)",
        missing="Give the day it first reached anyone of ours",
        paragraph="3.2",
        when=When.PAST,
    )
    received_by: str | None = line("By whom", hint="A name, a team or a contractor", default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the dissatisfaction on record, and with the MP or councillor who passed it on."""
        return {
            "expressed_on": at.case.expressed_on or at.desk.today,
            "expressed_to": at.case.first_contact and at.case.first_contact.asked_by,
            "received_on": _reached_us(at),
            "received_by": at.desk.officer.name,
        }


def _reached_us(at: At) -> date:
    """The day we were told that they are unhappy, where that is on record; a word in a survey counts for nothing."""
    first, told = at.case.expressed_on, at.case.first_contact
    if first is None or told is None or from_survey(at.case.channel):
        return at.desk.today
    return max(first, told.received_on)


def _still_ahead(at: At) -> date | None:
    """The day of the review that was set, where it has not come yet."""
    told = at.case.first_contact
    return told.review_on if told and told.review_on and told.review_on > at.desk.today else None
