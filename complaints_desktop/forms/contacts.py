"""What a contact asks: what was said, and how (Code 5.12)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import Choice, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.rules.acts import Act
from db.terms import ContactKind, ContactPurpose, Direction

WAYS = (Choice(Direction.IN, "They reached us", "in"), Choice(Direction.OUT, "We reached them", "out"))


@form(
    Header(
        name="contact",
        act=Act.CONTACT,
        menu="Record a contact",
        title="Add a contact",
        why="Code 5.12: a full record is kept of the complaint, and of all correspondence with the resident.",
        button="Add to the story",
        said="The contact is on record",
        tab="story",
    )
)
class ContactMade(Entry):
    """A contact; it is never changed afterwards."""

    summary: str = long_text("Add a contact", worded=True, missing="Write what was said", paragraph="5.12", lines=1)
    kind: ContactKind = choice("How", words_of(ContactKind), width=34, default=ContactKind.CALL)
    direction: Direction = choice("Who began", WAYS, width=46, default=Direction.OUT)
    contact_on: date = day("When", missing="Give the day", when=When.PAST)
    with_whom: str | None = line("With whom", width=44, default=None)
    accompanied_by: str | None = line("Who came along", hint="To a visit (Code 3.6)", width=44, default=None)
    otherwise_because: str | None = line(
        "When, or why not as agreed",
        hint="Where another way or a time of day is agreed (Code 5.10)",
        width=60,
        worded=True,
        default=None,
    )
    purpose: ContactPurpose | None = choice(
        "What for", words_of(ContactPurpose), unchosen="Anything else", width=52, default=None
    )

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:
        """Ask who came along only of a visit, and why it was otherwise only where something is agreed."""
        alone = set() if said.get("kind") == ContactKind.VISIT else {"accompanied_by"}
        agreed = case is not None and case.resident is not None and bool(case.resident.adjustments)
        return frozenset(
            alone | (set() if agreed and said.get("direction") == Direction.OUT else {"otherwise_because"})
        )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest a call of ours today."""
        return cls.suggested(at.desk)

    @classmethod
    def suggested(cls, desk: Desk) -> Mapping[str, object]:
        """Return a call of ours today."""
        return {"kind": ContactKind.CALL, "direction": Direction.OUT, "contact_on": desk.today}
