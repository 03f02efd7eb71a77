"""Log what somebody says: one screen while on the phone, in any order, kept from the first key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from complaints_desktop.actions.drafts import one_more, save
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import take
from complaints_desktop.forms.intake import A_COMPLAINT, SAID, TOLD, Intake, expression_doubt
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.office import Office
from complaints_desktop.reading.drafts import Kept, open_drafts
from complaints_desktop.reading.homes import HomeFound
from complaints_desktop.reading.people import PersonFound, person_found
from complaints_desktop.rules.refusals import Refused
from db.terms import CaseKind
from ui.intake.due_card import DueCard
from ui.intake.is_it_a_complaint import CodeTest
from ui.intake.known_card import KnownCard
from ui.intake.other_calls import OtherCalls, who
from ui.intake.person_finder import PersonFinder
from ui.kit.buttons import Button
from ui.kit.fields import Field
from ui.kit.flow import Flow, flow
from ui.kit.form import Form
from ui.kit.layouts import column, frame, scrolled, show_if, sized
from ui.kit.panes import MAIN, SidePanes
from ui.kit.texts import text
from ui.sheets.drawing import field_of
from ui.workplace.drafts import DraftKeeper
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

SECTIONS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("name", "preferred_name", "phone", "email"), ("address", "postcode", "uprn", "how_to_contact")),
    (("asked_by", "about_whom", "passed_on_to"), ("summary",), ("points",)),
    (("next_step",), ("told_on", "review_on")),
    (("unhappy", "choice_answer"), ("choice_offered_on", "choice_offered_by")),
    (("hazard", "needs", "adjustments"), ("vulnerable", "complex", "category")),
    (("received_on", "received_by", "channel"), ("expressed_on", "expressed_to")),
)
"""The fields of the screen, section by section, line by line: what a caller says first stands first.

The sections go without a title, so that hazard and needs are seen without scrolling on a small screen.
"""

LOG = Intake.header.name


class LogScreen(Screen):
    """What is said, as it is told; more than one, where somebody else rings meanwhile."""

    subjects = frozenset({Subject.CALENDAR, Subject.DRAFTS})

    def __init__(self, workplace: Workplace) -> None:
        """Lay out the choice, the form, the finder and what is said beside."""
        super().__init__(workplace)
        self._person_id: str | None = None
        self._untouched, self._begun = True, False
        self._open: tuple[Kept, ...] = ()
        self._discarded: Kept | None = None
        self.form = Form((self._field(name) for lines in SECTIONS for names in lines for name in names), self)
        self.form.require(Intake.required())
        self.finder = PersonFinder(workplace)
        self.test, self.due, self.known = CodeTest(), DueCard(), KnownCard(workplace.go.open_case)
        self.calls = OtherCalls(self._take_up)
        self.log = Button(Intake.header.button, self.log_it, role="primary", icon_name="tick")
        self.aside = Button("Next caller", self.next_caller, name="Next caller: put this complaint aside")
        self.away = Button("Discard", self.discard, role="link", name="Discard what is typed")
        self.undo = Button("Undo", self.bring_back, role="link", name="Undo: bring back what was discarded")
        self._kept = text("", "small", wrap=False)
        self._draft = DraftKeeper(self, workplace, LOG, None, self._keep)
        self._lay_out()
        self._connect()
        self._empty()
        self._show_kind()

    def load(self) -> None:
        """Begin with today where nothing is typed yet, and count from the calendar as it is now."""
        if self._untouched:
            self._empty()
        self._show_due()
        self._read_drafts()

    def focus_first(self) -> None:
        """Put the cursor into the line to find a person in, at every size of text; what stands there is typed over."""
        self._panes.show_part(MAIN)
        self.finder.setFocus()
        self.finder.selectAll()

    def log_it(self) -> None:
        """Make the case, if nothing is missing."""
        if not self.log.isEnabled() or not self.form.check():
            return
        said = {name: self.form[name].value for name in self.form.names}
        typed = take(Intake, {**said, "kind": self.test.kind}, self.workplace.desk())
        intake = replace(typed, person_id=self._person_id)

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.intake import log

            return log(session, desk, intake=intake)

        self.log.setEnabled(False)
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
        self.undo.setFocus()

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

    @property
    def _taken(self) -> set[str]:
        """The kinds under which something is kept, or was just now."""
        return {self._draft.kind, *(each.kind for each in self._open)}

    def _logged(self, kind: str, changes: Changes) -> None:
        self._draft.end()
        self._begin_anew()
        self.log.setEnabled(True)
        if changes.made:
            self.workplace.go.open_case(changes.made, "complaint" if kind == A_COMPLAINT else "story")
        self.workplace.go.say(SAID[kind])

    def _refuse(self, refused: Refused) -> None:
        self.log.setEnabled(True)
        self.form.refuse(refused)

    def _show_drafts(self, kept: Sequence[Kept]) -> None:
        """Go on with what was typed last, the first time and where nothing is typed yet; list the rest."""
        begins, self._begun = not self._begun, True
        if begins and kept and self._untouched and not self.finder.text():
            self._show_kept(kept[0])
            self._kept.setText("What you typed before is back")
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
        person = kept.content.get("person_id")
        self._person_id, self._untouched = person if isinstance(person, str) else None, False
        self.form.fill(kept.content)
        self.test.begin(str(kept.content.get("kind")))
        self._show_kind()
        if self._person_id:
            self._know(self._person_id)
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

    def _know(self, person_id: str) -> None:
        """Show again what is known of a person that was found before."""

        def work(office: Office) -> PersonFound | None:
            with office.record.reading() as session:
                return person_found(session, person_id=person_id)

        self.workplace.operations.read(self, work, self.known.show_person, topic="known")

    def _take(self, found: PersonFound) -> None:
        self._person_id = found.person.id
        self.form.fill({name: getattr(found.person, name) or "" for name in PersonDetails.asks})
        self.known.show_person(found)
        self._typed()
        self.form.jump("summary")

    def _live_at(self, home: HomeFound) -> None:
        """Put the home in that was taken from the landlord's list; who lives there is still to be said."""
        self.form.fill({"address": home.address, "postcode": home.postcode, "uprn": home.uprn})
        self._typed()
        self.form.jump("name")

    def _take_new(self, field: str, words: str) -> None:
        """Take what was typed to find somebody who is not on record; what stands in the field already stays."""
        if self.form[field].empty:
            self.form.fill({field: words})
            self._typed()
        if not self._typing_beside(field):
            self.form.jump("preferred_name" if field == "name" else "name")

    def _typing_beside(self, field: str) -> bool:
        """Whether the cursor stands in another field already, from which nothing takes it."""
        at = QApplication.focusWidget()
        names = (name for lines in SECTIONS for line in lines for name in line)
        return at is not None and any(name != field and self.form[name].isAncestorOf(at) for name in names)

    def _connect(self) -> None:
        self.finder.known.connect(self._take)
        self.finder.lives_at.connect(self._live_at)
        self.finder.nobody.connect(self._take_new)
        self.form.edited.connect(self._typed)
        for name in ("received_on", "expressed_on"):
            self.form[name].left.connect(self._show_due)
            self.form[name].edited.connect(self._show_due)
        self.test.chosen.connect(lambda _: self._change_kind())
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
        """Ask what is asked of the kind; what was typed into another field already stays to be seen."""
        kind = self.test.kind
        self.form["summary"].set_hint(TOLD[kind])
        self.form.leave_out(Intake.left_out(None, {"kind": kind}))
        for card, lines in self._cards:
            show_if(card, any(not self.form[name].isHidden() for names in lines for name in names))
        words = "enquiry" if kind == CaseKind.ENQUIRY else kind
        self.log.setText(f"Log the {words}")
        self.log.setAccessibleName(f"Log the {words}")
        self._show_due()

    def _show_due(self) -> None:
        if self.test.kind != A_COMPLAINT:
            kind, channel = CaseKind(self.test.kind), self.form.text("channel")
            self.due.show_review(kind, channel, self.form.date("review_on"), self.workplace.desk())
            return
        received_on, expressed_on = self.form.date("received_on"), self.form.date("expressed_on")
        self.form["expressed_on"].show_doubt(expression_doubt(received_on, expressed_on))
        self.due.show_dates(received_on, expressed_on, self.workplace.desk())

    def _show_state(self) -> None:
        """Say how what is typed is kept, and offer only what can be done."""
        self.aside.setEnabled(not self._untouched)
        self.away.setEnabled(not self._untouched)
        show_if(self.undo, self._discarded is not None)
        if self._discarded is not None:
            self._kept.setText(f"Discarded: {who(self._discarded)}")
        else:
            self._kept.setText("" if self._untouched else "What you type is kept as a draft")

    def _keep(self) -> Mapping[str, Any]:
        return {**self.form.keep(), "person_id": self._person_id, "kind": self.test.kind}

    def _empty(self) -> None:
        """Begin with a call taken now."""
        self._person_id, self._untouched = None, True
        self.form.clear()
        self.form.fill(Intake.suggested(self.workplace.desk()))
        self.known.show_person(None)
        self._show_due()
        self._show_state()

    def _begin_anew(self) -> None:
        """Begin with somebody else, and lean towards a complaint again."""
        self._empty()
        self.finder.begin()
        self.test.begin()
        self._show_kind()

    def _field(self, name: str) -> Field:
        """Return a field as it is declared, as wide as its share of the line."""
        return field_of(name, replace(Intake.asks[name], width=0), None, self.workplace, brief=True)

    def _lay_out(self) -> None:
        page = QWidget()
        stack = column(page, gap=2.5, edge=(3, 5))
        stack.addWidget(Flow(self.test.choice, sized(self.finder, least_width=60), gap=4, grow=True))
        for part in (self.calls, self.form.summary):
            stack.addWidget(part)
        self._cards = [(self._section(lines), lines) for lines in SECTIONS]
        for card, _ in self._cards:
            stack.addWidget(card)
        stack.addStretch()
        main = QWidget()
        outer = column(main, gap=0)
        outer.addWidget(scrolled(page), 1)
        outer.addWidget(self._foot())
        side, inside = frame("group", gap=3, edge=(3, 5, 3, 1))
        for card in (self.test, self.known, self.due):
            inside.addWidget(card)
        inside.addStretch()
        names = ("What they say", "What is known, what follows")
        self._panes = SidePanes(main, scrolled(side), names=names, units=92, share=0.36)
        column(self, gap=0).addWidget(self._panes)

    def _section(self, lines: Sequence[Sequence[str]]) -> QWidget:
        card, stack = frame("card", gap=2, edge=(2.5, 4))
        for names in lines:
            stack.addWidget(Flow(*(self.form[name] for name in names), gap=3, grow=True))
        return card

    def _foot(self) -> QWidget:
        foot, line = frame("foot", across=True, edge=(2.5, 5))
        self.log.setToolTip("Ctrl+Enter")
        self.aside.setToolTip("Put this one aside; it is kept (Ctrl+Alt+N)")
        line.addWidget(flow(self.log, self.aside, self.away, self.form.legend, self._kept, self.undo), 1)
        return foot

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Keep what is being typed."""
        self._draft.flush()
