"""What a service or a member of staff is asked; nothing of who complains but what the officer types (Code 5.8)."""

from complaints_desktop.facts.investigation import EvidenceFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.events import TO_OTHERS
from complaints_desktop.letters.values.words import Row, Value, sentence
from complaints_desktop.rules.outside import AskedOf, Invited
from complaints_desktop.rules.wording import capitalised, in_full


def outside(matter: LetterMatter) -> dict[str, Value]:
    """Return what is asked, and by when; nothing of it in letters to who complains."""
    about = matter.about
    pieces = about.pieces if isinstance(about, AskedOf) else ()
    invited = about.invitation if isinstance(about, Invited) else None
    return {
        "internal": "yes" if matter.kind.records in TO_OTHERS else "",
        "asked": tuple(_asked(each) for each in pieces),
        "invitation": ({"reply_by": in_full(invited.reply_by) if invited.reply_by else ""},) if invited else (),
    }


def _asked(piece: EvidenceFacts) -> Row:
    return {
        "item": capitalised(piece.item),
        "question": sentence(piece.question or ""),
        "due": in_full(piece.due_on) if piece.due_on else "",
    }
