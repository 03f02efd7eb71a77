"""Weigh evidence, declare conflicts of interest, decide each point."""

from functools import partial

from complaints_desktop.actions import checks, findings
from db.words import Decision, EvidenceResult
from ui.case.sheets.base import ActionSheet, Work
from ui.case.sheets.definition import YES_NO
from ui.kit.banner import Banner
from ui.kit.fields import ChoiceField, LongTextField, TextField

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


class EvidenceSheet(ActionSheet):
    """One piece of evidence: asked for, seen, not held."""

    title_words = "Evidence"
    why = "Code 5.8: consider all relevant information and evidence carefully."
    action_words = "Save the evidence"
    said = "The evidence is on record"

    def lay_out(self) -> None:
        """Ask what it is and what came of it."""
        self.required = {"item": "Say what the evidence is", "result": "Say what came of it"}
        results = tuple((result, result.value.capitalize()) for result in EvidenceResult)
        self.add(
            TextField("item", "What is it?", hint="For example, the repair log since January, the call of 3 March"),
            ChoiceField("result", "What came of it?", results, width=50),
            LongTextField("note", "What does it show?", optional=True),
        )

    def prefill(self) -> None:
        """Fill in a piece that is brought up to date."""
        found = next((each for each in self.case.current.evidence if each.id == self.subject), None)
        if found:
            self.form.fill({"item": found.item, "result": found.result, "note": found.note})

    def work(self) -> Work:
        """Save it."""
        return partial(
            checks.record_evidence,
            case_id=self.case.id,
            item=self.form.text("item"),
            result=EvidenceResult(str(self.form["result"].value)),
            note=self.form.said("note"),
            evidence_id=self.subject or None,
        )


class ConflictSheet(ActionSheet):
    """Declare, for oneself, whether there is a conflict of interest."""

    title_words = "Conflict of interest"
    why = "Code 5.8: act independently and with an open mind, and take measures where there is a conflict of interest."
    action_words = "Declare"
    said = "Your declaration is on record"

    def lay_out(self) -> None:
        """Ask yes or no, and what was done about it."""
        self.required = {"conflict": "Say yes or no"}
        self.add(
            ChoiceField(
                "conflict",
                "Do you have a conflict of interest in this case?",
                YES_NO,
                hint="You know the resident, took part in what is complained of, or manage someone who did",
                width=40,
            ),
            LongTextField(
                "measures", "If yes, what was done about it?", hint="For example, who decides instead", optional=True
            ),
        )

    def work(self) -> Work:
        """Declare it."""
        conflict = self.form["conflict"].value is True
        return partial(
            checks.declare_conflict, case_id=self.case.id, conflict=conflict, measures=self.form.said("measures")
        )
