"""Beside what is asked of a restriction: the needs on record, the warnings, and the restriction as it stands."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.restrictions import RestrictionFacts
from complaints_desktop.rules.restrictions import all_of, on_record, people_of
from complaints_desktop.rules.wording import capitalised, in_full, listed
from ui.kit.banner import Banner
from ui.kit.layouts import column
from ui.sheets.sheet import ActionSheet


class RestrictionSheet(ActionSheet):
    """Warn, restrict, approve, send back, appeal or review, with what has to be looked at in sight (Code 5.15)."""

    def above(self) -> QWidget:
        """Show what is on record of whoever it may be about, and what the form is about."""
        shown = QWidget()
        stack = column(shown)
        for banner in self._banners():
            stack.addWidget(banner)
        return shown

    def _banners(self) -> Iterator[Banner]:
        found = [(person, each) for person, each in all_of(self.case) if self.subject == each.id]
        people = [person for person, _ in found] or people_of(self.case)
        for person in people:
            title, what_to_do = _needs(person)
            more = f"{what_to_do} {_warned(person)}".strip() if self.name in ("warn", "restrict") else ""
            yield Banner(title, more=more, tone="warn" if on_record(person) else "", icon_name="adjustment")
        for _, restriction in found:
            yield Banner(_what(restriction), more=_told(restriction), tone="", icon_name="document")


def _needs(person: PersonFacts) -> tuple[str, str]:
    """Return what is on record of somebody, as a title and what to do with it."""
    known = on_record(person)
    if not known:
        return f"{person.name}: no need or adjustment is on record. Ask before it is decided (Code 5.10).", ""
    return f"On record of {person.name}: {listed(known)}", "Say how each is still met (Code 5.15)."


def _warned(person: PersonFacts) -> str:
    told = [in_full(each.told_on) for each in person.warnings if each.told_on]
    return f"{person.name} was warned by letter on {listed(told)}." if told else f"{person.name} was not warned."


def _what(restriction: RestrictionFacts) -> str:
    by = restriction.proposed_by.name if restriction.proposed_by else "somebody"
    return (
        f"{capitalised(restriction.kind)}: {restriction.holds} ({by} proposed it on {in_full(restriction.proposed_on)})"
    )


def _told(restriction: RestrictionFacts) -> str:
    appeal, urgent = restriction.appeal, restriction.no_warning
    said = (
        ("How they reach us", restriction.reach),
        ("Reasons", restriction.reasons),
        ("What shows it", restriction.evidence.replace("\n", "; ")),
        ("What else was considered", restriction.proportionate),
        ("Equality Act", restriction.equality),
        ("How their needs are met", restriction.adjusted),
        ("Not warned, because of", urgent and f"{urgent.value}: {restriction.no_warning_because}"),
        ("Review", in_full(restriction.next_review)),
        ("Their appeal", appeal and appeal.appeal),
    )
    return "\n".join(f"{name}: {words}" for name, words in said if words)
