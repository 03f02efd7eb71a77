"""The form of what is done about a promise in jeopardy, with the level it has reached and what that asks."""

from ui.kit.banner import Banner
from ui.sheets.commitments import CommitmentSheet


class LevelSheet(CommitmentSheet):
    """What is done, and who was told."""

    def lay_out(self) -> None:
        """Ask what the form asks; beside the field of who was told, who is to be."""
        super().lay_out()
        level = self.view.levels.get(self.subject)
        if level and level.level:
            asks = Banner()
            self.body.insertWidget(1, asks)
            asks.say(f"Level {level.level}: {level.because}", more=level.asks, tone="warn", icon_name="warning")
            self.form["told"].set_hint(f"To be told: {level.row.told}")
