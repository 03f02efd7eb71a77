"""What the erasure of a case asks: the reason, and the reference once more."""

from complaints_desktop.forms.form import Entry, Header, form, line, long_text
from complaints_desktop.rules.acts import Act


@form(
    Header(
        name="erase",
        act=Act.ERASE,
        menu="Erase the case (data protection)",
        title="Erase this case",
        why="Data protection (UK GDPR, article 17, and the landlord's own retention): what the case says of people is "
        "taken out at every desk, in letters and documents too. That it was erased, when, by whom and why stays.",
        button="Erase it for good",
        said="The case is erased in the shared database; every desk follows when it next shares",
    )
)
class Erasure(Entry):
    """What a case says of people is taken out of the record, at every desk and in the shared database."""

    because: str = long_text(
        "Why may it be erased?",
        hint="Who asked and when, or which retention period is over. Name nobody the case is about.",
        missing="Say why it may be erased",
        limit=200,
        lines=2,
    )
    again: str = line(
        "Type the reference of the case again", missing="Type the reference of the case to confirm", width=50
    )
