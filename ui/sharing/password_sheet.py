"""The password of the shared database, where it is no longer right or is asked for each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from complaints_desktop.desk.changes import Changes
from db.problems import EnvironmentProblem
from ui.kit.banner import Banner
from ui.kit.sheet import Sheet
from ui.sharing.join_sheet import PasswordField, remember_field
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.sharing.sharing import Sharing


class PasswordSheet(Sheet):
    """One line to type, tried before it is kept."""

    done = Signal()

    def __init__(self, workplace: Workplace, address: str, login: str) -> None:
        """Ask for the password of `login`."""
        why = f"For {login} at {address}. What you typed since the last sharing is safe on this computer."
        super().__init__("Your password of the shared database", why, "Share with this password", self.act)
        self.workplace, self._address, self._login = workplace, address, login
        self.said = Banner()
        self.add(PasswordField("password", "Password"), remember_field())
        self.form.require({"password": "Type your password"})
        self.body.addWidget(self.said)
        self.end()

    def act(self) -> None:
        """Try it, keep it, share."""
        if not self.form.check():
            return
        password, remember = self.form.text("password"), bool(self.form["remember"].value)
        address, login = self._address, self._login

        def work(sharing: Sharing) -> Changes:
            sharing.try_address(address, login, password)
            sharing.passwords.take(address, login, password, remember=remember)
            return sharing.once()

        self.action.setEnabled(False)
        self.workplace.operations.share(self, work, lambda _: self.done.emit(), troubled=self._not_well)

    def _not_well(self, problem: EnvironmentProblem) -> None:
        self.action.setEnabled(True)
        self.said.say(problem.what, more=problem.advice, tone="danger")
        self.form.jump("password")
