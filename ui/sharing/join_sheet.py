"""The first connection, in one form: where the shared database is, who one is there, a test in words, then joining."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from complaints_desktop.desk.changes import Changes
from db.problems import EnvironmentProblem
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.fields import TextField, TickField
from ui.kit.flow import flow
from ui.kit.progress import ProgressStrip
from ui.kit.reading_order import bring_into_view
from ui.kit.sheet import Sheet
from ui.kit.texts import text
from ui.workplace.meter import Meter
from ui.workplace.operations import Task
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.sharing.sharing import Sharing
    from db.sync.joining import Welcome

WHY = (
    "Whoever looks after the shared database gives you its address, your login and a first password. Everything this "
    "desk holds is shared then, and nothing of it is changed."
)
REQUIRED = {"address": "Give the address of the shared database", "login": "Give your login"}


class Entries(NamedTuple):
    """What was typed."""

    address: str
    login: str
    password: str | None
    remember: bool


class PasswordField(TextField):
    """A password: it is not shown, and no draft keeps it."""

    def __init__(self, name: str, label: str, *, hint: str = "") -> None:
        """A line that shows dots."""
        super().__init__(name, label, hint=hint, width=75)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)

    @property
    def value(self) -> str:
        """The password as typed: a space may be part of it."""
        return self.line.text()

    @property
    def kept(self) -> object:
        """Nothing: a password is in no draft."""
        return None


def remember_field() -> TickField:
    """Return the box that says where the password is kept."""
    field = TickField(
        "remember",
        "Keep the password in this computer's credential store",
        hint="Without it, the password is asked for each time the program starts",
    )
    field.set_value(True)
    return field


class JoinSheet(Sheet):
    """Address, login and password; joining waits for a test that went well with just these."""

    done = Signal()
    """This desk has joined."""
    stopped = Signal()
    """The first fetch was given up."""

    def __init__(self, workplace: Workplace) -> None:
        """Nothing is typed yet."""
        super().__init__("Join a shared database", WHY, "Join", self.act)
        self.workplace = workplace
        self._tested: Entries | None = None
        self._task: Task | None = None
        self.test = Button("Test the connection", self.try_it)
        self.said, self.progress = Banner(), ProgressStrip()
        self._first = text("Test it first: the test says whose desk this will be.", "hint", wrap=False)
        self._lay_out()
        self.form.edited.connect(self._edited)
        workplace.operations.settled.connect(self._settled)
        self._show_state()

    @property
    def entries(self) -> Entries:
        """What is typed now."""
        form = self.form
        return Entries(form.text("address"), form.text("login"), form.said("password"), bool(form["remember"].value))

    def try_it(self) -> None:
        """Connect, say who one is there or what is wrong, and change nothing."""
        if self._task is not None or not self.form.check():
            return
        entries, meter = self.entries, Meter(self)

        def work(sharing: Sharing) -> Welcome:
            found = sharing.try_address(*entries[:3])
            meter(1, 1)
            return found

        self.said.say("")
        task = self.workplace.operations.share(
            self, work, lambda found: self._show_test(entries, found), troubled=self._show_problem, meter=meter
        )
        self._under_way("Connecting", task)

    def act(self) -> None:
        """Join, and fetch what the team has; it can be stopped, and goes on later."""
        if self._tested is None:
            self.try_it()
            return
        entries, meter = self.entries, Meter(self)

        def work(sharing: Sharing) -> Changes:
            return sharing.join(*entries[:3], meter, remember=entries.remember)

        meter.show_in(self.progress)
        meter.given_up.connect(self.stopped)
        task = self.workplace.operations.share(
            self, work, lambda _: self.done.emit(), troubled=self._show_problem, refused=self.refuse, meter=meter
        )
        self._under_way("Joining, and fetching the team's cases", task)

    def _lay_out(self) -> None:
        self.add(
            TextField(
                "address",
                "Address of the shared database",
                hint="For example records.landlord.example/complaints",
                width=110,
                longest=500,
            ),
            TextField("login", "Your login", width=75, longest=80),
            PasswordField("password", "Password", hint="Empty where you sign in with your computer's own account"),
            remember_field(),
        )
        self.form.require(REQUIRED)
        self.body.addWidget(flow(self.test, self._first))
        self.body.addWidget(self.said)
        self.end()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.progress)

    def _under_way(self, words: str, task: Task) -> None:
        self._task = task
        self._show_state()
        self.progress.say(words, task.cancel)

    def _settled(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.progress.say("", None)
            self._show_state()

    def _edited(self) -> None:
        if self._tested is not None and self._tested[:3] != self.entries[:3]:
            self._tested = None
            self.said.say("")
        self._show_state()

    def _show_state(self) -> None:
        self.test.setEnabled(self._task is None)
        self.action.setEnabled(self._task is None and self._tested is not None)
        self._first.setVisible(self._tested is None)

    def _show_test(self, entries: Entries, found: Welcome) -> None:
        if entries[:3] != self.entries[:3]:  # typed on meanwhile: it says nothing of what stands here now
            return
        self._tested = self.entries
        code = f"the code {found.code}" if found.code else "a new code: another desk has the one it has now"
        more = f"There you are {found.name}, {found.role}. This desk will be yours, with {code}."
        self.said.say("The shared database answers", more=more, tone="good")
        QTimer.singleShot(0, self, lambda: bring_into_view(self.said))
        self._show_state()
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_problem(self, problem: EnvironmentProblem) -> None:
        self.said.say(problem.what, more=problem.advice, tone="danger")
        self.test.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: bring_into_view(self.said))  # it has its size by then

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Test on Enter in a field, join on Ctrl+Enter once it is tested."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._tested is None:
            self.try_it()
        else:
            super().keyPressEvent(event)
