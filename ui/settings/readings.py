"""How measures are read where there is more than one way: said once here, and printed with every figure."""

from functools import partial

from complaints_desktop.actions.settings import change_readings
from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.policy import Ch02Of, K2Counts, Readings
from complaints_desktop.rules.wording import capitalised
from ui.kit.fields import ChoiceField
from ui.kit.number_field import NumberField
from ui.workplace.section import Section, Work


class ReadingsSection(Section):
    """One choice for each."""

    title = "How measures are read"
    why = (
        "Some measures can be read in two ways, and landlords publish both. Say which is yours: it is printed beside "
        "the figure."
    )
    action_words = "Save it"
    said = "Measures are read so from today"
    setting = "readings"

    def lay_out(self) -> None:
        """Ask for each reading."""
        self.add(
            ChoiceField(
                "k2",
                "Answered in time: sent by",
                tuple((each.value, capitalised(each.value)) for each in K2Counts),
                hint="The plan’s 95% and its 5% of extensions go with the first",
                width=110,
            )
        )
        self.add(
            ChoiceField(
                "ch02",
                "Answered within the Code’s time: a share of those",
                tuple((each.value, capitalised(each.value)) for each in Ch02Of),
                hint="Check it against the regulator’s own text of the year",
                width=110,
            )
        )
        self.add(NumberField("plan_days", "Calendar days in which an action plan is carried out"))
        self.form.require(
            {"k2": "Choose one", "ch02": "Choose one", "plan_days": "Give a whole number of days"},
        )

    def fill(self, desk: Desk) -> None:
        """Show how they are read."""
        held = desk.settings.readings
        self.form.fill({"k2": held.k2.value, "ch02": held.ch02.value, "plan_days": held.plan_days})

    def work(self) -> Work:
        """Write a new version."""
        days = self.form["plan_days"].value
        readings = Readings(
            k2=K2Counts(str(self.form["k2"].value)),
            ch02=Ch02Of(str(self.form["ch02"].value)),
            plan_days=days if isinstance(days, int) else 0,
        )
        return partial(change_readings, readings=readings)
