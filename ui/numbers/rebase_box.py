"""The limits of a chart reckoned anew from a day, with the reason; and each that was, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.rebases import reckon_anew, take_rebase_back
from complaints_desktop.reading.rebases import RebaseTold
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_short
from ui.kit.buttons import Button
from ui.kit.date_field import DateField
from ui.kit.fields import TextField
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, show_if, sized
from ui.kit.texts import text
from ui.workplace.workplace import Workplace


class RebaseBox(QWidget):
    """What is recorded, and for who may a line to record more."""

    def __init__(self, workplace: Workplace, measure: str, told: Sequence[RebaseTold]) -> None:
        """`told` are those that are recorded; the chart is drawn anew when they change."""
        super().__init__()
        self._workplace, self._measure = workplace, measure
        may, stack = refusal(workplace.desk().officer.role, Act.MAKE_PACK) is None, column(self, gap=2)
        for each in told:
            by = f", recorded by {each.set_by}" if each.set_by else ""
            line = text(f"Limits begin again on {in_short(each.on)}: {each.because}{by}")
            back = Button(
                "Take back", partial(self._take_back, each.id), role="link", name=f"Take back: {each.because}"
            )
            stack.addWidget(Flow(line, *([back] if may else []), gap=2))
        desk = workplace.desk()
        self.on = DateField("from", "From", today=workplace.today, why_not=desk.calendar.why_not, hint="", brief=True)
        self.because = TextField("because", "What changed for good then", hint="")
        self.opens = Button("Something changed for good: begin the limits again…", self._open)
        self.does = Button("Begin them again", self._reckon, role="primary")
        fields = (sized(self.on, least_width=44, most_width=60), sized(self.because, least_width=90, most_width=140))
        self.line = flow(*fields, self.does, gap=3)
        stack.addWidget(flow(self.opens))
        stack.addWidget(self.line)
        show_if(self.opens, may)
        show_if(self.line, on=False)

    def _open(self) -> None:
        show_if(self.line, on=True)
        show_if(self.opens, on=False)
        self.on.setFocus()

    def _reckon(self) -> None:
        work = partial(reckon_anew, measure=self._measure, from_on=self.on.value, because=self.because.value)
        self._workplace.operations.do(self, work, refused=self._refused)

    def _take_back(self, rebase_id: str) -> None:
        work = partial(take_rebase_back, rebase_id=rebase_id)
        self._workplace.operations.do(self, work, refused=self._refused)

    def _refused(self, refused: Refused) -> None:
        for field, names in ((self.on, ("from_on",)), (self.because, ("because", "measure"))):
            field.show_error(f"{refused.why}. {refused.do}" if refused.field in names else "")
