"""What linking and merging ask: which other case, how it belongs, and why."""

from complaints_desktop.forms.about import About, words_of
from complaints_desktop.forms.form import Entry, Header, choice, form, line, long_text
from complaints_desktop.rules.acts import Act
from db.terms import LinkKind

BY_HAND = (LinkKind.HOUSEHOLD, LinkKind.SAME_EVENT, LinkKind.REQUEST, LinkKind.REPEAT)
"""How cases may be linked by hand; the others come of acts of their own."""


@form(
    Header(
        name="link",
        act=Act.LINK,
        menu="Link to another case",
        title="Link to another case",
        why="Both cases show it. Each keeps its own dates, letters and answer.",
        button="Link the cases",
        said="The cases are linked",
    )
)
class Linked(Entry):
    """A link to another case."""

    other: str = line("Which case?", hint="Its reference", missing="Give the reference of the other case", limit=80)
    kind: LinkKind = choice("What is it to this case?", words_of(BY_HAND), missing="Say how it belongs")
    because: str = long_text("Why?", missing="Say how you know that they belong together", worded=True, lines=2)


@form(
    Header(
        name="unlink",
        act=Act.LINK,
        menu="End a link",
        title="End the link",
        why="It stays on record as a link that was.",
        button="End the link",
        said="The link is ended",
        about=About.LINK,
        or_none=True,
    )
)
class Unlinked(Entry):
    """The end of a link."""


@form(
    Header(
        name="merge",
        act=Act.MERGE,
        menu="Merge into an earlier case",
        title="Merge into an earlier case",
        why="For the same complaint logged twice: the later merges into the one that was received first, whose clock "
        "counts. Everything said and promised here stays, and is shown there.",
        button="Merge this case",
        said="This case is merged; the earlier one shows what was in it",
    )
)
class Merged(Entry):
    """The merging of a duplicate into the case that was received first."""

    into: str = line(
        "Into which case?", hint="Its reference", missing="Give the reference of the earlier case", limit=80
    )
    because: str = long_text("How do you know that it is the same complaint?", missing="Say why", worded=True, lines=2)


@form(
    Header(
        name="unmerge",
        act=Act.UNMERGE,
        menu="Undo the merger",
        title="Undo the merger",
        why="The two are not the same complaint after all. This one goes on with its own dates.",
        button="Undo the merger",
        said="The case goes on by itself; its clock counts from the day it was received",
    )
)
class Unmerged(Entry):
    """The end of a merger."""

    because: str = long_text("Why are they not the same?", missing="Say why they are not the same", worded=True)


@form(
    Header(
        name="merge-person",
        act=Act.MERGE_PEOPLE,
        menu="Same person as in another case",
        title="Same person as in another case",
        why="For one person who is on record twice. All their cases point to the record that stays, with what they "
        "need and what was agreed with them. The two stay one: look at both first.",
        button="Merge the two records",
        said="The two records are one",
        about=About.RESIDENT,
    )
)
class PeopleMerged(Entry):
    """The merging of two records of one person."""

    other: str = line(
        "In which case is the record that stays?",
        hint="Its reference",
        missing="Give the reference of a case of the same person",
        limit=80,
    )
    because: str = long_text(
        "How do you know that it is the same person?", missing="Say how you know", worded=True, lines=2
    )
