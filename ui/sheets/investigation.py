"""Weigh evidence, declare conflicts of interest."""

from functools import partial

from complaints_desktop.actions import investigation
from db.terms import EvidenceResult
from ui.kit.fields import ChoiceField, LongTextField, TextField
from ui.sheets.assessment import YES_NO
from ui.sheets.sheet import ActionSheet, Work


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
            investigation.record_evidence,
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
            investigation.declare_conflict, case_id=self.case.id, conflict=conflict, measures=self.form.said("measures")
        )
