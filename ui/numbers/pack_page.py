"""One pack: what it says, a box for words beside each part, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.packs import approve_pack, issue_pack, make_pack, take_pack_back, write_words
from complaints_desktop.exchange.pack_paper import lines_of, stated, title_of, write_pack
from complaints_desktop.numbers.packs import OWED, Part
from complaints_desktop.numbers.periods import days_between
from complaints_desktop.reading.pack_figures import PackAsked
from complaints_desktop.reading.packs import PackRead
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from db.number_terms import Basis
from db.terms import Looked
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.fields import LongTextField
from ui.kit.flow import flow
from ui.kit.layouts import column, scrolled
from ui.kit.readable import Readable
from ui.kit.texts import copyable, heading, text
from ui.workplace.chart_out import file_name
from ui.workplace.files import ask_to_save
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office

KINDS = "PDF (*.pdf);;Word (*.docx);;Figures (*.xlsx *.csv)"
ISSUE = "Once it is issued it stays as it is: what is corrected later goes into another version that says what changed."


BY_ANOTHER = "You put this pack together: a complaints manager or the Head other than you approves it."


class PackPage(QWidget):
    """Opens over the list of packs."""

    def __init__(
        self, workplace: Workplace, pack: PackRead, leave: Callable[[], object], opens: Callable[[str], object]
    ) -> None:
        """`leave` goes back to the list, `opens` goes to another pack."""
        super().__init__()
        self._workplace, self.pack, self._opens, self._leave = workplace, pack, opens, leave
        self.boxes: dict[str, LongTextField] = {}
        self.said = Banner()
        self.back = Button("All packs", leave, icon_name="chevron-left")
        page = Readable(most=215)
        self._body = column(page, gap=3, edge=(0, 0, 4, 4))
        self._body.addWidget(text(title_of(pack), "title"))
        self._body.addWidget(copyable(stated(pack), "hint"))
        if pack.changed:
            self._body.addWidget(heading("What changed since the version before"))
            for line in pack.changed:
                self._body.addWidget(text(line))
        if pack.line.approved_on is None and pack.line.made_by_id == workplace.desk().officer.id:
            self._body.addWidget(text(BY_ANOTHER, "hint"))
        for part in pack.line.row.parts:
            self._show_part(part)
        self._body.addStretch()
        self.acts = self._offered()
        stack = column(self, gap=2)
        stack.addWidget(flow(self.back, *self.acts))
        stack.addWidget(self.said)
        stack.addWidget(scrolled(page), 1)

    def focus_first(self) -> None:
        """Put the cursor into the first part that is written to."""
        next(iter(self.boxes.values()), self.back).setFocus()

    @property
    def open(self) -> bool:
        """Whether words may still be written to it."""
        role = self._workplace.desk().officer.role
        return self.pack.line.approved_on is None and refusal(role, Act.MAKE_PACK) is None

    def _offered(self) -> list[Button]:
        """Return what may be done with it now."""
        line, role = self.pack.line, self._workplace.desk().officer.role
        acts = [Button("Save as…", self._ask_file, icon_name="save")]
        own = line.made_by_id == self._workplace.desk().officer.id
        if line.approved_on is None and not own and refusal(role, Act.APPROVE_PACK) is None:
            acts.insert(0, Button("Approve", partial(self._do, partial(approve_pack, pack_id=line.id)), role="primary"))
        if line.approved_on and line.issued_at is None and refusal(role, Act.ISSUE_PACK) is None:
            acts.insert(0, Button("Issue…", self._ask_issue, role="primary"))
        if line.issued_at is None and refusal(role, Act.MAKE_PACK) is None:
            acts.append(Button("Take back", partial(self._do, partial(take_pack_back, pack_id=line.id), self._leave)))
        if line.issued_at and not line.replaced and refusal(role, Act.MAKE_PACK) is None:
            acts.append(Button("Make another version", self._make_again))
        return acts

    def _show_part(self, part: Part) -> None:
        """Show the figures of a part, and below them the words to it or a box for them."""
        written = self.pack.words.get(part.key, "")
        self._body.addWidget(heading(part.title))
        for line in self._figures(part):
            self._body.addWidget(copyable(line))
        if self.open and part.written:
            self._ask_words(part, written)
        elif written:
            self._body.addWidget(copyable(written))

    def _ask_words(self, part: Part, written: str) -> None:
        """Ask for words to a part; those to what changed may begin with sentences that the figures bear."""
        owed = "; has to be said before it is approved" if part in OWED[self.pack.line.kind] else ""
        box = LongTextField(part.key, f"Your words to “{part.title.lower()}”{owed}", lines=3)
        box.set_value(written)
        box.left.connect(partial(self._keep, part.key))
        self.boxes[part.key] = box
        drafts = self.pack.figures["drafts"] if part is Part.CHANGED and not written else []
        earlier = self.pack.words_before.get(part.key, "") if not written else ""
        if earlier:
            begin = partial(self._begin, part.key, [earlier])
            said = f"Begin with the words of version {self.pack.line.version - 1}"
            self._body.addWidget(flow(Button(said, begin, name=f"{said}: {part.title}")))
        if drafts:
            self._body.addWidget(text("\n".join(drafts), "hint"))
            self._body.addWidget(flow(Button("Begin with these sentences", partial(self._begin, part.key, drafts))))
        self._body.addWidget(box)

    def _figures(self, part: Part) -> list[str]:
        """Return what the pack says in this part, a line each; its paper has the tables and charts."""
        return lines_of(self.pack, part)

    def _begin(self, key: str, drafts: list[str]) -> None:
        self.boxes[key].set_value("\n".join(drafts))
        self.boxes[key].setFocus()
        self._keep(key)

    def _keep(self, key: str) -> None:
        """Keep what was typed to a part as soon as the cursor leaves it."""
        words = self.boxes[key].value
        if words and words != self.pack.words.get(key, ""):
            work = partial(write_words, pack_id=self.pack.line.id, words={key: words})
            self._workplace.operations.do(self, work, words="Keeping your words", refused=self._refused)

    def keep_all(self) -> None:
        """Keep what was typed and not left yet."""
        for key in self.boxes:
            self._keep(key)

    def _ask_issue(self) -> None:
        work = partial(issue_pack, pack_id=self.pack.line.id)
        self.said.say("Issue this pack?", more=ISSUE, tone="warn", actions=(("Issue it", partial(self._do, work)),))

    def _do(self, work: Callable[..., object], then: Callable[[], object] | None = None) -> None:
        self.keep_all()
        after = then or partial(self._opens, self.pack.line.id)
        self._workplace.operations.do(self, work, lambda _: after(), refused=self._refused)  # type: ignore[arg-type]

    def _make_again(self) -> None:
        figures, line = self.pack.figures, self.pack.line
        basis = Basis(figures["basis"]) if figures["basis"] else None
        span = days_between(*(date.fromisoformat(figures[name]) for name in ("from", "to")))
        asked = PackAsked(kind=line.kind, span=span, basis=basis, contractor=line.of_whom)
        self._workplace.operations.do(
            self,
            partial(make_pack, asked=asked),
            lambda changes: self._opens(changes.made or ""),
            words="Putting the pack together",
            refused=self._refused,
        )

    def _refused(self, refused: Refused) -> None:
        self.said.say(refused.why, more=refused.do, tone="warn")

    def _ask_file(self) -> None:
        self.keep_all()
        name = f"{file_name(title_of(self.pack))}.pdf"
        path = ask_to_save(self, self._workplace.folder, "Save this pack", name, KINDS)
        if path:
            work = partial(_write, path, self.pack.line.id)
            said = f"It is saved as {path.name}"
            self._workplace.operations.read(
                self, work, lambda _: self._workplace.go.say(said), topic="pack", words="Saving", refused=self._refused
            )


def _write(path: Path, pack_id: str, office: Office) -> None:
    """Write it as it stands in the record, and keep a line of who took it out."""
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.reading.packs import read_pack

    desk = office.desk()
    with office.record.reading() as session:
        pack = read_pack(session, desk, pack_id)
    write_pack(path, pack, desk, sample=is_sample(office.record))
    office.looked(Looked.LIST_OUT, number=len(pack.figures["measures"]))
