"""Checks of a letter that puts another right: there is one to put right, and it is the one that was chosen."""

from collections.abc import Iterator

from complaints_desktop.letters.brief import may_put_right
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.events import PUTS_RIGHT
from complaints_desktop.rules.dates_said import dates_in
from complaints_desktop.rules.sums import sums_in
from complaints_desktop.rules.wording import in_full

WAS_WRONG = "what_was_wrong"
"""The field that says what stood in the letter that was wrong."""


def something_wrong(seen: Seen) -> Iterator[Found]:
    """A letter was issued that can be put right by another to the same people."""
    if seen.matter.put_right is not None:
        return
    if may_put_right(seen.matter.case):
        yield Found("The letter that was chosen cannot be put right by this one", "Choose another.", PUTS_RIGHT)
    else:
        why = "No letter was issued here that a letter to the resident puts right"
        yield Found(why, "Write the letter anew, or tell them in a contact.", "wrong_letter")


def stood_there(seen: Seen) -> Iterator[Found]:
    """What is said to have stood in that letter stands in it: its dates, and its sums of money."""
    matter, wrong = seen.matter, seen.matter.put_right
    if wrong is None or not matter.wrong_words:
        return
    said, do = matter.typed.get(WAS_WRONG, ""), "Say it as it stands there, so that they find it."
    days = {each.day for each in dates_in(matter.wrong_words, wrong.issued_on)}
    sums = {each.pence for each in sums_in(matter.wrong_words)}
    lost = [in_full(each.day) for each in dates_in(said, wrong.issued_on) if each.day and each.day not in days]
    lost += [each.words for each in sums_in(said) if each.pence not in sums]
    for each in dict.fromkeys(lost):
        yield Found(f"“{each}” does not stand in our letter of {in_full(wrong.issued_on)}", do, WAS_WRONG)
