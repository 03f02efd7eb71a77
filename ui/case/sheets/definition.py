"""The complaint definition: a point, its outcome, whose responsibility; the early sorting."""

from functools import partial

from complaints_desktop.actions import definition
from complaints_desktop.facts import PointFacts
from db.words import Hazard, Responsibility
from ui.case.sheets.base import ActionSheet, Work
from ui.kit.fields import ChoiceField, LongTextField, TextField

YES_NO = ((True, "Yes"), (False, "No"))
HAZARDS = (
    (Hazard.NONE, "None"),
    (Hazard.SIGNIFICANT, "Significant: such as damp and mould, no heating"),
    (Hazard.EMERGENCY, "Emergency: danger within 24 hours"),
)


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


class AssessSheet(ActionSheet):
    """The early sorting: hazard, complexity, needs."""

    title_words = "Assess hazard, complexity and needs"
    why = "Code 6.1: sort early what can be answered quickly, and what needs investigating because of risk or need."
    action_words = "Save the assessment"
    said = "The assessment is saved"

    def lay_out(self) -> None:
        """Ask the three questions."""
        self.required = {
            "hazard": "Say whether there is a hazard in the home",
            "complex": "Say whether it is complex",
            "vulnerable": "Say whether anyone has needs we should know of",
        }
        self.add(
            ChoiceField(
                "hazard",
                "Is there a hazard in the home?",
                HAZARDS,
                hint="Awaab's Law runs beside the complaint's own clocks",
                width=110,
            ),
            ChoiceField(
                "complex", "Is the complaint complex?", YES_NO, hint="Several teams, a long history, law", width=40
            ),
            ChoiceField("vulnerable", "Does anyone in the home have needs that matter here?", YES_NO, width=40),
        )

    def prefill(self) -> None:
        """Fill in what is known."""
        case = self.case
        self.form.fill({"hazard": case.hazard, "complex": case.complex, "vulnerable": case.vulnerable})

    def work(self) -> Work:
        """Save the three answers."""
        return partial(
            definition.assess,
            case_id=self.case.id,
            hazard=Hazard(str(self.form["hazard"].value)),
            complex=self.form["complex"].value is True,
            vulnerable=self.form["vulnerable"].value is True,
        )


class UpdatesSheet(ActionSheet):
    """Agree how often the resident hears from us."""

    title_words = "Agree how often to update the resident"
    why = "Code 5.9: where the answer will be outside the Code's time, agree suitable intervals for updates."
    action_words = "Save what was agreed"
    said = "The interval is on record"

    def lay_out(self) -> None:
        """Ask what was agreed."""
        self.required = {"updates_agreed": "Say what was agreed"}
        self.add(TextField("updates_agreed", "What was agreed?", hint="For example, a call every Friday afternoon"))

    def prefill(self) -> None:
        """Fill in what was agreed before."""
        self.form.fill({"updates_agreed": self.case.updates_agreed})

    def work(self) -> Work:
        """Save it."""
        return partial(definition.agree_updates, case_id=self.case.id, agreed=self.form.text("updates_agreed"))
