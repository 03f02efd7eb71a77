"""The officers: what each is called and is, when they work, what they can do, and who stands in for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from complaints_desktop.actions.officers import OfficerTyped, keep_officer
from complaints_desktop.reading.officers import OfficerKept, Officers, officers
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import capitalised
from db.model.team import DAYS
from db.terms import Role
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, Field, TextField, TickField
from ui.kit.layouts import show_if
from ui.kit.number_field import NumberField
from ui.kit.texts import heading
from ui.workplace.list_and_form import ListAndForm
from ui.workplace.question import question
from ui.workplace.section import DRAFT, Work
from ui.workplace.workplace import Workplace

DAY = ((2, "All day"), (1, "Half a day"), (0, "Not"))
NOBODY = "Nobody"
DETAILS = ("name", "role", "job_title", "team_id", "further", "joined_on", "left_on")
"""What a manager says of an officer; the rest is said by who leads."""


def _works(each: OfficerKept) -> str:
    return f"{each.works}, {each.share} % of a load" if each.share else f"{each.works}, carries no cases"


COLUMNS: tuple[Column[OfficerKept], ...] = (
    Column(name="name", title="Name", width=44, text=lambda each: each.name),
    Column(name="role", title="Role", width=40, text=lambda each: capitalised(each.role.value)),
    Column(name="works", title="Works", width=44, text=_works, tip=_works, goes=True),
    Column(name="can", title="Can besides", width=44, text=lambda each: each.can, goes=True, stretch=True),
    Column(name="deputy", title="Deputy", width=36, text=lambda each: each.deputy_name, goes=True),
    Column(name="team", title="Team", width=34, text=lambda each: each.team, goes=True),
    Column(name="stays", title="Here", width=34, text=lambda each: each.stays, goes=True),
)


class PeopleView(ListAndForm[OfficerKept]):
    """Everybody who works here, and the form of the one that is chosen."""

    title = "People"
    why = (
        "Who works here, when, and what they can do: load, absences and who may take what over follow from it. What "
        "somebody works holds from its day, and earlier weeks stay as they were."
    )
    columns = COLUMNS
    none = "Nobody else works here yet. With a shared database, officers come with their log-in."
    another = "Choose somebody in the list"
    action_words = "Save"
    said = "It is saved"
    act = Act.KEEP_TEAM

    def __init__(self, workplace: Workplace) -> None:
        """Ask for everybody at once."""
        super().__init__(workplace)
        self._asked_for = True  # what was typed of one officer is brought back with them alone

    def fields(self) -> None:
        """Ask what is kept of an officer."""
        today, why_not = self.workplace.today, self.workplace.desk().calendar.why_not

        def on(name: str, label: str, hint: str = "") -> Field:
            return DateField(name, label, today=today, why_not=why_not, hint=hint, brief=True)

        roles = [(each, capitalised(each.value)) for each in Role]
        self.add_row(
            TextField("name", "Name", hint="As letters give it", width=80),
            ChoiceField("role", "Role", roles, hint="What they may do", width=70),
            TextField("job_title", "Job title", hint="As letters give it", width=70),
        )
        self.add_row(
            ChoiceField("team_id", "Team", [], width=70, unchosen="None"),
            TextField("further", "Further teams", hint="With commas between them", width=80),
        )
        self.add_row(
            on("joined_on", "First day here"), on("left_on", "Gone from", "The first day they do not work here")
        )
        self.body.addWidget(heading("The week"))
        self.add_row(*(ChoiceField(day, day.title(), DAY, width=36) for day in DAYS))
        self.add_row(
            NumberField("share", "Percent of a full load", hint="100; less for somebody new, or who leads"),
            on("pattern_from", "This week holds from", "Today, unless you say another day"),
        )
        self.body.addWidget(heading("What they can do that not everybody can"))
        self.add(
            TickField("stage", "Considers stage 2"),
            TickField("ombudsman", "Works on Ombudsman cases"),
            TickField("hazard", "Works on hazards"),
        )
        self.add_row(
            TextField("languages", "Languages", hint="For example, Polish, Urdu", width=80),
            TextField(
                "kinds",
                "Kinds of complaint",
                hint="With semicolons between them: damp and mould; pest control",
                width=110,
            ),
        )
        hint = "What waits for them while they are away waits for their deputy"
        self.add(ChoiceField("deputy", "Deputy", [], hint=hint, width=80, unchosen=NOBODY))
        self.form.require({"name": "Give the name", "role": "Choose the role", "share": "Give a whole number"})

    def ask(self) -> None:
        """Ask for everybody."""
        self.workplace.operations.read(self, question(officers), self._show, topic="people")

    def called(self, one: OfficerKept) -> str:
        """Return whose details are shown."""
        return f"{one.name}{', away today' if one.away else ''}"

    def keeping(self, typed: Mapping[str, Any], chosen: OfficerKept | None) -> Work:
        """Return what writes them."""
        said = OfficerTyped(**{name: each for name, each in typed.items() if each is not None})
        return partial(keep_officer, officer_id=chosen.id if chosen else "", typed=said)

    def _show(self, found: Officers) -> None:
        self.form_choices("team_id", found.teams)
        self.form_choices("deputy", tuple((each.id, each.name) for each in found.people))
        self.show_list(found.people)
        if self._chosen is None and found.people:
            own = self.workplace.desk().officer.id
            ids = [each.id for each in found.people]
            self.table.choose_row(ids.index(own) if own in ids else 0)

    def form_choices(self, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these in a field."""
        field = self.form[name]
        if isinstance(field, ChoiceField):
            field.set_choices(choices)

    def _show_number(self, number: int) -> None:
        """Nobody is entered or taken out here: officers come with their log-in, and leave on a day."""
        super()._show_number(number)
        show_if(self._tools, False)

    def _put(self, one: OfficerKept | None) -> None:
        before = self._chosen.id if self._chosen else ""
        super()._put(one)
        show_if(self.foot, one is not None and self.may)
        if one is not None and one.id != before and self.may:
            self._draft.turn_to(f"{DRAFT}:{self.called_draft}:{one.id}")
            self._draft.load(partial(self._bring_back, one.id))

    def _bring_back(self, officer_id: str, kept: Mapping[str, object]) -> None:
        """Bring back what was typed of that officer and never saved, while they are the one that is chosen."""
        if self._chosen is not None and self._chosen.id == officer_id:
            self._restore(kept)

    def _show_permission(self) -> None:
        """What an officer is called and is, managers say."""
        super()._show_permission()
        barred = refusal(self.workplace.desk().officer.role, Act.SETTINGS)
        for name in DETAILS if barred else ():
            field = self.form[name]
            if isinstance(field, TextField | DateField):
                field.line.setReadOnly(True)
            elif isinstance(field, ChoiceField):
                field.box.setEnabled(False)
        if barred and self.may:
            why = "Name, role, teams and days here are kept by managers; the week, skills and deputy by you too"
            self.notice.say(why, more=barred.do, tone="info", icon_name="lock")
