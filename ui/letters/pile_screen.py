"""Issued letters put on paper together: those of a day or of chosen cases, printed or saved as one, then posted."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.reading.letters_out import LetterOut, letters_out
from complaints_desktop.rules.wording import count, in_short, some_of
from db.files import write_whole
from db.terms import Looked
from ui.kit.banner import Action, Banner
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, TickField
from ui.kit.flow import flow
from ui.kit.layouts import column, frame, scrolled, sized
from ui.kit.paged_table import PagedTable
from ui.kit.printing import asked_printer, on_both_sides, print_to
from ui.kit.progress import ProgressStrip
from ui.kit.texts import text
from ui.workplace.files import ask_to_save
from ui.workplace.meter import Meter
from ui.workplace.operations import Task
from ui.workplace.place import Place
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.exchange.letter_pile import Filed
    from complaints_desktop.exchange.posting import ToPost
    from complaints_desktop.office import Office

Made = TypeVar("Made")

CHOOSE = " To record one that left before or came back, choose its row."
"""Said where letters are left out that may be recorded by hand."""


def _left(letter: LetterOut) -> str:
    if letter.returned_on:
        return f"came back {in_short(letter.returned_on)}"
    return in_short(letter.sent_on) if letter.sent_on else "not yet"


COLUMNS: tuple[Column[LetterOut], ...] = (
    Column(name="reference", title="Complaint", width=22, text=lambda each: each.reference),
    Column(
        name="letter",
        title="Letter",
        width=40,
        text=lambda each: f"{each.title}{', copy' if each.copy else ''}",
        stretch=True,
    ),
    Column(name="to", title="To", width=32, text=lambda each: each.recipient, goes=True),
    Column(name="issued", title="Issued", width=18, text=lambda each: in_short(each.issued_on), goes=True),
    Column(name="size", title="Print", width=14, text=lambda each: f"{each.text_size} point", goes=True),
    Column(name="sent", title="Left", width=24, text=_left),
)


def _named(letter: LetterOut) -> str:
    return f"{letter.reference} to {letter.recipient}"


@dataclass(frozen=True, slots=True)
class _Papers:
    """What is put on paper, and how it is begun."""

    letters: tuple[LetterOut, ...]
    cover: bool
    both_sides: bool


class PileScreen(Screen):
    """The letters that are to be printed."""

    subjects = frozenset({Subject.LETTERS})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the letters of today."""
        super().__init__(workplace)
        self._cases: tuple[str, ...] = ()
        self._task: Task | None = None
        self._to_post: ToPost | None = None
        """What the officer is asked about, while they are."""
        desk = workplace.desk()
        self.on = DateField(
            "on", "Issued on", today=workplace.today, why_not=desk.calendar.why_not, hint="", brief=True
        )
        self.on.set_hint("")
        self.on.set_value(workplace.today())
        self.kind = ChoiceField("kind", "Which letters", (), unchosen="All")
        self.unsent = TickField("unsent", "Only those that have not left yet")
        self.cover = TickField("cover", "A sheet on top that says what lies below")
        self.both_sides = TickField("both_sides", "For both sides: each letter begins on a front")
        for tick in (self.unsent, self.cover, self.both_sides):
            tick.set_value(True)
        self.said, self._count, self.progress = Banner(), text("", "hint"), ProgressStrip()
        self.table: PagedTable[LetterOut] = PagedTable("Letters to print", COLUMNS)
        self.prints = Button("Print…", self.ask_printer, role="primary", icon_name="print")
        self.saves = Button("Save as one PDF…", self._ask_file, icon_name="save")
        self.posts = Button("They were posted…", self.ask_posted)
        self._found: tuple[LetterOut, ...] = ()
        self._lay_out()
        workplace.operations.settled.connect(self._settled)

    def _lay_out(self) -> None:
        page, outside = QWidget(), column(self, gap=0)
        outside.addWidget(scrolled(page), 1)
        stack = column(page, gap=3, edge=(5, 6, 6, 6))
        stack.addWidget(text("Print letters", "title"))
        fields = (sized(self.on, least_width=40, most_width=50), sized(self.kind, least_width=84, most_width=120))
        stack.addWidget(flow(*fields, gap=3))
        stack.addWidget(flow(self.unsent, self.cover, self.both_sides, gap=3))
        stack.addWidget(self._count)
        stack.addWidget(sized(self.table, least_height=40), 1)
        foot, line = frame("foot", edge=(2.5, 6))  # does not scroll: what is asked and done stays in sight
        for part in (self.said, self.progress, flow(self.prints, self.saves, self.posts)):
            line.addWidget(part)
        outside.addWidget(foot)
        self.on.edited.connect(self._other_day)
        self.kind.edited.connect(self.show_found)
        self.unsent.edited.connect(self.show_found)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_which())
        self.table.activated.connect(lambda _: self._open())

    def show_place(self, place: Place) -> None:
        """Show the letters of today; or, of any day, those of the cases whose ids are the subject."""
        self.said.say("")
        self.unsent.set_value(True)
        self._cases = tuple(place.subject.split())
        self.on.set_value(None if self._cases else self.workplace.today())
        self.load()
        self.table.setFocus()

    def load(self) -> None:
        """Ask for the letters of the day, or of the cases."""
        on, cases = self.on.value, self._cases

        def work(office: Office) -> tuple[LetterOut, ...]:
            with office.record.reading() as session:
                return letters_out(session, on=on, cases=cases)

        self.workplace.operations.read(self, work, self._show, topic="letters", words="Looking up letters")

    def _other_day(self) -> None:
        if self.on.value is not None or self._cases:
            self.load()

    def _show(self, found: tuple[LetterOut, ...]) -> None:
        self._found = found
        kinds = {each.kind: each.title for each in found}
        self.kind.set_choices(list(kinds.items()))
        self.show_found()

    def show_found(self) -> None:
        """Show those of the kind that is chosen, and of these what has not left."""
        rows: dict[Hashable, LetterOut] = {each.id: each for each in self._found if self._wanted(each)}
        self.table.show_ids(list(rows), dict(rows), from_top=True)
        self._say_which()

    @property
    def by_hand(self) -> frozenset[Hashable]:
        """The ids of the rows that are chosen by hand: two or more, for one is always at hand."""
        return frozenset(self.table.chosen_ids if self.table.chosen_number > 1 else ())

    def _wanted(self, letter: LetterOut) -> bool:
        return self.kind.value in (None, "", letter.kind) and not (self.unsent.value and letter.sent_on)

    @property
    def chosen(self) -> tuple[LetterOut, ...]:
        """The letters that are chosen; all that are listed where fewer than two are: one is always at hand."""
        wanted = self.by_hand or frozenset(self.table.rows.ids)
        return tuple(each for each in self._found if each.id in wanted)

    def _say_which(self) -> None:
        listed, chosen = len(self.table.rows.ids), len(self.chosen)
        whose = "of the chosen cases" if self._cases else "of that day"
        said = f"{count(listed, 'letter')} {whose}, copies too"
        more = f"; {chosen} chosen" if chosen != listed else ". Choose some to print only those."
        self._count.setText(f"{said}{more}" if listed else f"There is no letter {whose}{self._hidden()}")
        for button in (self.prints, self.saves, self.posts):
            button.setEnabled(bool(listed) and self._task is None)
        if not listed and self.isVisible() and self.window().focusWidget() is None:
            self.unsent.setFocus()  # what had the keys has nothing to do any more
        if self._to_post is not None:
            self._to_post = None  # it was asked about other letters
            self.said.say("")

    def _hidden(self) -> str:
        """Say how many letters are not listed because they have left."""
        left = sum(each.sent_on is not None for each in self._found) if self.unsent.value else 0
        return f" that has not left yet. {count(left, 'letter')} left already: untick the box to see" if left else ""

    def _open(self) -> None:
        letter = self.table.current
        if letter is not None:
            self.workplace.go.open_case(letter.case_id)

    def ask_printer(self) -> None:
        """Ask for a printer, and print."""
        printer = asked_printer(self, both_sides=bool(self.both_sides.value))
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is chosen as one job; cancelled, the job is taken back."""
        asked = self._asked()

        def work(office: Office, meter: Meter) -> None:
            from complaints_desktop.exchange.letter_pile import laid_today, papers

            fronts = asked.both_sides or on_both_sides(printer)
            laid = laid_today(office.desk(), both_sides=fronts, cover=asked.cover)
            contents = self._filed(office, lambda filed: papers(asked.letters, filed, laid))
            print_to(printer, *contents, both_sides=fronts, progress=meter)
            office.looked(Looked.LIST_OUT, number=len(asked.letters))

        self._begin(work, f"Printing {count(len(asked.letters), 'letter')}", lambda: self._printed(asked))

    def _ask_file(self) -> None:
        name = f"letters-{self.workplace.today().isoformat()}.pdf"
        path = ask_to_save(self, self.workplace.folder, "Save the letters", name, "PDF (*.pdf)")
        if path:
            self.save_as(path)

    def save_as(self, path: Path) -> None:
        """Write what is chosen as one PDF."""
        asked = self._asked()

        def work(office: Office, meter: Meter) -> None:
            from complaints_desktop.exchange.letter_pile import laid_today, pile

            laid = laid_today(office.desk(), both_sides=asked.both_sides, cover=asked.cover)
            write_whole(path, self._filed(office, lambda filed: pile(asked.letters, filed, laid, meter)))
            office.looked(Looked.LIST_OUT, number=len(asked.letters))

        said = f"{count(len(asked.letters), 'letter')} saved as {path.name}"
        self._begin(work, f"Saving {count(len(asked.letters), 'letter')}", lambda: self.workplace.go.say(said))

    def ask_posted(self) -> None:
        """Say of which letters it would be recorded that they went by post today, and ask once."""
        from complaints_desktop.exchange.posting import to_post

        by_hand = {str(each) for each in self.by_hand}
        found = to_post(self.chosen, by_hand=by_hand)
        actions: list[Action] = []
        if found.letters:
            actions.append((f"Record {count(len(found.letters), 'letter')}", lambda: self._post(found)))
        only = self._at_hand(found)
        if only is not None:
            actions.append((f"Only {_named(only.letters[0])}", lambda: self._post(only)))
        asks = f"Record {count(len(found.letters), 'letter')} as posted today?"
        more = f"{some_of([_named(each) for each in found.letters])}. " if found.letters else ""
        self.said.say(
            asks if found.letters else "None of these letters waits to be recorded as posted",
            more=f"{more}{found.others}{CHOOSE if found.others and not by_hand else ''}",
            tone="warn",
            actions=tuple(actions),
        )
        self._to_post = found
        self.said.take_keys(back=self.posts)

    def _at_hand(self, asked: ToPost) -> ToPost | None:
        """The one letter whose row has the cursor, where it may be recorded and is not all that is `asked` about."""
        from complaints_desktop.exchange.posting import to_post

        ids = self.table.chosen_ids
        at = to_post([each for each in self._found if ids == [each.id]], by_hand=[str(each) for each in ids])
        return at if at.letters and at.letters != asked.letters else None

    def _post(self, asked: ToPost) -> None:
        """Record of the letters that were asked about that they went by post today."""
        self._to_post = None
        self.said.say("")

        def then(_: Changes) -> None:
            self.workplace.go.say(f"{count(len(asked.letters), 'letter')} recorded as posted today")

        from complaints_desktop.exchange.posting import post

        self.workplace.operations.do(self, lambda session, desk: post(session, desk, asked.letters), then)

    def _asked(self) -> _Papers:
        return _Papers(self.chosen, bool(self.cover.value), bool(self.both_sides.value))

    def _filed(self, office: Office, make: Callable[[Filed], Made]) -> Made:
        from complaints_desktop.reading.filing import filed_letter

        with office.record.reading() as session:
            return make(lambda each: filed_letter(session, letter_id=each.id).content)

    def _begin(self, work: Callable[[Office, Meter], None], words: str, then: Callable[[], object]) -> None:
        meter = Meter(self)
        meter.show_in(self.progress)
        self.said.say("")
        self._task = self.workplace.operations.read(
            self, lambda office: work(office, meter), lambda _: then(), topic="paper", words=words, meter=meter
        )
        self.progress.say(words, self._task.cancel)
        self._say_which()

    def _printed(self, asked: _Papers) -> None:
        more = "When they are in their envelopes and gone, record it here."
        self.said.say(f"{count(len(asked.letters), 'letter')} sent to the printer", more=more, tone="good")

    def _settled(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.progress.say("", None)
            self._say_which()
