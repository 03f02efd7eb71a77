"""What is said of a document: which file, what it is, of when, by whom, and which point it bears on (Code 5.12)."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from complaints_desktop.documents.file_kinds import LISTED, Shown
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import About, Choice, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text, points
from complaints_desktop.rules.acts import Act
from resources.reader import read_text

WHY = "Code 5.12: a full record is kept of the complaint, with all correspondence and any reports."
PATH = 1_000
"""Characters that the way to a file may have."""


@cache
def _kinds() -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = tomllib.loads(read_text("lists", "document.toml"))["kinds"]
    return found


def kinds(_case: CaseFacts | None = None) -> Sequence[Choice]:
    """Return the kinds of document there are to choose from."""
    return words_of(each["words"] for each in _kinds())


def suggested_kind(shown: Shown) -> str:
    """Return the kind that a file of that sort mostly is; KeyError where the list has none for it."""
    for each in _kinds():
        if shown.value in each["file"]:
            return str(each["words"])
    raise KeyError(f"document.toml suggests no kind for a file that is a {shown.value}")


@form(
    Header(
        name="attach",
        act=Act.ATTACH,
        menu="Attach a document",
        title="Attach a document",
        why=WHY,
        button="Attach it",
        said="The document is with the case",
    )
)
class Attachment(Entry):
    """A file that is put to the case, and what is said of it."""

    file: str = line(
        "Which file?",
        hint=f"What is kept: {LISTED}; up to 25 MB",
        missing="Choose the file",
        paragraph="5.12",
        limit=PATH,
    )
    title: str | None = line("What is it called?", hint="Left empty, as the file is", default=None)
    kind: str | None = choice(
        "What kind of document is it?", kinds, unchosen="As the file says", width=90, default=None
    )
    dated_on: date | None = day("Of which day is it?", when=When.PAST, beside=True, default=None)
    sender: str | None = line("Who sent or made it?", width=90, default=None)
    point_id: str | None = choice(
        "Which point does it bear on?",
        points,
        key="point",
        unchosen="The whole case",
        width=90,
        beside=True,
        default=None,
    )


@form(
    Header(
        name="describe-document",
        act=Act.ATTACH,
        title="About a document",
        why=WHY + " The file itself stays as it came.",
        button="Save",
        said="What is said of the document is saved",
        about=About.DOCUMENT,
    )
)
class Description(Entry):
    """What is said of a document that is there."""

    title: str = line("What is it called?", missing="Give it a title", worded=True)
    kind: str = choice("What kind of document is it?", kinds, missing="Say what kind it is", width=90)
    dated_on: date | None = day("Of which day is it?", when=When.PAST, beside=True, default=None)
    sender: str | None = line("Who sent or made it?", width=90, default=None)
    point_id: str | None = choice(
        "Which point does it bear on?",
        points,
        key="point",
        unchosen="The whole case",
        width=90,
        beside=True,
        default=None,
    )
    position: str | None = line(
        "Which place in the list?", hint="Its number; the others follow", limit=4, width=40, default=None
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is said of it now."""
        for number, each in enumerate(at.case.documents, 1):
            if each.id == at.subject:
                said = {name: getattr(each, name) for name in cls.asks if name != "position"}
                return said | {"position": str(number)}
        return {}


@form(
    Header(
        name="withdraw-document",
        act=Act.ATTACH,
        title="Withdraw a document",
        why="It was attached by mistake: it is shown and taken out no more. That it was here, and why it is withdrawn, "
        "stays on record; its bytes go when the case is erased, or before by the word of a manager.",
        button="Withdraw it",
        said="The document is withdrawn",
        about=About.DOCUMENT,
    )
)
class WithdrawDocument(Entry):
    """Why a document is withdrawn."""

    because: str = long_text("Why?", missing="Say why it is withdrawn", paragraph="5.12", worded=True, lines=2)


@form(
    Header(
        name="destroy-document",
        act=Act.DESTROY,
        title="Destroy a withdrawn file",
        why="Data protection (UK GDPR, article 5(1)(c) and (e)): what should not be here is not kept. The file is "
        "destroyed at every desk and in the shared database, and no one gets it back; back-ups that people made have "
        "it still. That it was here, its size and its fingerprint, and why it was destroyed stay on record.",
        button="Destroy the file for good",
        said="The file is destroyed; other desks follow when they next share",
        about=About.WITHDRAWN,
    )
)
class DestroyDocument(Entry):
    """Why the bytes of a withdrawn document are destroyed before the case is erased."""

    because: str = long_text(
        "Why may it be destroyed?",
        hint="Name nobody it is about.",
        missing="Say why the file may be destroyed",
        worded=True,
        lines=2,
    )
