"""Which hazards Awaab's Law covers on the day we become aware of one; what is not in force is refused in words."""

from datetime import date

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import HAZARD_LIMITS, HAZARDS, Register
from complaints_desktop.rules.register import Hazard as Covered
from complaints_desktop.rules.wording import without_weekday
from db.terms import Hazard

INSTEAD = "Deal with it as part of the complaint, and assess the hazard there."


def hazard_called(register: Register, typed: str) -> str:
    """Return the name in the register of a hazard typed by its name or its words; Refused where there is none."""
    wanted = typed.strip().casefold()
    for row in register.standing(HAZARDS):
        if wanted in (row.name.casefold(), row.value.words.casefold()):
            return row.name
    raise Refused(f"“{typed[:60]}” is no hazard of the register", do="Choose one of the list.", field="hazard")


def require_covered(register: Register, name: str, gravity: Hazard, aware_on: date) -> Covered:
    """Return what the register says of a hazard that day; Refused where the law does not cover it so."""
    day = without_weekday(aware_on)
    if not register.in_force(HAZARD_LIMITS, aware_on):
        why = f"Awaab's Law was not in force on {day}, when we became aware of it"
        raise Refused(why, do=INSTEAD, field="aware_on")
    row = register.in_force(HAZARDS, aware_on).get(name)
    if row is None:
        versions = [each.value.words for each in register.standing(HAZARDS) if each.name == name]
        why = f"“{versions[0] if versions else name}” was not in the list of hazards on {day}"
        raise Refused(why, do="Choose the hazard as the list of that day calls it.", field="hazard")
    if not (row.value.emergency or row.value.significant):
        why = f"“{row.value.words}” is outside Awaab's Law, as an emergency too"
        raise Refused(why, do=INSTEAD, field="hazard")
    if not (row.value.emergency if gravity is Hazard.EMERGENCY else row.value.significant):
        raise Refused(_not_yet(register, name, row.value.words, gravity, day), do=_otherwise(gravity), field="gravity")
    return row.value


def _not_yet(register: Register, name: str, words: str, gravity: Hazard, day: str) -> str:
    """Say that the law did not cover a hazard so that day, and since when it does, as far as that is known."""
    as_what = "an emergency" if gravity is Hazard.EMERGENCY else "a significant hazard"
    why = f"On {day} Awaab's Law did not cover “{words}” as {as_what}"
    covered = (row for row in register.standing(HAZARDS) if row.name == name and row.value.significant)
    later = next((row for row in covered if row.first), None)
    if later and later.first:
        return f"{why}: it does from {without_weekday(later.first)}"
    announced = register.announced(HAZARDS).get(name)
    expected = f" (expected: {announced.expected})" if announced and announced.expected else ""
    return f"{why}: that is announced{expected}, and not in force here" if announced else why


def _otherwise(gravity: Hazard) -> str:
    if gravity is Hazard.EMERGENCY:
        return INSTEAD
    return f"If there is danger within 24 hours, record it as an emergency. Otherwise: {INSTEAD}"
