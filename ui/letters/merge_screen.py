"""One kind of letter to many: the same words, each letter past its own gate; then to the printer."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Changes
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.rules.wording import count, some_of
from ui.kit.banner import Action, Banner
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.fields import LEGEND, ChoiceField, LongTextField
from ui.kit.flow import flow
from ui.kit.layouts import column, empty, frame, scrolled, sized
from ui.kit.paged_table import PagedTable
from ui.kit.progress import ProgressStrip
from ui.kit.texts import text
from ui.workplace.meter import Meter
from ui.workplace.operations import Task
from ui.workplace.place import Place
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.exchange.mail_merge import Going, LookedOver, Merged
    from complaints_desktop.office import Office
    from complaints_desktop.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class Line:
    """One letter of the merge: about which complaint, to whom and how printed, what it does, and whether it goes."""

    reference: str
    state: str
    goes: bool = False
    to: str = ""
    printed: str = ""
    does: str = ""
    """The dates that it fixes, and what it promises and offers."""


COLUMNS: tuple[Column[Line], ...] = (
    Column(name="reference", title="Complaint", width=24, text=lambda each: each.reference),
    Column(
        name="state",
        title="Will it go?",
        width=50,
        text=lambda each: each.state,
        mark=lambda each: ("tick-circle", "good") if each.goes else ("warning", "warn"),
        tip=lambda each: each.state,
        stretch=True,
    ),
    Column(name="to", title="To", width=30, text=lambda each: each.to, goes=True),
    Column(name="printed", title="Print", width=34, text=lambda each: each.printed, tip=lambda each: each.printed),
    Column(
        name="does",
        title="Dates and promises",
        width=40,
        text=lambda each: each.does,
        tip=lambda each: each.does,
        goes=True,
        stretch=True,
    ),
)


class MergeScreen(Screen):
    """A letter to all of the complaints one came with."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin with no complaint and no letter."""
        super().__init__(workplace)
        self._cases: tuple[str, ...] = ()
        self._task: Task | None = None
        self._merged: Merged | None = None
        self._seen: LookedOver | None = None
        self.boxes: dict[str, LongTextField] = {}
        kinds = [(kind.name, kind.title) for kind in letter_kinds()]
        self.kind = ChoiceField("kind", "Which letter", kinds)
        self.said, self._number, self.progress = Banner(), text("", "hint"), ProgressStrip()
        self._fields = column(gap=3)
        self.table: PagedTable[Line] = PagedTable("Letters, and whether they go", COLUMNS)
        self._row = text("", "hint")
        """The row that has the cursor, in full: a cell may be cut."""
        self.issues = Button("Look at them once more…", self.ask, role="primary", icon_name="letters")
        self._lay_out()
        workplace.operations.settled.connect(self._settled)

    def _lay_out(self) -> None:
        page, outside = QWidget(), column(self, gap=0)
        self._area = scrolled(page)
        outside.addWidget(self._area, 1)
        stack = column(page, gap=3, edge=(5, 6, 6, 6))
        stack.addWidget(text("Write to many", "title"))
        stack.addWidget(self._number)
        stack.addWidget(flow(sized(self.kind, least_width=80, most_width=120)))
        inside = QWidget()
        inside.setLayout(self._fields)
        stack.addWidget(inside, 1)
        stack.addWidget(sized(self.table, least_height=40), 1)
        stack.addWidget(self._row)
        self.table.chosen_changed.connect(self._say_row)
        foot, line = frame("foot", edge=(2.5, 6))  # does not scroll: what is asked and done stays in sight
        for part in (self.said, self.progress, flow(self.issues)):
            line.addWidget(part)
        outside.addWidget(foot)
        self.kind.edited.connect(self.show_fields)
        self.table.hide()
        self._say_number()

    def show_place(self, place: Place) -> None:
        """Begin anew with the complaints whose ids are the subject."""
        self._cases = tuple(place.subject.split())
        self.said.say("")
        self.table.hide()
        self._say_number()
        self.kind.control.setFocus()

    def _say_number(self) -> None:
        number = count(len(self._cases), "complaint")
        self._number.setText(f"{number} chosen. The same words go into each letter." if self._cases else "")
        self.kind.setVisible(bool(self._cases))
        self.issues.setVisible(bool(self._cases))
        self.issues.setEnabled(bool(self.kind.value) and self._task is None)
        if not self._cases:
            more = "Mark several there (Shift or Ctrl with the arrows or a click), then choose Write to all of them…"
            cases = ("Open the list of cases", lambda: self.workplace.go.show_place(Place("cases")))
            self.said.say("Choose the complaints in the list of cases first", more=more, actions=(cases,))

    def show_fields(self) -> None:
        """Ask for what the chosen letter asks for, keeping what was typed into a field of the same name."""
        kept = {name: box.value for name, box in self.boxes.items()}
        empty(self._fields)
        kind = next((each for each in letter_kinds() if each.name == self.kind.value), None)
        self.boxes = {
            field.name: LongTextField(field.name, field.label, hint=field.hint, lines=2)
            for field in (kind.typed_fields if kind else ())
        }
        for name, box in self.boxes.items():
            box.set_value(kept.get(name))
            box.edited.connect(self._take_back)
            self._fields.addWidget(box)
        self._mark({field.name for field in (kind.typed_fields if kind else ()) if field.required})
        self._fields.addStretch()
        self._take_back()
        self._say_number()

    def _mark(self, required: set[str]) -> None:
        """Mark what must be filled in."""
        for name in required:
            self.boxes[name].require()
        if required:
            self._fields.addWidget(text(f"{LEGEND} where the letter prints it", "small"))

    def _take_back(self) -> None:
        """What was asked was about other words."""
        self.said.say("")
        self.table.hide()
        self._seen = None

    def ask(self) -> None:
        """Hold each letter to its gate, say what will happen, and ask once."""
        about, meter = self._about(), Meter(self)
        meter.show_in(self.progress)
        self.said.say("")
        self.table.hide()

        def work(office: Office) -> LookedOver:
            from complaints_desktop.exchange.mail_merge import look_over

            with office.record.reading() as session:
                return look_over(session, office.desk(), **about, progress=meter)

        words = f"Looking at {count(len(self._cases), 'letter')}"
        read = self.workplace.operations.read
        self._task = read(self, work, self._looked_over, topic="look-over", words=words, meter=meter)
        self.progress.say(words, self._task.cancel)
        self._say_number()

    def _looked_over(self, found: LookedOver) -> None:
        """List all letters, those that go and those that are stopped, and offer to issue those that nothing stops."""
        self._seen = found
        self._show_lines(found.stopped, found.references, going="Will go")
        left = f" {count(len(found.stopped), 'letter')} stopped, listed above." if found.stopped else ""
        if not found.going:
            self._say("None of the letters can go yet", left.strip(), "warn")
            return
        names, pages = sorted(each.to for each in found.going.values()), sum(e.pages for e in found.going.values())
        more = f"To {some_of(names)}: {count(pages, 'page')} in all.{left}"
        issue = f"Issue {count(len(names), 'letter')}"
        more = f"{more} A letter that is issued cannot be changed or taken back."
        self._say(f"{issue} now?", more, "warn", (issue, self.issue))

    def _say(self, words: str, more: str, tone: str, *actions: Action) -> None:
        """Say something above the button, and give the keys to what can be done about it."""
        self.said.say(words, more=more, tone=tone, actions=actions)
        self.said.take_keys(back=self.issues)

    def _about(self) -> dict[str, Any]:
        typed = {name: str(box.value or "") for name, box in self.boxes.items()}
        return {"case_ids": self._cases, "kind": str(self.kind.value), "typed": typed}

    def issue(self) -> None:
        """Issue the letters; cancelled, none of them went."""
        about, meter = self._about(), Meter(self)
        meter.show_in(self.progress)
        self.said.say("")

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.exchange.mail_merge import issue_to_many

            self._merged = issue_to_many(session, desk, **about, progress=meter)
            return self._merged.changes

        words = f"Issuing {count(len(self._cases), 'letter')}"
        self._task = self.workplace.operations.do(self, work, self._issued, words=words, meter=meter)
        self.progress.say(words, self._task.cancel)
        self._say_number()

    def _issued(self, _: Changes) -> None:
        if self._merged is None:
            return
        made, issued = self._merged, tuple(self._merged.issued)
        stopped = f"; {count(len(made.stopped), 'letter')} stopped" if made.stopped else ""
        to_print = Place("print", place="cases", subject=" ".join(issued))
        prints = (("Print them…", lambda: self.workplace.go.show_place(to_print)),) if issued else ()
        self._say(f"{count(len(issued), 'letter')} issued{stopped}", "", "good" if issued else "warn", *prints)
        self._show_lines(made.stopped, made.references, going="Issued")

    def _show_lines(self, stopped: Mapping[str, Refused], references: Mapping[str, str], *, going: str) -> None:
        seen = self._seen.going if self._seen else {}
        rows: dict[Hashable, Line] = {}
        for case_id, reference in sorted(references.items(), key=lambda each: each[1]):
            why, look = stopped.get(case_id), seen.get(case_id)
            state = f"Stopped: {why.why}. {why.do}" if why else going
            about = (look.to, look.printed, _does(look)) if look else ()
            rows[case_id] = Line(reference, state, why is None, *about)
        self.table.show_ids(list(rows), rows, from_top=True)
        self.table.setVisible(bool(rows))
        QTimer.singleShot(0, self.table, lambda: self._area.ensureWidgetVisible(self.table))  # it has its place by then

    def _say_row(self) -> None:
        at = self.table.current
        self._row.setText(". ".join(part for part in (at.state, at.printed, at.does) if part) if at else "")

    def _settled(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.progress.say("", None)
            self._say_number()


def _does(going: Going) -> str:
    """What a letter does, in one line; that it bears today's date is said of none, for all do."""
    look = going.look
    doubts = [f"Still to look at: {', '.join(going.doubts)}"] if going.doubts else []
    return "; ".join([*doubts, *look.fixes[1:], *look.promises, *([f"It offers {look.money}"] if look.money else [])])
