"""What an officer carries, what a piece of work weighs, and how work is given out."""

from functools import partial

from complaints_desktop.actions.settings import change_team
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import TeamPolicy, load_weights_as_value
from complaints_desktop.rules.risk import Band
from complaints_desktop.team.load import Weights
from ui.kit.fields import TickField
from ui.kit.number_field import NumberField
from ui.kit.texts import heading
from ui.workplace.section import Section, Work

LIMITS = (
    ("full_load", "Points that somebody carries who works all week"),
    ("short_gap", "Working days away for which a resident keeps their contact"),
    ("takes_at_most", "Pieces that come to one officer by one plan"),
)
WORK = (
    ("stage 1", "A case at stage 1"),
    ("stage 2", "A case at stage 2"),
    ("reviewer", "Considering a complaint at stage 2"),
    ("promise", "A promise"),
    ("ombudsman", "An order or a case of the Ombudsman, more"),
)
TIME = (
    ("overdue", "Overdue"),
    ("last_days", "In its last days"),
    ("last_days_from", "Working days that are the last"),
    ("soon", "Due soon"),
    ("soon_from", "Working days that are soon"),
)
MORE = (
    *((each.value, f"A promise of {each.value} risk") for each in Band if each is not Band.LOW),
    ("commitment", "Each open promise"),
    ("most_commitments", "Open promises, at most"),
    ("need", "Each need to see to"),
    ("most_needs", "Needs, at most"),
    ("waiting", "Taken off while it waits for others"),
)
POINTS = (*WORK, *TIME, *MORE)


class TeamSection(Section):
    """The limits of giving out work, and the points of each reason."""

    title = "Giving out work"
    why = (
        "What somebody carries is the sum of the points of their open work, each with its reason in the Team place. "
        "By these the program proposes who takes over what; a person decides. They are ours, not the Code's: change "
        "them when your own team says so."
    )
    action_words = "Save these choices"
    said = "All work is weighed anew"
    setting = "team"

    def lay_out(self) -> None:
        """Ask for the limits, then for the points by what they are for."""
        empty = {"takes_at_most": "Empty: it is not limited"}
        for name, label in LIMITS:
            self.add(NumberField(name, label, longest=3, hint=empty.get(name, "")))
        self.add(TickField("between_teams", "Work may go to an officer of another team"))
        groups = (
            ("What a piece of work weighs", WORK),
            ("More by its next date", TIME),
            ("More by what it asks", MORE),
        )
        for title, names in groups:
            self.body.addWidget(heading(title))
            for name, label in names:
                self.add(NumberField(name, label, longest=2, beside=True))
        needed = [name for name in self.form.names if name not in ("takes_at_most", "between_teams")]
        self.form.require(dict.fromkeys(needed, "Give a whole number"))

    def fill(self, desk: Desk) -> None:
        """Show what holds."""
        policy = desk.settings.team
        self.form.fill({name: getattr(policy, name) for name, _ in LIMITS})
        self.form["between_teams"].set_value(policy.between_teams)
        said = load_weights_as_value(policy.weights)
        self.form.fill({name: said[name] for name, _ in POINTS})

    def work(self) -> Work:
        """Write a new version."""
        number = {name: int(self.form.text(name) or 0) for name, _ in (*LIMITS, *POINTS)}
        simple = ("reviewer", "promise", "ombudsman", *(name for name, _ in TIME), "commitment", "most_commitments")
        weights = Weights(
            handler={1: number["stage 1"], 2: number["stage 2"]},
            band={each: number.get(each.value, 0) for each in Band},
            need=number["need"],
            most_needs=number["most_needs"],
            waiting=-number["waiting"],
            **{name: number[name] for name in simple},
        )
        most = number["takes_at_most"] if self.form.text("takes_at_most") else None
        policy = TeamPolicy(
            weights=weights,
            full_load=number["full_load"],
            short_gap=number["short_gap"],
            takes_at_most=most,
            between_teams=bool(self.form["between_teams"].value),
        )
        return partial(change_team, policy=policy)
