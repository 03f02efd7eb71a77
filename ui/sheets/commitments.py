"""Promise a remedy, and keep the promise: an update in five seconds, a new date with its reason, the evidence."""

from functools import partial

from complaints_desktop.actions import commitments
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.rules.wording import in_full
from db.terms import CommitmentKind, Dependency, Hazard, UpdateKind
from ui.kit.banner import Banner
from ui.kit.fields import ChoiceField, LongTextField, TextField, TickField
from ui.sheets.sheet import ActionSheet, Work

IMPACTS = (
    (1, "1  Learning, wording, administration"),
    (2, "2  A single inconvenience, a call, an appointment"),
    (3, "3  Disrepair limiting a room, a repeat repair, money due"),
    (4, "4  A significant hazard, no heating, water or power; any Ombudsman order"),
    (5, "5  An emergency hazard, safeguarding, no safe place to live"),
)
"""The impact classes of commitments 4.2, in words."""


class PromiseSheet(ActionSheet):
    """Promise something: who does what by when, and how the resident will know."""

    title_words = "Promise a remedy"
    why = "Code 7.3: what will happen and by when, agreed with the resident where that fits, and followed to its end."
    action_words = "Make the promise"
    said = "The promise stands in the tracker, and will be printed in the response"

    def lay_out(self) -> None:
        """Ask for all that commitments 4.1 needs at the beginning."""
        self.required = {
            "what": "Say what is promised",
            "owner": "Name the person who sees to it",
            "due_on": "Give the date by which it is done",
            "how_you_will_know": "Say how the resident will know that it is done",
            "impact": "Say what it means if it is not done in time",
        }
        points = tuple((point.id, f"{point.number}. {point.text[:70]}") for point in self.case.points)
        kinds = tuple((kind, kind.value.capitalize()) for kind in CommitmentKind)
        self.add(LongTextField("what", "What is promised?", hint="As it will be printed: who will do what", lines=2))
        self.add_row(
            TextField("owner", "Who sees to it?", hint="One named person", width=60),
            self.day("due_on", "By when?", hint="For example, 24 Apr 2026"),
        )
        self.add(
            TextField(
                "how_you_will_know",
                "How will the resident know?",
                hint="The letter prints it as you write it. For example, we will ring you",
            )
        )
        self.add_row(
            ChoiceField("kind", "What sort of thing is it?", kinds, width=60),
            ChoiceField("point_id", "Which point does it answer?", points, width=90, optional=True),
        )
        self.add(ChoiceField("impact", "If it is not done in time, what does that mean?", IMPACTS, width=140))
        depends = tuple((each, each.value.capitalize()) for each in Dependency)
        self.add_row(
            ChoiceField("dependency", "On whom does it depend?", depends, width=60),
            TextField("contractor", "Which contractor?", optional=True, width=60),
        )
        self.add(
            TickField("needs_appointment", "It needs an appointment"),
            TickField("agreed_with_resident", "The resident agreed with the date"),
            TickField("higher_risk_home", "Someone in the home is at higher risk because of this"),
        )

    def prefill(self) -> None:
        """Suggest oneself as the owner, and the point it was opened for."""
        self.form.fill({"owner": self.workplace.desk().officer.name, "point_id": self.subject or None})

    def work(self) -> Work:
        """Make the promise."""
        form = self.form
        depends = form["dependency"].value
        hazard = self.case.hazard if form["higher_risk_home"].value and self.case.hazard else Hazard.NONE
        promise = commitments.Promise(
            what=form.text("what"),
            owner=form.text("owner"),
            due_on=form.date("due_on"),
            kind=CommitmentKind(str(form["kind"].value or CommitmentKind.OTHER)),
            impact=int(form.text("impact")),
            point_id=form.said("point_id"),
            contractor=form.said("contractor"),
            agreed_with_resident=bool(form["agreed_with_resident"].value),
            how_you_will_know=form.said("how_you_will_know"),
            higher_risk_home=bool(form["higher_risk_home"].value),
            hazard=hazard,
            dependency=Dependency(str(depends)) if depends else Dependency.OWN_STAFF,
            needs_appointment=bool(form["needs_appointment"].value),
        )
        return partial(commitments.promise, case_id=self.case.id, promise=promise)


class _OnCommitment(ActionSheet):
    """A form about one promise, which it shows on top."""

    @property
    def commitment(self) -> CommitmentFacts:
        """The promise it is about."""
        return next(each for each in self.case.commitments if each.id == self.subject)

    def show_promise(self) -> None:
        """Show the promise."""
        promise = self.commitment
        more = f"{promise.owner.name} · due {in_full(promise.due_on)}"
        if promise.first_due_on != promise.due_on:
            more += f" · first promised for {in_full(promise.first_due_on)}"
        self.body.addWidget(Banner(promise.what, more=more, tone="", icon_name="commitments"))


class UpdateSheet(_OnCommitment):
    """Say what happened: in five seconds."""

    title_words = "Update a commitment"
    why = "Code 6.6: outstanding actions are tracked and acted on promptly, and the resident is kept up to date."
    action_words = "Save the update"
    said = "The update is saved"

    def lay_out(self) -> None:
        """Ask what happened."""
        self.required = {"text": "Say what happened"}
        self.show_promise()
        kinds = (
            (UpdateKind.PROGRESS, "Progress"),
            (UpdateKind.NO_ACCESS, "No access"),
            (UpdateKind.DECLINED, "The resident declined"),
        )
        self.add(
            LongTextField("text", "What happened?", lines=2),
            ChoiceField("update", "It was", kinds, width=60),
            TickField("started", "The work has started"),
            self.day("appointment_on", "Is there an appointment?", optional=True, hint="For example, 24 Apr 2026"),
        )

    def prefill(self) -> None:
        """Most updates are progress."""
        self.form.fill({"update": UpdateKind.PROGRESS})

    def work(self) -> Work:
        """Save it."""
        return partial(
            commitments.update,
            commitment_id=self.subject,
            kind=UpdateKind(str(self.form["update"].value or UpdateKind.PROGRESS)),
            text=self.form.text("text"),
            appointment_on=self.form.date("appointment_on"),
            started=bool(self.form["started"].value),
        )


class MoveSheet(_OnCommitment):
    """Give a promise a new date."""

    title_words = "A new date"
    why = "The first date stays on record, with why it moved and whether the resident agreed."
    action_words = "Move the date"
    said = "The date is moved; the first one stays on record"

    def lay_out(self) -> None:
        """Ask for the date, the reason and the agreement."""
        self.required = {
            "due_on": "Give the new date",
            "because": "Say why",
            "agreed": "Say whether the resident agreed",
        }
        self.show_promise()
        self.add(
            self.day("due_on", "What is the new date?", hint="For example, 24 Apr 2026"),
            LongTextField("because", "Why does it move?", lines=2),
            ChoiceField(
                "agreed", "Did the resident agree?", ((True, "Yes"), (False, "No, or not asked yet")), width=60
            ),
        )

    def work(self) -> Work:
        """Move it."""
        return partial(
            commitments.move,
            commitment_id=self.subject,
            due_on=self.form.date("due_on"),
            because=self.form.text("because"),
            resident_agreed=self.form["agreed"].value is True,
        )


class CompleteSheet(_OnCommitment):
    """The promise is kept."""

    title_words = "Done"
    why = "With evidence the promise is kept. Without it the work is done, and the evidence is still to come."
    action_words = "Record that it is done"
    said = "Recorded"

    def lay_out(self) -> None:
        """Ask when, and for the evidence."""
        self.show_promise()
        self.add(
            self.day("completed_on", "When was it done?", past=True),
            LongTextField(
                "evidence",
                "What shows it?",
                hint="A photo, a job sheet, a receipt, the resident's own word: where it is kept",
                optional=True,
                lines=2,
            ),
        )

    def prefill(self) -> None:
        """Suggest today."""
        self.form.fill({"completed_on": self.workplace.desk().today})

    def work(self) -> Work:
        """Record it."""
        return partial(
            commitments.complete,
            commitment_id=self.subject,
            completed_on=self.form.date("completed_on"),
            evidence=self.form.said("evidence"),
        )


class CancelSheet(_OnCommitment):
    """A promise that will not be kept."""

    title_words = "End a commitment"
    why = "It stays on record with the reason. Tell the resident before it is ended."
    action_words = "End the commitment"
    said = "The commitment is ended, with its reason"

    def lay_out(self) -> None:
        """Ask why."""
        self.required = {"because": "Give the reason"}
        self.show_promise()
        self.add(TextField("because", "Why will it not be done?"))

    def work(self) -> Work:
        """End it."""
        return partial(commitments.cancel, commitment_id=self.subject, because=self.form.text("because"))
