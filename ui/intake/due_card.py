"""Says at once by when the acknowledgement is due, and why: the days counted, the skipped ones named."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.forms.intake import looked_at_on
from complaints_desktop.rules.choice import from_survey
from complaints_desktop.rules.clocks import clocks
from complaints_desktop.rules.wording import in_full, time_left, working_days
from db.terms import CaseKind
from ui.case.deadline import days_of
from ui.kit.layouts import column, show_if
from ui.kit.strip import CalendarStrip, StripDay
from ui.kit.texts import copyable, text

WHY = {
    CaseKind.REQUEST: "A service request is looked at again regularly (Code 1.4). Another day may be given.",
    CaseKind.ENQUIRY: "Until it is answered. Another day may be given.",
    CaseKind.COMPLIMENT: "It is done as soon as it is passed on.",
}
"""Why a first contact is looked at again then."""


class DueCard(QFrame):
    """The acknowledgement's date, from the day of receipt that is typed."""

    def __init__(self) -> None:
        """Start without a date."""
        super().__init__()
        self.setProperty("role", "card")
        stack = column(self, gap=1.5, edge=4)
        self._over = text("Acknowledge by", "overline", wrap=False)
        stack.addWidget(self._over)
        self.due, self._why = copyable("", "heading"), copyable("", "hint")
        self._strip = CalendarStrip(brief=True)
        for part in (self.due, self._why, self._strip):
            stack.addWidget(part)

    def show_dates(self, received_on: date | None, expressed_on: date | None, desk: Desk) -> None:
        """Show the date that follows from these two."""
        self._over.setText("Acknowledge by")
        stage = StageFacts(id="", number=1, received_on=received_on)
        case = CaseFacts(id="", reference="", expressed_on=expressed_on, stages=(stage,))
        clock = clocks(case, today=desk.today, calendar=desk.calendar, targets=desk.settings.targets)[0]
        if clock.due is None or clock.started is None:
            self._say("Give the day it was received", clock.beyond_calendar or "")
            self._show_days([])
            return
        left = time_left(desk.calendar.counted(desk.today, clock.due), clock.due, desk.today)
        rule = clock.rule
        why = f"{rule.within} from {in_full(clock.started)}, when {clock.started_by} ({rule.basis})."
        if clock.from_expression:
            why += f" First voiced {working_days(clock.from_expression)} before that (Code 1.3, 1.5)."
        self._say(" · ".join(part for part in (in_full(clock.due), left) if part), why)
        self._show_days(list(days_of(clock, desk)))

    def show_review(self, kind: CaseKind, channel: str, review_on: date | None, desk: Desk) -> None:
        """Show when a first contact is looked at again: as it was said, or the usual days."""
        survey = from_survey(channel)
        again = looked_at_on(kind, channel=channel, review_on=review_on, desk=desk)
        self._over.setText("Tell them how to complain by" if survey else "Look at it again by")
        why = "Unhappy in a survey is no complaint yet: contact them (Code 1.6)." if survey else WHY[kind]
        self._say(in_full(again) if again else "No day is needed", why)
        self._show_days([])

    def _show_days(self, days: list[StripDay]) -> None:
        self._strip.show_days(days)
        show_if(self._strip, bool(days))

    def _say(self, due: str, why: str) -> None:
        for label, words in ((self.due, due), (self._why, why)):
            label.setText(words)
            label.setAccessibleName(words)
