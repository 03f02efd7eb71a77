"""Whether a ground of refusal holds in one case: what it has to be shown by (Code 2.1-2.5)."""

import re
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.grounds import Ground
from complaints_desktop.forms.refusals import RefusalProposed
from complaints_desktop.rules.content import as_read
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.stock_words import NOT_USED, only_stock
from complaints_desktop.rules.wording import in_full

FEWEST = 3
"""Words of their own that reasons have, beside those of the ground."""

FILLING = frozenset(
    "a an and are as because been by cannot case complaint for from had has have he in is it its of on our refuse"  # noqa: SIM905
    " refused she so that the their there these they this to under was we were which with your you".split()
)
"""Words that say nothing of a case."""

OF_SAFETY = re.compile(
    r"\b(?:health|safe\w*|unsafe|risk\w*|hazard\w*|danger\w*|harm\w*|injur\w*|ill|illness|hurt|damp|mould|fire|smoke|gas"
    r"|electric\w*|asbestos|carbon|lead|legionella|fall|falls|trip\w*|cold|heat\w*|vulnerab\w*|abuse\w*|violen\w*|threat\w*"
    r"|doctor|hospital|asthma|breath\w*|child\w*)\b"
)
"""What reasons speak of that looked at a danger."""


def require_merits(ground: Ground, said: RefusalProposed, case: CaseFacts) -> None:
    """Raise Refused where something the ground asks is missing, or shows that it does not hold."""
    for name in ground.asks:
        if getattr(said, name) is None:
            _missing(ground, name)
    if ground.numbered and not re.search(r"\d", said.evidence or ""):
        _missing(ground, "evidence")
    if case.reference.casefold() in (said.evidence or "").casefold():
        why = "This case itself is no earlier one: that it was answered at stage 1 is what stage 2 is for"
        raise Refused(why, do="Name another case, or take the request.", paragraph="5.11", field="evidence")
    if len(_words(said.reasons) - _words(f"{ground.called} {ground.evidence}") - FILLING) < FEWEST:
        why = "These are the words of the ground, and say nothing of this case"
        raise Refused(why, do="Write what is so in this case alone.", paragraph="2.5", field="reasons")
    _require_considered(said)
    if said.issue_on and said.aware_on and "issue_on" in ground.asks:
        _require_old(said.issue_on, said.aware_on, case)


def _require_considered(said: RefusalProposed) -> None:
    """Refuse where discretion was only named, or the danger that speaks for accepting it was not (Code 2.3, 2.5)."""
    if said.discretion is None:
        return
    if only_stock(said.discretion, NOT_USED):
        why = "That discretion was considered says nothing of what was considered"
        do = "Write what kept them from telling us sooner, what can still be found out, and what you made of it."
        raise Refused(why, do=do, paragraph="2.3", field="discretion")
    if said.safety and not OF_SAFETY.search(as_read(said.discretion)):
        why = "It is about health, safety or safeguarding, which speaks for accepting it"
        do = (
            "Accept it; or write here what the danger to them is, what we do about it, and why it is fair to refuse it."
        )
        raise Refused(why, do=do, paragraph="2.3", field="discretion")


def _missing(ground: Ground, name: str) -> None:
    label = RefusalProposed.asks[name].label
    asked = f"Give {ground.evidence}." if name == "evidence" else "Answer it: the ground asks for it."
    if name == "discretion":
        asked = "Say what was considered, and why it is not accepted all the same."
    paragraph = "2.3" if name == "discretion" else ground.paragraph
    raise Refused(label, do=asked, paragraph=paragraph, field=name)


def _require_old(issue_on: date, aware_on: date, case: CaseFacts) -> None:
    """Refuse where no more than 12 months lie between the day they knew of it and the complaint (Code 2.2, 2.3)."""
    if aware_on < issue_on:
        why = f"Nobody knows on {in_full(aware_on)} of what happened on {in_full(issue_on)}"
        raise Refused(why, do="Check both dates.", field="aware_on")
    first = case.stages[0]
    made = first.received_on or case.expressed_on
    if made is None:
        raise Refused("The day the complaint reached us is not recorded", do="Record it first.", field="received_on")
    last = year_after(aware_on)
    if made <= last:
        why = f"It reached us on {in_full(made)}, within 12 months of {in_full(aware_on)}, when they knew of it"
        raise Refused(why, do="Accept it.", paragraph="2.3", field="aware_on")


def year_after(day: date) -> date:
    """Return the same day of the next year; of 29 February the last of that month."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))
