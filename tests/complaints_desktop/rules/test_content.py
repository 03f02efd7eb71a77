"""Presence is not content: two hundred ways to fill a box and say nothing, and what says something after all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.rules.content import alike, left_over, says_nothing, too_short
from tests.tables import each_row

NOTHING = """
n/a|N/A|n.a.|N.A.|na|NA|n / a|n\\a|n-a|N/A.|n/a n/a|not applicable|Not Applicable.|not-applicable|None|none.|NONE|nil
null|nothing|Nothing.|no|No.|nope|yes|Yes.|yep|ok|OK|okay|Ok.|unknown|Unknown|not known|Not known yet|not sure|unsure?
TBC|tbc|T.B.C.|TBA|tba|TBD|tbd|t b c|to be confirmed|To be confirmed.|to be advised|to be decided|to be determined
to be agreed|to be added|To be completed|to be provided|to follow|To follow.|will follow|more to follow|follows later
later|Later.|soon|tomorrow|pending|Pending.|awaiting|awaited|awaiting confirmation?|outstanding|still outstanding|todo
TO DO|to-do|WIP|as above|As above.|see above|See above.|as below|see below|see attached|See attached.|as attached
see notes|See notes.|see case notes|see file|see the file|Please see file|refer to file|refer to notes|see system
on file|on the system|in file|as per file|as per notes|as per record|as per policy|see policy|see letter|see email
as discussed|As discussed.|as previously discussed|as mentioned above|as stated|as stated above|as described above
as before|same as before|same|Same.|the same|same as above|ditto|Ditto.|idem|see previous|as previously stated
reason|reasons|Reasons.|the reasons|reason given|no reason|No reason.|no reasons given|None given.|none recorded
not recorded|not stated|not specified|not given|not provided|not available|not required|not needed|not relevant
none yet
text|some text|add text|add text here|insert text here|type here|write here|enter text|enter details here
put reason here
insert reason|[insert reasons]|[Insert reasons here]|[add reasons]|[reason]|[Reasons]|[TBC]|[tbc]|[date]|[insert date]
<reason>|<insert reasons>|(insert reasons)|{{reasons}}|{{reason}}|[enter text]|[name]|[to follow]|[pending]|[ ]|[]|()
.|..|...|……|-|--|---|–|—|_|___|__________|/|//|\\|*|**|***|?|??|???|????|!|!!!|,|;|:|+|=|~|#|@|&|"|""|''|“”|<>|><
•|·|●|■|✓|✔|✗|❌|👍|🙂|🙏🙏|x|X|xx|xxx|XXX|XXXX|x x x|xX|a|aa|aaa|aaaaaaaa|b b|z|zzzz|1|11|1111|0|000|0 0
asdf|asdfgh|asdf asdf|qwerty|QWERTY|zxcvbn|abc|abc abc|xyz|test|Test.|testing|test test|testing testing|this is a test
blah|blah blah|blah blah blah|lorem ipsum|Lorem ipsum dolor sit amet|foo|foo bar|haha|hahaha|hoho|hmm|dunno|idk|stuff
something|whatever|anything|words|words words|various|various reasons|general|other|Other.|etc|etc.|misc|standard|usual
self-explanatory|self explanatory|obvious|self evident|clear|it is clear|this is clear|it is what it is|I said so
nоne|ｎ／ａ|Ｎｏｎｅ|n\u200b/\u200ba|no\u00adne|\u2800|\u2800\u2800\u2800|\u00a0|\u200b|\u200d\u200d|\ufeff|\u3164|\u115f
n\u2044a|N⁄A|ＴＢＣ|tbс|ΝΑ|ΝΟΝΕ|ддд|ааа|。|、|…|¿|§|¶|ddim yn berthnasol|i'w gadarnhau|dim|DD/MM/YYYY|XX/XX/XXXX|[xx]
done|Done.|added|checked|Checked.|confirmed|noted|agreed|complete|completed|see record|recorded|recorded above|applied
"""

WAYS = [
    each
    for line in NOTHING.strip().split("\n")
    for each in line.split("|")
    if not each.endswith("?") or len(set(each)) == 1
]

SOMETHING = """
We came late.|The leak is mended.|No access was given.|Nobody answered the door|He is away until May|They gave no reason
Our repairs policy, section 4|Landlord and Tenant Act 1985, section 11|4.2|12|section 2|Case notes|Our records
The letter|A report|Report|Email|letter|by email|by letter|text message|phone|visit|Repairs log|Photographs
Gas certificate|We were told on 2 March.|It rained in.|Not our pipe|Another landlord's roof|The boiler failed again
We do not own it|Sorry|An apology|Money|£50|Nothing was mended for six weeks.|No heating|None of the windows close
Test of the alarm failed|Yes, we were late|The same leak came back|Later than we promised|See how damp it is
Awaiting the surveyor's report|To be mended on 4 May|Wedi ei drwsio|إصلاح السقف|修好了屋頂|Naprawiono dach|TBC Ltd came
The file was lost|She had to wait outside|No answer|No one at home|Unknown people broke in|Ms Na rang|Agreed to a visit
"""

SAID = [each for line in SOMETHING.strip().split("\n") for each in line.split("|")]


def test_there_are_two_hundred_ways_and_more():
    assert len(set(WAYS)) > 200


@pytest.mark.parametrize("words", [None, "", " ", "\n\t"])
def test_an_empty_box_says_nothing(words):
    assert says_nothing(words)


def test_two_hundred_ways_to_fill_a_box_say_nothing():
    assert [each for each in WAYS if not says_nothing(each)] == []


def test_what_says_something_is_taken_however_short_it_is():
    assert [each for each in SAID if says_nothing(each)] == []


@given(st.lists(st.sampled_from(WAYS), min_size=2, max_size=4), st.sampled_from([" ", "\n", ", ", " - "]))
def test_nothing_said_several_times_is_still_nothing(ways, between):
    assert says_nothing(between.join(each for each in ways if not any(map(str.isdigit, each))))


@each_row(
    ("words", "left"),
    [
        ("We will come on [insert date].", "[insert date]"),
        ("Dear [name], we are sorry.", "[name]"),
        ("We pay <amount> by Friday.", "<amount>"),
        ("It is {{reasons}}.", "{{"),
        ("The work ends on ____.", "____"),
        ("It was ??? days.", "???"),
        ("Booked for DD/MM/YYYY.", "DD/MM/YYYY"),
        ("The date is TBC.", "TBC"),
        ("He said [sic] that it leaks.", ""),
        ("Wait ... it is mended.", ""),
        ("What did we find??", ""),
        ("The surveyor (named below) came.", ""),
        ("A gap of 2 mm [measured on 3 May] remains.", ""),
        (None, ""),
    ],
)
def test_what_is_left_of_a_form_of_words_is_found(words, left):
    assert left_over(words) == left


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("We came late.", True),
        ("We came too late.", False),
        ("A surveyor came here", False),
        ("x x x x We came late", True),
        ("", True),
    ],
)
def test_a_reason_has_four_words(words, short):
    assert too_short(words, 4) is short


@pytest.mark.parametrize(
    ("texts", "same"),
    [
        (["We came late."], False),
        (["We came late.", "We  came late"], True),
        (["We came late.", "WE CAME LATE!", "we came\nlate"], True),
        (["We came late.", "We came early."], False),
        ([], False),
    ],
)
def test_the_same_text_for_every_point_is_noticed(texts, same):
    assert alike(texts) is same
