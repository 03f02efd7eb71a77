"""What the early sorting asks: hazard, complexity, needs (Code 6.1)."""

from collections.abc import Mapping

from complaints_desktop.forms.about import YES_NO, Choice
from complaints_desktop.forms.form import At, Entry, Header, choice, form, long_text
from complaints_desktop.forms.triage import priorities, routes
from complaints_desktop.rules.acts import Act
from db.terms import Hazard

AS_SUGGESTED = "As suggested"
"""What is kept before the reasons of the matrix, where the officer chose nothing else."""

HAZARDS = (
    Choice(Hazard.NONE, "None", "none"),
    Choice(Hazard.SIGNIFICANT, "Significant: such as damp and mould, no heating", "significant"),
    Choice(Hazard.EMERGENCY, "Emergency: danger within 24 hours", "emergency"),
)


@form(
    Header(
        name="assess",
        act=Act.ASSESS,
        menu="Assess hazard, complexity and needs",
        title="Assess hazard, complexity and needs",
        why="Code 6.1: sort early what can be answered quickly, and what needs investigating because of risk or need.",
        button="Save the assessment",
        said="The assessment is saved",
    )
)
class Assessment(Entry):
    """The early sorting of a case."""

    hazard: Hazard = choice(
        "Is there a hazard in the home?",
        HAZARDS,
        hint="Awaab's Law runs beside the complaint's own clocks",
        missing="Say whether there is a hazard in the home",
        paragraph="6.1",
        width=110,
    )
    complex: bool = choice(
        "Is the complaint complex?",
        YES_NO,
        hint="Several teams, a long history, law",
        missing="Say whether it is complex",
        paragraph="6.1",
        width=40,
    )
    vulnerable: bool = choice(
        "Does anyone in the home have needs that matter here?",
        YES_NO,
        missing="Say whether anyone has needs we should know of",
        paragraph="6.1",
        width=40,
    )

    priority: str | None = choice(
        "How urgent is it?",
        priorities(),
        hint="The risk matrix suggests it from the category, the hazard and the needs",
        unchosen=AS_SUGGESTED,
        width=60,
        default=None,
    )
    route: str | None = choice(
        "Which way does it go?", routes(), unchosen=AS_SUGGESTED, width=110, beside=True, default=None
    )
    triage_because: str | None = long_text("If it is other than suggested: why?", lines=2, worded=True, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is known; what was taken as suggested is suggested again."""
        own = not (at.case.triage_because or AS_SUGGESTED).startswith(AS_SUGGESTED)
        chosen = ("priority", "route", "triage_because")
        return {name: getattr(at.case, name) for name in cls.asks if own or name not in chosen}
