"""Lists of a survey with what is done about one of them: who is asked, whose answer is taken, unhappy words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, TypeVar

from complaints_desktop.actions import surveys
from complaints_desktop.actions.surveys import AnswerTyped
from complaints_desktop.desk.changes import Changes
from complaints_desktop.letters.survey_form import form_number
from complaints_desktop.reading.survey_waves import AskTold, asks
from complaints_desktop.reading.surveys import AnswerTold, comments
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised, in_short
from complaints_desktop.surveys.questions import ANSWERS, QUESTIONS, SCALE, Answering, Question
from db.number_terms import SurveyMode
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, Field, LongTextField, TextField
from ui.kit.layouts import show_if
from ui.kit.texts import copyable
from ui.workplace.list_and_form import Kept, ListAndForm
from ui.workplace.question import question
from ui.workplace.section import Work

One = TypeVar("One", bound=Kept)

YES_NO = ((True, "Yes"), (False, "No"))
MODES = tuple((mode, capitalised(mode.value)) for mode in SurveyMode)


class SurveyList(ListAndForm[One]):
    """A list, the whole of the chosen line, and the form of what is done about it."""

    high = 70
    another = "Choose a line of the list"
    begin_words = "Clear the form"

    def lay_out(self) -> None:
        """Show the chosen line in full, above the form."""
        self._told = copyable("")
        super().lay_out()
        self.body.insertWidget(self.body.indexOf(self._tools) + 1, self._told)

    def told(self, one: One) -> str:
        """Return the chosen line in full."""
        raise NotImplementedError(type(self).__name__)

    def empty(self, one: One) -> Mapping[str, object]:  # noqa: ARG002 - a subclass asks it
        """Return what the form of this one begins with."""
        return {}

    def _put(self, one: One | None) -> None:
        self._chosen = one
        self._about.setText(self.called(one) if one else self.another)
        self._told.setText(self.told(one) if one else "")
        show_if(self._told, one is not None)
        known = self.empty(one) if one else {}
        for name in self.form.names:
            self.form[name].set_value(known.get(name))


def _none_chosen() -> Work:
    """Return an act that is refused as it is begun: nobody is chosen."""

    def refuse(*_: object) -> Changes:
        raise Refused("Nobody is chosen", do="Choose a line of the list above.")

    return refuse


class OfWave(SurveyList[AskTold]):
    """A list of people of one survey."""

    act = Act.SURVEY
    wave_id = ""

    def show_wave(self, wave_id: str) -> None:
        """Show those of a survey."""
        self.wave_id = wave_id
        self.show_settings({})

    def ask(self) -> None:
        """Ask who is in the survey."""
        if self.wave_id:
            asked = question(asks, wave_id=self.wave_id)
            self.workplace.operations.read(self, asked, self._show_asks, topic=type(self).__name__)

    def listed(self, found: Sequence[AskTold]) -> Sequence[AskTold]:
        """Return those of the survey that are listed."""
        return found

    def _show_asks(self, found: tuple[AskTold, ...]) -> None:
        self.show_list(self.listed(found))


class People(OfWave):
    """Who is asked and who is held back, and why; a person decides otherwise with a reason."""

    title = "Who is asked"
    why = (
        "Everybody whose complaint ended in the days of the survey stands here, held back or not. Whoever is held back "
        "is counted: a survey that leaves unhappy people out says nothing. Decide before it is sent."
    )
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(name="reference", title="Case", width=28, text=lambda each: each.reference),
        Column(name="person", title="Who", width=34, text=lambda each: each.person, goes=True),
        Column(name="stage", title="Stage", width=14, text=lambda each: str(each.stage), right=True, goes=True),
        Column(name="after", title="After", width=26, text=lambda each: capitalised(each.after.value), goes=True),
        Column(
            name="mode",
            title="How",
            width=22,
            text=lambda each: capitalised(each.mode.value) if each.mode else "No way known",
            goes=True,
        ),
        Column(name="stands", title="How it stands", width=34, text=lambda each: each.stands, stretch=True),
    )
    none = "Nobody is in this survey."
    action_words = "Decide"
    said = "It is decided"
    end_words, ended = "It came back", "It is on record as not delivered"

    def fields(self) -> None:
        """Ask whether they are asked, how, and why."""
        self.add_row(
            ChoiceField("asked", "Are they asked?", ((True, "Ask them"), (False, "Hold them back")), width=60),
            ChoiceField("mode", "How, if otherwise", MODES, unchosen="As it stands", width=60),
        )
        hint = "It stays on record, and how many are held back is shown with the figures"
        self.add(LongTextField("because", "Why?", hint=hint, lines=2))
        self.form.require({"asked": "Choose one", "because": "Say why"})

    def called(self, one: AskTold) -> str:
        """Return who is decided about."""
        return f"{one.person}, {one.reference}"

    def told(self, one: AskTold) -> str:
        """Return how it stands with them, in full."""
        sent = f" Sent {in_short(one.sent_on)}." if one.sent_on else ""
        more = f": {one.held_note}" if one.held_note else ""
        language = f" {one.language}." if one.language else ""
        return f"{one.stands}{more}.{sent}{language} Form number {form_number(one.id)}."

    def may_end(self, one: AskTold) -> bool:
        """Whether it can have come back."""
        return one.sent_on is not None and one.not_delivered_on is None and not one.known_to_answer

    def keeping(self, typed: Mapping[str, Any], chosen: AskTold | None) -> Work:
        """Return what decides about the chosen one."""
        return partial(surveys.decide_asked, ask_id=chosen.id, **typed) if chosen else _none_chosen()

    def ending(self, one: AskTold) -> Work:
        """Record that it came back."""
        return partial(surveys.mark_undelivered, ask_id=one.id)


class Taking(OfWave):
    """Whose answer is waited for, and the form on which it is taken down, on the phone too: by the keyboard alone."""

    title = "Take an answer down"
    why = (
        "Choose who answers, then type the first letters of each answer and go on with Tab. Leave open what they leave "
        "open. Write their words as they say them. If they want to complain, log it today: this is the day on which we "
        "received it (Code 1.6)."
    )
    act = Act.TAKE_ANSWER
    high = 36
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(name="form", title="Form", width=26, text=lambda each: form_number(each.id)),
        Column(name="reference", title="Case", width=30, text=lambda each: each.reference, goes=True),
        Column(name="person", title="Who", width=34, text=lambda each: each.person, stretch=True),
        Column(
            name="sent",
            title="Sent",
            width=30,
            text=lambda each: in_short(each.sent_on) if each.sent_on else "",
            goes=True,
        ),
    )
    none = "Nobody’s answer is waited for: the survey is not sent, or everybody has answered."
    action_words = "Write it down"
    said = "The answer is on record"
    end_words, ended = "Remind them", "They are on record as reminded"

    def listed(self, found: Sequence[AskTold]) -> Sequence[AskTold]:
        """Return those who were sent it and have not answered."""
        return [each for each in found if each.sent_on and not each.held_because and not each.known_to_answer]

    def fields(self) -> None:
        """Ask the questions in their order, when and how they were answered."""
        desk = self.workplace.desk()
        why_not = desk.calendar.why_not
        self.add_row(
            DateField("answered_on", "Answered on", today=self.workplace.today, why_not=why_not, brief=True),
            ChoiceField("mode", "How they answered", MODES, width=60),
        )
        for number, each in enumerate(QUESTIONS, 1):
            self.add(_asking(number, each))
        hint = "You may leave this to whoever looks at the words"
        self.add(ChoiceField("unhappy", "Do their words voice dissatisfaction?", YES_NO, hint=hint, width=60))
        self.form.require({"answered_on": "Give the day", "mode": "Choose one"})

    def called(self, one: AskTold) -> str:
        """Return whose answer it is."""
        return f"{one.person}, form {form_number(one.id)}"

    def told(self, one: AskTold) -> str:
        """Return how it stands with them."""
        return f"{one.stands}{f', {in_short(one.reminded_on)}' if one.reminded_on else ''}."

    def empty(self, one: AskTold) -> Mapping[str, object]:
        """Begin with today, by the way in which they were asked."""
        return {"answered_on": self.workplace.today(), "mode": one.mode}

    def may_end(self, one: AskTold) -> bool:
        """Whether they may be reminded: once."""
        return one.reminded_on is None and one.not_delivered_on is None

    def keeping(self, typed: Mapping[str, Any], chosen: AskTold | None) -> Work:
        """Return what writes the answer down."""
        if chosen is None:
            return _none_chosen()
        said = {each.name: typed[each.name] for each in SCALE if typed[each.name]}
        others = {each.name: typed[each.name] for each in QUESTIONS if each.name not in said and each not in SCALE}
        told = AnswerTyped(
            answered_on=typed["answered_on"], mode=typed["mode"], said=said, unhappy=typed["unhappy"], **others
        )
        return partial(surveys.take_answer, ask_id=chosen.id, typed=told)

    def ending(self, one: AskTold) -> Work:
        """Record that they were reminded."""
        return partial(surveys.remind, ask_ids=[one.id])


def _asking(number: int, each: Question) -> Field:
    """Return the field of one question."""
    label = f"{number}. {each.called}"
    if each.answering is Answering.WORDS:
        return LongTextField(each.name, label, lines=2)
    if each.answering is Answering.TICK:
        return ChoiceField(each.name, label, YES_NO, unchosen="Left open", width=70)
    words = [(word, capitalised(word.value)) for word in ANSWERS[each.answering]]
    return ChoiceField(each.name, label, words, unchosen="Left open", width=70)


class Comments(SurveyList[AnswerTold]):
    """What residents wrote, and what became of it."""

    title = "In their own words"
    why = (
        "Somebody who is unhappy in a survey is told how to complain (Code 1.6). The program points out words that may "
        "say so; you read the whole and decide. Whoever worked on a case does not see its answer before the quarter "
        "has ended."
    )
    act = Act.TAKE_ANSWER
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(
            name="look",
            title="To do",
            width=26,
            text=lambda each: "Look at it" if each.to_look_at else "Looked at" if each.looked_at_on else "",
        ),
        Column(
            name="reference", title="Case", width=30, text=lambda each: each.reference or "Without a name", goes=True
        ),
        Column(
            name="words", title="Their words", width=34, text=lambda each: " ".join(each.comment.split()), stretch=True
        ),
        Column(name="wave", title="Survey", width=30, text=lambda each: each.wave, goes=True),
    )
    none = "Nobody wrote anything yet."
    action_words = "It is looked at"
    said = "It is on record what became of it"
    end_words, ended = "Take this answer back", "The answer is taken back; that it was there stays on record"

    def fields(self) -> None:
        """Ask what the words are, and what became of them."""
        self.add(ChoiceField("unhappy", "Do they voice dissatisfaction?", YES_NO, width=60))
        hint = "For example: phoned her, she does not want to complain; or: thanks, nothing to do"
        self.add(LongTextField("because", "What became of it?", hint=hint, lines=2))
        self.add(
            TextField("complaint", "Complaint that was logged", hint="Its reference, where there is one", width=60)
        )
        self.form.require({"unhappy": "Choose one", "because": "Say what became of it"})

    def ask(self) -> None:
        """Ask for the words."""
        self.workplace.operations.read(self, question(comments), self.show_list, topic="comments")

    def called(self, one: AnswerTold) -> str:
        """Return whose words they are, as far as that is seen."""
        return one.reference or "An answer without a name"

    def told(self, one: AnswerTold) -> str:
        """Return the words in full, why they may ask for more, and what became of them."""
        why = f"\nMay voice dissatisfaction: {one.proposed}." if one.to_look_at and one.proposed else ""
        looked = f"\nLooked at: {one.looked_at_because}" if one.looked_at_on else ""
        contact = {True: "\nWe may contact them about it.", False: "\nThey do not want to be contacted about it."}
        return f"“{one.comment}”{why}{looked}{contact.get(one.may_contact, '') if one.may_contact is not None else ''}"

    def keeping(self, typed: Mapping[str, Any], chosen: AnswerTold | None) -> Work:
        """Return what says what became of the words."""
        return partial(surveys.look_at, answer_id=chosen.id, **typed) if chosen else _none_chosen()

    def ending(self, one: AnswerTold) -> Work:
        """Take the answer back."""
        return partial(surveys.take_answer_back, answer_id=one.id)
