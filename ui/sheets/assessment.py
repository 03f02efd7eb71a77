"""The early sorting: hazard, complexity, needs."""

from functools import partial

from complaints_desktop.actions import assessment
from db.terms import Hazard
from ui.kit.fields import ChoiceField
from ui.sheets.sheet import ActionSheet, Work

YES_NO = ((True, "Yes"), (False, "No"))

HAZARDS = (
    (Hazard.NONE, "None"),
    (Hazard.SIGNIFICANT, "Significant: such as damp and mould, no heating"),
    (Hazard.EMERGENCY, "Emergency: danger within 24 hours"),
)


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
            assessment.assess,
            case_id=self.case.id,
            hazard=Hazard(str(self.form["hazard"].value)),
            complex=self.form["complex"].value is True,
            vulnerable=self.form["vulnerable"].value is True,
        )
