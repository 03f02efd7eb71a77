"""The complaint: its points, what would put them right, whose they are, what was found, and what it rests on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.facts.incidents import IncidentFacts
from complaints_desktop.forms.tenure import home_in_words
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.triage import HIGH, LOW, MEDIUM
from complaints_desktop.rules.wording import in_london, in_short
from ui.case.hazard_card import hazard_card
from ui.case.host import CaseTab
from ui.case.matter_card import matter_card, suggested_card
from ui.case.open_mind import StageChecks, checks_heading
from ui.case.point_card import PointCard, withdrawn_card
from ui.case.request_card import request_card
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.flow import flow
from ui.kit.layouts import frame, row
from ui.kit.texts import copyable, heading, text

BANDS = {HIGH: "band-high", MEDIUM: "band-medium", LOW: "band-low"}


class ComplaintTab(CaseTab):
    """What is complained of, and what was found."""

    def draw(self, view: CaseView) -> None:
        """Show summary, points with findings, evidence and declarations."""
        self._draw_summary(view)
        if view.case.first_contact:
            self._draw_first_contact(view, view.case.first_contact)
            return
        second = view.case.stage(2)
        if second is not None:
            self.body.addWidget(request_card(second, view, self.host))
        self._draw_beside(view)
        line = row(gap=3)
        line.addWidget(heading("Points of the complaint"), 1)
        if Act.DEFINE in view.allowed:
            add = "add-issue" if view.case.definition_sent else "define"
            line.addWidget(Button("Add a point", partial(self.host.open_sheet, add), icon_name="plus"))
        self.body.addLayout(line)
        for point in view.case.points:
            self.body.addWidget(PointCard(point, view, self.host))
        for point in view.case.withdrawn:
            if point.changes:
                self.body.addWidget(withdrawn_card(point))
        if not view.case.points:
            words = (
                "Each point is one thing that went wrong, with what would put it right. The letter answers every one."
            )
            self.body.addWidget(EmptyState("No point is written down yet", words))
        self.body.addWidget(checks_heading(view, self.host))
        for stage in reversed(view.case.stages):
            self.body.addWidget(StageChecks(stage, view, self.host))

    def _draw_beside(self, view: CaseView) -> None:
        """Show what hangs on the complaint: hazards, other matters and what may be one, serious incidents."""
        for hazard in view.case.hazards:
            self.body.addWidget(hazard_card(hazard, view, self.host))
        for matter in view.matters:
            self.body.addWidget(matter_card(matter, view, self.host))
        if Act.MATTER in view.allowed:
            for kind, word in view.suggested.items():
                self.body.addWidget(suggested_card(kind, word, self.host))
        for incident in view.case.incidents:
            self.body.addWidget(self._incident(incident, view))

    def _draw_summary(self, view: CaseView) -> None:
        case = view.case
        card, stack = frame("card", gap=2, edge=4)
        said = "What happened" if case.is_complaint else "What they said"
        stack.addWidget(text(said, "overline", wrap=False))
        stack.addWidget(copyable(case.summary or "Not recorded"))
        if case.outcome_sought:
            stack.addWidget(text("What would put it right", "overline", wrap=False))
            stack.addWidget(copyable(case.outcome_sought))
        words = f"Hazard: {case.hazard.value}" if case.hazard else "Hazard: not asked yet"
        icon_name, tone = ("hazard", "danger") if case.hazardous else ("info", "")
        line = flow(
            Chip(words, icon_name=icon_name, tone=tone),
            Chip(f"Complex: {_yes(case.complex)}", icon_name="info"),
            Chip(f"Needs: {_yes(case.vulnerable)}", icon_name="people"),
        )
        if case.priority:
            tone = "warn" if case.priority == HIGH else ""
            line.add(Chip(f"Priority: {case.priority}", icon_name=BANDS.get(case.priority, "unknown"), tone=tone))
        if Act.ASSESS in view.allowed:
            assess, name = partial(self.host.open_sheet, "assess"), "Assess hazard, complexity and needs"
            line.add(Button("Assess", assess, role="link", name=name))
        stack.addWidget(line)
        tenure, estate = home_in_words(case)
        home = flow(Chip(tenure, icon_name="home"), Chip(estate, icon_name="home"))
        if Act.CORRECT in view.allowed:
            correct = partial(self.host.open_sheet, "correct")
            home.add(Button("Correct", correct, role="link", name="Correct the tenure or the estate"))
        stack.addWidget(home)
        if case.route:
            stack.addWidget(copyable(f"Route: {case.route}"))
        if case.triage_because:
            stack.addWidget(copyable(f"Why this priority and route: {case.triage_because}", "hint"))
        self.body.addWidget(card)

    def _draw_first_contact(self, view: CaseView, told: FirstContactFacts) -> None:
        """Show what becomes of what is no complaint."""
        case = view.case
        card, stack = frame("card", gap=2, edge=4)
        step = f"{told.next_step} (told on {in_short(told.told_on)})" if told.told_on else told.next_step
        offered = (
            f"{in_short(case.choice_offered_on)}, by {case.choice_offered_by or 'nobody named'}: "
            if (case.choice_offered_on)
            else ""
        )
        answer = case.choice_answer.value if case.choice_answer else "no answer recorded"
        for title, words in (
            ("Who asks", told.asked_by),
            ("About whom", told.about_whom),
            ("What happens next", step),
            ("Looked at again", in_short(told.reviewed_by) if told.reviewed_by else None),
            ("Choice to complain offered", f"{offered}{answer}" if offered else None),
            ("What came of it", told.ended_because),
        ):
            if words:
                stack.addWidget(text(title, "overline", wrap=False))
                stack.addWidget(copyable(words[:1].upper() + words[1:]))
        self.body.addWidget(card)

    def _incident(self, incident: IncidentFacts, view: CaseView) -> QWidget:
        card, stack = frame("card", gap=1, edge=4)
        stack.addWidget(text(f"Serious incident, taken to the {incident.taken_to}", "overline", wrap=False))
        stack.addWidget(copyable(incident.what))
        told = in_london(incident.told_at)
        stack.addWidget(copyable(f"{incident.told} was told {in_short(told.date())} at {told:%H:%M}", "hint"))
        if incident.answered_on:
            stack.addWidget(copyable(f"Answered {in_short(incident.answered_on)}: {incident.answer}"))
        elif Act.INCIDENT in view.allowed:
            record = partial(self.host.open_sheet, "incident-answer", incident.id)
            button = Button("Record the answer", record, name=f"Record the answer: {incident.what[:40]}")
            stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _yes(value: bool | None) -> str:
    return "not asked yet" if value is None else "yes" if value else "no"
