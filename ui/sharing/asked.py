"""A question between desks by its name: what has to be known to settle it, and the form that settles it."""

from __future__ import annotations

from dataclasses import dataclass

from complaints_desktop.office import Office
from complaints_desktop.reading.clashes import Clash, clash_of
from complaints_desktop.reading.held_work import HeldWork, held_of
from complaints_desktop.reading.rescued import LostGroup, lost_groups
from ui.sharing.clash_sheet import ClashSheet, Differences
from ui.sharing.held_sheet import HeldSheet
from ui.sharing.lost_sheet import LostSheet
from ui.sharing.question_sheet import QuestionSheet
from ui.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Asked:
    """A clash with its differences, held work, or what was lost, to be opened; none where it is settled already."""

    place: str

    clash: Clash | None = None
    differences: Differences = ((), ())
    held: HeldWork | None = None
    lost: tuple[LostGroup, ...] = ()


def asked(office: Office, name: str) -> Asked:
    """Return what is called `name`: `clash:ID`, `held:ID`, `lost:ID` or `lost:all`."""
    kind, _, wanted = name.partition(":")
    with office.record.reading() as session:
        if kind == "held":
            return Asked(name, held=held_of(session, office.desk(), wanted))
        if kind == "lost":
            return Asked(
                name, lost=tuple(each for each in lost_groups(session, office.desk()) if wanted in (each.id, "all"))
            )
        clash = clash_of(session, office.desk(), wanted)
    return Asked(name, clash, clash.differences() if clash else ((), ()))


def sheet_of(workplace: Workplace, question: Asked) -> QuestionSheet | None:
    """Return the form that settles it; None where it is settled already."""
    if question.clash is not None:
        return ClashSheet(workplace, question.clash, question.differences)
    if question.held is not None:
        return HeldSheet(workplace, question.held)
    if question.lost:
        return LostSheet(workplace, question.place, question.lost)
    return None
