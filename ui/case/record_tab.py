"""The record: who changed what, when."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollBar, QWidget

from complaints_desktop.office import Office
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.reading.history import Entry, history
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.wording import capitalised, count, in_london, in_short, moment_words
from db.problems import EnvironmentProblem
from ui.case.host import CaseHost
from ui.kit.buttons import Link
from ui.kit.layouts import column, scrolled, show_if
from ui.kit.texts import text
from ui.kit.timeline import Timeline, TimelineItem
from ui.workplace.place import Place

LONGEST = 240
"""Characters shown of one value; the tabs show it whole."""


class RecordTab(QWidget):
    """Every captured change of this case, newest first; what other desks changed is asked for when one looks."""

    def __init__(self, host: CaseHost) -> None:
        """Start empty."""
        super().__init__()
        self.host = host
        page = QWidget()
        self._area = scrolled(page)
        column(self, gap=0).addWidget(self._area)
        stack = column(page, gap=3, edge=(5, 6, 2, 6))
        self._count = text("", "hint")
        self._who = Link("Who looked at this case", self._who_looked)
        stack.addWidget(self._who)
        self._reference = ""
        stack.addWidget(self._count)
        self._others = text("", "hint")
        stack.addWidget(self._others)
        self.timeline = Timeline("Changes of this case", whole=True)
        stack.addWidget(self.timeline)
        stack.addStretch()

    @property
    def bar(self) -> QScrollBar:
        """What it scrolls by."""
        return self._area.verticalScrollBar()

    def show_view(self, view: CaseView) -> None:
        """Show the changes of this case that are known here, and ask the shared database for the others."""
        case_id, self._reference = view.case.id, view.case.reference
        show_if(self._who, rights_of(self.host.workplace.desk().officer.role).audits)
        self._read(case_id)
        self.host.workplace.operations.share(
            self,
            lambda sharing: sharing.fetch_history(case_id),
            lambda found: self._complete(case_id, found),
            troubled=self._incomplete,
        )

    def _who_looked(self) -> None:
        self.host.workplace.go.show_place(Place("looked", place=self._reference))

    def _read(self, case_id: str) -> None:
        def work(office: Office) -> list[TimelineItem]:
            with office.record.reading() as session:
                return [_item(entry) for entry in history(session, office.desk(), case_id=case_id)]

        self.host.workplace.operations.read(self, work, self._show, topic="history")

    def _complete(self, case_id: str, found: int) -> None:
        self._others.setText("")
        if found:
            self._read(case_id)

    def _incomplete(self, problem: EnvironmentProblem) -> None:
        why = f"{problem.what[0].lower()}{problem.what[1:]}"
        self._others.setText(f"Other desks may have changed more: {why}.")

    def _show(self, items: list[TimelineItem]) -> None:
        self._count.setText(f"{count(len(items), 'change')}, newest first. Nothing here can be changed or taken away.")
        self.timeline.entries.show_items(items)


def _item(entry: Entry) -> TimelineItem:
    at = in_london(entry.at)
    what = capitalised(entry.entity.rstrip("_").replace("_", " "))
    body = "\n".join(f"{name[0].upper()}{name[1:]}: {value[:LONGEST]}" for name, value in entry.told())
    by = f"{'given back by ' if entry.claim else ''}{entry.author}{_received(entry)}{_written(entry)}"
    icon_name, tone = ("plus", "good") if entry.made else ("edit", "info")
    if entry.held:
        icon_name, tone = "warning", "warn"
    done = "given back" if entry.claim else "recorded" if entry.made else "changed"
    waits = ", and waits to be settled" if entry.held else ""
    return TimelineItem(at.date(), f"{what} {done}{waits}", body, by, icon_name, tone, at=entry.at)


def _written(entry: Entry) -> str:
    """Say of what was given back whose it is said to be, and when it was written."""
    if entry.claim is None:
        return ""
    when = f" on {moment_words(entry.claim.written_at)}" if entry.claim.written_at else ""
    return f"; said to be written by {entry.claim.said_by or 'somebody not known here'}{when}"


def _received(entry: Entry) -> str:
    """Say when the shared database had it, where that is another time: a desk's clock may be wrong."""
    if entry.received_at is None:
        return ""
    received = in_london(entry.received_at)
    return f", the time by the desk's clock; with the shared database {in_short(received.date())}, {received:%H:%M}"
