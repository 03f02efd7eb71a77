"""What is asked about a resident: their details, needs, and the adjustments agreed with them (Code 5.10)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import YES_NO, About, Choice
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.forms.shapes import email_doubt, phone_doubt, postcode_doubt
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import working_days

FOR_EXAMPLE = "For example, 1 Oct 2026"
DAYS = tuple(Choice(each, working_days(each), str(each)) for each in (10, 15, 20, 30))
"""How long somebody may need to reply, where that was agreed; we count no day before its end as their silence."""


@form(
    Header(
        name="person",
        act=Act.NEEDS,
        menu="Correct the resident's details",
        title="The resident's details",
        why="They hold in every case of theirs.",
        button="Save the details",
        said="The details are saved",
        about=About.RESIDENT,
    )
)
class PersonDetails(Entry):
    """A person: name, address and how to reach them."""

    person_id: str | None = None
    """Given for one already on record."""
    name: str = line("Name", missing="Give the name", width=70, default="")
    preferred_name: str | None = line("Called", width=50, beside=True, default=None)
    address: str | None = long_text("Address", limit=500, lines=1, default=None)
    postcode: str | None = line("Postcode", width=30, limit=80, doubt=postcode_doubt, default=None)
    uprn: str | None = line("UPRN", width=40, limit=80, beside=True, default=None)
    phone: str | None = line("Phone", width=45, limit=80, doubt=phone_doubt, beside=True, default=None)
    email: str | None = line("Email", width=60, doubt=email_doubt, beside=True, default=None)
    how_to_contact: str | None = long_text("How to reach them", limit=500, lines=1, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is on record."""
        person = at.case.resident
        return {name: getattr(person, name) for name in cls.asks} if person else {}


@form(
    Header(
        name="need",
        act=Act.NEEDS,
        menu="Record a need",
        title="Record a need",
        why="Code 5.10: keep a record of disabilities and needs a resident has told us of. The need, not a diagnosis.",
        button="Save the need",
        said="The need is on record",
        about=About.RESIDENT,
    )
)
class NeedTold(Entry):
    """A need the resident told us of."""

    kind: str = choice(
        "What is the need?",
        listed("needs"),
        other=True,
        limit=80,
        missing="Choose the need",
        paragraph="5.10",
        width=70,
    )
    disability: bool | None = choice(
        "Is it a disability?",
        YES_NO,
        hint="As they see it: the Code asks for a record of disabilities they told us of",
        missing="Say whether they told us of a disability",
        paragraph="5.10",
        width=40,
        default=None,
    )
    source: str | None = choice(
        "How do we know?",
        listed("need_sources"),
        other=True,
        limit=80,
        missing="Say how we know",
        paragraph="5.10",
        width=60,
        default=None,
    )
    consent: str | None = choice(
        "Why may we keep it?",
        listed("need_consents"),
        other=True,
        limit=80,
        missing="Say why we may keep it",
        width=60,
        beside=True,
        default=None,
    )
    note: str | None = long_text("What should we know?", hint="In the resident's words", lines=2, default=None)
    review_on: date | None = day(
        "When do we look at it again?",
        hint=FOR_EXAMPLE,
        missing="Give the day of the review",
        paragraph="5.10",
        when=When.REVIEW,
        default=None,
    )


@form(
    Header(
        name="adjust",
        act=Act.NEEDS,
        menu="Agree an adjustment",
        title="Agree an adjustment",
        why="Code 5.10: make reasonable adjustments, keep a record of those agreed, and keep them under active review.",
        button="Save the adjustment",
        said="The adjustment is agreed; it stands on every screen and letter of this person",
        about=About.RESIDENT,
    )
)
class AdjustmentAgreed(Entry):
    """A reasonable adjustment agreed with the resident."""

    kind: str = choice(
        "What was agreed?",
        listed("adjustments"),
        other=True,
        limit=80,
        missing="Choose the adjustment",
        paragraph="5.10",
        width=70,
    )
    detail: str | None = line("In detail", hint="For example, 18 point; Polish; mornings only", default=None)
    days_more: int | None = choice(
        "Working days they need to reply",
        DAYS,
        unchosen="No longer than others",
        width=60,
        default=None,
    )
    review_on: date = day(
        "When do we look at it again?",
        hint=FOR_EXAMPLE,
        missing="Give the day of the review",
        paragraph="5.10",
        when=When.REVIEW,
    )


@form(
    Header(
        name="review",
        act=Act.NEEDS,
        title="Review an adjustment",
        why="Code 5.10: adjustments are kept under active review.",
        button="Save the review",
        said="The review is on record",
        about=About.ADJUSTMENT,
    )
)
class Review(Entry):
    """The review of an adjustment: kept until the next one, or ended."""

    keep: bool = choice(
        "Is it still needed?", YES_NO, missing="Say whether it is still needed", paragraph="5.10", width=40
    )
    review_on: date | None = day("If yes: when do we look again?", hint=FOR_EXAMPLE, default=None)
    because: str | None = line("If no: why not?", hint="What they said", paragraph="5.10", worded=True, default=None)


@form(
    Header(
        name="review-need",
        act=Act.NEEDS,
        title="Review a need",
        why="Code 5.10: what we know of a need is looked at again; what is no longer so is kept no longer.",
        button="Save the review",
        said="The review is on record",
        about=About.NEED,
    )
)
class NeedReviewed(Entry):
    """The review of a need: still so until the next one, or ended."""

    keep: bool = choice("Is it still so?", YES_NO, missing="Say whether it is still so", paragraph="5.10", width=40)
    review_on: date | None = day("If yes: when do we look again?", hint=FOR_EXAMPLE, default=None)
    because: str | None = line("If no: why not?", hint="What they said", paragraph="5.10", worded=True, default=None)


@form(
    Header(
        name="apply",
        act=Act.NEEDS,
        title="How the adjustment is applied in this case",
        why="Code 5.10: an adjustment is made, not only agreed. A letter it bears on waits until this is said.",
        button="Save how it is applied",
        said="It is on record how the adjustment is applied",
        about=About.ADJUSTMENT,
    )
)
class AdjustmentApplied(Entry):
    """What an adjustment comes to in this case: applied, and how; or not, and why not."""

    applied: bool = choice("Is it applied?", YES_NO, missing="Say whether it is applied", paragraph="5.10", width=40)
    how: str = line(
        "How, or why not?",
        hint="For example: the braille comes from our printer with each letter",
        missing="Say how, or why not",
        paragraph="5.10",
        worded=True,
        limit=500,
    )
