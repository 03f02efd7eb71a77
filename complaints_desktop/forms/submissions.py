"""What is said to a letter that was submitted for approval: approved, sent back with a code and words, or dropped."""

from complaints_desktop.forms.about import About
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import Entry, Header, choice, form, long_text
from complaints_desktop.rules.acts import Act


@form(
    Header(
        name="approve-letter",
        act=Act.APPROVE_LETTER,
        title="Approve the letter",
        why="You approve the letter as it stands. Whoever wrote it issues it; if a word of it, a sum or a decision "
        "changes before that, the approval is void.",
        button="Approve",
        said="The letter is approved, and can be issued by whoever wrote it",
        about=About.SUBMISSION,
        or_none=True,
    )
)
class LetterApproved(Entry):
    """The approval of a letter as it stands."""

    because: str | None = long_text("Is there anything to say to it?", lines=2, worded=True, default=None)


@form(
    Header(
        name="send-back-letter",
        act=Act.APPROVE_LETTER,
        title="Send the letter back",
        why="Say what is wrong, so that whoever wrote it can put it right and submit it again.",
        button="Send it back",
        said="The letter is sent back",
        about=About.SUBMISSION,
        or_none=True,
    )
)
class LetterSentBack(Entry):
    """A letter that may not leave as it stands."""

    code: str = choice(
        "What is wrong?", lambda _: listed("sent_back"), other=True, limit=80, missing="Say what is wrong with it"
    )
    because: str = long_text("What has to change?", missing="Say what has to change", worded=True)


@form(
    Header(
        name="drop-letter",
        act=Act.SUBMIT_LETTER,
        title="Do not pursue the letter",
        why="What was submitted stays on record; nobody is asked to approve it any more.",
        button="Do not pursue it",
        said="The letter is not pursued",
        about=About.SUBMISSION,
        or_none=True,
    )
)
class LetterDropped(Entry):
    """A letter that was submitted and is not pursued."""
