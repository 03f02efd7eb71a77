"""What a serious incident asks, and the answer to it (the landlord's policy)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import About
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import in_london


@form(
    Header(
        name="incident",
        act=Act.INCIDENT,
        menu="Record a serious incident",
        title="Serious incident",
        why="Our policy: a serious incident or issue that a complaint raises is taken, as a matter of urgency, to the "
        "Executive Leadership Team or the Directors' Group.",
        button="Record the incident",
        said="The incident is on record; it stays in My work until it is answered",
    )
)
class IncidentTold(Entry):
    """A serious incident, to whom it was taken, and when."""

    what: str = long_text("What happened?", missing="Say what happened", lines=3, worded=True)
    taken_to: str = choice(
        "To whom was it taken?", listed("incidents_to"), missing="Say to whom it was taken", width=80
    )
    told: str = line("Who was told?", hint="Name and post", missing="Say who was told")
    told_on: date = day("On which day?", when=When.PAST, missing="Give the day", width=60)
    told_time: str = line(
        "At what time?", hint="For example, 14:30", missing="Give the time", width=40, limit=5, beside=True
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with now."""
        return {"told_on": at.desk.today, "told_time": f"{in_london(at.desk.now):%H:%M}"}


@form(
    Header(
        name="incident-answer",
        act=Act.INCIDENT,
        title="Answer to a serious incident",
        why="Our policy: what the Executive Leadership Team or the Directors' Group decided is kept with the case.",
        button="Record the answer",
        said="The answer is on record",
        about=About.INCIDENT,
    )
)
class IncidentAnswered(Entry):
    """What those who were told decided."""

    answer: str = long_text("What did they answer?", missing="Say what they answered", lines=3, worded=True)
    answered_on: date = day("On which day?", when=When.PAST, missing="Give the day", width=60)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the answer on record, or with today."""
        found = next((each for each in at.case.incidents if each.id == at.subject and each.answered_on), None)
        return {name: getattr(found, name) for name in cls.asks} if found else {"answered_on": at.desk.today}
