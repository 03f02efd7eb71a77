"""The head of a case: who it is, how to reach them, what cannot be forgotten, where it stands, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from operator import itemgetter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QWidget

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.reading.before_speaking import adjustments_to_know, needs_to_know
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.reading.unsettled import counted
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.holding import acting, cover
from complaints_desktop.rules.matters import MATTERS, MatterClocks
from complaints_desktop.rules.representatives import TOLD, speakers
from complaints_desktop.rules.restrictions import alerts, people_of
from complaints_desktop.rules.updates import UpdateOwed
from complaints_desktop.rules.wording import capitalised, in_short, time_left
from db.team_terms import Part
from ui.case.host import CaseHost
from ui.case.representatives import fate
from ui.case.words import NEXT_STEPS, clock_words, link_words
from ui.kit.banner import Action, Banner
from ui.kit.buttons import Button
from ui.kit.chips import Chip, ClockChip
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, empty, restyle, row, show_if
from ui.kit.texts import copyable, text
from ui.kit.theme import theme
from ui.sheets.act_groups import fill
from ui.sheets.case_acts import CaseAct, case_acts

LEAST = 140
"""Units of width below which the buttons stand under the name."""

EDGE = 6
"""Units on its left and right."""

NAME = 4
"""Units the name is lower at most in the folded head."""


class CaseHead(QFrame):
    """The strip above the tabs; it stays while forms are open, and folds where room is wanted."""

    stood = Signal()
    """It may have become higher or lower."""

    def __init__(self, host: CaseHost) -> None:
        """Start empty."""
        super().__init__()
        self.setProperty("role", "bar")
        self._host = host
        self._next: Act | None = None
        self.folded = False
        """Whether only a line is shown."""
        self._folding = False
        self.unsettled: Button | None = None
        """What is to settle between desks, where anything is."""
        self.reference, self.name, self.about = (
            copyable("", "overline"),
            copyable("", "title"),
            copyable("", "hint"),
        )
        self.whose = text("", "hint")
        self.next = Button("", self._step, role="primary")
        self.more = Button("More", icon_name="more", name="More that can be done with this case")
        self.more.setMenu(QMenu(self.more))
        self.next.hide()  # until it is known what is next
        self.alert, self.restricted = Banner(), Banner()
        self._lay_out()

    def _lay_out(self) -> None:
        stack = column(self, gap=1.5, edge=(2.5, EDGE, 2, EDGE))
        self._names = row(gap=4)
        names = column(gap=0)
        for label in (self.reference, self.name):
            names.addWidget(label)
        self._names.addLayout(names, 1)
        self._names.addWidget(Flow(self.more, self.next, gap=4), 0, Qt.AlignmentFlag.AlignTop)
        stack.addLayout(self._names)
        stack.addWidget(self.whose)
        self._line = Flow(gap=1.5)
        self._line.hide()
        stack.addWidget(self._line)
        self._full = QWidget()
        inside = column(self._full, gap=1.5)
        inside.addWidget(self.about)
        inside.addWidget(self.restricted)
        inside.addWidget(self.alert)
        self._track = column(gap=1.5)
        inside.addLayout(self._track)
        stack.addWidget(self._full)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the name where they would leave it no room, and never be squeezed."""
        super().resizeEvent(event)
        narrow = self.width() < theme().pixels(LEAST)
        self._names.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._stand()

    def event(self, event: QEvent) -> bool:
        """Stand anew when something in it needs more room or less."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._stand()
        return done

    def _stand(self) -> None:
        """Be no lower than what is shown: a page in a low window scrolls as a whole rather than cut its head."""
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.stood.emit()

    def fold(self, on: bool) -> None:
        """Show only who it is, what cannot be forgotten, the clocks that run and what is next; or all of it again."""
        if on == self.folded or self._folding:
            return
        self.folded, self._folding = on, True  # what it gives room to is laid out at once, and asks to fold again
        restyle(self.name, role="subheading" if on else "title")
        self._full.setVisible(not on)
        self._line.setVisible(on)
        self._stand()
        self._folding = False

    def whole_height(self) -> int:
        """Return how high it is unfolded; while it is folded a little more, so that it does not go to and fro."""
        now = self.heightForWidth(self.width())
        inside = self.contentsRect().width() - 2 * theme().pixels(EDGE)
        if not self.folded:
            return now
        more = theme().pixels(NAME) + self._full.heightForWidth(inside) - self._line.heightForWidth(inside)
        return now + more

    def show_view(self, view: CaseView, desk: Desk) -> None:
        """Show the case as it is now."""
        case = view.case
        resident = case.resident
        _say(self.reference, f"{case.reference} · {capitalised(standing(view))}")
        _say(self.name, resident.called if resident else "No resident recorded")
        _say(self.about, _about(case, desk.today))
        self._show_restricted(case, desk.today)
        self._show_alert(view, desk.today)
        self._show_next(view, desk)
        self._fill_menu(view)
        self._show_track(view, desk)
        self._fill_line(view, desk)
        self._stand()

    def _show_next(self, view: CaseView, desk: Desk) -> None:
        """Offer the next step to whose it is; say to others whose."""
        reviewer = view.case.current.reviewer
        part = Part.REVIEWER if reviewer else Part.HANDLER
        self._next, handler = view.next_act, acting(view.case, part, desk.today)
        may = view.next_act in view.allowed
        show_if(self.next, may)
        show_if(self.whose, view.next_act is not None and (handler is None or handler.id != desk.officer.id))
        if view.next_act is None:
            return
        step = NEXT_STEPS[view.next_act]
        does = "reviews" if reviewer else "handles"
        who = f"{handler.name}, who {does} it" if handler else "whoever is given the case: nobody handles it"
        self.whose.setText(f"Next, for {who}: {step[0].lower()}{step[1:]}")
        self.next.setText(step)
        self.next.setAccessibleName(f"Next step: {step}")

    def _fill_line(self, view: CaseView, desk: Desk) -> None:
        """Put what cannot be forgotten, and the clocks of the present stage, into the one line."""
        self._line.clear()
        for words, icon_name, tone in marks(view.case, desk.today):
            self._line.add(Chip(words, icon_name=icon_name, tone=tone))
        for clock in (each for each in view.clocks if each.rule.stage == view.case.current.number and not each.done):
            self._line.add(self._chip(clock, desk))
        for each in (each for each in view.hazards if each.clock.started and not each.clock.done):
            self._line.add(self._chip(each.clock, desk, briefly="hazard step"))
        running = [(each.next.due or date.max, each.next, each.matter.kind) for each in view.matters if each.next]
        for _, clock, kind in sorted(running, key=itemgetter(0)):  # each by its name: there may be more than one
            self._line.add(self._chip(clock, desk, briefly=MATTERS[kind].about))

    def _show_alert(self, view: CaseView, today: date) -> None:
        """Say what must be known before speaking with the resident; offer to start the clocks of a hazard."""
        case, person = view.case, view.case.resident
        agreed = adjustments_to_know(person) if person else ()
        said = " · ".join(f"{each.kind} ({each.detail})" if each.detail else each.kind for each in agreed)
        needs = ", ".join(each.kind for each in (needs_to_know(person) if person else ()))
        how = person.how_to_contact if person else None
        more = " ".join((*([f"Needs: {needs}."] if needs else ()), *([f"Contact: {how}"] if how else ())))
        waiting = [f"Serious incident: no answer from {each.told} yet" for each in case.unanswered_incidents]
        hazard = [_hazard(case)] if case.hazardous else []
        known = [fate(person)] if person else []
        parts = (*known, *waiting, *hazard, f"Adjustments agreed: {said}" if said else "", *_speaking(case, today))
        title = " — ".join(part for part in parts if part)
        self.alert.say(
            title or more,
            more=more if title else "",
            tone="danger" if hazard or waiting else "warn",
            icon_name="hazard" if hazard or waiting else "adjustment",
            actions=self._start_clocks(view),
        )

    def _start_clocks(self, view: CaseView) -> tuple[Action, ...]:
        """Return the way to record the hazard of a home, where no clock of Awaab's Law runs for it yet."""
        waits = view.case.unclocked and Act.HAZARD in view.allowed
        return (("Start its clocks…", partial(self._host.open_sheet, "hazard")),) if waits else ()

    def _show_restricted(self, case: CaseFacts, today: date) -> None:
        """Say in one line how they may contact us, before anybody speaks to them (Code 5.14)."""
        self.restricted.say(" ".join(alerts(case, today)), tone="danger", icon_name="lock")

    def _show_track(self, view: CaseView, desk: Desk) -> None:
        empty(self._track)
        self.unsettled = None
        for stage in view.case.stages:
            line = flow(text(f"Stage {stage.number}" if stage.number else "First contact", "subheading", wrap=False))
            if view.case.first_contact and view.case.first_contact.reviewed_by:
                line.add(_review_chip(view.case.first_contact.reviewed_by, desk))
            for clock in (each for each in (*view.clocks, *view.of_points) if each.rule.stage == stage.number):
                line.add(self._chip(clock, desk))
                if clock.before:
                    line.add(self._chip(clock.before, desk))
            for clock in (each for each in view.own if each.rule.stage == stage.number):
                line.add(self._chip(clock, desk))
            if stage is view.case.stages[-1] and view.update:
                line.add(self._update_chip(view.update, desk))
            if stage.outcome:
                line.add(Chip(capitalised(stage.outcome.value), icon_name="law"))
            if stage is view.case.stages[-1] and view.questions:
                self.unsettled = self._unsettled(view.questions)
                line.add(self.unsettled)
            if stage is view.case.stages[-1]:
                for link in (each for each in view.case.links if each.ended_on is None):
                    line.add(self._link(link))
            self._track.addWidget(line)
        self._show_beside(view, desk)

    def _show_beside(self, view: CaseView, desk: Desk) -> None:
        """Show the tracks that run beside the complaint's: of each hazard, and of each other matter."""
        for hazard in view.case.hazards:
            line = flow(text(f"Hazard: {hazard.words}", "subheading", wrap=False))
            for each in (each for each in view.hazards if each.hazard.id == hazard.id):
                line.add(self._chip(each.clock, desk))
            self._track.addWidget(line)
        for matter in view.matters:
            self._track.addWidget(self._matter(matter, desk))

    def _matter(self, each: MatterClocks, desk: Desk) -> QWidget:
        """Return the line of another matter: its clocks, or that no rule gives it any."""
        line = flow(text(f"Another matter: {MATTERS[each.matter.kind].about}", "subheading", wrap=False))
        for one in each.clocks:
            line.add(self._chip(one.clock, desk, briefly=one.row.do))
        if each.matter.ended:
            line.add(Chip(capitalised(each.matter.ended.kind.value), icon_name="cross-circle"))
        elif not each.clocks:
            line.add(Chip("No rule limits it" if each.matter.open else "Answered", icon_name="info"))
        return line

    def _link(self, link: LinkFacts) -> Button:
        """Return what says which case belongs to this one, and opens it."""
        return Button(
            link_words(link), partial(self._host.workplace.go.open_case, link.other_id), role="chip", icon_name="cases"
        )

    def _unsettled(self, questions: Sequence[str]) -> Button:
        """Return what says that two desks have to be brought together; pressing it opens the first question."""
        clashes = sum(each.startswith("clash:") for each in questions)
        said = f"{counted(clashes, len(questions) - clashes)} to settle in this case"
        go = partial(self._host.workplace.go.open_sharing, questions[0])
        words = f"{len(questions)} to settle"  # few, so that they stand beside the clocks at any size of text
        chip = Button(words, go, role="chip", icon_name="clash", name=f"{said}. Opens the first of them")
        chip.setToolTip(f"{said}: two desks did not know of each other, and a person has to say what holds")
        restyle(chip, tone="warn")
        return chip

    def _chip(self, clock: Clock, desk: Desk, *, briefly: str = "") -> QWidget:
        """Return a clock to press; `briefly`: what is done by then, in the one line, which has little room."""
        said = replace(clock, rule=replace(clock.rule, do=briefly)) if briefly else clock
        words = clock_words(said, desk.today, desk.calendar)
        if clock.rule.ours:
            return self._own_chip(clock, words)
        return ClockChip(clock.outcome.value, words, lambda: self._host.open_deadline(clock))

    def _own_chip(self, clock: Clock, said: str) -> Button:
        """Return a target of our own: quieter than the Code's clocks, and its days are counted as theirs are."""
        words = f"Ours: {said}"
        name = f"{words} ({clock.outcome.value}). Our own target. Opens the count of days"
        chip = Button(words, lambda: self._host.open_deadline(clock), role="link", name=name)
        chip.setToolTip("Our own target, beside the Code's dates: opens the count of days")
        return chip

    def _update_chip(self, owed: UpdateOwed, desk: Desk) -> Chip:
        overdue = owed.due_on < desk.today
        left = time_left(desk.calendar.counted(desk.today, owed.due_on), owed.due_on, desk.today)
        words = f"Next update by {in_short(owed.due_on)} · {left}"
        return Chip(words, icon_name="warning" if overdue else "message", tone="danger" if overdue else "warn")

    def _fill_menu(self, view: CaseView) -> None:
        menu = self.more.menu()
        menu.clear()

        def action(each: CaseAct) -> QAction:
            made = QAction(each.words, menu)
            made.triggered.connect(lambda *_: self._host.open_sheet(each.name))
            return made

        forms = (each for each in case_acts() if not each.stages and each.act in view.allowed)
        fill(menu, forms, action)

    def _step(self) -> None:
        if self._next:
            self._host.open_sheet(self._next.key)


def standing(view: CaseView) -> str:
    """Return where a case stands; what is no complaint by what it is."""
    kind = view.case.kind
    if kind is None:
        return view.state.value
    return f"{kind.value}, done" if view.case.closed_on else kind.value


def _review_chip(day: date, desk: Desk) -> Chip:
    late = day < desk.today
    left = time_left(desk.calendar.counted(desk.today, day), day, desk.today)
    words = f"Look at it again by {in_short(day)} · {left}"
    return Chip(words, icon_name="warning" if late else "clock", tone="danger" if late else "info")


def _say(label: object, words: str) -> None:
    label.setText(words)  # type: ignore[attr-defined]  # a QLabel, as `copyable` returns it
    label.setAccessibleName(words)  # type: ignore[attr-defined]  # as above


def _about(case: CaseFacts, today: date) -> str:
    person = case.resident
    where = ", ".join(part for part in (person.address, person.postcode) if part) if person else ""
    how = " · ".join(part for part in (person.phone, person.email) if part) if person else ""
    handler = f"handled by {case.handler.name}" if case.handler else "nobody handles it"
    given = cover(case, Part.HANDLER, today)
    handler += f", covered by {given.officer.name}" if given else ""
    priority = f"{case.priority} priority" if case.priority else ""
    parts = (where.replace("\n", ", "), how, capitalised(case.category or ""), priority, handler)
    return " · ".join(part for part in parts if part)


def _hazard(case: CaseFacts) -> str:
    return f"{capitalised(case.hazard.value)} hazard in the home" if case.hazard else ""


def _speaking(case: CaseFacts, today: date) -> list[str]:
    return [f"{each.person.name} speaks for them" for each in speakers(case, today, TOLD)]


def marks(case: CaseFacts, today: date) -> Iterator[tuple[str, str, str]]:
    """Yield what must be known before speaking, each in few words with its shape and tone."""
    person = case.resident
    if person and fate(person):
        yield fate(person), "people", "warn"
    if case.unanswered_incidents:
        yield "Serious incident: no answer yet", "warning", "danger"
    if any(each.restricted for each in people_of(case)):
        yield "Contact restricted", "lock", "danger"
    if case.hazardous:
        yield _hazard(case), "hazard", "danger"
    for speaks in _speaking(case, today):
        yield speaks, "people", "warn"
    for agreed in adjustments_to_know(person) if person else ():
        yield capitalised(agreed.kind), "adjustment", "warn"
    for need in needs_to_know(person) if person else ():
        yield f"Needs: {need.kind}", "people", ""
