"""The points that make the risk of a commitment, and where its bands begin."""

from dataclasses import replace
from functools import partial

from complaints_desktop.actions.settings import change_weights
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.risk import LAST_DAYS, NEARLY_DAYS, Weights
from complaints_desktop.rules.wording import working_days
from db.terms import Dependency
from ui.kit.number_field import NumberField
from ui.kit.texts import heading
from ui.workplace.section import Section, Work

IMPACT = (
    ("higher_risk_home", "Someone in the home is at higher risk"),
    ("missed_before", "One of its case was missed before"),
)
LIKELIHOOD = (
    ("half_gone", "Half of its time is gone"),
    ("nearly_gone", f"{working_days(NEARLY_DAYS)} or fewer are left"),
    ("last_day", f"{working_days(LAST_DAYS)} or less is left"),
    ("not_started", "Not started, or no appointment booked"),
    ("no_update", "Without an update for too long"),
    ("no_access", "No access, or declined"),
    ("sometimes_late", "Its owner is sometimes late"),
    ("often_late", "Its owner is often late"),
)
DEPENDS = tuple((each.value, f"Depends on {each.value}") for each in Dependency)
BANDS = (("medium_from", "Medium from"), ("high_from", "High from"), ("critical_from", "Critical from"))
DAYS = (("no_update_days", "Working days without an update that are too long"),)
NUMBERS = (*IMPACT, *LIKELIHOOD, *DAYS, *BANDS)


class RiskWeights(Section):
    """The points of each reason."""

    title = "Risk weights"
    why = (
        "The risk of a commitment is impact times likelihood, each from 1 to 5. Every reason below adds its points, "
        "and is named beside the score. The values given are a sound start; change them when your own record says so."
    )
    action_words = "Save the weights"
    said = "Every commitment is weighed anew"
    setting = "weights"

    def lay_out(self) -> None:
        """Ask for the points, by what they add to."""
        groups = (
            ("Points added to the impact", IMPACT),
            ("Points added to the likelihood", (*LIKELIHOOD, *DEPENDS)),
            ("What is too long", DAYS),
            ("Where the bands begin (scores from 1 to 25)", BANDS),
        )
        for title, names in groups:
            self.body.addWidget(heading(title))
            for name, label in names:
                self.add(NumberField(name, label, longest=2, beside=True))
        self.form.require(dict.fromkeys(self.form.names, "Give a whole number"))

    def fill(self, desk: Desk) -> None:
        """Show the weights that hold."""
        weights = desk.settings.weights
        self.form.fill({name: getattr(weights, name) for name, _ in NUMBERS})
        self.form.fill({each.value: points for each, points in weights.dependency.items()})

    def work(self) -> Work:
        """Write a new version."""
        given = {name: int(self.form.text(name) or 0) for name, _ in NUMBERS}
        dependency = {each: int(self.form.text(each.value) or 0) for each in Dependency}
        weights: Weights = replace(self.workplace.desk().settings.weights, dependency=dependency, **given)
        return partial(change_weights, weights=weights)
