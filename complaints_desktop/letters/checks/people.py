"""Checks of who writes to whom: the right person, in the form agreed with them, from somebody who can be reached."""

from collections.abc import Iterator

from complaints_desktop.forms.shapes import postcode_doubt
from complaints_desktop.letters.adjusted import adjusted
from complaints_desktop.letters.brief import LARGEST_SIZE, SMALLEST_SIZE, STANDARD_SIZE
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.envelope import MOST_LINES, shows
from complaints_desktop.rules.adjustments import arranged, use_of
from complaints_desktop.rules.independence import took_part
from complaints_desktop.rules.references import references_in
from complaints_desktop.rules.updates import agreed
from complaints_desktop.rules.wording import in_full, listed


def recipient_entitled(seen: Seen) -> Iterator[Found]:
    """The letter goes to who complains, or to whom their authority says, and to nobody else."""
    found, recipient = seen.matter.route, seen.matter.recipient
    for stop in found.stops:
        yield Found(stop.why, stop.do, "recipient")
    if recipient and recipient.id not in {person.id for person in found.to}:
        yield Found(
            f"{recipient.name} is not among those who get this letter by the authorities on record",
            "Record what was agreed first, or write to who gets it.",
            "recipient",
        )


def addressed(seen: Seen) -> Iterator[Found]:
    """There is an address for the envelope, and its postcode looks like one."""
    recipient = seen.matter.recipient
    if recipient and not (recipient.address or "").strip():
        yield Found(
            f"There is no postal address of {recipient.name}",
            "Add the address, or send the letter another way.",
            "address",
        )
    if recipient and postcode_doubt(recipient.postcode or ""):
        yield Found(f"“{recipient.postcode}” has not the shape of a UK postcode", "Ask whether it is right.", "address")


def came_back(seen: Seen) -> Iterator[Found]:
    """No letter to whom it goes came back, of which nobody has said what was done."""
    to = seen.matter.recipient
    for letter in seen.matter.case.letters:
        if to and letter.returned and letter.recipient == to.name:
            last = letter.returned[-1]
            why = f"Our letter of {in_full(letter.issued_on)} to {to.name} came back: {last.returned_because}"
            yield Found(why, "Ask for the right address, or send this one in another way.", "resident.address")
            return


def address_shows(seen: Seen) -> Iterator[Found]:
    """All of the address shows in the window of an envelope."""
    if not shows(seen.page.recipient):
        why = f"The address is too long for the window of an envelope, which shows {MOST_LINES} lines"
        yield Found(why, "Shorten it, or post the letter in an envelope without a window.", "address")


def sender_known(seen: Seen) -> Iterator[Found]:
    """The sender has said who they are: a new record calls its officer after who is logged in."""
    author = seen.matter.author
    if not (author.job_title or "").strip():
        why = f"Your name and job title are not confirmed: this letter would be signed “{author.name}”"
        do = "Set both in the settings, under My details, or have whoever looks after the shared database set them."
        yield Found(why, do, "sender")


def independent(seen: Seen) -> Iterator[Found]:
    """Whoever answers stage 2, and whoever signs the answer, took no part in stage 1."""
    stage, author = seen.matter.stage, seen.matter.author
    if stage is None or stage.number != 2:
        return
    for officer in {each.id: each for each in (author, stage.reviewer.officer if stage.reviewer else author)}.values():
        why = took_part(seen.matter.case, officer)
        if why:
            do = "Have a reviewer named who took no part in stage 1, and let them sign."
            yield Found(f"{officer.name} {why}, and somebody else considers it at stage 2", do, "reviewer")


def landlord_named(seen: Seen) -> Iterator[Found]:
    """The letterhead is the landlord's, and says how to reach the landlord."""
    landlord = seen.matter.landlord
    unset = type(landlord)().name
    if not landlord.name.strip() or landlord.name == unset:
        yield Found("The landlord's name is not set", "Set it in the settings, once for all letters.", "landlord")
    if not (landlord.phone or landlord.email or landlord.address):
        yield Found(
            "The letterhead does not say how to reach the landlord", "Set a phone number in the settings.", "landlord"
        )


def text_size(seen: Seen) -> Iterator[Found]:
    """The print is neither too small to read nor too large to print."""
    size = seen.matter.text_size
    if not SMALLEST_SIZE <= size <= LARGEST_SIZE:
        yield Found(
            f"{size} point is not a size for a letter", f"Choose from {SMALLEST_SIZE} to {LARGEST_SIZE}.", "text_size"
        )


def large_print(seen: Seen) -> Iterator[Found]:
    """Large print is used where it was agreed."""
    recipient = seen.matter.recipient
    if recipient is None:
        return
    wanted, size = adjusted(recipient).text_size, seen.matter.text_size
    if size < wanted > STANDARD_SIZE:
        why = f"Large print of {wanted} point is agreed with {recipient.name}; this letter is in {size} point"
        yield Found(why, f"Set the text size to {wanted}.", "text_size")


def unapplied(seen: Seen) -> Iterator[Found]:
    """What is agreed of letters is applied, or it is said why not."""
    recipient = seen.matter.recipient
    for adjustment in arranged(recipient) if recipient else ():
        if use_of(seen.matter.case, adjustment) is None:
            why = f"“{adjustment.kind}” is agreed, and nobody has said how it is applied in this case"
            yield Found(why, "Say how it is done, or why it is not.", "adjustments")


def needs_of_one(seen: Seen) -> Iterator[Found]:
    """What was agreed with one of several is not told to another."""
    to = seen.matter.route.to
    if seen.matter.of_needs and len(to) > 1 and seen.matter.typed.get("review_outcome"):
        names = listed([each.name for each in to])
        why = f"This goes to {names}, and may tell one what was agreed with the other"
        yield Found(why, "Write only what all of them may read.", "review_outcome")


def other_formats(seen: Seen) -> Iterator[Found]:
    """What somebody arranges with each letter is arranged for this one."""
    recipient = seen.matter.recipient
    for adjustment in arranged(recipient) if recipient else ():
        use = use_of(seen.matter.case, adjustment)
        if use and use.applied:
            yield Found(f"“{adjustment.kind}” is agreed: {use.how}", "Arrange it for this letter too.", "adjustments")


def other_case(seen: Seen) -> Iterator[Found]:
    """No other case is named that has nothing to do with this one: its reference may tell of another resident."""
    case = seen.matter.case
    known = {case.reference, *(link.other_reference for link in case.links)}
    for section, run in seen.own_words():
        for reference in references_in(run.text) if run.field else ():
            if reference not in known:
                why = f"{reference} is another case, which is not linked with this one"
                yield Found(why, "Take it out, or link the two cases.", run.field, section)


def keeping_in_touch(seen: Seen) -> Iterator[Found]:
    """How and how often to keep in touch is agreed."""
    if not agreed(seen.matter.case):
        do = "Ask how and how often they want to hear from us, and write it down."
        yield Found("Nothing is agreed about keeping in touch", do, "updates_agreed", "contact")
