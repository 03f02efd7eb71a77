"""What is asked when somebody says something: a complaint, or what it is instead (Code 1.2-1.6, 3.2, 5.10, 6.1)."""

from collections.abc import Mapping
from datetime import date, timedelta

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import YES_NO, words_of
from complaints_desktop.forms.assessment import HAZARDS
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Header, When, choice, day, form, line, long_text, points_told, several
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.tenure import STOCK, tenures
from complaints_desktop.forms.told import AdjustmentTyped, PointTyped
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.choice import CONTACT_WITHIN, LOOKED_AT_WITHIN, from_survey
from complaints_desktop.rules.duties.receipt import what_follows
from db.number_terms import StockType
from db.terms import CaseKind, ChoiceAnswer, Hazard

A_COMPLAINT = "complaint"
KINDS = words_of((A_COMPLAINT, *CaseKind))
"""What somebody may say; in doubt it is a complaint."""

TOLD: Mapping[str, str] = {
    A_COMPLAINT: "What happened, since when, and what it means for them",
    CaseKind.REQUEST: "What they ask us to put right, where, and since when",
    CaseKind.COMPLIMENT: "What was good, and what it meant for them",
    CaseKind.ENQUIRY: "What is asked, for whom, and what is known of it",
}
"""What is to be written down of what they say."""

SAID: Mapping[str, str] = {
    A_COMPLAINT: "The complaint is logged. Next: define its points, then acknowledge it.",
    CaseKind.REQUEST: "The service request is on record. It is looked at again on its day.",
    CaseKind.COMPLIMENT: "The compliment is on record. Next: pass it on.",
    CaseKind.ENQUIRY: "The enquiry is on record. Next: answer it.",
}
"""What is said when it was logged."""

NEEDED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    A_COMPLAINT: {},
    CaseKind.REQUEST: {"unhappy": ("Ask whether they are unhappy with us, and say so", "1.3")},
    CaseKind.COMPLIMENT: {"about_whom": ("Say about whom it is", "")},
    CaseKind.ENQUIRY: {
        "asked_by": ("Say which MP or councillor asks", ""),
        "unhappy": ("Ask whether the resident is unhappy with us, and say so", "1.3"),
    },
}
"""What must be said of each kind besides what is asked of every one: what to say where it is missing, the paragraph."""

OF_NEEDS: Mapping[str, tuple[str, str]] = {
    "needs_source": ("Say how we know of the need", "5.10"),
    "needs_consent": ("Say why we may keep it", "5.10"),
}
"""What must be said where a need is told, as where it is recorded on the case."""

LONG_BEFORE = timedelta(365)
"""Between a first expression and the complaint, before it is asked whether the year was mistyped."""

REQUEST_OR_ENQUIRY = frozenset({str(CaseKind.REQUEST), str(CaseKind.ENQUIRY)})
NO_COMPLAINT = frozenset(str(kind) for kind in CaseKind)

ONLY_OF: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("points", "complex", "expressed_on", "expressed_to"), frozenset({A_COMPLAINT})),
    **dict.fromkeys(("next_step", "told_on", "review_on"), REQUEST_OR_ENQUIRY),
    **dict.fromkeys(("unhappy", "choice_offered_on", "choice_offered_by", "choice_answer"), NO_COMPLAINT),
    **dict.fromkeys(("about_whom", "passed_on_to"), frozenset({str(CaseKind.COMPLIMENT)})),
    "asked_by": frozenset({str(CaseKind.ENQUIRY)}),
}
"""What is asked of some kinds alone; everything else is asked of every one."""


@form(
    Header(
        name="log",
        act=Act.LOG,
        title="Log a complaint",
        why="Code 1.2 and 3.2: an expression of dissatisfaction, however made, to any of our staff or agents.",
        button="Log the complaint",
        said="The complaint is logged. Next: define its points, then acknowledge it.",
    )
)
class Intake(PersonDetails):
    """What was said, as it is told; of the resident only the name cannot be missing."""

    kind: str = choice("What is it?", KINDS, hint="In doubt it is a complaint (Code 1.2)", default=A_COMPLAINT)
    summary: str = long_text(
        "What do they say?",
        hint=TOLD[A_COMPLAINT],
        missing="Write what happened",
        paragraph="5.6",
        lines=2,
    )
    points: tuple[PointTyped, ...] = points_told(
        "The points",
        hint="One thing that went wrong in each (Enter makes the next): what the acknowledgement defines (Code 5.6)",
        default=(),
    )
    hazard: Hazard | None = choice("Hazard in the home?", HAZARDS, hint="Damp, no heating, danger", default=None)
    needs: tuple[str, ...] = several("Needs", listed("needs"), hint="As they told us (Code 5.10)", limit=80, default=())
    needs_source: str | None = choice("How do we know?", listed("need_sources"), other=True, limit=80, default=None)
    needs_consent: str | None = choice(
        "Why may we keep it?", listed("need_consents"), other=True, limit=80, default=None
    )
    adjustments: tuple[AdjustmentTyped, ...] = several(
        "Adjustments",
        listed("adjustments"),
        hint="As agreed with them (Code 5.10)",
        limit=80,
        of=AdjustmentTyped.called,
        default=(),
    )
    vulnerable: bool | None = choice("Needs that matter here?", YES_NO, default=None)
    complex: bool | None = choice("Complex?", YES_NO, default=None)
    category: str | None = choice("Category", listed("categories"), other=True, limit=80, default=None)
    channel: str | None = choice("How it reached us", listed("channels"), other=True, limit=80, default=None)
    received_on: date = day(
        "Received by anyone of ours",
        hint="The first member of staff or contractor it reached, not only our team (Code 3.2)",
        missing="Give the day it first reached anyone of ours",
        paragraph="3.2",
        when=When.PAST,
    )
    received_by: str | None = line("By whom", hint="A name, a team or a contractor", default=None)
    expressed_on: date | None = day(
        "First unhappy, if earlier",
        hint="When they first said they were unhappy about this",
        when=When.PAST,
        default=None,
    )
    expressed_to: str | None = line(
        "To whom did they say so?",
        hint="One of ours, as the repairs line; or an MP, a councillor, an advocate",
        doubt=what_follows,
        default=None,
    )
    tenure: str | None = choice(
        "Tenure",
        tenures(),
        hint="How they hold their home; the regulator counts by it",
        other=True,
        limit=80,
        worded=True,
        default=None,
    )
    stock_type: StockType | None = choice(
        "Stock type", STOCK, hint="Empty: it follows from the tenure, or from our list of homes", default=None
    )
    estate: str | None = line("Estate", hint="Empty: as our list of homes has it", worded=True, default=None)
    asked_by: str | None = line("Which MP or councillor?", hint="Who asks for the resident", default=None)
    about_whom: str | None = line("About whom?", hint="A name, a team or a contractor", default=None)
    passed_on_to: str | None = line("Passed on to", hint="Where it was already", default=None)
    next_step: str | None = long_text(
        "What happens next?", hint="As they were told it (Code 1.4)", lines=1, default=None
    )
    told_on: date | None = day("Told them on", when=When.PAST, default=None)
    review_on: date | None = day(
        "When do we look at it again?",
        hint=f"Empty: in {LOOKED_AT_WITHIN} working days; after a survey in {CONTACT_WITHIN}",
        paragraph="1.4",
        when=When.SOON,
        default=None,
    )
    unhappy: bool | None = choice(
        "Unhappy with us?", YES_NO, hint="Then it is a complaint, however said (Code 1.2)", default=None
    )
    choice_offered_on: date | None = day(
        "Choice to complain offered", hint="Whenever somebody is unhappy (Code 1.3)", when=When.PAST, default=None
    )
    choice_offered_by: str | None = line("Offered by", default=None)
    choice_answer: ChoiceAnswer | None = choice("Their answer", words_of(ChoiceAnswer), default=None)

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003  # there is no case yet
        """Leave out what is asked of other kinds, and of needs where none is told."""
        of_others = frozenset(name for name, kinds in ONLY_OF.items() if said["kind"] not in kinds)
        return of_others if said.get("needs") else of_others | OF_NEEDS.keys()

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with a call taken now."""
        return cls.suggested(at.desk)

    @classmethod
    def suggested(cls, desk: Desk) -> Mapping[str, object]:
        """Return a call taken now."""
        return {"received_on": desk.today, "received_by": desk.officer.name, "channel": "telephone"}

    @classmethod
    def needed(cls, kind: str, *, needs: bool = False) -> dict[str, str]:
        """Return what to say where a field is empty that must be filled in for what is said to be `kind`."""
        asked = {**NEEDED[kind], **(OF_NEEDS if needs else {})}
        return {**cls.required(), **{name: words for name, (words, _) in asked.items()}}


def looked_at_on(kind: str, *, channel: str | None, review_on: date | None, desk: Desk) -> date | None:
    """Return the day a first contact is looked at again: as it was said, or the landlord's usual days.

    A compliment without a day waits only to be passed on.
    """
    if review_on or (kind == CaseKind.COMPLIMENT and not from_survey(channel)):
        return review_on
    days = CONTACT_WITHIN if from_survey(channel) else LOOKED_AT_WITHIN
    return desk.calendar.due(desk.today, days)


def expression_doubt(received_on: date | None, expressed_on: date | None) -> str:
    """Return why the day of the first expression may be a slip; empty where nothing speaks against it."""
    if received_on is None or expressed_on is None or received_on - expressed_on <= LONG_BEFORE:
        return ""
    return "More than a year before it reached us. Is it right?"
