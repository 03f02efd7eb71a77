"""What is written down of how one officer grows, a list and a form for each: it is taken back, and never changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar, TypeVar

from complaints_desktop.actions import growth
from complaints_desktop.desk.changes import Changes
from complaints_desktop.forms.induction import usual_steps
from complaints_desktop.reading.day_notes import DayNoteTold, day_notes
from complaints_desktop.reading.growing import Agreed, Aim, Growing, Step, Talk, Trained, growing
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full, in_short
from db.model import AgreedAction, DayNote, InductionStep, Objective, OneToOne, Training
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import LongTextField, TextField, TickField
from ui.kit.flow import flow
from ui.kit.layouts import show_if
from ui.kit.number_field import NumberField
from ui.kit.texts import copyable
from ui.workplace.list_and_form import Kept, ListAndForm
from ui.workplace.question import question
from ui.workplace.section import Work
from ui.workplace.workplace import Workplace

One = TypeVar("One", bound=Kept)
LINES = 3
"""What may be agreed in one go."""


class GrownList(ListAndForm[One]):
    """A list of what is on record of one officer, what can be done with the chosen line, and the form of another."""

    kind: ClassVar[type[Any]]
    high = 40
    another = "Write down another"
    action_words = "Write it down"
    said = "It is on record"
    end_words = "Take back"
    ended = "It is taken back; that it was there stays on record"
    act = Act.LEAD
    begin_words = "Clear the form"

    def __init__(self, workplace: Workplace, officer_id: str) -> None:
        """Begin with nothing read; what is typed is kept for this officer."""
        self.officer_id = officer_id
        super().__init__(workplace)

    @property
    def called_draft(self) -> str:
        """What is typed of one officer is not shown with another."""
        return f"{type(self).__name__}:{self.officer_id}"

    def of(self, found: Growing) -> tuple[One, ...]:
        """Return what is listed of all that is on record."""
        raise NotImplementedError(type(self).__name__)

    def ask(self) -> None:
        """Ask what is on record of the officer."""
        asked = question(growing, officer_id=self.officer_id)
        self.workplace.operations.read(self, asked, lambda found: self.show_list(self.of(found)), topic="grown")

    def called(self, one: One) -> str:
        """Return what the chosen line says in full."""
        raise NotImplementedError(type(self).__name__)

    def ending(self, one: One) -> Work:
        """Take it back."""
        return partial(growth.take_back, kind=self.kind, row_id=one.id)

    def lay_out(self) -> None:
        """Show the words of the chosen line in full, above the form."""
        self._told = copyable("")
        super().lay_out()
        self.body.insertWidget(self.body.indexOf(self._tools) + 1, self._told)

    def day(self, name: str, label: str, hint: str = "") -> DateField:
        """Return a field for a day."""
        why_not = self.workplace.desk().calendar.why_not
        return DateField(name, label, today=self.workplace.today, why_not=why_not, hint=hint, brief=True)

    def _put(self, one: One | None) -> None:
        self._chosen = one
        self._told.setText(self.called(one) if one else "")
        show_if(self._told, one is not None)
        for name in self.form.names:
            self.form[name].set_value(None)

    def _show_permission(self) -> None:
        super()._show_permission()
        for name in self.form.names:
            show_if(self.form[name], self.may)
        show_if(self._about, self.may)


DONE: Column[Any] = Column(
    name="done",
    title="Done",
    width=36,
    text=lambda each: in_short(each.done_on) if each.done_on else "Not yet",
    goes=True,
)
"""Of what is ticked off: the day it was."""


class Ticked(GrownList[One]):
    """A list whose lines are ticked off, by the officer too."""

    tick: ClassVar[Callable[..., Changes]]
    names = ""
    """What the act calls the id."""

    def lay_out(self) -> None:
        """Add the button that ticks the chosen line, or takes the tick off again."""
        super().lay_out()
        self.done = Button("Tick it off", self._tick, role="primary")
        self.body.insertWidget(self.body.indexOf(self._tools) + 1, flow(self.done))

    def _show_end(self) -> None:
        super()._show_end()
        one, desk = self.table.current, self.workplace.desk()
        own = self.officer_id == desk.officer.id
        may = refusal(desk.officer.role, Act.TICK, own=own) is None
        if hasattr(self, "done"):
            self.done.setText("Not done after all" if getattr(one, "done_on", None) else "Tick it off")
            self.done.setEnabled(may and one is not None)

    def _tick(self) -> None:
        one = self.table.current
        if one:
            ticking = partial(type(self).tick, **{self.names: one.id}, done=getattr(one, "done_on", None) is None)
            self.do(ticking, "It is ticked off" if getattr(one, "done_on", None) is None else "The tick is taken off")

    def _show_permission(self) -> None:
        super()._show_permission()
        self._show_end()


class Talks(GrownList[Talk]):
    """The one-to-ones."""

    title = "One-to-ones"
    why = (
        "Between the officer and whoever leads; nobody else reads them. Nothing about anybody’s health belongs here. "
        "What is agreed becomes dated work of theirs."
    )
    kind = OneToOne
    none = "No one-to-one is on record yet."
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(name="held", title="Held", width=34, text=lambda each: in_short(each.held_on)),
        Column(name="by", title="By", width=40, text=lambda each: each.held_by, goes=True),
        Column(
            name="next",
            title="Next",
            width=34,
            text=lambda each: in_short(each.next_on) if each.next_on else "",
            goes=True,
        ),
        Column(name="words", title="What was said", width=40, text=lambda each: each.words, stretch=True),
    )

    def of(self, found: Growing) -> tuple[Talk, ...]:
        """Return the talks, the last first."""
        return found.talks

    def called(self, one: Talk) -> str:
        """Return what was said and agreed."""
        agreed = "".join(
            f"\nAgreed: {each.what}, by {in_short(each.due_on)}{', done' if each.done_on else ''}"
            for each in one.agreed
        )
        return f"{in_full(one.held_on)}: {one.words or 'nothing was written down'}{agreed}"

    def fields(self) -> None:
        """Ask when it was held, what was said, and what was agreed."""
        self.add_row(self.day("held_on", "Held on"), self.day("next_on", "The next one", "Left empty, none is set"))
        self.add(LongTextField("words", "What was said", hint="What both would stand by", lines=3))
        for number in range(1, LINES + 1):
            hint = "What they will do" if number == 1 else ""
            self.add_row(
                TextField(f"what_{number}", f"Agreed, {number}", hint=hint, width=120),
                self.day(f"due_{number}", "By when"),
            )
        self.form.require({"held_on": "Give the day"})

    def keeping(self, typed: Mapping[str, Any], chosen: Talk | None) -> Work:  # noqa: ARG002 - none is changed
        """Record it with what was agreed."""
        agreed = []
        for number in range(1, LINES + 1):
            what, due = typed[f"what_{number}"], typed[f"due_{number}"]
            if what and due:
                agreed.append((what, due))
            elif what or due:
                return _refusing("What is agreed has words and a day", "Give both, or neither.", f"due_{number}")
        said = {name: typed[name] for name in ("held_on", "next_on", "words")}
        return partial(growth.hold_one_to_one, officer_id=self.officer_id, agreed=agreed, **said)


def _refusing(why: str, do: str, field: str) -> Work:
    """Return an act that is refused as it is begun: the form says so at the field."""

    def refuse(*_: object) -> Changes:
        raise Refused(why, do=do, field=field)

    return refuse


class Actions(Ticked[Agreed]):
    """What was agreed."""

    title = "Agreed"
    why = "What the officer will do, by when. Each is in their own list of work until it is ticked off."
    kind = AgreedAction
    tick = growth.tick_action
    names = "action_id"
    none = "Nothing is agreed."
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(name="what", title="What", width=40, text=lambda each: each.what, stretch=True),
        Column(name="due", title="By", width=36, text=lambda each: in_short(each.due_on)),
        DONE,
    )

    def of(self, found: Growing) -> tuple[Agreed, ...]:
        """Return what is not done first."""
        return found.agreed

    def called(self, one: Agreed) -> str:
        """Return it in full, and whether it is done."""
        return f"{one.what} ({f'done on {in_short(one.done_on)}' if one.done_on else 'not done yet'})"

    def fields(self) -> None:
        """Ask what, and by when."""
        self.add_row(TextField("what", "What they will do", width=120), self.day("due_on", "By when"))
        self.form.require({"what": "Say what is agreed", "due_on": "Give the day"})

    def keeping(self, typed: Mapping[str, Any], chosen: Agreed | None) -> Work:  # noqa: ARG002 - none is changed
        """Write it down."""
        return partial(growth.agree_action, officer_id=self.officer_id, **typed)


class Aims(GrownList[Aim]):
    """The objectives."""

    title = "Objectives"
    why = (
        "What is to be reached, how it is measured, and when it is looked at. Everybody who handles complaints has the "
        "Code’s own (9.8): work together, take collective responsibility, act within professional standards."
    )
    kind = Objective
    none = "No objective is set, and the Code’s own (9.8) is missing."
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(name="what", title="What", width=40, text=lambda each: each.what, stretch=True),
        Column(
            name="measure",
            title="Measured by",
            width=44,
            text=lambda each: "The Code’s own (9.8)" if each.standard else each.measure,
            goes=True,
        ),
        Column(name="review", title="Reviewed", width=36, text=lambda each: in_short(each.review_on)),
        Column(
            name="outcome",
            title="Came of it",
            width=36,
            text=lambda each: each.outcome if each.ended_on else "Goes on",
            goes=True,
        ),
    )

    def of(self, found: Growing) -> tuple[Aim, ...]:
        """Return those that go on first."""
        return tuple(sorted(found.aims, key=lambda each: (each.ended_on is not None, each.review_on)))

    def called(self, one: Aim) -> str:
        """Return it in full."""
        came = f"\nWhat came of it: {one.outcome}" if one.outcome else ""
        return f"{one.what}{f' ({one.measure})' if one.measure else ''}{came}"

    def fields(self) -> None:
        """Ask what, how it is measured, when it is reviewed; or what came of the chosen one."""
        self.add(
            TickField("standard", "The Code’s own objective (9.8): its words are there already"),
            TextField("what", "What is to be reached", width=160),
            TextField("measure", "How it is measured", width=160),
            self.day("review_on", "Reviewed on"),
            TextField("outcome", "What came of the objective chosen above", hint="It is over then", width=160),
        )

    def keeping(self, typed: Mapping[str, Any], chosen: Aim | None) -> Work:  # noqa: ARG002 - the line that is chosen
        """Set one, or say what came of the one that is chosen."""
        one = self.table.current
        if typed["outcome"]:
            if one is None:
                return _refusing("No objective is chosen", "Choose it in the list.", "outcome")
            return partial(growth.review_objective, objective_id=one.id, outcome=typed["outcome"])
        if typed["review_on"] is None:
            return _refusing("It is not said when it is reviewed", "Give the day.", "review_on")
        what = typed["what"] or (growth.STANDARD if typed["standard"] else "")
        said = {name: typed[name] for name in ("measure", "review_on", "standard")}
        return partial(growth.set_objective, officer_id=self.officer_id, what=what, **said)


class Courses(GrownList[Trained]):
    """The training."""

    title = "Training"
    why = "Each course with its score and until when it counts. Everybody who meets residents is to have each."
    kind = Training
    none = "No training is on record."
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(name="course", title="Course", width=40, text=lambda each: each.course, stretch=True),
        Column(name="taken", title="Taken", width=36, text=lambda each: in_short(each.taken_on), goes=True),
        Column(
            name="score",
            title="Score",
            width=20,
            text=lambda each: "" if each.score is None else f"{each.score} %",
            right=True,
        ),
        Column(
            name="until",
            title="Counts until",
            width=36,
            text=lambda each: in_short(each.expires_on) if each.expires_on else "No end",
        ),
    )

    def of(self, found: Growing) -> tuple[Trained, ...]:
        """Return the last of each course."""
        return found.trained

    def called(self, one: Trained) -> str:
        """Return whether it counts."""
        today = self.workplace.today()
        soon = "It runs out soon." if one.runs_out(today) else "It counts." if one.counts(today) else "It is over."
        return f"{one.course}: {soon}"

    def fields(self) -> None:
        """Ask for the course, its day, its score and its end."""
        self.add_row(
            TextField("course", "Course", hint="By the same name for everybody", width=120),
            NumberField("score", "Score", hint="In percent"),
        )
        self.add_row(self.day("taken_on", "Taken on"), self.day("expires_on", "Counts until", "Left empty, no end"))
        self.form.require({"course": "Name the course", "taken_on": "Give the day"})

    def keeping(self, typed: Mapping[str, Any], chosen: Trained | None) -> Work:  # noqa: ARG002 - none is changed
        """Write it down."""
        return partial(growth.record_training, officer_id=self.officer_id, **typed)


class Steps(Ticked[Step]):
    """The induction."""

    title = "Induction"
    why = "The plan by which somebody new learns the work, ticked off by them or by who leads."
    kind = InductionStep
    tick = growth.tick_step
    names = "step_id"
    none = "There is no plan. Put the usual steps on it, or write your own below."
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(name="step", title="Step", width=40, text=lambda each: each.step, stretch=True),
        Column(name="due", title="By", width=36, text=lambda each: in_short(each.due_on) if each.due_on else ""),
        DONE,
    )

    def lay_out(self) -> None:
        """Add what begins a plan."""
        super().lay_out()
        self.usual = Button("Put the usual steps on the plan", self._plan)
        self._begins = flow(self.usual)
        self.body.insertWidget(self.body.indexOf(self._none) + 1, self._begins)

    def of(self, found: Growing) -> tuple[Step, ...]:
        """Return the steps in their order."""
        return tuple(sorted(found.steps, key=lambda each: (each.due_on or date.max, each.id)))

    def called(self, one: Step) -> str:
        """Return it in full, and whether it is done."""
        return f"{one.step} ({f'done on {in_short(one.done_on)}' if one.done_on else 'not done yet'})"

    def fields(self) -> None:
        """Ask for a step, and by when."""
        self.add_row(TextField("step", "Step", width=120), self.day("due_on", "By when"))
        self.form.require({"step": "Say what the step is"})

    def keeping(self, typed: Mapping[str, Any], chosen: Step | None) -> Work:  # noqa: ARG002 - none is changed
        """Put it on the plan."""
        steps = [(typed["step"], typed["due_on"])]
        return partial(growth.plan_induction, officer_id=self.officer_id, steps=steps)

    def _plan(self) -> None:
        desk = self.workplace.desk()
        steps = usual_steps(desk.today, desk.calendar)
        self.do(partial(growth.plan_induction, officer_id=self.officer_id, steps=steps), "The plan is made from today")

    def _show_number(self, number: int) -> None:
        super()._show_number(number)
        if hasattr(self, "_begins"):
            show_if(self._begins, number == 0 and self.may)


class Notes(GrownList[DayNoteTold]):
    """What the team has to know on a day."""

    title = "Notes for the day"
    why = "What everybody has to know on a day: it stands in their own work on that day. Nothing about a resident."
    kind = DayNote
    act = Act.NOTE_DAY
    none = "There is no note for today or later."
    columns: ClassVar[tuple[Column[Any], ...]] = (
        Column(name="day", title="Day", width=36, text=lambda each: in_short(each.noted_on)),
        Column(name="words", title="Note", width=40, text=lambda each: each.words, stretch=True),
        Column(name="by", title="By", width=40, text=lambda each: each.by, goes=True),
    )

    def ask(self) -> None:
        """Ask for the notes of today and later."""
        self.workplace.operations.read(self, question(day_notes), self.show_list, topic="notes")

    def called(self, one: DayNoteTold) -> str:
        """Return it in full."""
        return one.words

    def fields(self) -> None:
        """Ask for the day and the words."""
        self.add(self.day("noted_on", "Day"), LongTextField("words", "Note", lines=2))
        self.form.require({"noted_on": "Give the day", "words": "Write the note"})

    def keeping(self, typed: Mapping[str, Any], chosen: DayNoteTold | None) -> Work:  # noqa: ARG002 - none is changed
        """Write it."""
        return partial(growth.note_day, **typed)
