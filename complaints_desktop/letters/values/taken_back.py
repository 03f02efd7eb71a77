"""The taking back of a complaint: who asked for it, how, and on which day."""

from collections.abc import Iterator, Mapping

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.people import who_did
from complaints_desktop.letters.values.words import Row, Value
from complaints_desktop.rules.taken_back import withdrawal
from complaints_desktop.rules.wording import in_full
from db.terms import Closing, ContactKind

HOW: Mapping[ContactKind, str] = {
    ContactKind.CALL: "by phone",
    ContactKind.VISIT: "when we met",
    ContactKind.EMAIL: "by email",
    ContactKind.LETTER_IN: "in a letter",
    ContactKind.MESSAGE: "in a message",
    ContactKind.NOTE: "as we noted",
}


def taken_back(matter: LetterMatter) -> dict[str, Value]:
    """Return who took the complaint back; empty where it was not, and where nobody noted who did."""
    return {"withdrawal": tuple(_asked(matter)) if matter.case.closed_as is Closing.WITHDRAWN else ()}


def _asked(matter: LetterMatter) -> Iterator[Row]:
    if note := withdrawal(matter.case):
        who = who_did(matter, note.with_whom)
        not_to = "that you do not want us to go on with it" if who == "You" else "not to go on with it"
        yield {"who": who, "how": HOW.get(note.kind, ""), "asked_on": in_full(note.contact_on), "not_to": not_to}
