"""People and needs: the resident, their representative, what they need and what was agreed with them."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.surveys import ask_no_more
from complaints_desktop.facts.people import AdjustmentFacts, NeedFacts, PersonFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.restrictions import all_of, people_of
from complaints_desktop.rules.wording import capitalised, in_short
from ui.case.host import CaseTab
from ui.case.representatives import authority_card, complainant_card, fate
from ui.case.restrictions import restriction_card, warning_card
from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame, grid, row
from ui.kit.texts import copyable, heading, text

MAY_BE_ASKED = "They may be asked how it went once their complaint has ended. Whoever wants to be left alone is."


class PeopleTab(CaseTab):
    """Who they are, and what we agreed."""

    def draw(self, view: CaseView) -> None:
        """Show the person, the adjustments and the needs."""
        resident, may = view.case.resident, Act.NEEDS in view.allowed
        self._head("The resident", "Correct the details", "person", may=may)
        self.body.addWidget(_person(resident) if resident else text("No resident is recorded.", "hint"))
        concerned = any(person.restrictions or person.warnings for person in people_of(view.case))
        if concerned:
            self._contact(view)
        self._others(view)
        self._head("Adjustments agreed", "Agree an adjustment", "adjust", may=may and resident is not None)
        today = self.host.workplace.desk().today
        for adjustment in resident.adjustments if resident else ():
            self.body.addWidget(self._adjustment(adjustment, today, may=may))
        if not (resident and resident.adjustments):
            self.body.addWidget(text("None agreed. Ask what would make it easier to deal with us (Code 5.10).", "hint"))
        self._head("Needs", "Record a need", "need", may=may and resident is not None)
        for need in resident.needs if resident else ():
            self.body.addWidget(self._need(need, today, may=may))
        if not (resident and resident.needs):
            self.body.addWidget(text("None recorded.", "hint"))
        if not concerned:
            self._contact(view)
        if resident:
            self._surveys(resident)

    def _surveys(self, resident: PersonFacts) -> None:
        """Show whether they are asked how it went, and let them be left alone."""
        workplace, no_more = self.host.workplace, resident.no_surveys_on
        line = row(gap=3)
        line.addWidget(heading("Surveys"), 1)
        if refusal(workplace.desk().officer.role, Act.ASK_NO_MORE) is None:
            said = "They may be asked again" if no_more else "They are not asked again"
            work = partial(ask_no_more, person_id=resident.id, again=no_more is not None)
            words = "They may be asked again" if no_more else "They do not want to be asked"
            asks = Button(words, lambda: workplace.operations.do(self, work, lambda _: workplace.go.say(said)))
            line.addWidget(asks)
        self.body.addLayout(line)
        stands = f"They do not want to be asked how it went, since {in_short(no_more)}." if no_more else MAY_BE_ASKED
        self.body.addWidget(text(stands, "hint"))

    def _contact(self, view: CaseView) -> None:
        """Show the warnings and restrictions of all who may be restricted, what has ended last."""
        may = Act.RESTRICT in view.allowed
        line = row(gap=3)
        line.addWidget(heading("How they may contact us"), 1)
        if may:
            warn = Button("Warn about conduct", lambda: self.host.open_sheet("warn"))
            line.addWidget(flow(warn, Button("Propose to restrict", lambda: self.host.open_sheet("restrict"))))
        self.body.addLayout(line)
        found = sorted(all_of(view.case), key=lambda each: each[1].ended_on is not None)
        for person, restriction in found:
            self.body.addWidget(restriction_card(self.host, view, person, restriction))
        warned = [(person, each) for person in people_of(view.case) for each in person.warnings]
        for person, warning in warned:
            self.body.addWidget(warning_card(self.host, view, person, warning))
        if not (found or warned):
            self.body.addWidget(text("In any way they like. Nothing is restricted.", "hint"))

    def _others(self, view: CaseView) -> None:
        """Show who complains too, and who speaks for whom."""
        today, host = self.host.workplace.desk().today, self.host
        if view.case.complainants:
            self._head("Who else complains", "Record another", "join", may=Act.JOIN in view.allowed)
        for each in view.case.complainants:
            self.body.addWidget(complainant_card(host, view, each))
        self._head("Who speaks for them", "Record who speaks for them", "represent", may=Act.REPRESENT in view.allowed)
        for authority in view.case.authorities:
            self.body.addWidget(authority_card(host, view, authority, today))
        if not view.case.authorities:
            self.body.addWidget(text("Nobody. They may have somebody deal with it for them (Code 3.6).", "hint"))

    def _head(self, title: str, words: str, sheet: str, *, may: bool) -> None:
        line = row(gap=3)
        line.addWidget(heading(title), 1)
        if may:
            line.addWidget(Button(words, lambda: self.host.open_sheet(sheet)))
        self.body.addLayout(line)

    def _adjustment(self, adjustment: AdjustmentFacts, today: date, *, may: bool) -> QWidget:
        card, line = frame("card", gap=3, edge=(3, 4), across=True)
        line.addWidget(Picture("adjustment", "accent", units=5), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        words.addWidget(copyable(adjustment.kind, "subheading"))
        if adjustment.detail:
            words.addWidget(copyable(adjustment.detail))
        words.addWidget(text(f"Agreed {in_short(adjustment.agreed_on)}", "hint"))
        line.addLayout(words, 1)
        if adjustment.review_on:
            line.addWidget(_review_chip(adjustment.review_on, today))
        if may:
            id_ = adjustment.id
            line.addWidget(
                Button("Applied?", lambda: self.host.open_sheet("apply", id_), name=f"Applied: {adjustment.kind}")
            )
            line.addWidget(
                Button("Review", lambda: self.host.open_sheet("review", id_), name=f"Review: {adjustment.kind}")
            )
        return card

    def _need(self, need: NeedFacts, today: date, *, may: bool) -> QWidget:
        card, line = frame("card", gap=3, edge=(3, 4), across=True)
        line.addWidget(Picture("people", "accent", units=5), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        disability = ", a disability they told us of" if need.disability else ""
        words.addWidget(copyable(f"{capitalised(need.kind)}{disability}", "subheading"))
        if need.note:
            words.addWidget(copyable(need.note))
        source = f"{capitalised(need.source)}, " if need.source else "Recorded "
        consent = f"; {need.consent}" if need.consent else ""
        words.addWidget(text(f"{source}{in_short(need.recorded_on)}{consent}", "hint"))
        line.addLayout(words, 1)
        if need.review_on:
            line.addWidget(_review_chip(need.review_on, today))
        if may:
            id_ = need.id
            review = Button("Review", lambda: self.host.open_sheet("review-need", id_), name=f"Review: {need.kind}")
            line.addWidget(review)
        return card


def _person(person: PersonFacts) -> QWidget:
    card, stack = frame("card", gap=2, edge=4)
    lines = grid(gap=2)
    known = (
        ("Name", person.name),
        ("Called", person.preferred_name),
        ("Address", person.address),
        ("Postcode", person.postcode),
        ("UPRN", person.uprn),
        ("On record", fate(person)),
        ("Phone", person.phone),
        ("Email", person.email),
        ("How to reach them", person.how_to_contact),
    )
    for place, (label, value) in enumerate((label, value) for label, value in known if value):
        lines.addWidget(text(label, "hint", wrap=False), place, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(copyable(value or ""), place, 1)
    lines.setColumnStretch(1, 1)
    stack.addLayout(lines)
    return card


def _review_chip(review_on: date, today: date) -> Chip:
    late = review_on < today
    said = f"Review {'overdue since' if late else 'on'} {in_short(review_on)}"
    return Chip(said, icon_name="warning" if late else "clock", tone="danger" if late else "")
