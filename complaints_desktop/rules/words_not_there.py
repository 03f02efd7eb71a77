"""Sentences about words that are not there: who is to write them, where they stand, that none are due."""

import re

_TEXT = (
    r"(?:wording|words|text|reasons?|apolog(?:y|ies)|explanations?|details|paragraphs?|sentences?|narrative|content"
    r"|comments?|section|field|box)"
)
"""What a person calls the words that they have not written."""

_WRITE = (
    r"(?:suppl(?:y|ied)|provided?|draft(?:ed)?|writ(?:e|ten)(?: up)?|insert(?:ed)?"
    r"|fill(?:ed)? in|finalis(?:e|ed)|typed?)"
)
_COME = (
    rf"(?:{_WRITE}|add(?:ed)?|completed?|confirm(?:ed)?|advised?|agreed?|follow|send|sent|come"
    rf"|check(?:ed)?|approved?|go)"
)
_WHO = r"(?:[\w']+ ){1,4}?"
_WHEN = r"(?: (?:by|from|with|once|when|after|later|tomorrow|soon|here|in due course)\b.*)?"
_DUE = r"(?:due|needed|required|necessary|warranted|appropriate|owed|called for|applicable|merited|justified)"
_ABOVE = r"(?: (?:above|below|already|before|earlier|previously|elsewhere|on the phone|by phone|in .{1,30}))*"
_OF_IT = rf"(?: (?:the|this|that|their|his|her|our|more|an?))?(?: {_TEXT})"

_TO = r"(?:to|will|needs? to|has to|must|should|is to|is still to)"
_THIS = rf"(?:{_OF_IT}| (?:this|it))"
_NONE = r"(?:apology|explanation|comment|wording|text|statement|reasons?)"
_WAITS = r"(?:awaiting|wait(?:ing)? (?:for|on)|need|chase|ask)"

VOID = re.compile(
    "|".join(
        (
            # who is to write it, or when
            rf"{_TEXT} (?:is |are |still |yet )*{_TO} (?:be )?{_COME}{_WHEN}",
            rf"(?:all|this|it|more|still|is|yet)? ?to be {_COME}{_WHEN}",
            rf"(?:draft|{_WHO}{_TO}) {_WRITE}{_THIS}?(?: up)?{_WHEN}",
            rf"{_WHO}{_TO} (?:be )?{_COME}{_OF_IT}{_WHEN}",
            rf"(?:i am |we are |still |please )*{_WAITS} {_WHO}(?:to {_COME}|for){_OF_IT}(?: on this)?",
            rf"(?:i am |we are |still |please )*(?:{_WAITS}|ask for|add|insert|write"
            rf"|paste){_OF_IT}(?: from .*| here)?",
            rf"{_TEXT} (?:is |are |still )*(?:with|from|awaited from|pending from) .{{1,40}}",
            rf"{_WHO}(?:has|have)(?: got)? the {_TEXT}|{_WHO}(?:is|are) (?:writing|drafting){_THIS}",
            r"(?:please )?ask (?:[\w']+ )+what to (?:put|write|say|do)(?: here)?",
            r"(?:someone |somebody |i |we )?(?:please |will |needs? to |must |to )+"
            rf"(?:finish|fill in|fill|complete|write|do|add){_THIS}?(?: in)?(?: later| tomorrow| soon)?",
            r"draft(?: (?:only|text|wording|to be .*))?",
            rf"draft {_TEXT} (?:for|until|to) .*",
            rf"(?:i|we) (?:will|shall|'ll) (?:{_WRITE}{_THIS}?|fill (?:this|it) in){_WHEN}",
            rf"{_WHO}{_TO} {_COME}{_THIS}? ?(?:part|bit|section)?",
            r"copy(?: and paste)? from (?:the )?(?:case|letter|file|last|other) .{0,40}",
            r"(?:i )?(?:do not|don't|not sure) (?:know )?what (?:goes|to (?:put|write|say))(?: .*)?",
            r"(?:this )?(?:field|box|section) (?:is )?(?:required|mandatory|compulsory)(?: .*)?",
            r"(?:this |it )?(?:is |was |has been )?(?:left (?:blank|empty)|(?:intentionally"
            r"|deliberately) blank)(?: .*)?",
            # where it stands
            r"(?:please )?(?:see|refer to|as (?:in|per|stated in|set out in)"
            r"|copy(?: and paste)?(?: from| of)?|copied from"
            rf"|pasted? from|same as) (?:[\w']+ ){{0,4}}?(?:{_TEXT}|notes?|emails?|letter|report|file|records?|log)"
            r"(?: (?:on|in|for|from|to|of|by) .{1,40})?",
            r"as (?:agreed|discussed|explained|instructed|advised|told) (?:with|by|to) (?:the |my |our )?(?:\w+ )?"
            r"(?:team|managers?|colleagues?|legal|office|boss)",
            r"(?:use )?(?:for )?(?:the )?(?:(?:usual|standard|same|normal|general|various|obvious) )+"
            rf"{_TEXT}(?: (?:applies|apply|here|as .*))*",
            rf"(?:the )?{_TEXT}(?: (?:applies|apply|here|goes here|to go here|as usual))+",
            r"(?:for )?(?:the |these |those )*reasons? (?:is |are |as |were |already |we )*"
            rf"(?:self[\s-]explanatory|set out|discussed|stated|given|explained){_ABOVE}",
            # that there is none
            r"(?:not applicable|n a)(?: [\w']+){0,8}",
            r"(?:none|nil|nothing) (?:in|on|for) (?:this|these|that)"
            r" (?:case|instance|occasion|circumstances|complaint|point)",
            rf"(?:there is |there's )?no (?:further |other |more |formal )*{_NONE}"
            rf"(?: (?:is|are|was|were|to (?:make|add|give)|seems))*(?: {_DUE})?(?: (?:here|in|on|for"
            rf"|at) .{{0,30}}| here)?",
            rf"(?:an? |any |the )?{_NONE} (?:is |was |would be )?not (?:be )?{_DUE}(?: .{{0,30}})?",
            r"(?:we|i) (?:do not|don't|will not|won't|cannot|can't|need not|see no (?:need|reason) to)(?: be)?"
            r" (?:apologi[sz](?:e|ing)|need to apologi[sz]e|offer an apology"
            r"|give (?:any )?(?:reasons?|an apology)|comment)"
            r"(?: (?:here|for this|for that))?",
            r"(?:we|i) (?:are|am) not sorry(?: .{0,30})?",
            r"(?:there is |there's |we have |i have |we've )?(?:nothing|no need|no reason)(?: more| further)? to"
            r" (?:apologi[sz]e|be sorry|comment|explain|add|say|report|declare)(?: (?:for|on|about|at"
            r"|here|in) ?.{0,40})?",
            # that it is so
            r"(?:it|this|that) (?:was|is|has been)(?: just| simply)? (?:decided|(?:our|the"
            r"|my) decision|what we decided)",
            r"(?:we|i) (?:just |simply )?(?:decided|chose) (?:so|not to|that way|this)",
            r"because(?: (?:we|i) (?:say|said|decided|think) so)?",
            r"(?:we|i) decided (?:this|so|it) because (?:it|this|that) (?:is|was) (?:what )?(?:we|i|our) .{0,20}",
        )
    )
)
"""A sentence about the words that are not there: who is to write them, where they stand, that none are due."""

FACT = re.compile(
    r"\bno \w+ (?:was|were) (?:given|provided|recorded|said|confirmed)\b"
    r"|\b(?:was|were|had) agreed (?:this |that |it )?with (?:you|him|her|them)\b"
    r"|\b(?:did not|didn't) (?:give|provide|say|state|record|describe|confirm|check|see)\b"
)
"""What happened, or did not, in words that fill otherwise: “no explanation was given”."""
