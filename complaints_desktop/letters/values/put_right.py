"""The letter that another puts right: of which day, and which it was."""

from complaints_desktop.letters.brief import LetterMatter, may_put_right
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.letters.values.words import Value
from complaints_desktop.rules.wording import in_full


def put_right(matter: LetterMatter) -> dict[str, Value]:
    """Return what is said of the letter that was wrong; empty where there is none."""
    wrong, since = matter.put_right, ""
    if wrong:
        since = "yes" if any(each.issued_at > wrong.issued_at for each in may_put_right(matter.case)) else ""
    title = title_of(wrong.kind) if wrong else ""
    return {
        "wrong_letter": f"{title[:1].lower()}{title[1:]}",
        "written_since": since,
        "wrong_letter_on": in_full(wrong.issued_on) if wrong else "",
    }
