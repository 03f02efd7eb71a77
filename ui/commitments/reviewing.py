"""The monthly review of a contractor: which one, of which month, saved as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.reading.partner_review import partner_review, promised_through
from complaints_desktop.rules.wording import MONTHS
from db.files import write_whole
from db.terms import Looked
from ui.commitments.to_whom import ToWhom, file_name
from ui.kit.fields import ChoiceField
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:  # it brings SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.office import Office

WHY = (
    "For the meeting with the contractor: what was kept in time by the date first promised, how many more may be "
    "missed, why promises were missed, what is open and overdue today. No resident is named in it."
)
MOST_MONTHS = 12
"""How far back a review goes."""


def months(today: date) -> list[tuple[date, str]]:
    """Return this month and those before it, the last first."""
    found = [today.replace(day=1)]
    while len(found) < MOST_MONTHS + 1:
        found.append((found[-1] - timedelta(1)).replace(day=1))
    return [(first, f"{MONTHS[first.month - 1]} {first.year}") for first in found]


class Review(ToWhom):
    """Which contractor, and of which month."""

    def __init__(self, workplace: Workplace, contractor: str) -> None:
        """That of `contractor` is proposed, where one is named, and of the month that is over."""
        known = [(contractor, contractor)] if contractor else []
        field = ChoiceField("contractor", "Which contractor?", known, width=90)
        title = "Monthly review of a contractor"
        super().__init__(workplace, field, "Choose the contractor", title=title, why=WHY, action="Save the review…")
        which = months(workplace.today())
        self.add(
            ChoiceField("month", "Which month?", which, hint="The month that is over, unless you choose", width=60)
        )
        self.form.require({"month": "Choose the month"})
        field.set_value(contractor or None)
        self.form["month"].set_value(which[1][0])
        self.end()
        workplace.operations.read(self, question(promised_through), self._offer, topic="contractors")

    def _offer(self, names: Sequence[str]) -> None:
        chosen = self.whose.value
        self.whose.set_choices([(name, name) for name in names])
        self.whose.set_value(chosen)

    def act(self) -> None:
        """Ask where to, and write the review."""
        month = self.form["month"].value
        when = f"{month:%Y-%m}" if isinstance(month, date) else ""
        self.ask_where(
            "Save the review",
            file_name("review", self.form.text("contractor"), when, ".pdf"),
            "PDF (*.pdf)",
            self.write,
        )

    def write(self, path: Path) -> None:
        """Write the review to `path`."""
        month = self.form["month"].value
        if isinstance(month, date):
            work = partial(_written, path, self.form.text("contractor"), month)
            then = partial(self.done.emit, f"The review is saved as {path.name}")
            self.workplace.operations.read(
                self, work, lambda _: then(), topic="out", words="Saving the review", refused=self.refuse
            )


def _written(path: Path, contractor: str, month: date, office: Office) -> None:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.listed import require_ending
    from complaints_desktop.exchange.review_paper import review_pdf

    require_ending(path, ".pdf")
    desk = office.desk()
    with office.record.reading() as session:
        review = partner_review(session, desk, contractor=contractor, month=month)
    write_whole(path, review_pdf(review, desk, sample=is_sample(office.record)))
    office.looked(Looked.LIST_OUT, number=len(review.open))
