"""Work on the wording of letters: standard paragraphs to look at again, and sections two desks wrote at once."""

from collections.abc import Iterator

from complaints_desktop.letters.wordings import act_of, clashes
from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.reading.paragraphs import to_review
from complaints_desktop.reading.wordings import section_state
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import in_full


def stale_paragraphs(sought: Sought) -> Iterator[Found]:
    """Whoever keeps a standard paragraph looks at it before it may be used no longer."""
    for each in to_review(sought.session, sought.desk):
        over = "It has not been offered since" if each.expired else "It is offered until"
        yield Found(
            what=f"Look at the standard paragraph “{each.title}”",
            because=f"{over} {in_full(each.expires_on)}",
            thing=each.id,
            due_on=each.expires_on,
        )


def two_wordings(sought: Sought) -> Iterator[Found]:
    """Whoever may write a section chooses between what two desks wrote at once."""
    for (kind, section), found in clashes(sought.desk):
        if refusal(sought.desk.officer.role, act_of(kind, section)) is None:
            yield Found(
                what=f"Choose a wording of “{section_state(sought.desk, kind, section).title}”",
                because="Two desks changed it at once; what was before them holds meanwhile",
                thing=f"{kind}/{section}",
                due_on=max(each.from_on for each in found.clash),
            )
