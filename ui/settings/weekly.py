"""What is asked of each role in a week, in percent of what fell due."""

from functools import partial

from complaints_desktop.actions.settings import change_weekly
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import WEEKLY_ROLES
from complaints_desktop.rules.weekly import IN_WORDS, Measure
from complaints_desktop.rules.wording import capitalised
from ui.kit.number_field import NumberField
from ui.kit.texts import heading
from ui.workplace.section import Section, Work


class Weekly(Section):
    """The targets, by role."""

    title = "Weekly targets"
    why = (
        "What is asked of each role in a week, in percent of what fell due to them. The weekly review and the sheet of "
        "a one-to-one say beside it how much was done in time, as n of m. Left empty, nothing is asked."
    )
    action_words = "Save the targets"
    said = "The targets hold from today"
    setting = "weekly"

    def lay_out(self) -> None:
        """Ask for each measure of each role."""
        for role in WEEKLY_ROLES:
            self.body.addWidget(heading(capitalised(role.value)))
            for measure in Measure:
                label = f"{IN_WORDS[measure]} in time, percent"
                self.add(NumberField(f"{role.value}:{measure.value}", label, beside=True))

    def fill(self, desk: Desk) -> None:
        """Show what holds."""
        for role in WEEKLY_ROLES:
            for measure in Measure:
                held = desk.settings.weekly.get(role, {}).get(measure)
                self.form[f"{role.value}:{measure.value}"].set_value(held)

    def work(self) -> Work:
        """Write a new version."""
        typed = {
            role: {measure: self.form[f"{role.value}:{measure.value}"].value for measure in Measure}
            for role in WEEKLY_ROLES
        }
        targets = {
            role: {measure: number for measure, number in asked.items() if isinstance(number, int)}
            for role, asked in typed.items()
        }
        return partial(change_weekly, targets=targets)
