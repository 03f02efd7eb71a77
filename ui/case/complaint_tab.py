"""The complaint: its points, what would put them right, whose they are, what was found, and what it rests on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.definition import PointChangeFacts, PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.facts.incidents import IncidentFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.triage import HIGH, LOW, MEDIUM
from complaints_desktop.rules.wording import in_london, in_short
from db.terms import Decision, Responsibility
from ui.case.host import CaseTab
from ui.case.open_mind import StageChecks, checks_heading
from ui.case.request_card import request_card
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.flow import flow
from ui.kit.layouts import column, frame, row
from ui.kit.texts import copyable, heading, text

DECISIONS = {
    Decision.UPHELD: ("tick-circle", "good"),
    Decision.PARTLY_UPHELD: ("late", "warn"),
    Decision.NOT_UPHELD: ("cross-circle", ""),
}
UNKNOWN = ("unknown", "")
"""Of a word that only a newer program knows."""


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
        for incident in view.case.incidents:
            self.body.addWidget(self._incident(incident, view))
        line = row(gap=3)
        line.addWidget(heading("Points of the complaint"))
        line.addStretch()
        if Act.DEFINE in view.allowed:
            add = "add-issue" if view.case.definition_sent else "define"
            line.addWidget(Button("Add a point", partial(self.host.open_sheet, add), icon_name="plus"))
        self.body.addLayout(line)
        for point in view.case.points:
            self.body.addWidget(self._point(point, view))
        for point in view.case.withdrawn:
            if point.changes:
                self.body.addWidget(_withdrawn(point))
        if not view.case.points:
            words = (
                "Each point is one thing that went wrong, with what would put it right. The letter answers every one."
            )
            self.body.addWidget(EmptyState("No point is written down yet", words))
        self.body.addWidget(checks_heading(view, self.host))
        for stage in reversed(view.case.stages):
            self.body.addWidget(StageChecks(stage, view, self.host))

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

    def _point(self, point: PointFacts, view: CaseView) -> QWidget:
        card, stack = frame("card", gap=2, edge=4)
        head = row(gap=3)
        head.addWidget(text(str(point.number), "number", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=1)
        words.addWidget(copyable(point.text, "subheading"))
        words.addWidget(copyable(f"Outcome sought: {point.outcome_sought or 'not recorded'}", "hint"))
        words.addWidget(text(_responsibility(point), "hint"))
        for change in point.changes:
            words.addWidget(copyable(_change(change), "hint"))
        head.addLayout(words, 1)
        doing = column(gap=1)  # one below the other: at 200 % of text there is no room for two beside the words
        head.addLayout(doing)
        if Act.DEFINE in view.allowed:
            button = Button(
                "Change",
                lambda: self.host.open_sheet("define", point.id),
                role="link",
                name=f"Change point {point.number}",
            )
            doing.addWidget(button)
        if Act.WITHDRAW_POINT in view.allowed:
            button = Button(
                "Withdraw",
                partial(self.host.open_sheet, "withdraw-point", point.id),
                role="link",
                name=f"Withdraw point {point.number}",
            )
            doing.addWidget(button)
        stack.addLayout(head)
        if point.settled_on:
            accepted = f"Not part of stage 2: the resident accepts our answer, {in_short(point.settled_on)}"
            stack.addWidget(Chip(accepted, icon_name="tick"), 0, Qt.AlignmentFlag.AlignLeft)
        refused = view.case.refused_at(2).get(point.id)
        if refused and refused.refused_on:
            no_part = f"Refused at stage 2 on {in_short(refused.refused_on)}: {refused.ground}"
            stack.addWidget(Chip(no_part, icon_name="stop"), 0, Qt.AlignmentFlag.AlignLeft)
        for stage in view.case.stages:
            finding = point.finding(stage.number)
            if finding:
                stack.addWidget(_finding(finding, stage))
        about_it = point in view.case.points_at(view.case.current.number)
        if Act.REQUEST in view.allowed and about_it:
            settle, name = partial(self.host.open_sheet, "settle-point", point.id), f"Accepted: point {point.number}"
            button = Button("The resident accepts this answer", settle, role="link", name=name)
            stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if Act.FIND in view.allowed and about_it:
            found = point.finding(view.case.current.number)
            label = "Change the decision" if found and found.decision else "Decide this point"
            role = "" if found and found.decision else "primary"
            button = Button(
                label,
                lambda: self.host.open_sheet("decide", point.id),
                role=role,
                name=f"{label}: point {point.number}",
            )
            stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _finding(finding: FindingFacts, stage: StageFacts) -> QWidget:
    box = QWidget()
    stack = column(box, gap=1, edge=(1, 0, 1, 8))
    if finding.decision:
        icon_name, tone = DECISIONS.get(finding.decision, UNKNOWN)
        chip = Chip(f"Stage {stage.number}: {finding.decision.value}", icon_name=icon_name, tone=tone)
    else:
        chip = Chip(f"Stage {stage.number}: not decided yet", icon_name="unknown")
    stack.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
    if finding.reasons:
        stack.addWidget(copyable(finding.reasons))
    then = f", as in force then: {finding.policy_then}" if finding.policy_then else ""
    stack.addWidget(copyable(f"Measured by: {finding.reference or 'not recorded'}{then}", "hint"))
    if finding.changed_because:
        stack.addWidget(copyable(f"What changed since stage 1: {finding.changed_because}"))
    if finding.no_remedy_because:
        stack.addWidget(copyable(f"No remedy because: {finding.no_remedy_because}", "hint"))
    return box


def _responsibility(point: PointFacts) -> str:
    if point.responsibility is None:
        return "Whose responsibility: not said yet"
    body = f" ({point.responsible_body})" if point.responsible_body else ""
    words = {
        Responsibility.OURS: "Ours",
        Responsibility.NOT_OURS: "Not ours",
        Responsibility.TO_CLARIFY: "To be clarified",
    }
    return f"Whose responsibility: {words.get(point.responsibility, point.responsibility.value)}{body}"


def _change(change: PointChangeFacts) -> str:
    """Say what was changed of a point that was sent, why, and whether the resident knows."""
    told = f"told on {in_short(change.told_on)}" if change.told_on else "the resident is still to be told"
    return f"{change.kind.value.capitalize()} on {in_short(change.changed_on)}: {change.because} ({told})"


def _withdrawn(point: PointFacts) -> QWidget:
    """Return a point that was sent and withdrawn: the answer says so, and decides it no more."""
    card, stack = frame("card", gap=1, edge=4)
    stack.addWidget(copyable(f"{point.number}. {point.text}", "subheading"))
    for change in point.changes:
        stack.addWidget(copyable(_change(change), "hint"))
    return card


def _yes(value: bool | None) -> str:
    return "not asked yet" if value is None else "yes" if value else "no"
