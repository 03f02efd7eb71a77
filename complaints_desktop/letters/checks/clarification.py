"""The check of what a question says of hearing nothing: it ends nothing, and no time waits for it (Code 5.6, 6.3)."""

import re
from collections.abc import Iterator

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.meanings import SENTENCE
from complaints_desktop.rules.content import as_read

WITHOUT_REPLY = "without_reply"
"""The field that says what we do where we hear nothing."""

NOT = re.compile(
    r"\b(?:(?:will|do|does|is|are|shall|would) (?:not|never)|won't|don't|doesn't|isn't|aren't|nothing|without|never)"
    r" (?:\w+ ){0,2}?(?:clos|end|stop|paus|laps|wait|hold|delay|suspend|assum|treat|tak)\w*"
)
"""That it does none of that."""

CONCLUDES = (
    r"\b(?:assum|tak|treat|regard|conclud|consider|deem|presum|accept|believ|understand|read)\w*(?: \w+){0,7}? "
    r"(?:no longer|resolved|closed|settled|withdrawn?|satisfied|happy|content|agreed?|agrees|accept(?:ed|s)?|ended"
    r"|finished|over|dropped|abandoned|not (?:wish|want|to)|(?:do|does) not|don't|concluded|cancelled)\b"
)
ENDS = (
    r"\b(?:laps|expir|clos|discontinu|archiv|terminat)(?:e|es|ed|ing)\b|\blapse\b"
    r"|\b(?:withdraw|withdrawn|abandon(?:ed)?|cancel(?:led)?|drop(?:ped)?|shut|ended)\b"
    r"|\b(?:complaint|case|matter|it|this|we)(?: will| then)? ends?\b"
    r"|\b(?:go|goes|take it|fall|falls) no further\b|\bno further action\b|\bnot (?:be )?(?:taken|taking) further\b"
)
WAITS = (
    r"\bon hold\b|\b(?:paus|suspend|freez|froz|park|postpon|stop|halt|defer|delay)\w*"
    r"|\b(?:hold|holds|wait|waits) (?:off|for|until|till)\b"
    r"|\b(?:start|begin|run|count|resum|restart|reset)\w*(?: \w+){0,4}? (?:when|once|after|until|till|from|only"
    r"|as soon as)\b(?: \w+){0,3}? (?:you|your|we (?:hear|have|get|receive))\b"
    r"|\b(?:only|once|until|unless) (?:when )?(?:you|we hear|we have heard|your answer|your reply)\b"
    r"|\b(?:clock|time|days|deadline)(?: \w+){0,3}? (?:stops?|paus\w+|starts?|begins?|runs? (?:again|anew|from)"
    r"|is extended|moves?)\b"
)
UNDONE = (
    r"\b(?:cannot|can't|will not|won't|unable to|not be able to|do not|no longer)(?: be able to)? (?:look|investigate"
    r"|answer|go on|continue|proceed|take|respond|deal|consider|decide|reply|go further|help|pursue)\b"
)
STOPS = re.compile("|".join((CONCLUDES, ENDS, WAITS, UNDONE)))


def ends_nothing(seen: Seen) -> Iterator[Found]:
    """What we do where we hear nothing is go on: the complaint neither ends nor waits, and no day moves."""
    if seen.matter.kind.field(WITHOUT_REPLY) is None:
        return
    for sentence in SENTENCE.finditer(as_read(seen.matter.typed.get(WITHOUT_REPLY, ""))):
        bound = NOT.sub(lambda hit: " " * len(hit[0]), sentence[0])
        if hit := STOPS.search(bound):
            why = f"“{hit[0].strip()}”: a question ends no complaint, and no time waits for its answer"
            do = "Say how we go on with what we have, and that our answer comes by the day we gave."
            yield Found(why, do, WITHOUT_REPLY, "goes_on")
