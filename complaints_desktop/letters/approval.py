"""The fingerprint of what a letter says, by which it is known as what was approved; and what its approval wants."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from complaints_desktop.facts.submissions import SubmissionFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.copies import copies
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.text import write_text
from complaints_desktop.rules.submissions import submitted

ANY_DAY = date(2000, 1, 1)


def said_sha256(matter: LetterMatter) -> str:
    """Return the fingerprint of all that the letter says to each who gets it, but for what its day alone gives.

    So an approval holds for the letter that leaves tomorrow, and for none in which a word, a sum, a recipient, the size
    of print or the name of who signs is another.
    """
    counted = matter.respond_by if matter.kind.records is not Recorded.ACKNOWLEDGED else None
    steady = replace(
        matter, issued_on=ANY_DAY, respond_by=counted, next_update=None, answer_was_due=None, lateness=(), draft=False
    )
    digest = sha256()
    for name, words in sorted(matter.typed.items()):  # also of what only the day of issue prints, as why it is late
        digest.update(f"{name}={words}\n".encode())
    for copy in copies(matter):
        recipient = copy.recipient
        digest.update(f"to {recipient.name if recipient else ''}, {recipient.id if recipient else ''}\n".encode())
    for copy in copies(steady):
        digest.update(f"{copy.kind.name} {copy.text_size}\n".encode())
        digest.update(write_text(compose(copy)))
    return digest.hexdigest()


def submission_of(matter: LetterMatter) -> SubmissionFacts | None:
    """Return what was submitted of this letter; None where nothing waits, and where nobody has to approve it."""
    return submitted(matter.case, matter.kind.name) if matter.approval_asked else None
