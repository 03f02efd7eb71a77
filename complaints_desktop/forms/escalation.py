"""What a request for stage 2 asks, and who considers it (Code 6.10-6.13)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import About
from complaints_desktop.forms.form import At, Entry, Header, When, day, form, line, long_text
from complaints_desktop.rules.acts import Act

UNRESOLVED = "What is still unresolved, in the resident's own words"
NO_REASON = "If they said so. Nobody has to give a reason for going to stage 2 (Code 6.12)"
LATE = "If it comes later than our policy says: why we take it"
NEVER = "A late request is never refused for being late: say what speaks for taking it"


@form(
    Header(
        name="escalate",
        act=Act.ESCALATE,
        menu="Take the complaint to stage 2",
        title="A request for stage 2",
        why="Code 6.10: what is not resolved at stage 1 to the resident's satisfaction goes to stage 2.",
        button="Record the request",
        said="The request is recorded. Next: have a reviewer named, then acknowledge it",
    )
)
class Escalation(Entry):
    """A request to go to stage 2, by whoever received it; no reason is required."""

    received_on: date = day(
        "When did the request reach anyone of ours?",
        hint="The first member of staff or contractor it reached",
        missing="Give the day the request reached anyone of ours",
        paragraph="6.11",
        when=When.PAST,
    )
    received_by: str | None = line("By whom was it received?", hint="A name, a team or a contractor", default=None)
    request_reason: str | None = long_text(UNRESOLVED, hint=NO_REASON, default=None)
    late_because: str | None = long_text(LATE, hint=NEVER, lines=2, worded=True, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with a call taken now."""
        return {"received_on": at.desk.today, "received_by": at.desk.officer.name}


@form(
    Header(
        name="request",
        act=Act.REQUEST,
        menu="Bring the request for stage 2 up to date",
        title="The request for stage 2",
        why="Code 6.12: make reasonable efforts to understand why the resident is still unhappy.",
        button="Save",
        said="The request is brought up to date",
    )
)
class RequestWords(Entry):
    """What is known of a request for stage 2 since it came."""

    request_reason: str | None = long_text(UNRESOLVED, hint=NO_REASON, default=None)
    late_because: str | None = long_text(LATE, hint=NEVER, lines=2, worded=True, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is on record."""
        return {name: getattr(at.case.current, name) for name in cls.asks}


@form(
    Header(
        name="settle-point",
        act=Act.REQUEST,
        title="A point the resident accepts",
        why="Code 6.10: stage 2 is about what is not resolved. A point goes to it unless the resident "
        "says that the answer of stage 1 is enough.",
        button="Leave it out of stage 2",
        said="Stage 2 is not about this point",
        about=About.POINT,
    )
)
class PointSettled(Entry):
    """On which day the resident said that they accept the answer of stage 1 on a point."""

    said_on: date = day(
        "When did the resident say so?",
        missing="Give the day on which the resident said so",
        paragraph="6.10",
        when=When.PAST,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with today."""
        return {"said_on": at.desk.today}
