"""The matrix by which complaint handling is reviewed: what each criterion asks, its points, its ground."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from complaints_desktop.actions.settings import change_quality
from complaints_desktop.desk.desk import Desk
from complaints_desktop.quality.matrix import LONGEST, Criterion
from ui.kit.fields import TextField
from ui.kit.number_field import NumberField
from ui.kit.texts import heading, text
from ui.workplace.section import Section, Work

PARTS = (("words", "What is asked"), ("ground", "Why it is asked"), ("critical", "What of it is a critical fail"))


class QualityMatrix(Section):
    """The criteria, one under the other."""

    title = "Quality of complaint handling"
    why = (
        "By these criteria answers and files are reviewed. Their points come to 100. What was decided is no criterion, "
        "and time has 10 points at most: it has measures of its own. A change is another version; reviews keep the one "
        "they were scored by. A criterion without points is asked no more."
    )
    action_words = "Save the matrix"
    said = "Reviews that begin from now on are scored by it"
    setting = "quality"

    def lay_out(self) -> None:
        """Ask for the words and points of each."""
        self._version = text("", "small")
        self.body.addWidget(self._version)
        for each in self.workplace.desk().settings.quality.criteria:
            self.body.addWidget(heading(each.key))
            self.add(NumberField(each.key, f"Points of {each.key}", beside=True))
            for part, label in PARTS:
                self.add(TextField(f"{each.key}:{part}", f"{label}, {each.key}", longest=LONGEST))

    def fill(self, desk: Desk) -> None:
        """Show what holds."""
        held = desk.settings.quality
        self._version.setText(f"Version {held.version}")
        for each in held.criteria:
            if each.key in self.form:
                self.form[each.key].set_value(each.points)
                for part, _ in PARTS:
                    self.form[f"{each.key}:{part}"].set_value(getattr(each, part))

    def work(self) -> Work:
        """Write another version."""
        held = self.workplace.desk().settings.quality
        typed = (self._typed(each) for each in held.criteria)
        return partial(change_quality, criteria=[each for each in typed if each.points])

    def _typed(self, criterion: Criterion) -> Criterion:
        if criterion.key not in self.form:
            return criterion
        points = self.form[criterion.key].value
        said = {part: self.form.text(f"{criterion.key}:{part}") for part, _ in PARTS}
        return replace(criterion, points=points if isinstance(points, int) else 0, **said)
