"""The table of clocks: from which event to which, within what, by which paragraph, and since when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from complaints_desktop.rules.clocks.events import ACKNOWLEDGED, RECEIVED, REQUESTED, RESPONDED, Event
from complaints_desktop.rules.clocks.units import CLOCK_HOURS, WORKING_DAYS, Unit


class ClockName(StrEnum):
    """The clocks that something else in the program asks for by name."""

    ACKNOWLEDGE = "acknowledge"
    RESPOND = "respond"


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which a rule holds: from `first` to `last`, both counted; None where that end is open."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Whether the rule holds on `day`."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


ALWAYS = Period()

OURS = "Our own target"
"""Whose rule a limit is that no law and no Code gives; a row of the register says so in these words too."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Rule:
    """One row: a clock at one stage. Where a limit changes with time, each version is a row with its period."""

    clock: str
    stage: int
    paragraph: str
    do: str
    done: str
    starts: Event
    ends: Event
    limit: int
    unit: Unit = WORKING_DAYS
    extension: int = 0
    """How much more an extension may give without a good reason on record; 0 where there is none."""
    extension_paragraph: str = ""
    to_resident: str = ""
    """What should have been done to the complaint by then, as a letter says; empty where letters do not speak of it."""
    law: str = "Code"
    """Whose paragraph it is; the landlord's own procedure has none."""
    runs_on: bool = False
    """Whether it runs on when the stage is answered or the case closed."""
    holds: Period = ALWAYS
    """A case keeps the rule of the day its clock starts."""

    @property
    def within(self) -> str:
        """The limit in words: "5 working days"."""
        return self.unit.words(self.limit)

    @property
    def called(self) -> str:
        """What is done, and at which stage; what is beside the stages has none: "acknowledge stage 1"."""
        return f"{self.do} stage {self.stage}" if self.stage else self.do

    @property
    def basis(self) -> str:
        """What sets it: "Code 6.2"."""
        return f"{self.law} {self.paragraph}".strip()

    @property
    def ours(self) -> bool:
        """Whether it is a target of our own, which stands beside what law and Code ask."""
        return self.law == OURS

    @property
    def extension_basis(self) -> str:
        """What says how far it may be extended: "Code 6.4"."""
        return f"{self.law} {self.extension_paragraph}".strip()


RULES: tuple[Rule, ...] = (
    Rule(
        clock=ClockName.ACKNOWLEDGE,
        stage=1,
        paragraph="6.2",
        do="acknowledge",
        done="acknowledged",
        to_resident="confirmed",
        starts=RECEIVED,
        ends=ACKNOWLEDGED,
        limit=5,
    ),
    Rule(
        clock=ClockName.RESPOND,
        stage=1,
        paragraph="6.3",
        do="respond",
        done="answered",
        to_resident="answered",
        starts=ACKNOWLEDGED,
        ends=RESPONDED,
        limit=10,
        extension=10,
        extension_paragraph="6.4",
    ),
    Rule(
        clock=ClockName.ACKNOWLEDGE,
        stage=2,
        paragraph="6.11",
        do="acknowledge",
        done="acknowledged",
        to_resident="confirmed",
        starts=REQUESTED,
        ends=ACKNOWLEDGED,
        limit=5,
    ),
    Rule(
        clock=ClockName.RESPOND,
        stage=2,
        paragraph="6.14",
        do="respond",
        done="answered",
        to_resident="answered",
        starts=ACKNOWLEDGED,
        ends=RESPONDED,
        limit=20,
        extension=20,
        extension_paragraph="6.15",
    ),
)
"""code_rules.md B; an acknowledgement runs from receipt, a response from the actual acknowledgement."""


@dataclass(slots=True, eq=False)
class Line:
    """All versions of one clock at one stage: their period alone tells them apart, and the day it starts chooses."""

    starts: Event
    ends: Event
    versions: tuple[Rule, ...] = ()
    before: "Line | None" = None
    """The clock whose end this one starts at, where there is one."""

    @property
    def first(self) -> Event:
        """The event that its chain of clocks begins with: a receipt."""
        return self.before.first if self.before else self.starts

    def rule_on(self, day: date) -> Rule | None:
        """Return the version that holds for a clock started on `day`; None where none does."""
        first = self.versions[0]
        if first.holds is ALWAYS:
            return first
        return next((rule for rule in self.versions if day in rule.holds), None)


@dataclass(slots=True, eq=False)
class ClockTable:
    """Rows made ready to be read: by stage in their order, and by name."""

    rules: Sequence[Rule]
    _lines: dict[tuple[str, int], Line] = field(init=False)
    _stages: dict[int, tuple[Line, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Bring together the versions of each clock, and each clock with the one it starts after."""
        self._lines, self._stages = {}, {}
        for rule in self.rules:
            name = f"{rule.clock} of stage {rule.stage}"
            line = self._lines.setdefault((rule.clock, rule.stage), Line(rule.starts, rule.ends))
            if (rule.starts, rule.ends) != (line.starts, line.ends):
                raise ValueError(f"{name} runs between other events in another version")
            if rule.extension and rule.unit is CLOCK_HOURS:
                raise ValueError(f"{name} is counted in hours, which are not extended")
            line.versions = (*line.versions, rule)
        for (_, stage), line in self._lines.items():
            line.before = self._ending(line.starts, stage)
            self._stages[stage] = (*self._stages.get(stage, ()), line)

    def _ending(self, event: Event, stage: int) -> Line | None:
        return next((line for (_, at), line in self._lines.items() if at == stage and line.ends is event), None)

    @property
    def stages(self) -> frozenset[int]:
        """The stages that have clocks."""
        return frozenset(self._stages)

    @property
    def names(self) -> Iterable[tuple[str, int]]:
        """Each clock by its name and its stage."""
        return self._lines.keys()

    def of_stage(self, number: int) -> tuple[Line, ...]:
        """Return the clocks of a stage in the order of the rows; a stage the Code does not know has none."""
        return self._stages.get(number, ())

    def rule(self, clock: str, stage: int, on: date) -> Rule:
        """Return the row of that clock for what starts on that day: every limit that is said anywhere is read here."""
        found = self._lines[clock, stage].rule_on(on)
        if found is None:
            raise KeyError(f"no {clock} of stage {stage} on {on}")
        return found


CODE = ClockTable(RULES)
