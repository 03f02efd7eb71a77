"""What a sentence means that the Code forbids, however it is put: groups of words that stand in it together.

A phrase is a literal thing; a meaning is several groups in one sentence, in any order. It belongs to a row of the
register, whose reason and whose severity are its own: where a manager takes the row back, its meanings go with it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from complaints_desktop.rules.sums import ONES, TENS

SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s|$))+")

_NUMBER = rf"(?:\d+|an?|one and a half|{'|'.join((*ONES, *TENS))}|(?:a )?(?:few|couple of)|half an?)"
SPAN = rf"{_NUMBER}(?:[\s-](?:working|calendar|full|whole|short))?[\s-](?:day|week|month|year|fortnight)s?'?"
"""A length of time."""

_NOT = r"not|never|no|cannot|nor|neither|nobody|unable|\w+n't|(?:do|does|did|is|are|has|have|ca|wo|must|should)nt"


def _any(words: str) -> re.Pattern[str]:
    """Return the pattern of one of several words or patterns, each a whole word; a new line means nothing."""
    return re.compile(rf"(?<!\w)(?:{_joined(words)})(?!\w)")


def _joined(words: str) -> str:
    return "".join(line.strip() for line in words.splitlines())


@dataclass(frozen=True, slots=True)
class Meaning:
    """Groups that say something together in one sentence; `frees` is where a sentence says the opposite."""

    signs: str
    """Parts of words of which one is in every such sentence: what has none is not looked at further."""
    groups: tuple[re.Pattern[str], ...]
    frees: re.Pattern[str]

    def found(self, read: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a text as it is read, from the first of its words to the last."""
        signs = self.signs.split("|")
        if not any(sign in read for sign in signs):
            return
        for sentence in SENTENCE.finditer(read):
            if any(sign in sentence[0] for sign in signs) and (span := self._together(sentence[0])):
                yield sentence.start() + span[0], sentence.start() + span[1]

    def _together(self, sentence: str) -> tuple[int, int] | None:
        """Return from where to where the groups stand in a sentence, what frees left out; None where one does not."""
        bound = self.frees.sub(lambda hit: " " * len(hit[0]), sentence)
        spans = []
        for group in self.groups:
            hit = group.search(bound)
            if hit is None:
                return None
            spans.append(hit.span())
        return min(first for first, _ in spans), max(last for _, last in spans)


_TURNS = r"but|however|although|and (?:you )?(?:cannot|can't|may not|must|will not|won't|have to|need to)"
"""With which another clause begins, where no comma stands."""


def _clause(words: str) -> re.Pattern[str]:
    """Return the pattern of such words with the rest of their clause."""
    return re.compile(rf"{_any(words).pattern}(?:(?!\b(?:{_TURNS})\b)[^,;:.!?\n])*")


OMBUDSMAN = _any(
    r"""
    ombudsman(?! scheme|['’]s)(?: service)?|hos
    """
)

GOING = _any(
    r"""
    (?:to|at|for|before|with|contact\w*|approach\w*|involv\w*|bother\w*|using|use|ask|asking|see|reach\w*
    |tell\w*) (?:the )?(?:housing )?ombudsman|(?:contact|approach)(?:ed|ing)?|referral|refer(?:red)?|(?:open
    |option) (?:to|for) you|(?:the|your|any|a) right to|ombudsman (?:service )?(?:has a|comes?|referrals?|only
    |can(?! help)|can't|cannot|will|won't|would|wouldn't|does|doesn't|may|is|isn't|gets|get|looks?|takes?
    |accepts?|expects?|becomes?|considers?|steps?|needs?|requires?|wants?)
    """
)
"""That somebody reaches the Ombudsman, or that it takes something up."""

OWN_BUSINESS = r"""
    (?:(?:do|does|did) not|don't|doesn't|didn't) (?:have|need) (?:to(?! (?:go|contact|approach|involve|write|use
    |complain|take|ask|tell))|an?|our|any)|need(?: not|n't)(?! (?:go|contact|approach|involve|write|use|complain
    |take|ask|tell))|whether|nothing (?:stops|prevents|keeps)|no need to (?:wait|finish|complete)|(?:never
    |not) too (?:early|late|soon)|(?:does|do|did|will|would) not (?:end|change|affect|stop|touch|limit
    |take away)|(?:doesn't|don't|won't) (?:end|change|affect|stop)|(?:does not|doesn't
    |never) takes? (?:\w+ )?sides?|(?:also|even) (?:before|while|if)|(?:before|during) (?:or|and) after
    |(?:ombudsman(?: service)?|it) (?:has |had |have )?(?:asked|ordered|wrote|found|decided|told|directed|said
    |criticised|wants us|asks us|orders|requires us|expects us)|(?:asked|ordered|criticised|directed|decided
    |found) by the (?:housing )?ombudsman|we (?:have |had |did |will |also )*(?:not )?(?:sent|send|answered
    |answer|replied|reply|gave|give|told|tell|wrote|write|contacted|asked)|(?:still |is |are )*not (?:happy
    |satisfied|content|agree|sure|what)|(?:do|does) not agree|we (?:may )?(?:have to|need to|must)
    |(?:ombudsman's|complaint handling) code|(?:nobody|did not|didn't|failed to|never
    |should have) (?:here |there |even )?(?:told|tell|say|said|mention\w*|name\w*|explain\w*)
    |(?:our|an?|the) (?:\w+ )?(?:officer|advis[eo]r|colleague|manager|team|letter|email) (?:(?:had|wrongly) )?(?:told
    |said|wrote|advised)|you (?:wrote|said|told us|tell us) (?:that )?you
    |been to the (?:housing )?ombudsman|any time(?! (?:after|once|when|from|as|following))|(?:12
    |twelve) months (?:from|after|of)
    """
"""What frees: that nothing has to be waited for, and what goes on between the Ombudsman and us."""

FREE = _clause(OWN_BUSINESS)

LIMIT = _any(
    rf"""
    within|deadline|time limit|cut[\s-]?off|no later than|at the latest|by the end of|expir\w*|lapses?|runs? out
    |older than|(?:ha(?:ve|s)|'ve got|got|had|get|given|gives you|is|are) (?:only |just |until |up to )*{SPAN}
    |have until|has until|(?:after|in|inside|up to|by) (?:at least )?{SPAN}|{SPAN} (?:from|to|of|after
    |in which|or|limit|window|deadline|wait)
    """
)
"""A time in which something has to be done."""

BARRED = _any(
    rf"""
    {_NOT}|too (?:early|soon|late)|only|against|would delay|premature|hold off|refrain|avoid|rather than
    |instead of|barred|prevented|forbidden|lose|loses|lost|ends|ceases?|give up|(?:send|sends|refer|refers|turn
    |turns) you (?:back|away)|bother|waste
    """
)

CONDITION = _any(
    r"""
    only|once|until|till|unless|after|before|first|must|have to|has to|need to|needs to|need|needs|expects?
    |requires?|wait\w*|provided|when|where|then|subject to|depends?|as soon as|on condition|following
    """
)

PROCESS = _any(
    r"""
    our (?:\w+ )?(?:process|procedure|stages?|answers?|response|reply|review|investigation|decision)|(?:the|both
    |two|all) (?:complaints? )?(?:process|procedure|stages)|stage (?:2|two|1|one)|internal|final (?:answer
    |response|decision|letter)|we (?:have|are|'ve|'re) (?:done|finished|looked|answered|completed|decided
    |replied|responded)|(?:finish|complet|exhaust)\w*|is over|local resolution|(?:chance|opportunity
    |time) to (?:respond|answer|reply|put|look|finish)|letter from us|let us (?:finish|answer|respond)
    """
)

ASKING = _any(
    r"""
    (?:ask|asks|asked|asking)(?: us)? (?:for|to go to|to take it to|to look again
    |for it to go to) (?:a )?(?:stage (?:2|two)|review|second look)|escalat\w*|(?:request|requests|requested
    |requesting)(?: for| to go to| that)?(?: a)? (?:stage (?:2|two)|review)|stage (?:2|two) (?:requests?
    |has to be|must be|is to be|needs to be|should be|can be)|(?:go|going|move|moving|taking|take it|goes
    |on) to stage (?:2|two)|right to stage (?:2|two)|(?:forfeit|lose|miss|give up) stage (?:2|two)
    |want(?:ing)? stage (?:2|two)|(?:appeal|review) requests?|requests? (?:for|to)
    """
)
"""That somebody wants stage 2."""

STAGE_LIMIT = _any(
    rf"""
    within|deadline|time limit|no later than|at the latest|by the end of|expir\w*|lapses?|runs? out|later than
    |longer than|late|beyond|by then|by \d+(?:st|nd|rd|th)? \w+|by (?:mon|tues|wednes|thurs|fri|satur|sun)day
    |on \d+ \w+|(?:after|in|inside|for|up to|by) {SPAN}|{SPAN}
    """
)

COMPELLED = _any(
    rf"""
    must|have to|has to|need to|needs? to|required?|only|or (?:we|it|your|the)|otherwise|failing|refused?
    |rejected|{_NOT}|too late|out of time|later than|no later|expir\w*|lapses?|lose|loses|forfeit\w*|close
    |closed|shut|(?:have|has|'ve|got) (?:only |just |got )*{SPAN}
    """
)

STAGE_FREE = _clause(
    r"""
    no (?:deadline|time limit|limit)|at any time|any time|if you can|(?:still|also) look
    |we(?! (?:will |shall |may |must )?(?:close|refuse|reject|not|cannot|only (?:accept|take|look|consider
    |allow))| (?:won't|can't|do not|don't|are unable))|(?:officers?|staff|colleagues|teams?|managers?|everybody
    |everyone) (?:must|have to|has to|now|need|needs)|(?:(?:do|does|did) not|don't|doesn't) (?:have|need) to
    |need not|(?:was|were|has|have) (?:asked|escalated|received|acknowledged)|you (?:have )?asked
    """
)
"""That there is no limit, and what we do with a request."""

CLOSING = _any(
    r"""
    (?:will|shall|may|would|can) (?:then )?(?:close|end|shut) (?:this|it)|(?:take it|assume
    |conclude)(?: that)? you are|(?:clos(?:e|es|ed|ing)|shut|ended|discontinued|abandoned
    |dropped) (?:your |the |this |it as |that )?(?:complaint|case|file|matter)|(?:complaint|case|matter
    |file) (?:will|is|shall|would|may|can) (?:then |also )?be (?:closed|shut|ended|discontinued|dropped
    |treated as (?:closed|withdrawn))|(?:complaint|case|matter|file) (?:is |will be |as )?(?:closed|shut|ended
    |withdrawn)|as (?:closed|withdrawn|ended|resolved)
    """
)
SILENCE = _any(
    r"""
    if (?:we|you|i)(?: do| have| are|'ve| has)?(?: not|n't)|(?:don't|do not|haven't|have not|didn't
    |no longer) (?:hear|reply|answer|respond|asked|sent|contact|get)|unless|otherwise|fail(?:ing|s|ed)?(?: to)?
    |should (?:you|we) not|or (?:we|your|the|it)|(?:hear|hears|heard) nothing|no (?:reply|answer|response|word
    |request)|without (?:a )?(?:reply|answer|response)|silence|in the absence
    """
)
NOT_CLOSING = _clause(
    r"""
    if you (?:want|ask|would like|wish|prefer|tell)|(?:will|do|does|shall|would|can) not (?:be )?(?:clos(?:e|ed)|shut
    |end|ended|take it|assume|conclude)|won't (?:be )?clos(?:e|ed)|unless you (?:ask|want|tell|agree|wish)
    |(?:in|by) error|by mistake
    """
)
PANEL = _any(
    r"""
    (?:tenants?'?s?|residents?'?s?|customers?'?s?|complaints?|reviews?|appeals?|hearings?|board|members'?
    |councillors'?|scrutiny|peer|lay)[\s-](?:\w+ )?(?:panels?|committees?|jury)|(?:person|member
    |strong)[\s-]panels?|panels? (?:which is |that is )?(?:made up |consisting |composed |drawn )?(?:of|from
    |with) (?:\w+ ){0,3}(?:tenants?|residents?|customers?|councillors?|members?|managers?|directors?|people)
    |(?:sit|sits|sitting|meet|meets|act|acts) (?:as|on|in|with) (?:a|the|our) (?:\w+ )?panel|(?:before|by
    |to) (?:a|the|our) (?:\w+ )?panel
    """
)
HEARING = _any(
    r"""
    hear|hears|heard|hearing|decid\w*|consider\w*|review(?:s|ed|ing)?|looks?|looked|looking|go|goes|going|put
    |puts|sit|sits|meets?|judges?|judged|rules?|referred|present|vote\w*|examin\w*|determin\w*|considered
    """
)
OF_CASE = _any(
    r"""
    (?:decides?|case|complaint|complaints|matter|decision|stage (?:1|2|one|two)|appeal|you|your|it|review|monday
    |tuesday|wednesday|thursday|friday)
    """
)
THINGS = _clause(
    r"""
    (?:solar|bath|door|fence|control|access|heater|heating|electric|wall|ceiling|roof|glass|fuse|lift|kitchen
    |legal|side|front) panels?|panel heater
    """
)

_PAID = r"(?:money|payment|cheque|offer|sum|amount|compensation|voucher)"
TAKING = _any(
    rf"""
    cash(?:es|ed|ing)?|bank(?:s|ed|ing)?|(?<!we )(?<!not )(?<!cannot )(?<!n't )accept(?:s|ed|ing|ance)?|tak(?:e
    |es|ing) (?:it|this(?: {_PAID})?|(?:the|our|that) {_PAID})|sign(?:s|ed|ing)?|pay in|paying in|paid in
    |(?<!we )agree
    """
)
"""What somebody does to have the money."""

OFFERED = _any(rf"{_PAID}")
LAST = _any(
    r"""
    settl(?:e|es|ement|ing)|(?:is |be )?the end of|once and for all|draw\w* a line|give up|gives up|giving up
    |waive[sd]?|drop(?:s|ping)?|withdraw(?:s|ing|al)?|closes|ends|withdrawn|is over|is closed|is concluded
    |full and final|(?:not|never|won't|don't|without) (?:to )?(?:pursue|pursuing|(?:go
    |going) to the (?:housing )?ombudsman|escalat\w*|complain\w*)|no (?:further|more) (?:action|claims?
    |complaints?|recourse)|condition
    """
)
ENDING = _any(
    r"""
    settl(?:e|es|ed|ement|ing)|close[sd]?|closing|closure|over|finished|done with|conclud\w*|conclusion
    |resolv\w*|resolution|rests?|recourse|bring\w* (?:\w+ ){0,4}(?:to )?(?:an end|a close)
    |(?:is |be |was )?the end of|ends?|ended|final|(?:not|no|never|nothing)(?: \w+){0,2} (?:further
    |more)(?: action| claims?| complaints?)?|(?:not|never|won't|don't|without) (?:to )?(?:pursue|pursuing|(?:go
    |going) to the (?:housing )?ombudsman|escalat\w*|take (?:it|this|the|any|that)|complain\w*)|no (?:further
    |more) (?:action|claims?|complaints?)|give up|gives up|giving up|given up|waive[sd]?|waiving|drop(?:s|ped
    |ping)?|withdraw\w*|forgo\w*|renounc\w*|release[sd]?|discharge[sd]?|once and for all|draw\w* a line
    """
)
AT_STAKE = _any(
    r"""
    (?:complaints?|matter|case|claim\w*|rights?|recourse|ombudsman|dispute|issue|further action|stage (?:2|two)
    |the end|settlement|a line)
    """
)
KEEPS = _clause(
    r"""
    (?:(?:do|does|did|will|would|can|is|are|has) not|doesn't|don't|didn't|won't|isn't|aren't)(?! (?:pursue|go
    |take|escalate|complain|make|bring|accept|challenge|be))|(?:we|you|nobody) (?:did|had|have) not|no right
    |none of|still|without (?:giving|losing)|nothing (?:changes|ends)|any time|we (?:settled|closed|ended|paid)
    |(?:was|were|has been|have been|had been) (?:settled|closed|ended|paid)
    """
)
YOU = _any(
    r"""
    you|your|resident|tenant|more complaints|further complaints|no one|decision|letter|answer
    """
)
FURTHER = _any(
    rf"""
    (?:{_NOT})(?: (?!to\b|whether\b)\w+){{0,2}} (?:take|pursue|challenge|appeal|complain|escalate|contest
    |dispute|question|raise|go|do)(?: (?:it|this|that|your|the|our|about|against|to|complaint|case|matter|point
    |issue|decision|answer|anything|any)){{0,4}} (?:further|any more|anymore|again|higher|decision|anywhere)
    |no (?:right|way|further right|further way) (?:of|to) (?:appeal|complain|challenge|review|take|escalate)
    |no (?:appeal|further appeal|more complaints|further complaints|further stage|way on)|(?:decision|answer
    |this) is final(?! (?:answer|response))|final and (?:binding|cannot)|nothing (?:more|further
    |else) (?:that )?you can do|(?:end|last) of the (?:road|line)
    """
)
ON = _clause(
    r"""
    (?:(?:do|does|did) not|don't|doesn't|didn't) (?:have|need) to|need not|whether or not|if you (?:do not
    |don't) want|(?:does not|doesn't) (?:stop|mean|end)|(?:you|we|nobody|it|they) (?:did|have|had|has|was) not
    |nobody|you (?:told|said|asked)|at our|within (?:our|stage)|until|till
    """
)

_HOS, _ENDS = (
    "ombudsman|hos",
    "settl|rest|receipt|clos|final|end|conclu|resol|over|finish|further|more|give|waive|drop|withdr|pursue|not|n't|line",
)
_PANELS = "panel|committee|jury"

MEANINGS: Mapping[str, tuple[Meaning, ...]] = {
    "no-ombudsman": (
        Meaning(_HOS, (OMBUDSMAN, GOING, BARRED), FREE),
        Meaning(_HOS, (OMBUDSMAN, GOING, LIMIT), FREE),
    ),
    "ombudsman-later": (Meaning(_HOS, (OMBUDSMAN, GOING, CONDITION, PROCESS), FREE),),
    "deadline-for-stage-2": (
        Meaning("stage|escalat|review|request|appeal", (ASKING, STAGE_LIMIT, COMPELLED), STAGE_FREE),
    ),
    "closing-for-silence": (
        Meaning(
            "clos|shut|ended|discontinued|abandoned|drop|withdrawn|take it|assume|conclude",
            (CLOSING, SILENCE),
            NOT_CLOSING,
        ),
    ),
    "panel-that-decides": (Meaning(_PANELS, (PANEL, HEARING, OF_CASE), THINGS),),
    "money-for-dropping-it": (
        Meaning(_ENDS, (TAKING, ENDING, AT_STAKE), KEEPS),
        Meaning(_ENDS, (OFFERED, LAST, AT_STAKE), KEEPS),
    ),
    "no-way-on": (
        Meaning(
            "further|any more|anymore|again|higher|final|appeal|complaint|anywhere|way|end of|last of",
            (FURTHER, YOU),
            ON,
        ),
    ),
}
"""The meanings of each row of the register that is about more than its phrases."""
