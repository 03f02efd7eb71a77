"""A letter that puts another right changes no decision, promise, sum or right: each changes in a way of its own."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.checks.answer import known_sums
from complaints_desktop.letters.meanings import FREE, SENTENCE, STAGE_FREE
from complaints_desktop.letters.values import whole_of
from complaints_desktop.rules.content import as_read
from complaints_desktop.rules.sums import sums_in
from db.terms import Decision

SAYS = ("what_is_right", "means_for_you", "personal_note")
"""The fields in which such a letter says what holds."""

_UPHOLD = re.compile(r"\bup(?:hold(?:s|ing)?|held)\b")
_PARTLY = re.compile(r"\b(?:partly|partially|in part|part)\b")
_NOT = re.compile(r"\b(?:not|no longer|cannot|never|\w+n't)\b")
_POINTS = re.compile(r"\bpoints? ((?:\d+(?:, | and | & )?)+)")
_OTHERWISE = re.compile(
    r"\b(?:(?:chang|revers|revis|withdr|overturn|alter|reconsider|review)\w* (?:\w+ ){0,2}(?:decisions?|findings?|mind)"
    r"|(?:decisions?|findings?) (?:\w+ ){0,2}(?:chang|revers|revis|withdr|overturn|alter|different)\w*"
    r"|(?:reject|dismiss|refus)\w* (?:\w+ ){0,2}(?:complaint|points?|claim)|(?:complaint|points? \d+) (?:is|are|was"
    r"|has been|have been) (?:now )?(?:rejected|dismissed|refused)|(?:new|different|other) (?:decision|finding)"
    r"|(?:no|not find|was no|find no) (?:service failure|maladministration|fault)"
    r"|(?:decided|decide) (?:against|in (?:your|our) favour))\b"
)
_DOING = (
    r"(?:do|doing|carry|carrying|mend|repair|replace|paint|fit|install|pay|paying|refund|complete|finish|inspect|survey"
    r"|treat|decorate|clean|clear|offer|provide|give|arrange|make|making|go ahead|going ahead|proceed|send|honour"
    r"|keep|start|begin|be (?:done|mended|repaired|replaced|paid|carried|completed|doing|paying)"
    r"|(?:come|coming|visit)(?![^,;]{0,25}\b(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)))"
)
_PROMISED = r"(?:works?|repairs?|offers?|promises?|payments?|compensation|appointments?|visits?|inspection|orders?)"
_UNDONE = re.compile(
    rf"\b(?:(?:will|shall|are|is|can|do) (?:not|no longer|never)|won't|cannot|can't|aren't|isn't|unable to|not able to)"
    rf"(?: be able)?(?: going)?(?: to| now| be)* {_DOING}\b"
    rf"|\b(?:withdraw|cancel|take back|taken? off|stop|revok|drop)\w* (?:\w+ ){{0,3}}{_PROMISED}"
    rf"|\b{_PROMISED} (?:(?:is|are|was|were|will|has|have|be|been|now) )+(?:cancelled|withdrawn|off|dropped|stopped"
    rf"|not going ahead|no longer)|\bthere will (?:be no|not be (?:any|a)) (?:\w+ )?{_PROMISED}"
)
_WAY_ON = re.compile(r"\b(?:stage (?:2|two)|ombudsman|escalat\w*|(?:ask for|request) a review|appeal)\b")
_LIMITED = re.compile(
    r"\b(?:no longer|not|cannot|can't|won't|too late|until|till|after|by|before|within|lose|lost|only|must|deadline"
    r"|expir\w*|closed?|lapses?)\b"
)
_FREED = re.compile(f"{FREE.pattern}|{STAGE_FREE.pattern}")


def _another_decision(sentence: str, seen: Seen) -> bool:
    """Whether it decides otherwise than is on record, or where nothing is decided."""
    if _OTHERWISE.search(sentence):
        return True
    if not _UPHOLD.search(sentence):
        return False
    said = Decision.NOT_UPHELD if _NOT.search(sentence) else Decision.UPHELD
    said = Decision.PARTLY_UPHELD if _PARTLY.search(sentence) else said
    return said not in _on_record(sentence, seen)


def _on_record(sentence: str, seen: Seen) -> frozenset[Decision | None]:
    """The decisions a sentence may mean: each one of all the points it names, or of the whole, at either stage."""
    case = seen.matter.case
    named = {int(number) for found in _POINTS.finditer(sentence) for number in re.findall(r"\d+", found[1])}
    meant: set[Decision | None] = set()
    for stage in case.stages:
        points = [each for each in case.points_at(stage.number) if not named or each.number in named]
        found = [each.finding(stage.number) for each in points]
        decided = [each.decision if each else None for each in found]
        if not named:
            meant.add(stage.outcome or whole_of(decided))
        elif len(set(decided)) == 1:
            meant.update(decided)
    return frozenset(meant)


def _undone(sentence: str, _seen: Seen) -> bool:
    """Whether we say we do not do it; that we do not come on one day, but on another, is no such thing."""
    return _UNDONE.search(sentence) is not None


def _limits(sentence: str, _seen: Seen) -> bool:
    """Whether it limits the ways on: stage 2, and the Ombudsman."""
    bound = _FREED.sub(lambda hit: " " * len(hit[0]), sentence)
    return bool(_WAY_ON.search(bound) and _LIMITED.search(bound))


@dataclass(frozen=True, slots=True)
class Way:
    """What such a letter may not change, and the way in which it does change."""

    changes: Callable[[str, Seen], bool]
    what: str
    paragraph: str
    do: str


WAYS: Mapping[str, Way] = {
    "decision": Way(
        _another_decision,
        "decides otherwise than is on record",
        "6.7",
        "Say here only what was decided. A decision changes at stage 2, or by a review of our own: a new decision.",
    ),
    "promise": Way(
        _undone,
        "takes back what we promised",
        "7.3",
        "Keep the promise, or propose a new date for it (L25) and ask whether they agree.",
    ),
    "right": Way(
        _limits,
        "limits the way to stage 2 or to the Ombudsman",
        "6.10",
        "Take it out. They can ask for stage 2, and go to the Ombudsman, whatever a letter of ours said.",
    ),
}


def changes_nothing(seen: Seen) -> Iterator[Found]:
    """It says what was decided, promised and open to them all along, and nothing else."""
    for name in SAYS:
        for sentence in SENTENCE.finditer(as_read(seen.matter.typed.get(name, ""))):
            for way in WAYS.values():
                if way.changes(sentence[0].strip(), seen):
                    yield Found(f"“{sentence[0].strip()[:80]}” {way.what}", way.do, name, paragraph=way.paragraph)


def money_on_record(seen: Seen) -> Iterator[Found]:
    """The money it names is what was offered or ordered."""
    for name in SAYS:
        for each in sums_in(seen.matter.typed.get(name, "")):
            if each.pence not in known_sums(seen.matter.case):
                why = f"“{each.words}” is money that no offer on the case has"
                yield Found(why, "Money changes by an offer: make it, and tell them in its letter.", name)
