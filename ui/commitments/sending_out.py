"""A list sent to who keeps promises without this program: as a table that comes back, or on paper to be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.reading.commitment_board import BoardLine, commitment_board
from complaints_desktop.rules.wording import count
from db.terms import Looked
from ui.commitments.to_whom import ToWhom, Whose, everybody, file_name, number_of
from ui.kit.fields import ChoiceField
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:  # it brings SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.office import Office

WHY = (
    "For an owner outside the team, or a contractor. A table is filled in and taken back here; a list on paper is "
    "ticked, and you record what it says. No resident is named in it: the reference says which complaint."
)
FORMATS = (
    (".xlsx", "Excel, to be filled in and taken back"),
    (".csv", "CSV, to be filled in and taken back"),
    (".pdf", "PDF, to be ticked on paper"),
)
KINDS = {".xlsx": "Excel (*.xlsx)", ".csv": "CSV (*.csv)", ".pdf": "PDF (*.pdf)"}


class SendOut(ToWhom):
    """The list of one owner or contractor, or of everybody."""

    def __init__(self, workplace: Workplace, lines: Sequence[BoardLine], whose: Whose) -> None:
        """`lines` are all open promises; `whose` list is proposed."""
        choices = [(Whose(), number_of(lines)), *everybody(lines)]
        field = ChoiceField("whose", "Whose promises?", choices, width=90)
        super().__init__(
            workplace, field, "Choose whose promises", title="Send a list out", why=WHY, action="Save the list…"
        )
        self.add(ChoiceField("ending", "As what?", FORMATS, width=90))
        self.form.require({"ending": "Choose what the list is to be"})
        field.set_value(whose)
        self.form["ending"].set_value(".xlsx")
        self.end()

    @property
    def _whose(self) -> Whose:
        chosen = self.whose.value
        return chosen if isinstance(chosen, Whose) else Whose()

    def act(self) -> None:
        """Ask where to, and write the list."""
        ending = self.form.text("ending")
        name = file_name("promises", self._whose.name, self.workplace.today().isoformat(), ending or ".xlsx")
        self.ask_where("Save the list", name, KINDS.get(ending, ""), self.write)

    def write(self, path: Path) -> None:
        """Write the list to `path`; its ending says as what."""
        work = partial(_written, path, self._whose)
        then = partial(self._written, path)
        self.workplace.operations.read(self, work, then, topic="out", words="Saving the list", refused=self.refuse)

    def _written(self, path: Path, written: tuple[int, str]) -> None:
        number, without = written
        self.done.emit("; ".join(filter(None, (f"{count(number, 'promise')} saved as {path.name}", without))))


def _written(path: Path, whose: Whose, office: Office) -> tuple[int, str]:
    """Write the list as it is now, and return how many promises are in it, and what is left out."""
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.promise_list import left_out, lines_of, to_tick
    from complaints_desktop.exchange.promise_paper import write_list_out

    with office.record.reading() as session:
        lines = commitment_board(session, office.desk()).lines
    theirs = lines_of(lines, owner=whose.owner, contractor=whose.contractor)
    write_list_out(path, theirs, office.desk(), who=whose.name, sample=is_sample(office.record))
    number = len(to_tick(theirs))
    office.looked(Looked.LIST_OUT, number=number)
    return number, left_out(theirs)
