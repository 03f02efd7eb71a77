"""The foot of the letter screen: what still blocks it, its reading age, and Issue, Print, Save."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from complaints_desktop.letters.brief import STAYS
from complaints_desktop.letters.checks.approval import AWAITED
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.reading_age import by_section
from complaints_desktop.rules.wording import count
from ui.kit.buttons import Button, Link
from ui.kit.icons import Picture
from ui.kit.layouts import column, restyle, row, show_if
from ui.kit.texts import text
from ui.kit.theme import theme
from ui.letters.gaps import in_reading_order, key_of
from ui.letters.proof import Proof
from ui.letters.whole_lines import WholeLines

BEFORE_KEY, AFTER_KEY = "Shift+F8", "F8"
"""The keys to the gap before and after."""

HIGH, LOW = 26, 11
"""Units the lines are high at most, and where there is little room."""

NARROW = 170
"""Units across from which lines and buttons stand beside one another."""

ISSUE, SUBMIT = "Issue the letter", "Submit for approval"

GOOD_AGE = 12
"""A reading age to aim for (plain English: most people read with ease what a child of 12 can)."""


HARDEST = 2
"""How many sections that are too hard to read are named."""


class LetterFoot(QFrame):
    """What blocks the letter, line by line, one of them the present one; and what can be done with it."""

    jumped = Signal(str)
    """A line was pressed: go to where its field is filled in."""
    asked = Signal(str)
    """What the gate found under this number shall stay."""
    reached = Signal(object)
    """A Blocker has become the present one."""

    def __init__(self) -> None:
        """Start with nothing known."""
        super().__init__()
        self.setProperty("role", "foot")
        self._across: QBoxLayout = row(self, gap=3, edge=(2.5, 5))
        self._scroll = WholeLines(most=HIGH)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left = column(gap=1)
        self._title = text("", "subheading")
        self.before = self._stepper(-1, "chevron-up", f"Previous thing to mend ({BEFORE_KEY})")
        self.after = self._stepper(1, "chevron-down", f"Next thing to mend ({AFTER_KEY})")
        head = row(gap=1.5)
        head.addWidget(self._title, 1)
        for part in (self.before, self.after):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        left.addLayout(head)
        left.addWidget(self._scroll)
        self._across.addLayout(left, 1)
        right = column(gap=1.5)
        self._age = text("", "hint", wrap=False)
        self._ages = text("", "small", wrap=False)
        right.addWidget(self._age, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._ages, 0, Qt.AlignmentFlag.AlignRight)
        buttons = row(gap=2)
        self.save = Button("Save …", icon_name="save")
        self.print = Button("Print …", icon_name="print")
        self.email = Button("Email …", icon_name="email", name="Email it")
        self.sent = Button("Sent …", icon_name="tick", name="Record how it was sent")
        self.send_back = Button("Send it back …", icon_name="cross")
        self.approve = Button("Approve it …", role="primary", icon_name="tick")
        self.issue = Button(ISSUE, role="primary", icon_name="lock")
        self.to_case = Button("Back to the case", role="link")
        for button in (self.save, self.print, self.email, self.sent, self.send_back, self.approve, self.issue):
            buttons.addWidget(button)
        right.addLayout(buttons)
        self._across.addLayout(right)
        self.gaps: tuple[Blocker, ...] = ()
        """What blocks the letter and what to look at, in reading order."""
        self._drawn: list[QWidget] = []
        self._at: int | None = None
        self._to_line: QWidget | None = None
        """What the cursor goes to as soon as it is shown."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the lines where there is little room, and show fewer lines then."""
        super().resizeEvent(event)
        narrow = self.width() < theme().pixels(NARROW)
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._scroll.allow(LOW if narrow else HIGH)

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the buttons."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().pixels(NARROW) // 2), hint.height())

    def show_proof(self, made: Proof) -> None:
        """Show what blocks the letter, then what to look at."""
        blocks = len(made.blocks)
        show_if(self.issue, True)
        for part in (self.email, self.sent, self.approve, self.send_back):
            show_if(part, False)
        self.print.lead(on=False)
        self.issue.setEnabled(not blocks or made.to_submit)
        self.issue.setText(SUBMIT if made.to_submit else ISSUE)
        self._title.setText(
            f"{count(blocks, 'thing')} still {'blocks' if blocks == 1 else 'block'} this letter"
            if blocks
            else "Nothing blocks this letter"
        )
        age = f"Reading age {made.age}" if made.age else "Reading age: too few words to say"
        over = f" · aim for {GOOD_AGE} or less" if made.age and made.age > GOOD_AGE else ""
        self._age.setText(age + over)
        self._ages.setText("\n".join(f"Reading age {age}: {title}" for title, age in _hard(made)))
        show_if(self._ages, bool(self._ages.text()))
        show_if(self._age, True)
        self._show_gaps(in_reading_order(made.blockers, made.matter.kind))
        show_if(self._scroll, bool(made.blockers))
        for step in (self.before, self.after):
            show_if(step, bool(made.blockers))

    @property
    def present(self) -> Blocker | None:
        """The gap one is at; None before any was gone to."""
        return None if self._at is None else self.gaps[self._at]

    def begin(self) -> None:
        """Be at no gap: another letter is opened."""
        self._at = None

    def reach_present(self) -> None:
        """Go to the gap one was at, to the one that stands there since it was filled, or else to the first."""
        self._reach(self._at or 0)

    def step(self, by: int) -> None:
        """Go on to the next gap, or back; round the ends."""
        if self.gaps:
            at = self._at if self._at is not None else -1 if by > 0 else 0
            self._reach((at + by) % len(self.gaps))

    def focus_present(self) -> None:
        """Put the cursor on the line of the present gap, from where Enter goes to what mends it."""
        if self._at is not None:
            link = self._drawn[self._at].findChild(Link) or self.after
            link.setFocus()
            self._to_line = link
            QTimer.singleShot(0, link, lambda: self._to_line is link and link.setFocus())  # a new line is shown by then

    def _reach(self, at: int) -> None:
        if self.gaps:
            self._at = min(at, len(self.gaps) - 1)
            self._mark_present()
            self._to_line = None
            self.reached.emit(self.gaps[self._at])

    def _show_gaps(self, gaps: tuple[Blocker, ...]) -> None:
        """Draw the lines anew where they have changed; whoever is at one of them stays at it."""
        if gaps == self.gaps:
            return
        keys_at = self.window().focusWidget()
        was, had_keys = self.present, keys_at is not None and self._scroll.isAncestorOf(keys_at)
        self.gaps = gaps
        self._drawn = [self._line(blocker) for blocker in gaps]
        self._scroll.show_lines(self._drawn)
        if was is not None:
            keys = [key_of(each) for each in gaps]
            same = keys.index(key_of(was)) if key_of(was) in keys else min(self._at or 0, len(gaps) - 1)
            self._at = same if gaps else None
        self._mark_present()
        if had_keys:
            self.focus_present()

    def _mark_present(self) -> None:
        """Show which line is the present one, by its ground and in words; keep it in view."""
        for at, line in enumerate(self._drawn):
            restyle(line, role="present" if at == self._at else "")
        if self._at is not None:
            line = self._drawn[self._at]
            QTimer.singleShot(0, line, partial(self._scroll.bring_up, line))

    def _stepper(self, by: int, icon_name: str, name: str) -> Button:
        return Button("", lambda: self.step(by), role="tool", icon_name=icon_name, name=name)

    def show_submitted(self, made: Proof, *, may: bool) -> None:
        """A letter that was submitted: whoever may judge it approves it or sends it back; what to look at is shown."""
        self.show_proof(replace(made, blockers=tuple(each for each in made.blockers if each.field != AWAITED)))
        self._title.setText("Submitted for approval. Read it as the resident will.")
        show_if(self.issue, False)
        for part in (self.approve, self.send_back):
            show_if(part, may)

    def show_issued(self) -> None:
        """A letter that has gone: nothing blocks it any more, and nothing can be changed."""
        self._title.setText("This letter is issued. It can be printed and saved, not changed.")
        writing = (self._scroll, self.before, self.after, self._age, self._ages)
        for part in (*writing, self.issue, self.approve, self.send_back):
            part.hide()
        for part in (self.email, self.sent):
            show_if(part, True)
        self.lead(None)

    def lead(self, next_: Button | None) -> None:
        """Of an issued letter, make the next step the primary action: to print it, or to record how it was sent."""
        for part in (self.print, self.sent):
            part.lead(on=part is next_)

    def _line(self, blocker: Blocker) -> QWidget:
        line = QFrame()
        across = row(line, gap=1.5, edge=(0, 1))
        icon_name, tone = ("warning", "danger") if blocker.blocks else ("info", "info")
        across.addWidget(Picture(icon_name, tone, units=4))
        code = f" (Code {blocker.paragraph})" if blocker.paragraph else ""
        words = f"{blocker.why}{code}. {blocker.do}"
        if blocker.given:
            words = f"{blocker.why}{code}. It may stay: {blocker.given.because}"
        if blocker.field:
            name = f"{'Blocks the letter' if blocker.blocks else 'Look at'}: {words}"
            across.addWidget(Link(words, partial(self.jumped.emit, blocker.field), name=name), 1)
        else:
            across.addWidget(text(words), 1)
        for way in self._ways_on(blocker):
            across.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _ways_on(self, blocker: Blocker) -> Iterator[QWidget]:
        """Yield what can be done so that it stays: say why, and where it stops the letter, ask for leave."""
        if not blocker.finding or blocker.given:
            return
        if blocker.override:
            said = blocker.override.answered
            yield text(f"Sent back: {said.because}" if said else "A manager is asked", "hint")
            if said is None:
                return
        say = partial(self.jumped.emit, f"{STAYS}{blocker.finding}")
        yield Link("Say why it stays", say, name=f"Say why it stays: {blocker.why}")
        if blocker.overridable:
            ask = partial(self.asked.emit, blocker.finding)
            yield Link("Ask a manager", ask, name=f"Ask a complaints manager to let it stay: {blocker.why}")


def _hard(made: Proof) -> list[tuple[str, int]]:
    """Return the sections that are hardest to read, of those that are too hard, the hardest first."""
    hard = [(title, age) for title, age in by_section(made.page).items() if age > GOOD_AGE]
    return sorted(hard, key=lambda each: -each[1])[:HARDEST]
