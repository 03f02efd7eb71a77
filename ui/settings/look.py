"""How the program looks on this computer: colours and the size of text."""

from functools import partial

from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.wording import capitalised
from ui.kit.buttons import Segments
from ui.kit.colours import Look
from ui.kit.texts import text
from ui.kit.theme import SCALES, Density, theme
from ui.settings.appearance import AS_SYSTEM, SYSTEM, Appearance
from ui.workplace.section import Section

LOOKS = ((SYSTEM, "As the system is"), *((look.value, capitalised(look.value)) for look in Look))


SIZES = ((str(AS_SYSTEM), "As the system is"), *((str(percent), f"{percent} %") for percent in SCALES))


class AppearanceSection(Section):
    """Colours and text size; what is chosen holds at once, on this computer only."""

    title = "Appearance"
    why = "For you, on this computer. What you choose holds at once."
    action_words = ""
    act = None

    def lay_out(self) -> None:
        """Offer the looks and the sizes."""
        self.looks = Segments("Colours", LOOKS)
        self.sizes = Segments("Size of text", SIZES)
        self.densities = Segments("Lists", tuple((each.value, capitalised(each.value)) for each in Density))
        for label, segments in (
            ("Colours", self.looks),
            ("Size of text", self.sizes),
            ("Rows of lists", self.densities),
        ):
            self.body.addWidget(text(label, "label"))
            self.body.addWidget(segments)
        self.body.addWidget(text("Ctrl++ and Ctrl+- change the size of text on every screen; Ctrl+0 is 100 %.", "hint"))
        appearance = theme().findChild(Appearance)
        if isinstance(appearance, Appearance):
            self._show(appearance)
            self.looks.chosen.connect(appearance.choose_look)
            self.sizes.chosen.connect(partial(_choose_size, appearance))
            self.densities.chosen.connect(appearance.choose_density)

    def fill(self, _desk: Desk) -> None:
        """Show what was chosen, from here or from the menu."""
        appearance = theme().findChild(Appearance)
        if isinstance(appearance, Appearance):
            self._show(appearance)

    def _show(self, appearance: Appearance) -> None:
        self.looks.choose(appearance.look)
        self.sizes.choose(str(appearance.size))
        self.densities.choose(appearance.density)

    def focus_first(self) -> None:
        """Go to the looks."""
        self.looks.setFocus()


def _choose_size(appearance: Appearance, percent: str) -> None:
    appearance.choose_size(int(percent))
