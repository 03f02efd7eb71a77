"""Surveys: the waves with who was asked and who was not, answers taken down, what they say, words to look at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.surveys import mark_sent, take_wave_back
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.reading.survey_waves import WaveTold, asks, waves
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count, in_short
from complaints_desktop.surveys.answers import percent
from db.terms import Looked
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.flow import flow
from ui.kit.folding import FoldingBar, FoldingSegments
from ui.kit.layouts import column, scrolled, sized
from ui.kit.paged_table import PagedTable
from ui.kit.panes import Pages
from ui.kit.texts import copyable, text
from ui.numbers.survey_figures import Figures
from ui.numbers.survey_lists import Comments, People, Taking
from ui.numbers.survey_making import Making
from ui.workplace.files import ask_to_save
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.section import Work
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.office import Office

WAVES, MAKE, PEOPLE, TAKE, ANSWERS, COMMENTS = "waves", "make", "people", "take", "answers", "comments"
VIEWS = (
    (WAVES, "Surveys"),
    (MAKE, "Make one"),
    (PEOPLE, "Who is asked"),
    (TAKE, "Take an answer down"),
    (ANSWERS, "What they say"),
    (COMMENTS, "In their words"),
)

COLUMNS: tuple[Column[WaveTold], ...] = (
    Column(name="name", title="Survey", width=32, text=lambda each: each.name, stretch=True),
    Column(name="closes", title="Closes", width=30, text=lambda each: in_short(each.closes_on), goes=True),
    Column(name="ended", title="Ended", width=18, text=lambda each: f"{each.counts.eligible:,}", right=True, goes=True),
    Column(name="held", title="Held back", width=20, text=lambda each: f"{each.counts.held_back:,}", right=True),
    Column(
        name="waiting", title="To send", width=18, text=lambda each: f"{each.counts.waiting:,}", right=True, goes=True
    ),
    Column(name="sent", title="Sent", width=16, text=lambda each: f"{each.counts.sent:,}", right=True, goes=True),
    Column(
        name="reached", title="Reached", width=18, text=lambda each: f"{each.counts.delivered:,}", right=True, goes=True
    ),
    Column(name="answered", title="Answered", width=20, text=lambda each: f"{each.counts.answered:,}", right=True),
)


class SurveysScreen(Screen):
    """Surveys, one view at a time."""

    subjects = frozenset({Subject.SURVEYS, Subject.CASE, Subject.PEOPLE})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the surveys there are."""
        super().__init__(workplace)
        self.said = Banner()
        self.views = FoldingSegments("Show", VIEWS)
        self.table: PagedTable[WaveTold] = PagedTable("Surveys", COLUMNS)
        self.making, self.people, self.taking = Making(workplace), People(workplace), Taking(workplace)
        self.figures, self.words = Figures(workplace), Comments(workplace)
        self._told = copyable("", "hint")
        self.pages = Pages()
        self._parts: dict[str, QWidget] = {
            WAVES: self._of_waves(),
            MAKE: self.making,
            PEOPLE: self.people,
            TAKE: self.taking,
            ANSWERS: self.figures,
            COMMENTS: self.words,
        }
        for part in self._parts.values():
            self.pages.addWidget(part)
        stack = column(self, gap=3, edge=(5, 6, 4, 6))
        stack.addWidget(text("Surveys", "title"))
        stack.addWidget(self.said)
        self._bar = FoldingBar(self.views)
        stack.addWidget(self._bar)
        stack.addWidget(self.pages, 1)
        self.views.chosen.connect(self.show_view)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self._show_permission()

    def load(self) -> None:
        """Ask for the surveys; the view that is shown asks for its own."""
        self.workplace.operations.read(self, question(waves), self._show, topic="surveys")

    def show_view(self, name: str) -> None:
        """Show one of the views, of the survey that is chosen."""
        self.views.choose(name)
        self.pages.setCurrentWidget(self._parts[name])
        self._ask(name)

    def show_place(self, place: Place) -> None:
        """Show the view that is called."""
        self.show_view(place.place if place.place in self._parts else WAVES)

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        shown = self.pages.currentWidget()
        if isinstance(shown, Making | People | Taking | Comments | Figures):
            shown.focus_first()
        else:
            self.table.setFocus()

    @property
    def case_at_hand(self) -> str:
        """The case of the line that is chosen."""
        shown = self.pages.currentWidget()
        one = shown.table.current if isinstance(shown, People | Taking | Comments) else None
        return one.case_id if one else ""

    def _of_waves(self) -> QWidget:
        page = QWidget()
        stack = column(page, gap=3)
        self.writes = Button("Write it out…", self._write_out, icon_name="save")
        self.sends = Button("Record it as sent", self._mark_sent)
        self.takes_in = Button("Take answers in from a list…", lambda: self.workplace.go.show_screen("survey-file"))
        self.back = Button("Take it back", self._take_back)
        stack.addWidget(sized(self.table, fixed_height=60))
        stack.addWidget(self._told)
        stack.addWidget(flow(self.writes, self.sends, self.takes_in, self.back))
        stack.addStretch()
        return scrolled(page)

    def _ask(self, name: str) -> None:
        wave = self.table.current
        if name == MAKE:
            self.making.show_settings({})
        elif name in (PEOPLE, TAKE) and wave is not None:
            (self.people if name == PEOPLE else self.taking).show_wave(wave.id)
        elif name == COMMENTS:
            self.words.show_settings({})

    def _show(self, found: tuple[WaveTold, ...]) -> None:
        self.table.show_ids([each.id for each in found], {each.id: each for each in found})
        if found and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        self.figures.show_waves(found)
        self._choose()
        self._ask(self.views.value)
        self._bar.fold()

    def _choose(self) -> None:
        """Say what is to be said of the chosen survey."""
        wave, may = self.table.current, self._refused is None
        counts = wave.counts if wave else None
        self.writes.setEnabled(may and counts is not None and counts.waiting > 0)
        self.sends.setEnabled(may and counts is not None and counts.waiting > 0)
        self.back.setEnabled(may and counts is not None and counts.sent == 0)
        self._told.setText(_told(wave) if wave else "There is no survey yet. Make one: it sends nothing by itself.")

    @property
    def _refused(self) -> Refused | None:
        return refusal(self.workplace.desk().officer.role, Act.SURVEY)

    def _show_permission(self) -> None:
        refused = self._refused
        self.said.say(refused.why if refused else "", more=refused.do if refused else "", icon_name="lock")
        self.takes_in.setEnabled(refused is None)

    def _write_out(self) -> None:
        wave = self.table.current
        name = f"survey-{self.workplace.today()}"
        path = ask_to_save(self, self.workplace.folder, "Write the survey into a new folder", name, "Folder (*)")
        if wave and path:
            then = partial(self.workplace.go.say, f"It is written into {path.name}. Record when it went")
            work = partial(_write, wave, path)
            self.workplace.operations.read(self, work, lambda _: then(), topic="out", refused=self._say)

    def _mark_sent(self) -> None:
        wave = self.table.current
        if wave:
            self._do(partial(_send_all, wave.id), f"{count(wave.counts.waiting, 'survey')} on record as sent today")

    def _take_back(self) -> None:
        wave = self.table.current
        if wave:
            self._do(partial(take_wave_back, wave_id=wave.id), f"“{wave.name}” is taken back")

    def _do(self, work: Work, words: str) -> None:
        self.workplace.operations.do(self, work, lambda _: self.workplace.go.say(words), refused=self._say)

    def _say(self, refused: Refused) -> None:
        self.said.say(refused.why, more=refused.do, tone="warn")


def _send_all(wave_id: str, session: Session, desk: Desk) -> Changes:
    """Record that a survey went today to everybody who waits for it."""
    found = asks(session, desk, wave_id=wave_id)
    return mark_sent(session, desk, ask_ids=[each.id for each in found if not each.held_because and not each.sent_on])


def _write(wave: WaveTold, path: Path, office: Office) -> None:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.survey_papers import write_survey

    desk = office.desk()
    with office.record.reading() as session:
        found = asks(session, desk, wave_id=wave.id)
        made = write_survey(session, desk, wave=wave, asks=found, folder=path, sample=is_sample(office.record))
    office.looked(Looked.LIST_OUT, number=made["list.xlsx"])


def _told(wave: WaveTold) -> str:
    """Return what is said of a survey beneath the list."""
    counts = wave.counts
    all_ = (
        f"{counts.eligible:,} ended, {counts.held_back:,} held back, {counts.waiting:,} to send, {counts.sent:,} sent, "
        f"{counts.delivered:,} reached, {counts.answered:,} answered."
    )
    held = [f"{number:,} held back: {because.value}" for because, number in wave.counts.held.items()]
    names = "Answers are kept with names." if wave.identified else "Nobody is shown whose an answer is."
    days = f"Complaints that ended from {in_short(wave.from_on)} to {in_short(wave.to_on)}."
    rate = percent(wave.counts.response)
    answered = f"{rate}% of those it reached have answered." if rate and wave.counts.answered else ""
    return "\n".join(filter(None, (f"{days} {names}", all_, *held, answered, wave.counts.doubt)))
