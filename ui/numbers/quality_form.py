"""The form on which a drawn answer is reviewed: the letter without names, the criteria, what was done well."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from complaints_desktop.actions.quality_reviews import ReviewTyped, save_review
from complaints_desktop.numbers.share import plain
from complaints_desktop.quality.matrix import DATA
from complaints_desktop.quality.scoring import Mark, score
from complaints_desktop.reading.quality_sheet import ReviewSheet
from complaints_desktop.rules.wording import count
from db.number_terms import DrawMethod, Reviewed
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.fields import LongTextField, TextField, TickField
from ui.kit.flow import flow
from ui.kit.form_page import FormPage
from ui.kit.layouts import sized
from ui.kit.texts import heading, text
from ui.numbers.quality_marks import MarkRow
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.changes import Changes
    from complaints_desktop.rules.refusals import Refused

WHY = (
    "Marked by the matrix that held when the review was begun. Whose work it is stands nowhere here until you finish. "
    "Keys: y yes, p partly, n no, x not applicable; the next criterion follows by itself."
)
PAUSE = 2_000
"""Milliseconds without a key after which what is marked is kept."""
OF_FILE = "The file is in the case itself, which names its handler: read it for what it shows."


class ReviewForm(FormPage):
    """The review of one answer; kept as often as one likes, and read by its handler once it is finished."""

    left = Signal()
    done = Signal(str)

    def __init__(self, workplace: Workplace, sheet: ReviewSheet) -> None:
        """Show what was kept so far."""
        what = f"Review the {sheet.draw.looks_at.value}: {sheet.item.reference}, stage {sheet.item.stage}"
        super().__init__(what, WHY, edge=(4, 6, 6, 6))
        self.workplace, self.sheet = workplace, sheet
        self.body.addWidget(self.form.summary)
        if sheet.because:
            self.body.addWidget(text(f"What to look at closely: {sheet.because}.", "hint"))
        if sheet.draw.looks_at is Reviewed.FILE:
            open_case: Callable[[], object] = partial(workplace.go.open_case, sheet.item.case_id)
            self.body.addWidget(text(OF_FILE, "hint"))
            self.body.addWidget(flow(Button("Open the case", open_case, icon_name="cases")))
        self._show_letter()
        self.rows = [MarkRow(each, sheet.shows.get(each.key)) for each in sheet.criteria]
        self.body.addWidget(heading("Criteria"))
        for place, each in enumerate(self.rows):
            self.body.addWidget(each)
            self.form.add(each.quote)
            each.marked.connect(self._tell)
            each.next_asked.connect(partial(self._go_on, place + 1))
        self._ask_the_rest()
        self.dirty = False
        """Whether anything is marked or written that is not kept yet."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(partial(self.keep, self, self.form.refuse))
        self.score = text("", "label")
        self.finish = Button("Finish the review", partial(self.save, finish=True), role="primary")
        self.finish.setToolTip("Ctrl+Enter")
        keep = Button("Keep it for now", partial(self.save, finish=False))
        back = Button("Back", self.left.emit, role="link", name="Back; what is marked is kept")
        self.line.addWidget(flow(self.finish, keep, back, self.score))
        self._fill()
        self.form.edited.connect(self._begun)
        for each in self.rows:
            each.marked.connect(self._begun)

    def keep(self, owner: QWidget, refused: Callable[[Refused], object]) -> None:
        """Keep what is marked so far, where anything is: it is there again when the form opens again.

        `owner` and `refused` outlive the form where it is left.
        """
        if self.dirty:
            self._pause.stop()
            self.dirty = False
            work = partial(save_review, item_id=self.sheet.item.id, typed=self.typed, finish=False)
            self.workplace.operations.do(owner, work, refused=refused)

    def _begun(self) -> None:
        self.dirty = True
        self._pause.start()

    def focus_first(self) -> None:
        """Put the cursor on the first criterion without a mark."""
        self._go_on(next((n for n, each in enumerate(self.rows) if each.mark is None), 0))

    @property
    def typed(self) -> ReviewTyped:
        """What is marked and written so far."""
        marks = {each.criterion.key: each.mark for each in self.rows}
        rows = (each.criterion.key for each in self.rows if each.failed)
        named = (*rows, DATA) if self.form["critical"].value else tuple(rows)
        return ReviewTyped(
            marks={key: mark for key, mark in marks.items() if mark is not None},
            strengths=self.form.text("strengths"),
            critical=named,
            residents=self.form.text("residents") if "residents" in self.form else "",
        )

    def save(self, *, finish: bool) -> None:
        """Keep the marks, or finish the review."""
        work = partial(save_review, item_id=self.sheet.item.id, typed=self.typed, finish=finish)
        said = "The review is finished; its handler reads it now" if finish else "The marks are kept"

        self._pause.stop()

        def then(_changes: Changes) -> None:
            self.dirty = False
            self.done.emit(said)

        self.workplace.operations.do(self, work, then, words="Keeping the review", refused=self.form.refuse)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, finish on Ctrl+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.finish.click()
        else:
            super().keyPressEvent(event)

    def _show_letter(self) -> None:
        self.body.addWidget(heading("The letter, without names"))
        if not self.sheet.letter:
            self.body.addWidget(
                Banner(
                    "The letter is not in this record",
                    more="Ask for it, or leave this answer out with that as the reason.",
                )
            )
            return
        box = QPlainTextEdit(self.sheet.letter)
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setAccessibleName("The letter, without names")
        self.body.addWidget(sized(box, fixed_height=60))

    def _ask_the_rest(self) -> None:
        hint = "It is read first; say what you would like to see again"
        self.body.addWidget(heading("What was done well, and what must never happen"))
        self.add(LongTextField("strengths", "What was done well", hint=hint, lines=2))
        self.add(TickField("critical", self.sheet.matrix.critical[DATA]))
        if self.sheet.draw.method is DrawMethod.DIP:
            panel = "The panel’s name, where residents reviewed it on the copy without names"
            self.add(TextField("residents", "Residents who reviewed it", hint=panel))
        self.form.require({"strengths": "Say what was done well"})
        self.body.addStretch()

    def _fill(self) -> None:
        begun = self.sheet.begun
        if begun is not None:
            kept = {each.criterion: each for each in begun.scores}
            for each in self.rows:
                if each.criterion.key in kept:
                    each.fill(kept[each.criterion.key], failed=each.criterion.key in begun.named)
            self.form["strengths"].set_value(begun.strengths)
            self.form["critical"].set_value(DATA in begun.named)
            if "residents" in self.form:
                self.form["residents"].set_value(begun.residents)
        self._tell()

    def _go_on(self, place: int) -> None:
        if place < len(self.rows):
            self.rows[place].take_focus()
        else:
            self.form.jump("strengths")

    def _tell(self) -> None:
        marks = [Mark(each.criterion.key, each.criterion.points, each.mark.scored) for each in self.rows if each.mark]
        open_ = len(self.rows) - len(marks)
        found = score(marks, critical=self.sheet.matrix.critical, named=self.typed.critical)
        failed = f", critical: {', '.join(found.critical)}" if found.failed else ""
        waits = f"{count(open_, 'criterion', 'criteria')} without a mark" if open_ else "All are marked"
        points = f"{plain(found.earned)} of {count(found.applicable, 'point')}"
        self.score.setText(f"{points}{failed}. {waits}.")
