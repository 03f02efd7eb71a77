"""Acts on who speaks for a resident and who complains beside them (Code 3.6), and what becomes of a resident."""

from complaints_desktop.rules.acts.act import CASEWORKERS, GONE, LETTER, PERSON, ActRow
from complaints_desktop.rules.states import ANY, COMPLAINT
from db.shared.rights import ANY as NEW

AUTHORITY = (
    *(NEW, "scope", "evidence", "covers", "letters_to", "accompanies", "seen_on", "until_on"),
    *("ended_on", "ended_because"),
)

REPRESENT = ActRow(
    words="record who speaks for the resident",
    who=CASEWORKERS,
    states=ANY,
    paragraph="3.6",
    stays="",
    writes={"person": PERSON, "authority": AUTHORITY, "letter_rule": (NEW, "ended_on")},
)

NO_LETTER = "Who may act is written of where there is a complaint"
BY_PHONE = "Say it on the phone, and record the contact."

ASK_AUTHORITY = ActRow(
    words="ask whether somebody may act for the resident",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="3.6",
    otherwise=NO_LETTER,
    do=BY_PHONE,
    stays=GONE,
    writes=LETTER,
)

CONFIRM_AUTHORITY = ActRow(
    words="write of who may act for the resident",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="3.6",
    otherwise=NO_LETTER,
    do=BY_PHONE,
    stays=GONE,
    writes=LETTER,
)

REPLY_ELECTED = ActRow(
    words="reply to an MP or councillor",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="3.6",
    otherwise="An enquiry that is no complaint is answered as it came",
    do="Answer the enquiry, and record what they were told.",
    stays=GONE,
    writes=LETTER,
)

JOIN = ActRow(
    words="record who else complains",
    who=CASEWORKERS,
    states=ANY,
    paragraph="3.6",
    stays="",
    writes={"person": PERSON, "complainant": (NEW, "ended_on", "ended_because"), "authority": AUTHORITY},
)

LIFE = ActRow(
    words="record that a resident died or left",
    who=CASEWORKERS,
    states=ANY,
    paragraph="5.12",
    stays="What we were told stays in the story; where it was a mistake, record that",
    writes={"person": (*PERSON, "died_on", "left_on"), "contact": (NEW,)},
)
