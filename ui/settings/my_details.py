"""How the officer at this desk is called and reached: every letter is signed with it."""

from functools import partial

from complaints_desktop.actions.team import change_my_details
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.shapes import email_doubt, phone_doubt
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import only_reads, refusal
from complaints_desktop.rules.refusals import Refused
from ui.kit.fields import TextField
from ui.kit.layouts import frame
from ui.kit.texts import copyable, text
from ui.workplace.section import Section, Work


class MyDetails(Section):
    """Name, job title and a direct contact."""

    title = "My details"
    why = (
        "Every letter you write ends with them, so that the resident can reach the person who knows the case. "
        "A letter without a direct phone number or e-mail address cannot leave."
    )
    action_words = "Save my details"
    said = "Your details are saved; letters you issue from now on carry them"
    act = None

    def lay_out(self) -> None:
        """Ask for name, job title and contact, and show how a letter will end."""
        self._called = {
            "As residents know you": TextField("name", "Your name", width=75),
            "Printed under your name": TextField("job_title", "Job title", width=75),
        }
        self.add_row(*self._called.values())
        self.add_row(
            TextField(
                "phone", "Direct phone", hint="A number that reaches you", width=75, longest=80, doubt=phone_doubt
            ),
            TextField("email", "E-mail", hint="One of the two is enough", width=75, doubt=email_doubt),
        )
        self.form.require({"name": "Give your name"})
        self._role = text("", "hint")
        self.body.addWidget(self._role)
        card, inside = frame("card", gap=1, edge=4)
        inside.addWidget(text("Your letters end like this", "overline"))
        self._sign_off = copyable("")
        inside.addWidget(self._sign_off)
        self.body.addWidget(card)
        self.form.edited.connect(self._show_sign_off)

    @property
    def refused(self) -> Refused | None:
        """Why nothing of it may be changed: the officer at this desk only reads."""
        return only_reads(self.workplace.desk().officer.role)

    def fill(self, desk: Desk) -> None:
        """Show what the record knows of this officer."""
        names = ("name", "job_title", "phone", "email")
        self.form.fill({name: getattr(desk.officer, name) for name in names})
        self._role.setText(f"At this desk you are {desk.officer.role.value}.")
        self._show_sign_off()

    def work(self) -> Work:
        """Save them."""
        form = self.form
        return partial(
            change_my_details,
            name=form.text("name"),
            job_title=form.said("job_title"),
            phone=form.said("phone"),
            email=form.said("email"),
        )

    def _show_permission(self) -> None:
        """What letters call an officer is for who may change settings."""
        super()._show_permission()
        barred = refusal(self.workplace.desk().officer.role, Act.SETTINGS)
        for hint, field in self._called.items():
            field.line.setReadOnly(barred is not None)
            field.set_hint(f"{hint}. {barred.do}" if barred else hint)

    def _show_sign_off(self) -> None:
        lines = ["Yours sincerely", "", *(self.form.text(name) for name in ("name", "job_title"))]
        contact = [self.form.text(name) for name in ("phone", "email")]
        lines += [each for each in contact if each] or ["(no direct contact yet)"]
        said = "\n".join(line for n, line in enumerate(lines) if line or n == 1)
        self._sign_off.setText(said)
        self._sign_off.setAccessibleName(f"Your letters end like this: {said}")
