"""The targets of the measures, from which day on, and who answers for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from complaints_desktop.actions.settings import change_measures
from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.measure import Kind
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.policy import BASED, SEED_TARGETS, MeasurePolicy, TargetFrom
from complaints_desktop.rules.wording import capitalised, in_short
from db.terms import Role
from ui.kit.column import Column
from ui.kit.fields import ChoiceField, TickField
from ui.kit.number_field import NumberField
from ui.settings.rows import RowsSection
from ui.workplace.section import Work

SHARES = (Kind.SHARE, Kind.SCORE, Kind.NOW, Kind.FLOW)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is set for one measure, or what the program brings."""

    code: str
    target: TargetFrom | None
    """None for what the program brings."""
    owner: Role | None

    @property
    def percent(self) -> str:
        """The target as it is printed."""
        percent = self.target.percent if self.target else SEED_TARGETS.get(self.code)
        return "none" if percent is None else f"{percent}%"


COLUMNS: tuple[Column[Shown], ...] = (
    Column(name="code", title="", width=12, text=lambda row: row.code),
    Column(
        name="name",
        title="Measure",
        width=64,
        text=lambda row: MEASURES[row.code].name,
        tip=lambda row: MEASURES[row.code].formula,
        stretch=True,
    ),
    Column(name="percent", title="Target", width=16, text=lambda row: row.percent, right=True),
    Column(
        name="from",
        title="Holds from",
        width=24,
        text=lambda row: in_short(row.target.from_on) if row.target else "always",
        spare=True,
    ),
    Column(
        name="owner",
        title="Who answers for it",
        width=44,
        text=lambda row: capitalised(row.owner.value) if row.owner else MEASURES[row.code].owner,
        spare=True,
    ),
)
REQUIRED = {"code": "Choose the measure"}


class Measures(RowsSection[Shown]):
    """The targets as a table, with one to add."""

    title = "Targets of measures"
    why = (
        "A target holds from its day on; what was reported before stands on the one before. Of some measures it is the "
        "most there should be: the measure says which way is better. Those that hold always are the plan’s own."
    )
    action_words = "Save it"
    said = "It holds from its day on"
    setting = "measures"
    columns = COLUMNS
    none = "None."
    tall = 84
    one = "target"
    removed = "Removed: the one before holds again"

    def ask_one_more(self) -> None:
        """Ask for the measure, and what is to hold for it."""
        named = tuple((code, f"{code}  {each.name}") for code, each in MEASURES.items() if _may_have(code))
        roles = tuple((each.value, capitalised(each.value)) for each in Role)
        self.add_row(ChoiceField("code", "Measure", named, width=110))
        self.add_row(
            NumberField("percent", "Target, percent", hint="Empty: as it was"),
            self.day_field("from_on", "From which day on?", "Empty: today"),
        )
        self.add_row(
            TickField("no_target", "No target from that day on"),
            ChoiceField("owner", "Who answers for it?", roles, hint="Not chosen: as it was", width=75),
        )
        self.form.require(REQUIRED)

    def fill(self, desk: Desk) -> None:
        """Show what holds or will, and what the program brings."""
        policy = desk.settings.measures
        own = sorted(policy.targets, key=lambda each: each.from_on)
        shown = [Shown(code, None, policy.owners.get(code)) for code in MEASURES if _known(code, policy)]
        set_ = [Shown(each.code, each, policy.owners.get(each.code)) for each in own if each.code in MEASURES]
        order = {code: place for place, code in enumerate(MEASURES)}
        self.show_rows(sorted([*shown, *set_], key=lambda row: order[row.code]))

    def work(self) -> Work:
        """Add one more target, name who answers, or both."""
        held = self.workplace.desk().settings.measures
        code, day, owner = (self.form[name].value for name in ("code", "from_on", "owner"))
        percent, none = self.form["percent"].value, self.form["no_target"].value is True
        targets = held.targets
        if none or isinstance(percent, int):
            new = TargetFrom(
                code=str(code),
                percent=None if none or not isinstance(percent, int) else percent,
                from_on=day if isinstance(day, date) else self.workplace.today(),
            )
            targets = (*(each for each in targets if (each.code, each.from_on) != (new.code, new.from_on)), new)
        return _written(targets, {**held.owners, **({str(code): Role.of_row(str(owner))} if owner else {})})

    def without(self, kept: Sequence[Shown]) -> Work:
        """Take out the landlord's own targets that are not kept, and owners of measures that are not."""
        held = self.workplace.desk().settings.measures
        stays, codes = {row.target for row in kept}, {row.code for row in kept}
        targets = tuple(each for each in held.targets if each in stays or each.code not in MEASURES)
        return _written(targets, {code: role for code, role in held.owners.items() if code in codes})


def _may_have(code: str) -> bool:
    return MEASURES[code].kind in SHARES or code in BASED


def _known(code: str, policy: MeasurePolicy) -> bool:
    return code in SEED_TARGETS or code in policy.owners


def _written(targets: Sequence[TargetFrom], owners: Mapping[str, Role]) -> Work:
    return partial(change_measures, policy=MeasurePolicy(targets=tuple(targets), owners=owners))
