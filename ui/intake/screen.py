"""Log a complaint: one screen while on the phone, in any order, kept from the first key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.office import Office
from complaints_desktop.reading.people import PersonFound, find_people
from complaints_desktop.rules.refusals import Refused
from ui.intake.due_card import DueCard
from ui.intake.entries import intake_of, log_form
from ui.intake.is_it_a_complaint import CodeTest
from ui.intake.known_card import KnownCard
from ui.kit.buttons import Button
from ui.kit.finder import Finder, Found
from ui.kit.flow import Flow
from ui.kit.layouts import column, frame, scrolled, sized
from ui.kit.panes import SidePanes
from ui.kit.texts import text
from ui.workplace.drafts import DraftKeeper
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

SECTIONS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "Who is it?",
        (("name", "preferred_name"), ("address", "postcode"), ("phone", "email"), ("how_to_contact",)),
    ),
    ("What happened?", (("summary",), ("points",), ("category", "channel"))),
    ("When did we hear of it?", (("received_on", "received_by"), ("expressed_on", "expressed_to"))),
    ("What should we know?", (("needs",), ("adjustments",), ("hazard", "vulnerable", "complex"))),
)
"""The fields of the screen, section by section, line by line."""

PERSON = ("name", "preferred_name", "address", "postcode", "phone", "email", "how_to_contact")


class LogScreen(Screen):
    """The complaint as it is told."""

    subjects = frozenset({Subject.CALENDAR})

    def __init__(self, workplace: Workplace) -> None:
        """Lay out the form, the finder and what is said beside."""
        super().__init__(workplace)
        self._person_id: str | None = None
        self._untouched = True
        self.form = log_form(self, workplace)
        self.form.require(
            {
                "name": "Give the resident's name",
                "summary": "Write what happened",
                "received_on": "Give the day it first reached anyone of ours",
            }
        )
        self.finder = Finder("Find the person", "Find the person: name, postcode or phone number")
        self.test, self.due, self.known = CodeTest(), DueCard(), KnownCard(workplace.go.open_case)
        self.log = Button("Log the complaint", self.log_it, role="primary", icon_name="tick")
        self._kept = text("Nothing typed yet", "small", wrap=False)
        self._draft = DraftKeeper(self, workplace, "log", None, self._keep)
        self._lay_out()
        self._connect()
        self._empty()
        self._draft.load(self._restore)

    def load(self) -> None:
        """Begin with today where nothing is typed yet, and count from the calendar as it is now."""
        if self._untouched:
            self._empty()
        self._show_due()

    def log_it(self) -> None:
        """Make the case, if nothing is missing."""
        if not self.log.isEnabled() or not self.form.check():
            return
        intake = intake_of(self.form, self._person_id)

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.intake import log

            return log(session, desk, intake=intake)

        self.log.setEnabled(False)
        self.workplace.operations.do(self, work, self._logged, words="Logging the complaint", refused=self._refuse)

    def _logged(self, changes: Changes) -> None:
        self._draft.end()
        self._clear()
        self.log.setEnabled(True)
        if changes.made:
            self.workplace.go.open_case(changes.made, "complaint")
        self.workplace.go.say("The complaint is logged. Next: define its points, then acknowledge it.")

    def _refuse(self, refused: Refused) -> None:
        self.log.setEnabled(True)
        self.form.refuse(refused)

    def _find(self, words: str) -> None:
        def work(office: Office) -> Sequence[PersonFound]:
            with office.record.reading() as session:
                return find_people(session, text=words)

        self.workplace.operations.read(self, work, self._found, topic="people", words="Looking up people")

    def _found(self, people: Sequence[PersonFound]) -> None:
        lines = [Found(each, each.person.name, _about(each), "person") for each in people]
        self.finder.show_found(lines, "Nobody of that name yet: go on, and they are added")

    def _take(self, found: PersonFound) -> None:
        self._person_id, self._untouched = found.person.id, False
        self.form.fill({name: getattr(found.person, name) or "" for name in PERSON})
        self.known.show_person(found)
        self.finder.clear()
        self._draft.touch()
        self.form.jump("summary")

    def _connect(self) -> None:
        self.finder.asked.connect(self._find)
        self.finder.taken.connect(self._take)
        self.form.edited.connect(self._typed)
        for name in ("received_on", "expressed_on"):
            self.form[name].left.connect(self._show_due)
            self.form[name].edited.connect(self._show_due)
        self.test.chosen.connect(lambda value: self.log.setEnabled(value == "complaint"))
        screen_action(self, "Log the complaint", "Ctrl+Return", self.log_it)
        screen_action(self, "Find the person", "Ctrl+F", self.finder.setFocus)

    def _typed(self) -> None:
        self._untouched = False
        self._kept.setText("What you type is kept as a draft")
        self._draft.touch()

    def _show_due(self) -> None:
        self.due.show_dates(self.form.date("received_on"), self.form.date("expressed_on"), self.workplace.desk())

    def _keep(self) -> Mapping[str, Any]:
        return {**self.form.keep(), "person_id": self._person_id}

    def _restore(self, kept: Mapping[str, Any]) -> None:
        if kept:
            self._person_id, self._untouched = kept.get("person_id"), False
            self.form.fill(kept)
            self._kept.setText("What you typed before is back")
        self._show_due()

    def _clear(self) -> None:
        self._empty()
        self._show_due()

    def _empty(self) -> None:
        self._person_id, self._untouched = None, True
        self.form.clear()
        desk = self.workplace.desk()
        self.form.fill({"received_on": desk.today, "received_by": desk.officer.name, "channel": "telephone"})
        self.known.show_person(None)
        self._kept.setText("Nothing typed yet")

    def _start_afresh(self) -> None:
        self._draft.end()
        self._clear()
        self.test.begin()

    def _lay_out(self) -> None:
        page = QWidget()
        stack = column(page, gap=4, edge=(5, 6))
        stack.addWidget(text("Log a complaint", "title"))
        stack.addWidget(self.form.summary)
        stack.addWidget(sized(self.finder, most_width=150))
        for title, lines in SECTIONS:
            stack.addWidget(self._section(title, lines))
        stack.addStretch()
        main = QWidget()
        outer = column(main, gap=0)
        outer.addWidget(scrolled(page), 1)
        outer.addWidget(self._foot(self._start_afresh))
        side, inside = frame("group", gap=4, edge=(5, 5, 5, 1))
        for card in (self.due, self.test, self.known):
            inside.addWidget(card)
        inside.addStretch()
        names = ("What they say", "What is known, what follows")
        column(self, gap=0).addWidget(SidePanes(main, scrolled(side), names=names, units=100, share=0.36))

    def _section(self, title: str, lines: Sequence[Sequence[str]]) -> QWidget:
        card, stack = frame("card", gap=4, edge=4)
        stack.addWidget(text(title, "heading"))
        for names in lines:
            stack.addWidget(Flow(*(self.form[name] for name in names), gap=4, grow=True))
        return card

    def _foot(self, afresh: Callable[[], object]) -> QWidget:
        foot, line = frame("foot", across=True, edge=(2.5, 6))
        self.log.setToolTip("Ctrl+Enter")
        line.addWidget(self.log)
        line.addWidget(Button("Start afresh", afresh, role="link", name="Start afresh: empty the form"))
        line.addWidget(self.form.legend)
        line.addStretch()
        line.addWidget(self._kept)
        return foot

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Keep what is being typed."""
        self._draft.flush()


def _about(found: PersonFound) -> str:
    person = found.person
    still = sum(each.open for each in found.cases)
    known = f"{still} open" if still else f"{len(found.cases)} earlier" if found.cases else ""
    return " · ".join(
        part for part in ((person.address or "").replace("\n", ", "), person.postcode, person.phone, known) if part
    )
