"""The point that is decided, and what is disputed, shown on top of the form."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.investigation import DisputedFacts
from ui.kit.banner import Banner
from ui.kit.layouts import column
from ui.kit.texts import copyable, text
from ui.sheets.sheet import ActionSheet


class DecideSheet(ActionSheet):
    """Decide one point."""

    def above(self) -> QWidget:
        """Show the point and the outcome sought, and below them each disputed fact, to be copied into the reasons."""
        point = next(point for point in self.case.points if point.id == self.subject)
        said = [f"Outcome sought: {point.outcome_sought}"] if point.outcome_sought else []
        before = point.finding(self.case.current.number - 1)
        if before and before.decision:
            said.append(f"Stage 1 decided: {before.decision.value}. {before.reasons or ''}".strip())
        shown = QWidget()
        stack = column(shown, gap=1)
        stack.addWidget(
            Banner(f"Point {point.number}: {point.text}", more="\n".join(said), tone="", icon_name="document")
        )
        for fact in self.case.current.disputed:
            stack.addWidget(text(f"Disputed: {fact.fact}", "subheading"))
            stack.addWidget(copyable("\n".join(both_sides(fact)), "hint"))
        return shown


def both_sides(fact: DisputedFacts) -> Iterator[str]:
    """Yield what each side says of a fact, and which we prefer and why."""
    yield f"The resident: {fact.resident_says or 'not recorded'}"
    yield f"We hold: {fact.we_hold or 'not recorded'}"
    if fact.preferred:
        yield f"Preferred: {fact.preferred.value}. {fact.because or ''}".strip()
    else:
        yield "Which account we prefer is not decided yet"
