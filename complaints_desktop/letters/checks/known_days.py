"""What a text may say of a day that the record knows better: when it came, when we acknowledged, when we answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.meanings import SPAN
from complaints_desktop.rules.wording import DAYS, MONTHS

_WILL = r"we(?:'ll| (?:will|shall|must|should|have to|(?:aim|expect|hope|plan|intend|are going|are due) to))"
_ALSO = r"(?: (?:also|then|now|still|only|be able to))*"
_FULL = r"(?:(?:full|final|written|complete|formal|stage (?:\d|one|two)|complaint) )"
_ANSWER = r"(?:answer|response|reply|decision)"
_OURS = rf"(?:our {_FULL}*|(?:the|your|a) {_FULL}+){_ANSWER}"
_ANY_OF_OURS = rf"(?:(?:our|the|your|an?) )?{_FULL}*{_ANSWER}"
_OTHERS = (
    r"(?! (?:to )?(?:(?:all|every|each|any) |the )?(?:emails?|calls?|letters?|phones?|messages?|residents?|people))"
)
_GIVE = r"(?:send|give|let|write to|get back to|provide|issue)(?: you)?(?: have| with)?"
_HAVE = r"(?: (?:expect|have|get|receive|hear))+(?: to (?:have|get|receive|hear|see))?(?: from us)?(?: with)?"

ANSWERS = (
    rf"(?:{_WILL}{_ALSO} (?:(?:answer(?:ed)?|respond|reply){_OTHERS}|have (?:answered|responded|replied)"
    rf"|{_GIVE} {_ANY_OF_OURS})"
    rf"|you (?:will|shall|can|should|may)(?: then| also)?{_HAVE} {_ANY_OF_OURS}"
    rf"|{_OURS}(?: to (?:you|your \w+|this))? (?:is|will be|should be|falls|comes|will (?:come|follow|reach|arrive)))"
)
"""That our answer is still to come."""

_BY = r"\b(?:by|before|no later than|until)\b[^.]{0,12}$"
_ON = r"\b(?:on|for|due|within|in|around|about)\b[^.]{0,12}$"
_STRAIGHT = r"(?:(?!\babout\b|\bthat\b|\bof the\b)[^.])"

CAME = (
    r"(?:you (?:first )?(?:complained|made (?:your|this) complaint|sent (?:us )?your complaint)"
    r"|we (?:first )?(?:have )?(?:received|got|had|logged|recorded) your (?:complaint|request)"
    r"|your (?:complaint|request)(?: for stage (?:2|two))?(?:,? which)?,? (?:first )?(?:of|dated"
    r"|(?:reached|got to) us|arrived|came in|came to us|we (?:first )?received"
    r"|was (?:first )?(?:received|made|logged|recorded))"
    r"|(?:receipt of|receiving) your (?:complaint|request)|you asked (?:us )?(?:for|to go to) stage (?:2|two))"
)
ACKNOWLEDGED = (
    r"(?:we (?:have )?acknowledged|(?:our|the) acknowledgement (?:of|dated|was sent|went)"
    r"|(?:complaint|request) was acknowledged|we sent (?:you )?(?:our|the|an) acknowledgement)"
)
ACKNOWLEDGES = (
    rf"(?:{_WILL}{_ALSO} (?:acknowledge|{_GIVE} (?:our|the|an) acknowledgement)"
    rf"|you (?:will|shall|can|should|may){_HAVE} (?:our|the|an) acknowledgement)"
)

_MONTH = "|".join(name.lower() for name in MONTHS)
_DAY = "|".join(name.lower() for name in DAYS)
NO_DAY = (
    rf"(?:(?:in|within|inside|under) (?:(?:about|around|roughly|the next|another|at most|up to|less than) )*{SPAN}"
    rf"|{SPAN} (?:from|after|ago)|(?:by|before|after|at|over|around) (?:easter|christmas|new year|the new year|whitsun"
    r"|the (?:summer|bank holiday)|the end of)|(?:next|this|last|early next|later this) (?:week|month|year)"
    rf"|(?:by|before|on|next|this|last) (?:next )?(?:{_DAY})(?!,? (?:the )?\d)|tomorrow|yesterday"
    rf"|(?:in|by|before|during|until) (?:(?:early|late|mid|the (?:middle|start|end) of)[ -])?(?:{_MONTH})(?! \d))"
)
"""A time that is no day: it cannot be held against the record."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A day the record knows, and the words by which a text means it."""

    told: str
    """What says so, wherever in the sentence the day stands."""
    said: re.Pattern[str]
    """What stands before such a date in its sentence."""
    days: Callable[[LetterMatter], tuple[date | None, ...]]
    """Those the record has: with several stages or extensions, any of them may be meant."""
    what: str

    def of_date(self, before: str, after: str) -> bool:
        """Whether a date between these words is said to be that day: “We will answer by …”, “On … we will answer”."""
        first = re.search(r"(?:^|[,;]\s*)(?:by|on|before|no later than|until)\s+$", before)
        turned = first and re.match(rf",?\s*(?:at the latest,?\s*)?{self.told}\b", after)
        return bool(turned or self.said.search(before))

    def of_no_day(self, sentence: str) -> str:
        """Return the time, which is no day, that a sentence gives for it; empty where it gives none."""
        after = re.search(rf"\b{self.told}\b{_STRAIGHT}{{0,60}}?\b(?P<time>{NO_DAY})", sentence)
        before = re.search(rf"(?:^|[,;]\s*)(?P<time>{NO_DAY}),?\s*{self.told}\b", sentence)
        found = after or before
        return found["time"] if found else ""


def _stages(name: str) -> Callable[[LetterMatter], tuple[date | None, ...]]:
    return lambda matter: tuple(getattr(stage, name) for stage in matter.case.stages)


def _receipts(matter: LetterMatter) -> tuple[date | None, ...]:
    """The days it reached us, as they are recorded and as the resident was told them."""
    stages = matter.case.stages
    told = (day for stage in stages for day in (stage.received_on, stage.told_received_on))
    return (*told, matter.case.expressed_on)


def answers(matter: LetterMatter) -> tuple[date | None, ...]:
    """The days an answer was or is due, and those that one was put off to."""
    put_off = (each.due_on for stage in matter.case.stages for each in stage.extensions)
    return (matter.respond_by, matter.answer_was_due, *put_off)


FACTS = (
    Fact(
        CAME,
        re.compile(rf"\b{CAME}\b(?:(?!\bthat\b|\babout\b)[^.])*$"),
        _receipts,
        "the complaint or the request came",
    ),
    Fact(
        ACKNOWLEDGED,
        re.compile(rf"\b{ACKNOWLEDGED}\b(?:(?!\bthat\b)[^.]){{0,60}}$"),
        _stages("acknowledged_on"),
        "we acknowledged it",
    ),
    Fact(
        ACKNOWLEDGES,
        re.compile(rf"\b{ACKNOWLEDGES}\b[^.]{{0,60}}(?:{_BY}|{_ON})"),
        lambda matter: (matter.acknowledge_by, *_stages("acknowledged_on")(matter)),
        "we acknowledge it",
    ),
    Fact(
        rf"(?:we (?:answered|responded)|{_OURS} (?:of|dated))",
        re.compile(rf"\b(?:we (?:answered|responded)|our {_FULL}?(?:answer|response) (?:of|dated))\b[^.]{{0,60}}$"),
        _stages("responded_on"),
        "we answered it",
    ),
    Fact(
        ANSWERS,
        re.compile(
            rf"\b(?:(?:{ANSWERS}|{_OURS})\b[^.]{{0,60}}{_BY}|{ANSWERS}\b{_STRAIGHT}{{0,60}}{_ON}|{ANSWERS} (?:due )?$)"
        ),
        answers,
        "the answer is due",
    ),
)
"""What a text may say of a day that the record knows better."""
