"""What the answers say: pooled, with how sure it is, each way of answering beside the others and never mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.survey_waves import WaveTold
from complaints_desktop.reading.surveys import AnswersSeen, answers
from complaints_desktop.rules.wording import capitalised, count, in_full
from complaints_desktop.surveys.answers import by_mode, lifted, shares, told
from complaints_desktop.surveys.questions import HANDLING, OUTCOME, SCALE
from complaints_desktop.surveys.questions import question as asked
from ui.kit.banner import Banner
from ui.kit.fields import ChoiceField
from ui.kit.flow import flow
from ui.kit.layouts import column, empty, grid, scrolled
from ui.kit.texts import copyable, heading, text
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

STAGES = ((1, "Stage 1"), (2, "Stage 2"))


class Figures(QWidget):
    """The figures of one survey, or of all."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin with all."""
        super().__init__()
        self.workplace = workplace
        self._waves: Mapping[str, WaveTold] = {}
        self.wave = ChoiceField("wave", "Survey", (), unchosen="All surveys", width=90)
        self.stage = ChoiceField("stage", "Stage", STAGES, unchosen="Both stages", width=50)
        self.notes, self.more = Banner(), copyable("", "hint")
        self.questions, self.modes = QWidget(), QWidget()
        self._lines = {part: grid(part, gap=2) for part in (self.questions, self.modes)}
        page = QWidget()
        stack = column(page, gap=3, edge=(2, 0, 4, 0))
        stack.addWidget(flow(self.wave, self.stage, gap=3))
        stack.addWidget(self.notes)
        stack.addWidget(self.questions)
        stack.addWidget(self.more)
        stack.addWidget(heading("By how they answered"))
        why = "On paper and on the phone people answer more kindly than online: compare only within one way."
        stack.addWidget(text(why, "hint"))
        stack.addWidget(self.modes)
        stack.addStretch()
        column(self, gap=0).addWidget(scrolled(page))
        self.wave.edited.connect(self.load)
        self.stage.edited.connect(self.load)

    def show_waves(self, waves: tuple[WaveTold, ...]) -> None:
        """Offer the surveys, and ask for the figures."""
        self._waves = {each.id: each for each in waves}
        self.wave.set_choices([(each.id, each.name) for each in waves])
        self.load()

    def load(self) -> None:
        """Ask for the answers that are seen here."""
        wave, stage = self.wave.value, self.stage.value
        asked_for: dict[str, Any] = {"wave_id": wave or "", "stage": stage}
        found = question(answers, **asked_for)
        self.workplace.operations.read(self, found, self._show, topic="survey figures")

    def focus_first(self) -> None:
        """Put the cursor to which survey it is."""
        self.wave.control.setFocus()

    def _show(self, found: AnswersSeen) -> None:
        of = found.of_figures
        known = shares(of)
        self._put(self.questions, [(each.called, told(known[each.name])) for each in SCALE])
        ways = [
            (f"{asked(name).called}: {mode.value}", told(share))
            for name in (HANDLING, OUTCOME)
            for mode, share in by_mode(of, name).items()
        ]
        self._put(self.modes, ways)
        more = lifted(known[HANDLING])
        self.more.setText(f"How the complaint was handled, “+20 % satisfaction”: {more}." if more else "")
        self._say_notes(found)

    def _put(self, part: QWidget, lines: Sequence[tuple[str, str]]) -> None:
        """Show what was asked, and beside it what was said."""
        laid = self._lines[part]
        empty(laid)
        for place, (what, said) in enumerate(lines):
            laid.addWidget(text(what, "label"), place, 0, Qt.AlignmentFlag.AlignTop)
            laid.addWidget(copyable(capitalised(said)), place, 1)
        laid.setColumnStretch(0, 2)
        laid.setColumnStretch(1, 5)

    def _say_notes(self, found: AnswersSeen) -> None:
        wave = self._waves.get(str(self.wave.value or ""))
        doubt = wave.counts.doubt if wave else ""
        held = wave.counts.held_back if wave else 0
        kept = (
            f"{count(found.kept_back, 'answer')} left out, which you see after {in_full(found.until)}."
            if found.until
            else ""
        )
        of = f"{capitalised(found.counted_of)}." if found.counted_of else ""
        left = f"{held:,} of {wave.counts.eligible:,} whose complaint ended were held back." if wave and held else ""
        self.notes.say(
            count(len(found.answers), "answer"), more=" ".join(filter(None, (of, doubt, left, kept))), tone="info"
        )
