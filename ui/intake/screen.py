"""Log what somebody says: one screen while on the phone, in any order, kept from the first key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.drafts import one_more, save
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import take
from complaints_desktop.forms.intake import A_COMPLAINT, SAID, Intake, expression_doubt
from complaints_desktop.office import Office
from complaints_desktop.reading.drafts import Kept, open_drafts
from complaints_desktop.reading.emails import Begun
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from db.terms import CaseKind
from ui.intake.caller import Caller
from ui.intake.came_with import CameWith
from ui.intake.due_card import DueCard
from ui.intake.foot import LogFoot
from ui.intake.is_it_a_complaint import CodeTest
from ui.intake.other_calls import OtherCalls
from ui.intake.other_matter import OtherMatterCard
from ui.intake.questions import Questions
from ui.kit.banner import Banner
from ui.kit.fields import accept_copy
from ui.kit.flow import Flow
from ui.kit.layouts import column, frame, scrolled, show_if, sized
from ui.kit.panes import MAIN, SidePanes
from ui.workplace.drafts import DraftKeeper
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

LOG = Intake.header.name


class LogScreen(Screen):
    """What is said, as it is told; more than one, where somebody else rings meanwhile."""

    subjects = frozenset({Subject.CALENDAR, Subject.DRAFTS})

    def __init__(self, workplace: Workplace) -> None:
        """Lay out the choice, the form, the finder and what is said beside."""
        super().__init__(workplace)
        self._untouched, self._begun = True, False
        self._open: tuple[Kept, ...] = ()
        self._discarded: Kept | None = None
        self.questions = Questions(workplace)
        self.form = self.questions.form
        self.caller = Caller(workplace, self.questions)
        self.finder = self.caller.finder
        self.test, self.due, self.other = CodeTest(), DueCard(), OtherMatterCard()
        self.calls = OtherCalls(self._take_up)
        self.came_with = CameWith(workplace)
        self.foot, self.barred = LogFoot(self.form.legend), Banner()
        self._draft = DraftKeeper(self, workplace, LOG, None, self._keep)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._empty()
        self._show_kind()

    def load(self) -> None:
        """Begin with today where nothing is typed yet, and count from the calendar as it is now."""
        if self._untouched:
            self._empty()
        self._show_due()
        self._show_barred()
        self._read_drafts()

    def focus_first(self) -> None:
        """Put the cursor into the line to find a person in, at every size of text; what stands there is typed over."""
        self._panes.show_part(MAIN)
        self.finder.setFocus()
        self.finder.selectAll()

    def log_it(self) -> None:
        """Make the case, if nothing is missing."""
        if not self.foot.log.isEnabled() or not self.form.check():
            return
        said = {name: self.form[name].value for name in self.form.names}
        typed = take(Intake, {**said, "kind": self.test.kind}, self.workplace.desk())
        intake, file_id = replace(typed, person_id=self.caller.person_id), self.came_with.file_id

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.documents import keep_from_draft
            from complaints_desktop.actions.intake import log

            logged = log(session, desk, intake=intake)
            if not file_id or logged.made is None:
                return logged
            filed = keep_from_draft(session, desk, case_id=logged.made, file_id=file_id)
            return replace(logged, subjects=logged.subjects | filed.subjects)

        self.foot.log.setEnabled(False)
        self.workplace.operations.do(
            self, work, partial(self._logged, typed.kind), words="Logging what they said", refused=self._refuse
        )

    def next_caller(self) -> None:
        """Put aside what is being typed, and begin with somebody else: it is kept, and stands above."""
        if self._untouched:
            self.focus_first()
            return
        self._draft.turn_to(one_more(LOG, self._taken))
        self._begin_anew()
        self._show_calls(self._open)
        self.focus_first()

    def discard(self) -> None:
        """Take away what is being typed; as long as the window is open it can be brought back."""
        if self._untouched:
            return
        self._discarded = Kept(self._draft.kind, dict(self._keep()), self.workplace.desk().now)
        self._draft.end()
        self._begin_anew()
        self.foot.undo.setFocus()

    def bring_back(self) -> None:
        """Bring back what was discarded: into the form where that is empty, else beside what is typed there."""
        kept, self._discarded = self._discarded, None
        if kept is None:
            return
        if not self._untouched and kept.kind == self._draft.kind:
            kept = replace(kept, kind=one_more(LOG, self._taken))
        work = partial(save, kind=kept.kind, case_id=None, content=kept.content)
        self.workplace.operations.do(self, work, words="Keeping what you typed")
        if self._untouched:
            self._show_kept(kept)
        self._show_state()

    def _begin_by(self, begun: Begun, file_id: str) -> None:
        """Fill in what the e-mail says; what was being typed is put aside."""
        if not self._untouched:
            self.next_caller()
        if begun.known:
            self.caller.take(begun.known)
        self.form.fill(begun.said)
        self.came_with.show_file(file_id, begun.words)
        self._typed()
        self._show_due()
        self.form.jump("name" if self.form["name"].empty else "summary")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin with each e-mail that was dropped; the last one is left to be read."""
        accept_copy(event)
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.came_with.begin_with(Path(url.toLocalFile()))

    @property
    def _taken(self) -> set[str]:
        """The kinds under which something is kept, or was just now."""
        return {self._draft.kind, *(each.kind for each in self._open)}

    def _logged(self, kind: str, changes: Changes) -> None:
        self._draft.end()
        self._begin_anew()
        self.foot.log.setEnabled(True)
        if changes.made:
            self.workplace.go.open_case(changes.made, "complaint" if kind == A_COMPLAINT else "story")
        self.workplace.go.say(SAID[kind])

    def _refuse(self, refused: Refused) -> None:
        self.foot.log.setEnabled(True)
        self.form.refuse(refused)

    def _show_drafts(self, kept: Sequence[Kept]) -> None:
        """Go on with what was typed last, the first time and where nothing is typed yet; list the rest."""
        begins, self._begun = not self._begun, True
        if begins and kept and self._untouched and not self.finder.text():
            self._show_kept(kept[0])
            self.foot.say_back()
        kinds = [each.kind for each in kept]
        if self._untouched and self._draft.kind in kinds:  # as one of this officer's from another desk
            self._draft.turn_to(one_more(LOG, kinds))
        self._show_calls(kept)

    def _take_up(self, kept: Kept) -> None:
        """Go on with another, and put aside what is being typed, if anything is."""
        self._show_kept(kept)
        self._show_calls(self._open)
        self.form.jump("summary")

    def _show_kept(self, kept: Kept) -> None:
        self._draft.turn_to(kept.kind)
        self._begin_anew()
        self._untouched = False
        self.form.fill(kept.content)
        self.came_with.fill(kept.content)
        self.test.begin(str(kept.content.get("kind")))
        self._show_kind()
        person_id = kept.content.get("person_id")
        if isinstance(person_id, str) and person_id:
            self.caller.know(person_id)
        self._show_due()
        self._show_state()

    def _show_calls(self, kept: Sequence[Kept]) -> None:
        self._open = tuple(kept)
        others = [each for each in kept if each.kind != self._draft.kind]
        self.calls.show_calls(others, self.workplace.today())

    def _read_drafts(self) -> None:
        def work(office: Office) -> Sequence[Kept]:
            with office.record.reading() as session:
                return open_drafts(session, office.desk(), kind=LOG)

        self.workplace.operations.read(self, work, self._show_drafts, topic="drafts")

    def _connect(self) -> None:
        self.caller.told.connect(self._typed)
        self.form.edited.connect(self._typed)
        for name in ("received_on", "expressed_on"):
            self.form[name].left.connect(self._show_due)
            self.form[name].edited.connect(self._show_due)
        self.came_with.begun.connect(self._begin_by)
        self.came_with.left_out.connect(self._typed)
        self.test.chosen.connect(lambda _: self._change_kind())
        self.foot.log.clicked.connect(self.log_it)
        self.foot.aside.clicked.connect(self.next_caller)
        self.foot.away.clicked.connect(self.discard)
        self.foot.undo.clicked.connect(self.bring_back)
        for name in ("review_on", "channel"):
            self.form[name].left.connect(self._show_due)
        screen_action(self, "Log the complaint", "Ctrl+Return", self.log_it)
        screen_action(self, "Find the person", "Ctrl+F", self.focus_first)
        screen_action(self, "Next caller", "Ctrl+Alt+N", self.next_caller)

    def _typed(self) -> None:
        self._untouched = False
        self._show_state()
        self._draft.touch()

    def _change_kind(self) -> None:
        self._show_kind()
        if not self._untouched:
            self._draft.touch()

    def _show_kind(self) -> None:
        self.questions.ask_of(self.test.kind)
        self.foot.name_kind(self.test.kind)
        self._show_due()

    def _show_due(self) -> None:
        if self.test.kind != A_COMPLAINT:
            kind, channel = CaseKind(self.test.kind), self.form.text("channel")
            self.due.show_review(kind, channel, self.form.date("review_on"), self.workplace.desk())
            return
        received_on, expressed_on = self.form.date("received_on"), self.form.date("expressed_on")
        self.form["expressed_on"].show_doubt(expression_doubt(received_on, expressed_on))
        self.due.show_dates(received_on, expressed_on, self.workplace.desk())

    def _show_barred(self) -> None:
        """Say before anything is typed that this officer logs nothing, and who does."""
        barred = refusal(self.workplace.desk().officer.role, Act.LOG)
        self.barred.say(barred.why if barred else "", more=barred.do if barred else "", tone="warn", icon_name="lock")
        show_if(self.foot.log, barred is None)

    def _show_state(self) -> None:
        self.other.show_words(self.form.text("summary") or "")
        self.foot.show_state(typed=not self._untouched, discarded=self._discarded)

    def _keep(self) -> Mapping[str, Any]:
        return {**self.form.keep(), **self.came_with.keep(), "person_id": self.caller.person_id, "kind": self.test.kind}

    def _empty(self) -> None:
        """Begin with a call taken now."""
        self._untouched = True
        self.caller.forget()
        self.form.clear()
        self.came_with.show_file("", "")
        self.form.fill(Intake.suggested(self.workplace.desk()))
        self._show_due()
        self._show_state()

    def _begin_anew(self) -> None:
        """Begin with somebody else, and lean towards a complaint again."""
        self._empty()
        self.finder.begin()
        self.test.begin()
        self._show_kind()

    def _lay_out(self) -> None:
        page = QWidget()
        stack = column(page, gap=2.5, edge=(3, 5))
        stack.addWidget(Flow(self.test.choice, sized(self.finder, least_width=60), gap=4, grow=True))
        for part in (self.barred, self.came_with, self.calls, self.form.summary, self.questions):
            stack.addWidget(part)
        stack.addStretch()
        main = QWidget()
        outer = column(main, gap=0)
        outer.addWidget(scrolled(page), 1)
        outer.addWidget(self.foot)
        side, inside = frame("group", gap=3, edge=(3, 5, 3, 1))
        for card in (self.test, self.other, self.caller.known, self.due):
            inside.addWidget(card)
        inside.addStretch()
        names = ("What they say", "What is known, what follows")
        self._panes = SidePanes(main, scrolled(side), names=names, units=92, share=0.36)
        column(self, gap=0).addWidget(self._panes)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Keep what is being typed."""
        self._draft.flush()
