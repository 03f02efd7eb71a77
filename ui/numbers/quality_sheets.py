"""What is asked before answers are drawn, before one is left out, and of a calibration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from complaints_desktop.actions.quality import DrawAsked, draw_answers, hold_calibration, skip_item
from complaints_desktop.quality.draws import CENSUS, sample_size
from complaints_desktop.reading.quality_board import QualityBoard
from complaints_desktop.reading.quality_draws import ItemSeen
from complaints_desktop.rules.wording import capitalised
from db.number_terms import DrawMethod, Reviewed
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, Field, LongTextField, TextField
from ui.kit.layouts import show_if
from ui.kit.number_field import NumberField
from ui.kit.sheet import Sheet
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.changes import Changes

WHY = (
    "Only a random draw, or all there are, says something of the answers nobody reviews: it alone makes the team’s "
    f"figure. Of {CENSUS} answers or fewer all are drawn. Left out are answers that the reviewers handled or approved, "
    "those sent less than 5 working days ago, and letters that are not in this record. The list is frozen, and its "
    "seed draws it again."
)
METHODS: Mapping[DrawMethod, str] = {
    DrawMethod.RANDOM: "At random: makes the team’s figure",
    DrawMethod.STRATIFIED: "So many of each handler",
    DrawMethod.RISK: "Those with the most risk",
    DrawMethod.CENSUS: "All, or the first ten of somebody new",
    DrawMethod.TARGETED: "One kind of complaint",
    DrawMethod.DIP: "A few for residents to read",
}


class QualitySheet(Sheet):
    """A form that is opened over the lists."""

    done = Signal(str, str)
    """(in words what was recorded, the id of what was made)."""

    def day(self, name: str, label: str, workplace: Workplace) -> DateField:
        """Return a field for a day."""
        hint = "For example, 3 Apr"
        return DateField(name, label, today=workplace.today, why_not=workplace.why_not, hint=hint, brief=True)


class DrawSheet(QualitySheet):
    """What is drawn."""

    def __init__(self, workplace: Workplace, board: QualityBoard) -> None:
        """Ask it."""
        super().__init__("Draw answers for review", WHY, "Draw them", self.act)
        self.workplace = workplace
        me = workplace.desk().officer
        people = [(each.id, each.name) for each in board.reviewers]
        self.add(ChoiceField("method", "How?", [(each, words) for each, words in METHODS.items()], width=90))
        looks = [(each, f"The {each.value}") for each in Reviewed]
        self.add(ChoiceField("looks_at", "What is reviewed?", looks, width=60))
        self.add_row(self.day("from_on", "Sent from", workplace), self.day("to_on", "Sent to", workplace))
        enough = f"Of 100 answers {sample_size(100, 10)} show a share within 10 points"
        self.add(NumberField("number", "How many?", hint=enough))
        self.least: Field = NumberField("least", "Of each handler at least")
        self.kind: Field = ChoiceField(
            "category", "Which kind?", [(each, capitalised(each)) for each in board.categories]
        )
        newest = [(each.id, each.name) for each in board.handlers]
        self.whose: Field = ChoiceField("handler", "Whose first ten?", newest, unchosen="All answers")
        self.add(self.least, self.kind, self.whose)
        second = "One in ten is marked by both; neither sees the other’s marks"
        self.add(ChoiceField("reviewer", "Who reviews?", people, width=70))
        self.add(ChoiceField("second_reviewer", "Who marks again?", people, hint=second, width=70, unchosen="Nobody"))
        self.form["looks_at"].set_value(Reviewed.FILE)
        self.form["reviewer"].set_value(me.id)
        asked = {"method": "Choose how", "from_on": "Give the first day", "to_on": "Give the last day"}
        self.form.require({**asked, "looks_at": "Choose what is reviewed", "reviewer": "Choose who reviews"})
        self.form["method"].edited.connect(self._show)
        self._show()
        self.end()

    def _show(self) -> None:
        method = self.form["method"].value
        show_if(self.form["number"], method is not DrawMethod.CENSUS)
        show_if(self.least, method is DrawMethod.STRATIFIED)
        show_if(self.kind, method is DrawMethod.TARGETED)
        show_if(self.whose, method is DrawMethod.CENSUS)

    def act(self) -> None:
        """Draw them."""
        first, last = self.form.date("from_on"), self.form.date("to_on")
        if not self.form.check() or first is None or last is None:
            return
        method, looks_at = self.form["method"].value, self.form["looks_at"].value
        number, least = self.form["number"].value, self.form["least"].value
        asked = DrawAsked(
            method=method if isinstance(method, DrawMethod) else DrawMethod.RANDOM,
            looks_at=looks_at if isinstance(looks_at, Reviewed) else Reviewed.FILE,
            from_on=first,
            to_on=last,
            number=number if isinstance(number, int) else 0,
            least=least if isinstance(least, int) else 1,
            category=str(self.form["category"].value or ""),
            handler_id=str(self.form["handler"].value or "") if method is DrawMethod.CENSUS else "",
            reviewer_id=str(self.form["reviewer"].value or ""),
            second_reviewer_id=str(self.form["second_reviewer"].value or ""),
        )
        work = partial(draw_answers, asked=asked)
        self.workplace.operations.do(self, work, self._drawn, words="Drawing answers", refused=self.refuse)

    def _drawn(self, changes: Changes) -> None:
        self.done.emit("They are drawn; the list is frozen", changes.made or "")


class SkipSheet(QualitySheet):
    """Why an answer that was drawn is not reviewed."""

    def __init__(self, workplace: Workplace, item: ItemSeen) -> None:
        """Ask it of one answer."""
        why = "It stays in the draw and is counted; no other is drawn for it."
        super().__init__(f"Leave {item.reference} out", why, "Leave it out", self.act)
        self.workplace, self._item = workplace, item
        self.add(TextField("because", "Why is it not reviewed?"))
        self.form.require({"because": "Say why"})
        self.end()

    def act(self) -> None:
        """Record it."""
        if not self.form.check():
            return
        work = partial(skip_item, item_id=self._item.id, because=self.form.text("because"))

        def then(_changes: Changes) -> None:
            self.done.emit("It is left out, with the reason", "")

        self.workplace.operations.do(self, work, then, words="Leaving it out", refused=self.refuse)


class CalibrationSheet(QualitySheet):
    """What reviewers agreed when they compared their marks."""

    def __init__(self, workplace: Workplace, criteria: tuple[str, ...]) -> None:
        """`criteria`: those on which reviewers agreed least."""
        why = "Talk about the criteria with the least agreement, then word them better. Past scores stay as they are."
        super().__init__("Write down a calibration", why, "Write it down", self.act)
        self.workplace = workplace
        self.add(self.day("held_on", "Held on", workplace))
        self.add(TextField("criteria", "Criteria talked about", hint="Their keys, like C3 C5", width=60))
        self.add(LongTextField("words", "What was agreed"))
        self.form["held_on"].set_value(workplace.today())
        self.form["criteria"].set_value(" ".join(criteria))
        self.form.require({"held_on": "Give the day", "words": "Say what was agreed"})
        self.end()

    def act(self) -> None:
        """Record it."""
        held_on = self.form.date("held_on")
        if not self.form.check() or held_on is None:
            return
        keys = self.form.text("criteria").upper().replace(",", " ").split()
        work = partial(
            hold_calibration,
            held_on=held_on,
            from_on=held_on.replace(day=1),
            to_on=held_on,
            criteria=keys,
            words=self.form.text("words"),
        )

        def then(_changes: Changes) -> None:
            self.done.emit("The calibration is on record", "")

        self.workplace.operations.do(self, work, then, words="Writing it down", refused=self.refuse)
