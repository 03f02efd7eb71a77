"""The complaint definition: a point, its outcome, whose responsibility."""

from functools import partial

from complaints_desktop.actions import definition
from complaints_desktop.facts.definition import PointFacts
from db.terms import Responsibility
from ui.kit.fields import ChoiceField, LongTextField, TextField
from ui.sheets.sheet import ActionSheet, Work


class PointSheet(ActionSheet):
    """Add a point, or put it in better words."""

    title_words = "A point of the complaint"
    why = "Code 5.6 and 5.7: our understanding of the complaint, the outcome sought, and what we are responsible for."
    action_words = "Save the point"
    said = "The point is saved"

    def lay_out(self) -> None:
        """Ask for the point, the outcome and the responsibility."""
        self.required = {"text": "Write the point as you understand it"}
        self.add(
            LongTextField("text", "What is the point?", hint="One thing that went wrong, in the resident's own words"),
            LongTextField("outcome_sought", "What would put it right?", hint="The outcome the resident seeks", lines=2),
        )
        choices = (
            (Responsibility.OURS, "Ours"),
            (Responsibility.NOT_OURS, "Not ours"),
            (Responsibility.TO_CLARIFY, "To be clarified"),
        )
        self.add_row(
            ChoiceField("responsibility", "Whose responsibility is it?", choices, width=50),
            TextField(
                "responsible_body",
                "Who is, or whom are we asking?",
                hint="Where it is not, or not yet, ours",
                optional=True,
                width=80,
            ),
        )

    def prefill(self) -> None:
        """Fill in the point as it stands."""
        point = self._point()
        if point:
            self.form.fill(
                {
                    "text": point.text,
                    "outcome_sought": point.outcome_sought,
                    "responsibility": point.responsibility,
                    "responsible_body": point.responsible_body,
                }
            )

    def work(self) -> Work:
        """Add or change the point."""
        chosen = self.form["responsibility"].value
        words = definition.PointWords(
            text=self.form.text("text"),
            outcome_sought=self.form.said("outcome_sought"),
            responsibility=Responsibility(str(chosen)) if chosen else None,
            responsible_body=self.form.said("responsible_body"),
        )
        if self.subject:
            return partial(definition.change_point, case_id=self.case.id, point_id=self.subject, words=words)
        return partial(definition.add_point, case_id=self.case.id, words=words)

    def _point(self) -> PointFacts | None:
        return next((point for point in self.case.points if point.id == self.subject), None)


class WithdrawPointSheet(ActionSheet):
    """Take a point out of the definition."""

    title_words = "Take a point out"
    why = "The point stays on record with the reason; it is no longer answered in the letter."
    action_words = "Take it out"
    said = "The point is taken out"

    def lay_out(self) -> None:
        """Ask why."""
        self.required = {"because": "Give the reason"}
        self.add(
            TextField("because", "Why is it taken out?", hint="For example, the resident asked on the phone on 8 April")
        )

    def work(self) -> Work:
        """Take it out."""
        because = self.form.text("because")
        return partial(definition.withdraw_point, case_id=self.case.id, point_id=self.subject, because=because)
