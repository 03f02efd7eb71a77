"""The fields of a new complaint, and the complaint they make."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.intake import AdjustmentTyped, Intake
from complaints_desktop.forms.about import YES_NO
from complaints_desktop.forms.assessment import HAZARDS
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import When
from complaints_desktop.forms.people import PersonDetails
from db.terms import Hazard
from ui.intake.points_field import PointsField
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, Field, LongTextField, TextField
from ui.kit.form import Form
from ui.kit.pick_field import PickField
from ui.sheets.drawing import pairs
from ui.workplace.workplace import Workplace


def log_form(parent: QWidget, workplace: Workplace) -> Form:
    """Return the fields, in reading order."""
    return Form((*_person(), *_matter(), *_dates(workplace), *_needs()), parent)


def _person() -> tuple[Field, ...]:
    return (
        TextField("name", "Name"),
        TextField("preferred_name", "Called"),
        LongTextField("address", "Address", lines=1),
        TextField("postcode", "Postcode", longest=80),
        TextField("phone", "Phone", longest=80),
        TextField("email", "Email"),
        TextField("how_to_contact", "How and when to reach them", longest=500),
    )


def _matter() -> tuple[Field, ...]:
    return (
        LongTextField(
            "summary", "In their words", hint="What happened, since when, and what it means for them", lines=4
        ),
        PointsField("points"),
        ChoiceField("category", "Category", pairs(listed("categories"))),
        ChoiceField("channel", "How it reached us", pairs(listed("channels"))),
    )


def _dates(workplace: Workplace) -> tuple[Field, ...]:
    field = partial(DateField, today=workplace.today, why_not=workplace.why_not, when=When.PAST, brief=True)
    return (
        field(
            "received_on",
            "Received by anyone of ours",
            hint="The first member of staff or contractor it reached, not only our team (Code 3.2)",
        ),
        TextField("received_by", "By whom", hint="A name, a team or a contractor"),
        field(
            "expressed_on",
            "First unhappy, if earlier",
            hint="When they first said they were unhappy about this",
        ),
        TextField(
            "expressed_to",
            "To whom did they say so?",
            hint="The repairs line is one of ours; an MP or a councillor is not",
        ),
    )


def _needs() -> tuple[Field, ...]:
    return (
        PickField(
            "needs",
            "Needs",
            pairs(listed("needs")),
            hint="Does anyone have a need we should know of? (Code 5.10)",
        ),
        PickField(
            "adjustments",
            "Adjustments",
            pairs(listed("adjustments")),
            hint="What would make it easier to deal with us?",
        ),
        ChoiceField("hazard", "Hazard in the home?", pairs(HAZARDS)),
        ChoiceField("vulnerable", "Needs that matter here?", pairs(YES_NO)),
        ChoiceField("complex", "Complex?", pairs(YES_NO)),
    )


def intake_of(form: Form, person_id: str | None) -> Intake:
    """Return the complaint as it is typed; `person_id` is given for someone on record."""
    hazard, points, needs, adjustments = (form[name].value for name in ("hazard", "points", "needs", "adjustments"))
    vulnerable, complex_ = form["vulnerable"].value, form["complex"].value
    return Intake(
        resident=PersonDetails(
            id=person_id,
            name=form.text("name"),
            preferred_name=form.said("preferred_name"),
            address=form.said("address"),
            postcode=form.said("postcode"),
            phone=form.said("phone"),
            email=form.said("email"),
            how_to_contact=form.said("how_to_contact"),
        ),
        summary=form.text("summary"),
        received_on=form.date("received_on"),
        received_by=form.said("received_by"),
        expressed_on=form.date("expressed_on"),
        expressed_to=form.said("expressed_to"),
        channel=form.said("channel"),
        category=form.said("category"),
        points=points if isinstance(points, tuple) else (),
        needs=needs if isinstance(needs, tuple) else (),
        adjustments=tuple(AdjustmentTyped(kind=each) for each in adjustments) if isinstance(adjustments, tuple) else (),
        hazard=Hazard(str(hazard)) if hazard else None,
        vulnerable=vulnerable if isinstance(vulnerable, bool) else None,
        complex=complex_ if isinstance(complex_, bool) else None,
    )
