"""What a decision on a point asks (Code 6.7)."""

from collections.abc import Mapping

from complaints_desktop.forms.about import About, words_of
from complaints_desktop.forms.form import At, Entry, Header, choice, form, line, long_text
from complaints_desktop.rules.acts import Act
from db.terms import Decision


@form(
    Header(
        name="decide",
        act=Act.FIND,
        title="Decide a point",
        why="Code 6.7: every point is answered, with clear reasons, citing policy, law and good practice.",
        button="Save the decision",
        said="The decision is saved",
        about=About.POINT,
    )
)
class PointDecision(Entry):
    """What is found on a point so far; what is missing stops the letter, not the saving."""

    decision: Decision | None = choice(
        "Is the point upheld?", words_of(Decision), unchosen="Not decided yet", width=50, default=None
    )
    reasons: str | None = long_text(
        "Why?",
        hint="What we checked, what it showed, what that means. The letter prints it as you write it",
        lines=5,
        worded=True,
        default=None,
    )
    reference: str | None = line(
        "Which policy, law or good practice is that measured by?",
        hint="For example, Repairs policy 4.2; Landlord and Tenant Act 1985, section 11",
        limit=500,
        worded=True,
        default=None,
    )
    policy_then: str | None = line(
        "Which version of it was in force then?",
        hint="As it stood when it happened. For example, Repairs policy of April 2024",
        limit=500,
        worded=True,
        default=None,
    )
    no_remedy_because: str | None = long_text(
        "If it is upheld and nothing is put right: why not?",
        hint="Only where no promise and no money answers this point (Code 7.1)",
        lines=2,
        worded=True,
        default=None,
    )

    changed_because: str | None = long_text(
        "If stage 2 decides otherwise than stage 1: what changed, and why?",
        hint="What was missed or seen differently. The letter prints it as you write it",
        lines=2,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the finding so far."""
        point = next((each for each in at.case.points if each.id == at.subject), None)
        finding = point.finding(at.case.current.number) if point else None
        return {name: getattr(finding, name) for name in cls.asks} if finding else {}
