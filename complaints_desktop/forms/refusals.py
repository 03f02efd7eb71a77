"""What a refusal asks, its approval, and the Ombudsman's direction to accept what was refused (Code 2.1-2.5, 5.11)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import YES_NO, About
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text, points
from complaints_desktop.forms.grounds import grounds, offered
from complaints_desktop.rules.acts import Act

OF_SOME_GROUNDS = frozenset({"issue_on", "aware_on", "safety", "discretion", "filed_on"})
"""What is asked of what is old, or at court; what shows it may be written of every ground."""


@form(
    Header(
        name="refuse",
        act=Act.REFUSE,
        menu="Propose to refuse it",
        title="Propose to refuse it",
        why="Code 2.1 and 5.11: only for a valid reason, on the merits of this case alone. Somebody else approves it; "
        "then a letter tells the resident why, and of their right to take the decision to the Ombudsman.",
        button="Propose the refusal",
        said="The refusal is proposed; a complaints manager decides on it",
    )
)
class RefusalProposed(Entry):
    """A refusal of a complaint, of a request to escalate, or of one point of it."""

    ground: str = choice("On which ground?", offered, missing="Choose the ground", paragraph="2.2")
    point_id: str | None = choice(
        "Only one point of it?",
        points,
        hint="At stage 2 a single point may be refused",
        unchosen="All of it",
        key="point",
        default=None,
    )
    reasons: str = long_text(
        "Why, in this case?",
        hint="What is so in this case alone. The letter prints it as you write it",
        missing="Say why in this case; the ground alone is no reason",
        paragraph="2.1",
        worded=True,
    )
    evidence: str | None = long_text(
        "What shows it?",
        hint="Court and number of the claim; the earlier case; the other way to appeal; the policy or the law",
        lines=2,
        worded=True,
        default=None,
    )
    issue_on: date | None = day("When did it happen?", when=When.PAST, default=None)
    aware_on: date | None = day(
        "When did they become aware of it?",
        hint="The same day, where they knew at once",
        when=When.PAST,
        default=None,
    )
    safety: bool | None = choice("Is it about health, safety or safeguarding?", YES_NO, paragraph="2.3", default=None)
    discretion: str | None = long_text(
        "Why do we not accept it all the same?",
        hint="Code 2.3: there may be good reason to. Say what was considered, and of a danger what we do about it. The "
        "letter prints it",
        lines=2,
        worded=True,
        default=None,
    )
    filed_on: date | None = day(
        "When were the claim form and the particulars of claim filed?",
        when=When.PAST,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the refusal that is proposed already."""
        proposed = at.case.proposed()
        return {name: getattr(proposed[-1], name) for name in cls.asks} if proposed else {}

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:
        """Leave out what other grounds ask, and at stage 1 the single point, which is refused at stage 2 alone."""
        chosen = next((each.asks for each in grounds() if each.words == said.get("ground")), ())
        whole = {"point_id"} if case and case.current.number == 1 else set()
        return frozenset(whole | OF_SOME_GROUNDS - set(chosen))


@form(
    Header(
        name="drop-refusal",
        act=Act.REFUSE,
        menu="Drop the refusal",
        title="Do not refuse it",
        why="A refusal that no letter has told of yet can be dropped. It stays on record as proposed.",
        button="Drop the refusal",
        said="The refusal is dropped; the complaint goes on",
        about=About.REFUSAL,
        or_none=True,
    )
)
class RefusalDropped(Entry):
    """A refusal that is not pursued."""


@form(
    Header(
        name="approve",
        act=Act.APPROVE,
        menu="Approve the refusal",
        title="Approve the refusal",
        why="Code 2.1 and 2.5: a valid reason, provable, and on the merits of this case; never by who proposed it.",
        button="Approve",
        said="The refusal is approved; the letter can be sent",
        about=About.REFUSAL,
        or_none=True,
    )
)
class RefusalApproved(Entry):
    """The approval of a refusal as it stands."""

    because: str | None = long_text(
        "What did you look at?",
        hint="Needed where the ground is our own, or health, safety or safeguarding is touched",
        lines=2,
        worded=True,
        default=None,
    )


@form(
    Header(
        name="send-back",
        act=Act.APPROVE,
        menu="Send the refusal back",
        title="Send the refusal back",
        why="Code 2.1 and 2.5: say what is missing. It is proposed again in other words, or dropped.",
        button="Send it back",
        said="The refusal is sent back",
        about=About.REFUSAL,
        or_none=True,
    )
)
class RefusalSentBack(Entry):
    """A refusal that is not approved as it stands."""

    because: str = long_text("What is missing?", missing="Say what is missing", paragraph="2.1", worded=True)


@form(
    Header(
        name="direct",
        act=Act.DIRECT,
        menu="Accept it as the Ombudsman directed",
        title="Accept it as the Ombudsman directed",
        why="Code 2.4: the Ombudsman may direct us to accept what we refused. It goes on with a clock of its own from "
        "that day; the refusal stays on record.",
        button="Accept the complaint",
        said="The complaint is accepted; it has to be acknowledged",
    )
)
class AcceptanceDirected(Entry):
    """The Ombudsman's direction to accept what was refused."""

    directed_on: date = day(
        "When did the direction reach us?", missing="Give the day it reached us", when=When.PAST, paragraph="2.4"
    )
    directed_by: str = line(
        "Who wrote it, and under which reference?", missing="Say who at the Ombudsman wrote it", worded=True
    )
    point_id: str | None = choice("Only one point?", points, unchosen="All of it", key="point", default=None)

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003  # as `Entry`
        """Leave out the single point where none was refused alone."""
        return _without_points(case)


@form(
    Header(
        name="accept",
        act=Act.ACCEPT,
        menu="Accept it after all",
        title="Accept it after all",
        why="Code 2.1 and 5.11: a refusal without a valid reason is taken back. The clocks run from the day it came: "
        "our own refusal gives us no new time. The refusal stays on record.",
        button="Accept the complaint",
        said="The complaint is accepted; the resident has to be told",
    )
)
class RefusalTakenBack(Entry):
    """The acceptance, of our own accord, of what was refused."""

    because: str = long_text(
        "Why do we accept it after all?",
        hint="In a sentence or two, to the resident: the letter prints it as you write it",
        lines=3,
        missing="Say why it is accepted after all",
        paragraph="2.1",
        worded=True,
    )
    point_id: str | None = choice("Only one point?", points, unchosen="All of it", key="point", default=None)

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003  # as `Entry`
        """Leave out the single point where none was refused alone."""
        return _without_points(case)


def _without_points(case: CaseFacts | None) -> frozenset[str]:
    return frozenset() if case is None or case.refused_at(case.current.number) else frozenset({"point_id"})
