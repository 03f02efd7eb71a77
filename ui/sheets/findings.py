"""Decide each point."""

from functools import partial

from complaints_desktop.actions import findings
from db.terms import Decision
from ui.kit.banner import Banner
from ui.kit.fields import ChoiceField, LongTextField, TextField
from ui.sheets.sheet import ActionSheet, Work

DECISIONS = tuple((decision, decision.value.capitalize()) for decision in Decision)


class FindingSheet(ActionSheet):
    """Decide one point."""

    title_words = "Decide a point"
    why = "Code 6.7: every point is answered, with clear reasons, citing policy, law and good practice."
    action_words = "Save the decision"
    said = "The decision is saved"

    def lay_out(self) -> None:
        """Show the point, ask for decision, reasons and what they rest on."""
        point = next(point for point in self.case.points if point.id == self.subject)
        sought = f"Outcome sought: {point.outcome_sought}" if point.outcome_sought else ""
        self.body.addWidget(Banner(f"Point {point.number}: {point.text}", more=sought, tone="", icon_name="document"))
        self.add(
            ChoiceField("decision", "Is the point upheld?", DECISIONS, width=50, unchosen="Not decided yet"),
            LongTextField(
                "reasons",
                "Why?",
                hint="What we checked, what it showed, what that means. The letter prints it as you write it",
                lines=5,
            ),
            TextField(
                "reference",
                "Which policy, law or good practice is that measured by?",
                hint="For example, Repairs policy 4.2; Landlord and Tenant Act 1985, section 11",
                longest=500,
            ),
            LongTextField(
                "no_remedy_because",
                "If it is upheld and nothing is put right: why not?",
                hint="Only where no promise and no money answers this point (Code 7.1)",
                optional=True,
                lines=2,
            ),
        )

    def prefill(self) -> None:
        """Fill in the finding so far."""
        point = next(point for point in self.case.points if point.id == self.subject)
        finding = point.finding(self.case.current.number)
        if finding:
            self.form.fill(
                {
                    "decision": finding.decision,
                    "reasons": finding.reasons,
                    "reference": finding.reference,
                    "no_remedy_because": finding.no_remedy_because,
                }
            )

    def work(self) -> Work:
        """Save what is decided so far; what is missing stops the letter, not the saving."""
        chosen = self.form["decision"].value
        return partial(
            findings.decide,
            case_id=self.case.id,
            point_id=self.subject,
            decision=Decision(str(chosen)) if chosen else None,
            reasons=self.form.said("reasons"),
            reference=self.form.said("reference"),
            no_remedy_because=self.form.said("no_remedy_because"),
        )
