"""The letter: what it must say, the words, the page as it will print, and at the foot what still blocks it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.letters.adjusted import adjusted
from complaints_desktop.letters.approval import submission_of
from complaints_desktop.letters.brief import (
    LARGEST_SIZE,
    SMALLEST_SIZE,
    STANDARD_SIZE,
)
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.checks.approval import APPROVAL
from complaints_desktop.letters.eml import file_name
from complaints_desktop.letters.events import PUTS_RIGHT, WHICH
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.reading.drafts import OF_LETTER
from complaints_desktop.reading.filing import FiledLetter, opened_letter
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.submissions import not_theirs
from ui.kit.fields import ChoiceField
from ui.kit.layouts import column, scrolled, sized
from ui.kit.paper import Paper
from ui.kit.parts import Parts
from ui.kit.theme import theme
from ui.letters.beside import Beside
from ui.letters.fields_panel import FieldsPanel
from ui.letters.foot import AFTER_KEY, BEFORE_KEY, LetterFoot
from ui.letters.head import LetterHead
from ui.letters.issuing import Issuing
from ui.letters.letter_out import LetterOut
from ui.letters.paragraph_palette import ParagraphPalette
from ui.letters.proof import Asked, Proof, proof
from ui.letters.reading_along import ReadingAlong
from ui.letters.spelling import Spelling
from ui.letters.which_field import WhichField
from ui.letters.wording_panel import LetterWords
from ui.sheets.sheet_table import SHEETS, place_of_field
from ui.workplace.drafts import DraftKeeper
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    pass

VERSION = "wording"
"""Under which a draft keeps the version of the wording it was begun in."""

PAUSE = 40
"""Milliseconds after the last key before the page is drawn anew: with the drawing it follows a key within 150."""

SIZES = tuple((size, f"{size} point") for size in range(SMALLEST_SIZE, LARGEST_SIZE + 1, 2))
ISSUED, SUBMITTED = "issued:", "submitted:"
"""Before the id of a letter that was issued, or that waits for somebody's approval."""

FIELDS, WORDS, PAGE = "fields", "words", "page"
"""The parts of the screen, from left to right."""

LEAST = 190
"""Units across that all three need."""


class LetterScreen(Screen):
    """One letter at a time: being written, or as it was issued."""

    subjects = frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.PEOPLE, Subject.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        """Lay out the three columns and the foot."""
        super().__init__(workplace)
        self.proof: Proof | None = None
        self._case_id, self._kind, self._issued, self._submitted = "", "", "", ""
        self._which = ""  # the other matter that was chosen, where it is about one
        self._draft: DraftKeeper | None = None
        self._begun = False  # whether something was typed since the letter was opened
        self._to_focus = False  # whether the cursor goes to a gap as soon as the page is made
        self._frozen = b""  # the page of a letter that was issued just now
        self._fresh = ""
        """The id of that letter, until it is taken out."""
        self._asking = False  # whether to ask about the letter once more as soon as the page is made
        self.fields, self.words, self.paper, self.foot = FieldsPanel(), LetterWords(), Paper(), LetterFoot()
        self.issuing = Issuing(self, workplace, self.foot.issue, self._asked)
        self.beside = Beside(workplace, self.paper)
        self.along = ReadingAlong(self, self.words, self.paper, self.foot)
        self.paragraphs = ParagraphPalette(self, workplace, lambda: self.words.boxes)
        self.spelling = Spelling(self, workplace, lambda: self.words.boxes)
        self.out = LetterOut(self, workplace, self.beside, self._asked)
        self.text_size = ChoiceField("text_size", "Size of print", SIZES, width=32, unchosen="Size…")
        self.which = WhichField()
        self.head = LetterHead(self.foot.to_case)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.load)
        self._lay_out()
        theme().changed.connect(self._widen, Qt.ConnectionType.QueuedConnection)
        self.words.edited.connect(self._typed)
        self.text_size.edited.connect(self._typed)
        self.which.edited.connect(self._choose)
        self.fields.jumped.connect(self.jump)
        self.foot.jumped.connect(self.jump)
        self.foot.reached.connect(self._reach)
        self.foot.asked.connect(self.issuing.ask_to_stay)
        self.foot.issue.clicked.connect(self.ask_last)
        self.issuing.issued.connect(self._issued_now)
        self.issuing.submitted.connect(self.load)
        self.foot.approve.clicked.connect(partial(self._to_form, "approve-letter"))
        self.foot.send_back.clicked.connect(partial(self._to_form, "send-back-letter"))
        self.issuing.refused.connect(self.words.jump)
        self.foot.print.clicked.connect(self.out.print_page)
        self.foot.save.clicked.connect(self.out.ask_file)
        self.foot.email.clicked.connect(self.out.ask_email)
        self.foot.sent.clicked.connect(partial(self._to_form, "send-letter"))
        self.out.taken.connect(self._taken)

    def show_place(self, place: Place) -> None:
        """Show the letter of a kind of a case, or the issued one whose id the place names."""
        if self._draft:
            self._draft.flush()
        if (place.case_id, place.place) == (self._case_id, self._kind):
            self._which = self._matter_of(place) or self._which
            self._to_focus = True
            self.load()
            return
        self._to_focus = False
        self.foot.begin()
        self._case_id, self.proof, self._begun, self._asking = place.case_id, None, False, False
        self._issued = place.place.removeprefix(ISSUED) if place.place.startswith(ISSUED) else ""
        self._submitted = place.place.removeprefix(SUBMITTED) if place.place.startswith(SUBMITTED) else ""
        self._kind = "" if self._issued or self._submitted else place.place
        self._which = self._matter_of(place)
        self.along.begin(writing=bool(self._kind))
        self.words.fill({})
        self.text_size.set_value(STANDARD_SIZE)
        self._show_what(writing=bool(self._kind))
        self.beside.begin()
        self.paper.show_pdf(self._frozen, whole=bool(self._issued))  # never another letter's page
        self._frozen = b""
        if self._issued:
            self.foot.show_issued()
            self._read_issued()
        elif self._submitted:
            self._draft = None
            self.load()
        else:
            self._draft = DraftKeeper(self, self.workplace, f"{OF_LETTER}{self._kind}", place.case_id, self._keep)
            self.load()

    def load(self) -> None:
        """Put the letter together as it stands."""
        if not (self._kind or self._submitted):
            return
        asked = self._asked()
        self.workplace.operations.read(
            self, lambda office: proof(office, asked), self._show, topic="proof", words="Setting the page"
        )

    @property
    def case_at_hand(self) -> str:
        """The case the letter is about."""
        return self._case_id

    def focus_first(self) -> None:
        """Put the cursor at the first gap, or where the last one was; an issued letter has only its page to read."""
        if not self._kind:
            self.paper.setFocus()
        elif self.proof is None or self._to_focus:
            self.foot.to_case.setFocus()  # until the page is made
        elif not self.proof.blocks:
            self.words.focus_first() or self.foot.save.setFocus()
        else:
            self.foot.reach_present()

    def jump(self, field: str) -> None:
        """Go to where a field is filled in: its box here, or its place in the case."""
        if field == APPROVAL:
            self.ask_last()  # submits it, where nothing else stops it
        elif not self._jump_here(field) and self.proof:
            place, subject = "settings", ""
            if not field.startswith("landlord"):
                place, subject = place_of_field(field, self.proof.matter.kind, self.proof.matter.case)
            if place == "settings":
                self.workplace.go.show_screen(place)
            else:
                column = field.rpartition(".")[2]
                self.workplace.go.show_place(Place("case", self._case_id, place, subject, column, back=True))
            if place not in SHEETS:  # a form comes back by itself when it is done
                come_back = partial(self.workplace.go.open_letter, self._case_id, self._kind)
                back = ("Back to the letter", come_back)
                self.workplace.go.say("Mend it here: the letter waits as it is", tone="info", actions=(back,))

    def _jump_here(self, field: str) -> bool:
        """Go to the box of a field; return whether it has one on this screen."""
        name = ".".join(part for part in field.split(".") if not part.isdigit())
        chosen = {"text_size": self.text_size, WHICH: self.which, PUTS_RIGHT: self.which}.get(name)
        if chosen:
            self.parts.show_part(FIELDS)
            chosen.control.setFocus()
            return True
        if name in self.words.boxes:
            self.parts.show_part(WORDS)
        return self.words.jump(name)

    def _reach(self, gap: Blocker) -> None:
        """Go to a gap: into its box; or, where it is mended elsewhere, to its line, and show it on the page."""
        if not self._jump_here(gap.field or ""):
            self.foot.focus_present()
        self.along.follow(gap.field or "")

    def ask_last(self) -> None:
        """Ask once more before the letter leaves, about the page as it is with the last word typed."""
        if not self._kind or self.proof is None or self.issuing.sheet is not None:
            return
        self.beside.back()
        self._asking = True
        if self._pause.isActive():
            self._pause.stop()
            self.load()
        else:
            self._ask_last(self.proof)

    def _ask_last(self, made: Proof) -> None:
        """Ask about the letter as it is, or show the first thing that blocks it."""
        self._asking = False
        if made.to_submit:
            self.issuing.submit()
        elif made.blocks:
            self.foot.reach_present()
        else:
            self.issuing.ask(made, self.paper.pages)

    def _asked(self) -> Asked:
        size = self.text_size.value
        return Asked(
            self._case_id,
            self._kind,
            {**self.words.typed, **({self._chosen_by: self._which} if self._which else {})},
            size if isinstance(size, int) else STANDARD_SIZE,
            self._issued,
            self._submitted,
        )

    def _keep(self) -> Mapping[str, Any]:
        words = self.proof.matter.kind.version if self.proof else ""
        return {**self.words.typed, WHICH: self._which, "text_size": self.text_size.value, VERSION: words}

    def _matter_of(self, place: Place) -> str:
        """Return the id of the matter or letter that a letter about one is opened from; empty of every other."""
        return place.subject if self._chosen_by else ""

    @property
    def _chosen_by(self) -> str:
        """Under what the letter is told which of several things it is about; empty of a letter about none."""
        return letter_kind(self._kind).event.chosen if self._kind else ""

    def _choose(self) -> None:
        self._which = str(self.which.value or "")
        self._typed()

    def _typed(self) -> None:
        self._begun = True
        if self._draft:
            self._draft.touch()
        self._pause.start()
        self.spelling.typed()

    def _show(self, made: Proof) -> None:
        first = self.proof is None
        self.issuing.look_again(made.page)
        self.proof = made
        case = made.matter.case
        self.head.show_draft(made.matter)
        self.out.name = file_name(case.reference, made.matter.kind.name)
        self.which.offer(made.matter, chosen=bool(self._which))
        self.words.show_page(made.page, made.matter.kind)
        worst_last = [each for each in reversed(made.blocks) if each.field and not first]
        self.words.mark({each.field: f"{each.why}. {each.do}" for each in worst_last if each.field})
        self.words.ask(made.blockers)
        self.spelling.begin(case)
        self.fields.show_fields(made.matter.kind, made.page, made.blocks)
        self._show_foot(made)
        self.paper.show_pdf(made.pdf, whole=bool(self._submitted))
        self.beside.offer(case)
        self.along.show_page(made.page)
        if self._to_focus:
            self._to_focus = False
            self.focus_first()
        if first and self._draft:
            self._draft.load(self._restore)
        QTimer.singleShot(0, self, self._widen)  # what is new has its size with the next turn only
        if self._asking:
            self._ask_last(made)

    def _show_foot(self, made: Proof) -> None:
        """Show what can be done now: issue, submit; or, of a letter that somebody else wrote, say whether it leaves."""
        if not self._submitted:
            self.foot.show_proof(made)
            return
        sent, me = submission_of(made.matter), self.workplace.desk().officer
        able = refusal(me.role, Act.APPROVE_LETTER) is None
        self.foot.show_submitted(made, may=bool(able and sent and not not_theirs(made.matter.case, sent, me)))

    def _widen(self) -> None:
        """Keep each column as wide as its longest word; the page beside gives way."""
        for area, inside in ((self._left, self.fields), (self._middle, self.words)):
            bar = area.verticalScrollBar().sizeHint().width()
            area.setMinimumWidth(inside.minimumSizeHint().width() + bar)

    def _restore(self, kept: Mapping[str, Any]) -> None:
        """Bring back what was typed; the size of print agreed with the person is chosen for the officer."""
        self._which = self._which or str(kept.get(WHICH, ""))
        agreed = adjusted(self.proof.matter.recipient if self.proof else None).text_size
        size = kept.get("text_size") or agreed
        begins = self.isVisible() and not self._begun
        if kept.get(VERSION) and self.proof and kept[VERSION] != self.proof.matter.kind.version:
            self.workplace.go.say("The wording of this letter was changed since you began it: read the page again")
        if kept or size != STANDARD_SIZE:
            self.words.fill(kept)
            self.text_size.set_value(size)
            self._to_focus = begins  # on the page as it is with these words, where other gaps are left
            self.load()
        elif begins:
            self.focus_first()

    def _issued_now(self, changes: Changes, content: bytes) -> None:
        """Show the page that was frozen, at once: not the draft, nor nothing until it has been read again."""
        if self._draft:
            self._draft.end()
            self._draft = None
        self.workplace.go.say("The letter is issued and kept with the case as it is. Send it today, and record how.")
        self._frozen, self._fresh = content, changes.made or ""
        if changes.made:
            self.workplace.go.open_letter(self._case_id, f"{ISSUED}{changes.made}")

    def _read_issued(self) -> None:
        asked = question(opened_letter, case_id=self._case_id, letter_id=self._issued)
        self.workplace.operations.read(self, asked, self._show_issued, topic="proof")

    def _show_issued(self, letter: FiledLetter) -> None:
        self.head.show_issued(letter)
        self.out.name = file_name(letter.reference, letter.kind)
        self.paper.show_pdf(letter.content, whole=True)
        waits = self.foot.print if self._fresh == self._issued else self.foot.sent
        self.foot.lead(None if letter.how_sent else waits)
        self.focus_first()

    def _taken(self) -> None:
        """What was just issued is on paper or in an email: what is left is to record how it was sent."""
        if self._issued and self._fresh == self._issued:
            self._fresh = ""
            self.foot.lead(self.foot.sent)

    def _show_what(self, *, writing: bool) -> None:
        self.head.begin(issued=bool(self._issued))
        self.parts.leave_out(*(() if writing else (FIELDS, WORDS)))

    def _to_form(self, form: str) -> None:
        """Go to a form about this letter, and come back when it is done."""
        about = self._issued or self._submitted
        self.workplace.go.show_place(Place("case", self._case_id, form, about, back=True))

    def _to_case(self) -> None:
        self.workplace.go.open_case(self._case_id, "letters")

    def _lay_out(self) -> None:
        stack = column(self, gap=0)
        self.foot.to_case.clicked.connect(self._to_case)
        stack.addWidget(self.head)
        self._left, self._middle = scrolled(self.fields), scrolled(self.words)
        for area in (self._left, self._middle):
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands on them takes the keys, and scrolls with them
        self.parts = Parts(
            {
                FIELDS: ("What it must say", self._left, 22),
                WORDS: ("The words", self._middle, 40),
                PAGE: ("The page", self.beside, 38),
            },
            least=LEAST,
        )
        self.parts.choice.choose(WORDS)
        self.fields.add_above(self.which)
        self.fields.add_above(self.text_size)
        stack.addWidget(sized(self.parts, least_height=40), 1)
        stack.addWidget(self.foot)
        screen_action(self, "Issue…", "Ctrl+Shift+I", self.ask_last)
        screen_action(self, "Next thing to mend", AFTER_KEY, partial(self.foot.step, 1))
        screen_action(self, "Previous thing to mend", BEFORE_KEY, partial(self.foot.step, -1))
        screen_action(self, "Put in a standard paragraph…", "Ctrl+J", self.paragraphs.open_)
        screen_action(self, "Next word that is spelt wrong", "F7", self.spelling.next_)
        screen_action(self, "Print", "Ctrl+P", self.out.print_page)
        screen_action(self, "Save as a file", "Ctrl+S", self.out.ask_file)
        screen_action(self, "Back to the case", "Alt+Up", self._to_case)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: head and foot do not scroll, and are as high as their words at the width there is."""
        least, layout = super().minimumSizeHint(), self.layout()
        high = layout.totalMinimumHeightForWidth(self.width()) if layout else 0
        return QSize(least.width(), max(least.height(), high))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Keep what is being typed."""
        if self._draft:
            self._draft.flush()
