"""The resident's details, their needs and the adjustments agreed with them."""

from functools import partial

from complaints_desktop.actions import people
from complaints_desktop.case.register import PersonDetails
from complaints_desktop.forms.choices import listed
from ui.kit.fields import ChoiceField, LongTextField, TextField
from ui.sheets.assessment import YES_NO
from ui.sheets.sheet import ActionSheet, Work


class PersonSheet(ActionSheet):
    """The resident's name, address and how to reach them."""

    title_words = "The resident's details"
    why = "They hold in every case of theirs."
    action_words = "Save the details"
    said = "The details are saved"

    def lay_out(self) -> None:
        """Ask for the details."""
        self.required = {"name": "Give the name"}
        self.add_row(
            TextField("name", "Name", width=70), TextField("preferred_name", "Called", hint="", optional=True, width=50)
        )
        self.add(LongTextField("address", "Address", lines=2))
        self.add_row(
            TextField("postcode", "Postcode", width=30, longest=80),
            TextField("phone", "Phone", optional=True, width=45, longest=80),
            TextField("email", "Email", optional=True, width=60),
        )
        self.add(LongTextField("how_to_contact", "How and when to reach them", optional=True, lines=2))

    def prefill(self) -> None:
        """Fill in what is on record."""
        person = self.case.resident
        if person:
            names = ("name", "preferred_name", "address", "postcode", "phone", "email", "how_to_contact")
            self.form.fill({name: getattr(person, name) for name in names})

    def work(self) -> Work:
        """Save them."""
        form, person = self.form, self.case.resident
        details = PersonDetails(
            id=person.id if person else None,
            name=form.text("name"),
            preferred_name=form.said("preferred_name"),
            address=form.said("address"),
            postcode=form.said("postcode"),
            phone=form.said("phone"),
            email=form.said("email"),
            how_to_contact=form.said("how_to_contact"),
        )
        return partial(people.change_person, details=details)


class NeedSheet(ActionSheet):
    """A need the resident told us of."""

    title_words = "Record a need"
    why = "Code 5.10: keep a record of disabilities and needs a resident has told us of. The need, not a diagnosis."
    action_words = "Save the need"
    said = "The need is on record"

    def lay_out(self) -> None:
        """Ask for the need."""
        self.required = {"kind": "Choose the need"}
        self.add(
            ChoiceField("kind", "What is the need?", listed("needs"), width=70),
            LongTextField("note", "What should we know?", hint="In the resident's words", optional=True, lines=2),
            self.day("review_on", "When do we look at it again?", optional=True, hint="For example, 1 Oct 2026"),
        )

    def work(self) -> Work:
        """Save it."""
        return partial(
            people.record_need,
            person_id=self.case.resident.id if self.case.resident else "",
            kind=self.form.text("kind"),
            note=self.form.said("note"),
            review_on=self.form.date("review_on"),
        )


class AdjustmentSheet(ActionSheet):
    """A reasonable adjustment agreed with the resident."""

    title_words = "Agree an adjustment"
    why = "Code 5.10: make reasonable adjustments, keep a record of those agreed, and keep them under active review."
    action_words = "Save the adjustment"
    said = "The adjustment is agreed; it stands on every screen and letter of this person"

    def lay_out(self) -> None:
        """Ask for the adjustment and its review."""
        self.required = {"kind": "Choose the adjustment", "review_on": "Give the day of the review"}
        self.add(
            ChoiceField("kind", "What was agreed?", listed("adjustments"), width=70),
            TextField("detail", "In detail", hint="For example, 18 point; Polish; mornings only", optional=True),
            self.day("review_on", "When do we look at it again?", hint="For example, 1 Oct 2026"),
        )

    def work(self) -> Work:
        """Save it."""
        return partial(
            people.agree_adjustment,
            person_id=self.case.resident.id if self.case.resident else "",
            kind=self.form.text("kind"),
            detail=self.form.said("detail"),
            review_on=self.form.date("review_on"),
        )


class ReviewSheet(ActionSheet):
    """Review an adjustment: keep it or end it."""

    title_words = "Review an adjustment"
    why = "Code 5.10: adjustments are kept under active review."
    action_words = "Save the review"
    said = "The review is on record"

    def lay_out(self) -> None:
        """Ask whether it is still needed, and when next."""
        self.required = {"keep": "Say whether it is still needed"}
        self.add(
            ChoiceField("keep", "Is it still needed?", YES_NO, width=40),
            self.day("review_on", "If yes: when do we look again?", optional=True, hint="For example, 1 Oct 2026"),
        )

    def work(self) -> Work:
        """Save it."""
        return partial(
            people.review_adjustment,
            adjustment_id=self.subject,
            keep=self.form["keep"].value is True,
            review_on=self.form.date("review_on"),
        )
