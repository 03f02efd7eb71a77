"""The hazard a written summary is about: what was noticed and found, and by when which work is done (Awaab's Law)."""

from collections.abc import Iterator, Mapping

from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.words import Row, Value, overdue, sentence
from complaints_desktop.rules.clocks.units import CLOCK_HOURS, day_of
from complaints_desktop.rules.hazards import HazardClock
from complaints_desktop.rules.wording import capitalised, in_full, in_london
from db.terms import Hazard, HazardStepKind

TREATED: Mapping[Hazard, str] = {
    Hazard.EMERGENCY: "as an emergency, which means that somebody could soon be seriously harmed",
    Hazard.SIGNIFICANT: "as a significant hazard, which means that somebody could be harmed",
}

WORK: Mapping[str, str] = {
    "emergency-make-safe": "Make your home safe",
    "make-safe": "Make your home safe",
    "begin-steps": "Take the first steps towards the further work",
    "begin-work": "Start the further work in your home",
}
"""The limits of work, in words for the tenant; those of the investigation and of this letter are no work."""


def hazard(matter: LetterMatter) -> dict[str, Value]:
    """Return what the letter says of the hazard it is about; all empty where it is about none."""
    about = matter.hazard
    unsafe = bool(about and about.found and not about.first(HazardStepKind.SAFE))
    offered = about.first(HazardStepKind.OFFERED) if about and unsafe else None
    return {
        "hazard_summary": (_summary(about),) if about else (),
        "hazard_found": "yes" if about and about.found else "",
        "hazard_further": "yes" if about and about.further else "",
        "hazard_work": tuple(_work(matter)),
        "hazard_owner": _owner(about) if about else "",
        "elsewhere_on": in_full(day_of(offered)) if offered else "",
        "elsewhere_if_late": "yes" if unsafe and not offered else "",
    }


def _summary(about: HazardFacts) -> Row:
    ended = about.investigated_at
    return {
        "words": capitalised(about.words),
        "what": sentence(about.what),
        "aware_on": in_full(day_of(about.aware_at)),
        "gravity": TREATED[about.gravity],
        "investigated_on": in_full(day_of(ended)) if ended else "",
    }


def _owner(about: HazardFacts) -> str:
    return f"{about.owner.name}, {about.owner.job_title}," if about.owner.job_title else about.owner.name


def _work(matter: LetterMatter) -> Iterator[Row]:
    """Yield each piece of work that has a limit, and the last of the further work where it is done."""
    for each in matter.hazard_clocks:
        if each.row.limit in WORK:
            yield {"work": WORK[each.row.limit], "when": _when(each, matter)}
    done = matter.hazard.first(HazardStepKind.DONE) if matter.hazard else None
    if done:
        yield {"work": "Finish the further work", "when": f"Done on {in_full(day_of(done))}."}


def _when(each: HazardClock, matter: LetterMatter) -> str:
    clock = each.clock
    if clock.done:
        return f"Done on {in_full(clock.done)}."
    if clock.due is None:
        return ""
    hour = f"{in_london(clock.due_at):%H:%M} on " if clock.due_at and clock.rule.unit is CLOCK_HOURS else ""
    if clock.due < matter.issued_on:
        return overdue(clock.due)
    return f"By {hour}{in_full(clock.due)}."
