"""The form of what is done about a promise in jeopardy, with the level it has reached and what that asks."""

from ui.kit.banner import Banner
from ui.sheets.commitments import CommitmentSheet


class LevelSheet(CommitmentSheet):
    """What is done, and who was told."""

    def above(self) -> Banner:
        """Show the promise, which level it has reached and why, what must happen and by when."""
        shown, level = super().above(), self.view.levels.get(self.subject)
        if level is None or not level.level:
            return shown
        promise = next(each for each in self.case.commitments if each.id == self.subject)
        asks = f"Level {level.level}: {level.because}. {level.must}. Say what is done {level.by}."
        return Banner(promise.what, more=asks, tone="warn", icon_name="commitments")

    def lay_out(self) -> None:
        """Ask what the form asks; beside the field of who was told, who is to be."""
        super().lay_out()
        level = self.view.levels.get(self.subject)
        if level and level.level:
            self.form["told"].set_hint(f"To be told: {level.row.told}")
