"""What the landlord's own policy adds to its letters; and the way to their wording."""

from functools import partial

from complaints_desktop.actions.settings import change_letters
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import LetterPolicy
from ui.kit.buttons import Button
from ui.kit.fields import TickField
from ui.kit.flow import flow
from ui.kit.number_field import NumberField
from ui.workplace.section import Section, Work


class Letters(Section):
    """The choices of the landlord's own policy."""

    title = "Our letters"
    why = (
        "What your own policy promises beside the Code. A time in which stage 2 is to be asked for is printed as a "
        "wish: nobody may be turned away for asking later (Code 5.11), and the letter says so."
    )
    action_words = "Save these choices"
    said = "Letters keep to this from now on"
    setting = "letters"

    def lay_out(self) -> None:
        """Ask for each choice."""
        hint = "Empty: none is printed. For example, 20"
        self.add(NumberField("own_window", "Working days in which stage 2 is to be asked for", hint=hint))
        self.add(
            TickField("changes_required", "Both responses say what is changed, so that it does not happen again"),
            TickField("feedback_dates", "The stage 1 acknowledgement says on which day we are in touch next"),
        )
        wording = Button("The wording of letters…", lambda: self.workplace.go.show_screen("wording"))
        self.body.addWidget(flow(wording))

    def fill(self, desk: Desk) -> None:
        """Show what holds."""
        policy = desk.settings.letters
        self.form["own_window"].set_value(policy.own_window or None)
        self.form["changes_required"].set_value(policy.changes_required)
        self.form["feedback_dates"].set_value(policy.feedback_dates)

    def work(self) -> Work:
        """Write a new version."""
        days = self.form["own_window"].value
        policy = LetterPolicy(
            own_window=days if isinstance(days, int) else 0,
            changes_required=bool(self.form["changes_required"].value),
            feedback_dates=bool(self.form["feedback_dates"].value),
        )
        return partial(change_letters, policy=policy)
