"""Packs of numbers: for whom, of which parts, in which order (reports 10.1, 10.8); one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from db.number_terms import PackKind


class Part(Enum):
    """A part of a pack: its title, and whether a person writes to it."""

    CHANGED = ("What changed", True)
    TO_DECIDE = ("What needs a decision", True)
    MEASURES = ("Measures", True)
    RUNS = ("How they run", False)
    LATE = ("Late, and why", True)
    DUE = ("Due in the next ten working days", False)
    PROMISES = ("Promises", True)
    PARTNER = ("Promises with this contractor", True)
    CATEGORIES = ("What complaints are about", True)
    REFUSALS = ("Refusals and discretion", True)
    OMBUDSMAN = ("The Ombudsman", True)
    LEARNING = ("Learning and actions", True)
    SATISFACTION = ("Satisfaction and quality", True)
    EQUALITY = ("Who complains", True)
    REGULATOR = ("Tenant satisfaction measures", True)
    DEFINITIONS = ("Definitions, changes and problems with the data", True)

    @property
    def title(self) -> str:
        """Its heading."""
        return self.value[0]

    @property
    def written(self) -> bool:
        """Whether a person writes to it."""
        return self.value[1]

    @property
    def key(self) -> str:
        """What it is kept by."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow:
    """One kind of pack."""

    title: str
    reader: str
    rhythm: str
    parts: tuple[Part, ...]
    codes: tuple[str, ...]
    """The measures it has."""
    of_contractor: bool = False


KPIS = tuple(f"K{number}" for number in range(1, 16))
KPMS = tuple(f"M{number}" for number in range(1, 18))
REGULATOR = ("CH01(1)", "CH01(2)", "CH02(1)", "CH02(2)")
MONTHLY = (
    *(Part.CHANGED, Part.TO_DECIDE, Part.MEASURES, Part.RUNS, Part.LATE, Part.PROMISES, Part.REFUSALS),
    *(Part.OMBUDSMAN, Part.LEARNING, Part.SATISFACTION, Part.EQUALITY, Part.DEFINITIONS),
)

PACKS: Mapping[PackKind, PackRow] = {
    PackKind.TEAM: PackRow(
        title="Complaints this week",
        reader="handlers and team leaders",
        rhythm="weekly",
        parts=(Part.CHANGED, Part.DUE, Part.LATE, Part.PROMISES, Part.MEASURES, Part.DEFINITIONS),
        codes=("V1", "V2", "K1", "K2", "K4", "K4now", "K5", "K6", "K9", "K9now", "EW", "K11", "K12"),
    ),
    PackKind.HEAD: PackRow(
        title="Complaints: monthly report",
        reader="the Head of Customer Experience",
        rhythm="monthly",
        parts=MONTHLY,
        codes=(*KPIS, "K2x", "K6x", "K10r", "K10f", "ORD", *KPMS, "V1", "V2", "EW"),
    ),
    PackKind.PARTNER: PackRow(
        title="Complaints: monthly review with a contractor",
        reader="the contract manager and the contractor",
        rhythm="monthly",
        parts=(Part.CHANGED, Part.PARTNER, Part.TO_DECIDE, Part.DEFINITIONS),
        codes=("K11", "K12"),
        of_contractor=True,
    ),
    PackKind.COMMITTEE: PackRow(
        title="Complaints: what you said, and what we did",
        reader="the Customer Excellence Committee and residents",
        rhythm="quarterly",
        parts=(Part.CHANGED, Part.MEASURES, Part.CATEGORIES, Part.LEARNING, Part.SATISFACTION, Part.DEFINITIONS),
        codes=("V1", "V2", "K2x", "K6x", "M1", "M6", "K10", "K11", "K13", "K14", "M4", "M5"),
    ),
    PackKind.GOVERNING: PackRow(
        title="Complaints: report to the governing body",
        reader="the Member Responsible for Complaints and the governing body",
        rhythm="quarterly",
        parts=(
            *(Part.CHANGED, Part.TO_DECIDE, Part.MEASURES, Part.RUNS, Part.CATEGORIES, Part.OMBUDSMAN),
            *(Part.PROMISES, Part.REFUSALS, Part.REGULATOR, Part.LEARNING, Part.DEFINITIONS),
        ),
        codes=(*KPIS, "K2x", "K6x", "ORD", *KPMS, "V1", "V2", *REGULATOR),
    ),
    PackKind.TSM: PackRow(
        title="Tenant satisfaction measures on complaints",
        reader="the Regulator of Social Housing",
        rhythm="yearly",
        parts=(Part.REGULATOR, Part.DEFINITIONS),
        codes=REGULATOR,
    ),
}
"""Every kind of pack."""

OWED: Mapping[PackKind, tuple[Part, ...]] = {
    PackKind.TEAM: (),
    PackKind.PARTNER: (Part.CHANGED,),
    PackKind.HEAD: (Part.CHANGED,),
    PackKind.COMMITTEE: (Part.CHANGED,),
    PackKind.GOVERNING: (Part.CHANGED, Part.TO_DECIDE),
    PackKind.TSM: (),
}
"""To which parts a person has to have written something before a pack is approved."""
