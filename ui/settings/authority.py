"""What each role may offer on one case without asking, and since when."""

from functools import partial

from complaints_desktop.actions.settings import change_authority
from complaints_desktop.desk.desk import Desk
from db.terms import MOST_PENCE
from ui.kit.number_field import NumberField
from ui.workplace.section import Section, Work

POUND = 100
"""Pence; a limit is set in whole pounds."""


class Authority(Section):
    """A sum for each role that may offer money."""

    title = "Authority to offer money"
    why = (
        "What somebody may offer on one case, all heads and both stages together. Above it they ask, and somebody else "
        "with a higher limit approves. Nobody sets a limit above their own."
    )
    action_words = "Save the limits"
    said = "The limits hold for every offer from now on"
    setting = "authority"

    def lay_out(self) -> None:
        """Ask for a limit of each role there is one of."""
        for role in self.workplace.desk().settings.authority:
            label = f"{role.value[:1].upper()}{role.value[1:]}, in pounds"
            self.add(NumberField(role.value, label, longest=len(str(MOST_PENCE // POUND)), beside=True))
        self.form.require(dict.fromkeys(self.form.names, "Give a whole number of pounds; 0 where they may offer none"))

    def fill(self, desk: Desk) -> None:
        """Show the limits that hold."""
        self.form.fill({role.value: pence // POUND for role, pence in desk.settings.authority.items()})

    def work(self) -> Work:
        """Write a new version."""
        roles = self.workplace.desk().settings.authority
        return partial(change_authority, limits={role: int(self.form.text(role.value) or 0) * POUND for role in roles})
