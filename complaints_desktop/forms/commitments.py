"""What promises ask: made, brought up to date, moved, kept, ended (Code 6.6, 7.3)."""

from collections.abc import Mapping, Sequence
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.forms.about import SUBJECTS, YES_NO, About, Choice, words_of
from complaints_desktop.forms.form import (
    At,
    Entry,
    Header,
    When,
    choice,
    day,
    form,
    line,
    long_text,
    points,
    pounds,
    tick,
)
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.sums import promised_in
from db.model.base import LONG_TEXT
from db.terms import CommitmentKind, CommitmentSource, Dependency, EndedBy, EvidenceKind, Readiness, UpdateKind

FOR_EXAMPLE = "For example, 24 Apr 2026"

KINDS = words_of(each for each in CommitmentKind if each is not CommitmentKind.PAYMENT)
"""What is promised by itself; a payment is promised with the money it pays."""

IMPACTS = tuple(
    Choice(number, f"{number}  {words}", str(number))
    for number, words in enumerate(
        (
            "Learning, wording, administration",
            "A single inconvenience, a call, an appointment",
            "Disrepair limiting a room, a repeat repair, money due",
            "A significant hazard, no heating, water or power; any Ombudsman order",
            "An emergency hazard, safeguarding, no safe place to live",
        ),
        1,
    )
)
"""The impact classes of commitments 4.2, in words."""

BY_OMBUDSMAN = (
    Choice(CommitmentSource.ORDER, "It is an order", "order"),
    Choice(CommitmentSource.RECOMMENDATION, "It is a recommendation", "recommendation"),
)

SORTS = (
    Choice(UpdateKind.PROGRESS, "Progress", "progress"),
    Choice(UpdateKind.NO_ACCESS, "No access", "no access"),
    Choice(UpdateKind.DECLINED, "The resident declined", "resident declined"),
)
"""What an update may say by itself: a new date, the keeping and the end have forms of their own."""


def _documents(case: CaseFacts | None) -> Sequence[Choice]:
    return SUBJECTS[About.DOCUMENT](case) if case else ()


def commitment_of(at: At) -> CommitmentFacts | None:
    """Return the promise that a form is opened about."""
    return next((each for each in at.case.commitments if each.id == at.subject), None)


@form(
    Header(
        name="promise",
        act=Act.PROMISE,
        menu="Promise a remedy",
        title="Promise a remedy",
        why="Code 7.3: what will happen and by when, agreed with the resident where that fits, "
        "and followed to its end.",
        button="Make the promise",
        said="The promise stands in the tracker, and in the response that is still to come",
        about=About.POINT,
        or_none=True,
    )
)
class Promise(Entry):
    """A promise: who does what by when, and how the resident will know (commitments 4.1)."""

    what: str = long_text(
        "What is promised?",
        hint="As it will be printed: who will do what",
        missing="Say what is promised",
        paragraph="7.3",
        worded=True,
        doubt=promised_in,
        lines=2,
    )
    owner: str = line(
        "Who sees to it?", hint="One named person", missing="Name the person who sees to it", paragraph="7.3", width=60
    )
    due_on: date = day(
        "By when?", hint=FOR_EXAMPLE, missing="Give the date by which it is done", paragraph="7.3", beside=True
    )
    how_you_will_know: str = line(
        "How will the resident know?",
        hint="The letter prints it as you write it. For example, we will ring you",
        missing="Say how the resident will know that it is done",
        paragraph="7.3",
    )
    kind: CommitmentKind = choice("What sort of thing is it?", KINDS, width=60, default=CommitmentKind.OTHER)
    point_id: str | None = choice(
        "Which point does it answer?", points, key="point", width=90, beside=True, default=None
    )
    impact: int = choice(
        "If it is not done in time, what does that mean?",
        IMPACTS,
        missing="Say what it means if it is not done in time",
        width=140,
    )
    dependency: Dependency = choice(
        "On whom does it depend?", words_of(Dependency), width=60, default=Dependency.OWN_STAFF
    )
    contractor: str | None = line(
        "Which contractor?", offers=lambda desk: desk.contractors, width=60, beside=True, default=None
    )
    source: CommitmentSource | None = choice(
        "Does the Ombudsman ask for it?",
        BY_OMBUDSMAN,
        hint="Give the date that is printed there. Leave it empty where the promise is our own",
        width=60,
        default=None,
    )
    needs_appointment: bool = tick("It needs an appointment", default=False)
    agreed_with_resident: bool = tick("The resident agreed with the date", default=False)
    higher_risk_home: bool = tick("Someone in the home is at higher risk", default=False)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest oneself as the owner, and the point it was opened for."""
        return {"owner": at.desk.officer.name, "point_id": at.subject or None}


@form(
    Header(
        name="update",
        act=Act.UPDATE_COMMITMENT,
        title="Update a commitment",
        why="Code 6.6: outstanding actions are tracked and acted on promptly, and the resident is kept up to date.",
        button="Save the update",
        said="The update is saved",
        about=About.COMMITMENT,
    )
)
class Update(Entry):
    """What happened to a promise."""

    text: str = long_text("What happened?", missing="Say what happened", lines=2, worded=True)
    kind: UpdateKind = choice("It was", SORTS, width=60, default=UpdateKind.PROGRESS)
    readiness: Readiness | None = choice(
        "How far has it come?", words_of(Readiness), width=60, beside=True, default=None
    )
    started: bool = tick("The work has started", default=False)
    appointment_on: date | None = day("Is there an appointment?", hint=FOR_EXAMPLE, default=None)
    job_number: str | None = line("What is its job number?", limit=80, width=60, beside=True, default=None)
    interim: str | None = long_text(
        "What is done for the resident meanwhile?",
        hint="For example, a heater is lent, or a call every Friday",
        lines=2,
        worded=True,
        default=None,
    )
    cost_pence: int = pounds("What has it cost, in pounds?", key="cost", width=40, default=0)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is on record; most updates are progress."""
        found = commitment_of(at)
        about = {name: getattr(found, name) for name in ("readiness", "job_number", "interim")} if found else {}
        return {"kind": UpdateKind.PROGRESS, "cost_pence": (found.cost_pence or 0) if found else 0, **about}


ENDING = (
    Choice(EndedBy.US, "We do: it will not be done", "us"),
    Choice(EndedBy.RESIDENT, "The resident does not want it any more", "resident"),
    Choice(EndedBy.MISTAKE, "Nobody: it was written down by mistake", "mistake"),
    Choice(EndedBy.NOT_ASKED, "The Ombudsman does: they take back what they asked for", "not asked"),
)
"""Who ends a promise; what we end counts as a miss, and what others end once its date has passed (K11)."""


AGREED_NOW = "Or the one it has, where the resident agrees to it now"


@form(
    Header(
        name="move",
        act=Act.MOVE_COMMITMENT,
        title="A new date",
        why="The first date stays on record, with why it moved and whether the resident agreed.",
        button="Move the date",
        said="The date is moved; the first one stays on record",
        about=About.COMMITMENT,
    )
)
class Move(Entry):
    """A new date for a promise."""

    due_on: date = day("What is the new date?", hint=AGREED_NOW, missing="Give the new date", paragraph="7.3")
    because: str = long_text("Why does it move, or what did they say to it?", missing="Say why", worded=True, lines=2)
    agreed: bool = choice(
        "Did the resident agree?",
        (YES_NO[0], Choice(False, "No, or not asked yet", "no")),
        hint="Of an order of the Ombudsman: did they agree, in writing?",
        missing="Say whether the resident agreed",
        width=60,
    )

    @property
    def became(self) -> str:
        """Say whether the new date is agreed, or only proposed."""
        if self.agreed:
            return "The resident agreed to the new date; the first one stays on record"
        return "The new date is proposed, and the resident has not agreed to it yet; the first one stays on record"


@form(
    Header(
        name="complete",
        act=Act.UPDATE_COMMITMENT,
        title="Done",
        why="With evidence the promise is kept. Without it the work is done, and the evidence is still to come.",
        button="Record that it is done",
        said="Recorded",
        about=About.COMMITMENT,
    )
)
class Complete(Entry):
    """A promise is kept, or its work done."""

    completed_on: date | None = day("When was it done?", when=When.PAST, default=None)
    evidence_kind: EvidenceKind | None = choice(
        "What shows it?", words_of(EvidenceKind), width=60, unchosen="Nothing yet", default=None
    )
    evidence_document_id: str | None = choice(
        "Which document?", _documents, key="document", width=90, beside=True, default=None
    )
    evidence: str | None = long_text(
        "What does it show, or what is its reference?",
        hint="The number of the job sheet or receipt and where it is kept; or what the resident said, and when",
        lines=2,
        limit=LONG_TEXT - 20,  # the update that says it was kept quotes it
        worded=True,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest today."""
        return {"completed_on": at.desk.today}

    @property
    def became(self) -> str:
        """Say whether the promise is kept, which hangs on what shows it."""
        if self.evidence_kind is None:
            return "The work is done. The promise stays open until something shows it"
        return "The promise is kept: it is done, with what shows it"


@form(
    Header(
        name="cancel",
        act=Act.END_COMMITMENT,
        title="End a commitment",
        why="It stays on record with the reason. Tell the resident before it is ended.",
        button="End the commitment",
        said="The commitment is ended, with its reason",
        about=About.COMMITMENT,
    )
)
class Cancel(Entry):
    """A promise that will not be kept."""

    because: str = line("Why will it not be done?", missing="Give the reason", worded=True)
    ended_by: EndedBy = choice(
        "Who ends it?",
        ENDING,
        hint="Ended by us, or when its date has passed, it counts as a miss",
        missing="Say who ends it",
        paragraph="7.3",
        width=90,
    )
