"""What a hazard under Awaab's Law asks: who became aware when, and each step that follows."""

from collections.abc import Mapping, Sequence
from datetime import date

from complaints_desktop.desk.register import shipped
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import About, Choice, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.register import HAZARDS
from complaints_desktop.rules.wording import in_london
from db.terms import Hazard, HazardStepKind

GRAVITY = (
    Choice(Hazard.EMERGENCY, "Emergency: an imminent and significant risk of harm", "emergency"),
    Choice(Hazard.SIGNIFICANT, "Significant: a significant risk of harm", "significant"),
)


def _hazards(_: CaseFacts | None) -> Sequence[Choice]:
    """Return each hazard the program knows by its latest words; a landlord's own is typed by its name."""
    words = {row.name: row.value.words for row in shipped().standing(HAZARDS)}
    return tuple(Choice(name, said, name) for name, said in sorted(words.items(), key=lambda each: each[1]))


@form(
    Header(
        name="hazard",
        act=Act.HAZARD,
        menu="Record a hazard (Awaab's Law)",
        title="A hazard in the home",
        why="Awaab's Law (SI 2025/1042): its clocks start when somebody of ours becomes aware, and run beside those of "
        "the complaint. Each limit becomes a commitment.",
        button="Record the hazard",
        said="The hazard is on record, and its first limit is a commitment",
    )
)
class HazardNoticed(Entry):
    """A hazard, how grave it is, and who became aware of it when."""

    hazard: str = choice("Which hazard is it?", _hazards, missing="Choose the hazard", width=110)
    gravity: Hazard = choice("How grave is it?", GRAVITY, missing="Say how grave it is", width=110)
    what: str = long_text("What was noticed, and where?", missing="Say what was noticed", lines=2, worded=True)
    aware: str = line("Who of ours became aware?", hint="Name and post, or contractor", missing="Say who became aware")
    aware_on: date = day("On which day?", when=When.PAST, missing="Give the day", width=60)
    aware_time: str = line(
        "At what time?", hint="For example, 14:30", missing="Give the time", width=40, limit=5, beside=True
    )
    owner: str = line("Who sees to it?", hint="One named person", missing="Name the person who sees to it", width=60)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with now, and with whoever sits here."""
        now = f"{in_london(at.desk.now):%H:%M}"
        return {"aware_on": at.desk.today, "aware_time": now, "owner": at.desk.officer.name}


@form(
    Header(
        name="hazard-step",
        act=Act.HAZARD,
        title="What was done about a hazard",
        why="Awaab's Law (SI 2025/1042): investigation, summary to the tenant, safety work and what follows are each "
        "dated. Where a limit cannot be kept, all reasonable endeavours are written down, and other accommodation is "
        "offered if the home cannot be made safe in time.",
        button="Record the step",
        said="The step is on record",
        about=About.HAZARD,
    )
)
class HazardStepTaken(Entry):
    """One thing that was done about a hazard, and when."""

    kind: HazardStepKind = choice("What was done?", words_of(HazardStepKind), missing="Say what was done", width=110)
    text: str = long_text(
        "In words",
        hint="What was found or done, by whom; of the summary, how it was given",
        missing="Say it in words",
        lines=2,
        worded=True,
    )
    done_on: date = day("On which day?", when=When.PAST, missing="Give the day", width=60)
    done_time: str = line(
        "At what time?", hint="For example, 14:30", missing="Give the time", width=40, limit=5, beside=True
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with now."""
        return {"done_on": at.desk.today, "done_time": f"{in_london(at.desk.now):%H:%M}"}
