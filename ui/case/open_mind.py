"""What a decision rests on, at each stage: evidence, what is disputed, who was invited, the checklist (Code 5.8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from complaints_desktop.facts.investigation import EvidenceFacts, InvitationFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.checklist import LineState, checklist
from complaints_desktop.rules.wording import count, in_short
from db.terms import EvidenceResult
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.flow import Flow, flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame, row
from ui.kit.texts import copyable, heading, text
from ui.sheets.findings import both_sides

RESULTS = {
    EvidenceResult.SEEN: ("tick-circle", "good"),
    EvidenceResult.ASKED: ("clock", "warn"),
    EvidenceResult.NOT_HELD: ("cross-circle", ""),
    EvidenceResult.NOT_NEEDED: ("late", ""),
    EvidenceResult.NO_ANSWER: ("question", "warn"),
}
UNKNOWN = ("unknown", "")
"""Of a word that only a newer program knows."""

OFFERED = (
    ("Record evidence", "evidence", "Record evidence"),
    ("Disputed fact", "dispute", "Record a disputed fact"),
    ("Invite to comment", "invite", "Record an invitation to comment"),
    ("Declare", "declare-conflict", "Declare a conflict of interest, or none"),
)
"""What is written down here: the words of the button, its form, its name in full."""


def checks_heading(view: CaseView, host: CaseHost) -> Flow:
    """Return the heading with what may be written down."""
    line = flow(heading("Evidence and open mind"), gap=3)
    for words, form, name in OFFERED if Act.CHECK in view.allowed else ():
        line.add(
            Button(words, partial(host.open_sheet, form), name=name, icon_name="plus" if form == "evidence" else "")
        )
    return line


class StageChecks(QWidget):
    """What the decision of one stage rests on; only at the present one is it brought up to date."""

    def __init__(self, stage: StageFacts, view: CaseView, host: CaseHost) -> None:
        """A card with what is on record, and below it the checklist."""
        super().__init__()
        self._stage, self._view, self._host = stage, view, host
        self._may = stage is view.case.current and Act.CHECK in view.allowed
        card, self._stack = frame("card", gap=2, edge=4)
        column(self, gap=0).addWidget(card)
        if len(view.case.stages) > 1:
            self._stack.addWidget(text(f"Stage {stage.number}", "overline", wrap=False))
        self._draw_evidence()
        self._draw_people()
        if not stage.evidence and not stage.conflicts:
            words = "No evidence is recorded yet, and nobody has declared whether there is a conflict."
            self._stack.addWidget(text(words, "hint"))
        self._draw_checklist()

    def _draw_evidence(self) -> None:
        for piece in self._stage.evidence:
            late = piece.overdue(self._host.workplace.desk().today) and not self._stage.responded_on
            icon_name, tone = ("warning", "danger") if late else RESULTS.get(piece.result, UNKNOWN)
            words = f"{piece.item}: {piece.result.value}, {in_short(piece.checked_on)}"
            self._mark(
                icon_name, tone, words, *_asked(piece, late=late), to=("Update", "evidence", piece.id, piece.item)
            )
        for fact in self._stage.disputed:
            icon_name, tone = ("tick-circle", "good") if fact.preferred else ("question", "warn")
            to = ("Update", "dispute", fact.id, fact.fact)
            self._mark(icon_name, tone, f"Disputed: {fact.fact}", *both_sides(fact), to=to)

    def _draw_people(self) -> None:
        for invited in self._stage.invitations:
            heard = [invited.said] if invited.said else []
            to = ("Update", "invite", invited.id, f"invitation of {in_short(invited.invited_on)}")
            self._mark("message", "", _invited(invited), *heard, to=to)
        for declared in self._stage.conflicts:
            said = "declares a conflict of interest" if declared.conflict else "declares no conflict of interest"
            words = f"{declared.officer.name} {said}, {in_short(declared.declared_on)}"
            measures = [declared.measures] if declared.measures else []
            self._mark("law", "warn" if declared.conflict else "good", words, *measures)

    def _draw_checklist(self) -> None:
        """Show what is open, line by line; what is done is counted, and read out where the number is pointed at."""
        lines = checklist(self._view.case, self._stage)
        answered = [each for each in lines if each.done or each.line.answer]
        if not lines or not (self._may or any(each.line.answer for each in lines)):
            return
        still = [each for each in lines if not each.done]
        done = f"{len(lines) - len(still)} of {count(len(lines), 'line')} done"
        head = text(f"Checklist before the decision: {done}", "overline", wrap=False)
        head.setToolTip("\n".join(f"{each.line.words}: {each.says}" for each in answered))
        self._stack.addWidget(head)
        for each in still:
            because = [each.line.because] if each.line.because else []
            to = ("Answer", "checklist", each.line.line, each.line.words)
            self._mark(*_shape(each), f"{each.line.words}: {each.says}", *because, to=to)

    def _mark(
        self, icon_name: str, tone: str, words: str, *notes: str, to: tuple[str, str, str, str] | None = None
    ) -> None:
        """Add a line with its shape, its notes and, where it may be brought up to date, the way `to` its form."""
        line = row(gap=2)
        line.addWidget(Picture(icon_name, tone or "quiet"), 0, Qt.AlignmentFlag.AlignTop)
        stack: QVBoxLayout = column(gap=0)
        stack.addWidget(copyable(words))
        for note in notes:
            stack.addWidget(copyable(note, "hint"))
        line.addLayout(stack, 1)
        if to and self._may:
            label, form, subject, what = to
            go = partial(self._host.open_sheet, form, subject)
            line.addWidget(Button(label, go, role="link", name=f"{label}: {what}"), 0, Qt.AlignmentFlag.AlignTop)
        self._stack.addLayout(line)


def _asked(piece: EvidenceFacts, *, late: bool) -> Iterator[str]:
    """Yield who was asked what, by when, and what it shows."""
    parts = [f"asked of {piece.asked_of}"] if piece.asked_of else []
    parts += [f"{'overdue since' if late else 'answer due'} {in_short(piece.due_on)}"] if piece.due_on else []
    parts += [f"chased {in_short(piece.chased_on)}"] if piece.chased_on else []
    if parts:
        yield ", ".join(parts)
    if piece.question:
        yield f"Question: {piece.question}"
    if piece.note:
        yield piece.note


def _invited(invited: InvitationFacts) -> str:
    who = invited.name or f"The {invited.party.value}"
    reply = f", reply by {in_short(invited.reply_by)}" if invited.reply_by else ""
    came = f", replied {in_short(invited.replied_on)}" if invited.replied_on else f"{reply}, no reply yet"
    return f"{who} was invited to comment {in_short(invited.invited_on)}{came}"


def _shape(state: LineState) -> tuple[str, str]:
    return ("clock", "warn") if state.line.answer else ("unknown", "")
