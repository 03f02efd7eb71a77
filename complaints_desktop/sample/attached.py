"""What hangs on two sample complaints: a hazard, another matter, who speaks for whom, a paper; a restriction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from complaints_desktop.actions import documents, hazards, letters, matters, representatives, restrictions
from complaints_desktop.case.case import load_case
from complaints_desktop.case.team import OFFICER
from complaints_desktop.desk.changes import Changes
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.forms.hazards import HazardNoticed
from complaints_desktop.forms.matters import MatterNoted
from complaints_desktop.forms.representatives import Representation
from complaints_desktop.forms.restrictions import RestrictionApproved, RestrictionProposed
from complaints_desktop.office import Office
from complaints_desktop.rules.wording import in_london
from db.model import Officer
from db.terms import Covers, Hazard, LettersTo, MatterKind, NoWarning

READINGS = """Readings of the surveyor, both bedrooms

Bedroom 1, outer wall: 24 % at the skirting, 19 % at one metre
Bedroom 2, outer wall: 27 % at the skirting, 22 % at one metre
No extraction in either room. The gutter joint over bedroom 2 has failed.
"""


def hang(office: Office, case_id: str) -> None:
    """Record each of them today, on the case that tells of the second stage."""
    desk = office.desk()

    def act(action: Callable[..., Changes], **typed: object) -> None:
        with office.record.writing(author=desk.officer.id) as session:
            action(session, desk, case_id=case_id, **typed)

    act(documents.keep, file=arrived("Readings of the surveyor.txt", READINGS.encode()))
    act(representatives.represent, typed=_his_sister(office))
    act(hazards.notice, typed=_damp(office))
    act(matters.note, typed=_his_data(office))


def restrict(office: Office, case_id: str) -> None:
    """Restrict today how the resident of another complaint contacts us: proposed, approved by a leader, and told."""
    seated = office.desk()

    def act(name: str, action: Callable[..., Changes | letters.Issued], **typed: object) -> None:
        with office.record.writing(author=seated.officer.id) as session:
            row = session.execute(select(*OFFICER.columns()).where(Officer.name == name)).one()
            action(session, replace(seated, officer=OFFICER.make(row, 0)), case_id=case_id, **typed)

    me = seated.officer.name
    with office.record.reading() as session:
        resident = load_case(session, case_id).resident
    proposed = replace(_CALLS, who=resident.id if resident else "", review_on=seated.today + timedelta(84))
    act(me, restrictions.propose, typed=proposed)
    act(LEADS, restrictions.approve, restriction_id="", typed=RestrictionApproved(because=_LOOKED_AT))
    act(me, letters.issue, kind="contact-restriction", typed={})


LEADS = "Denise Holloway"

_CALLS = RestrictionProposed(
    who="",
    kind="through one named person",
    detail="Calls go to one person alone, on working days from 10 to 12",
    reach="Ring whoever signs this letter, or write or email at any time: letters and emails are read the same day",
    reasons="In one call you told the person who answered that you know where she parks, and that you would be there",
    evidence=("the recording of the call to the contact centre",),
    proportionate="We thought about letters alone. Calls to one person who knows your complaint are enough",
    equality="We asked whether a disability or your health has a part in this. You said that they have not",
    adjusted="You still get every letter in large print",
    no_warning=NoWarning.THREAT,
    no_warning_because="What you said in that call made a colleague afraid to leave work",
    review_on=date.max,
)
_LOOKED_AT = "Heard the recording. Letters alone would be too much: he does not write easily. Large print goes on."


def _his_sister(office: Office) -> Representation:
    return Representation(
        name="Orla Rafferty",
        capacity="family member or friend",
        phone="01632 960811",
        covers=Covers.TOLD,
        scope="Be told how it stands, and come along to visits",
        evidence="He said so on the phone, with her beside him",
        seen_on=office.desk().today,
        letters_to=LettersTo.RESIDENT,
        accompanies=True,
        from_on=office.desk().today,
    )


def _damp(office: Office) -> HazardNoticed:
    desk = office.desk()
    return HazardNoticed(
        hazard="damp-and-mould",
        gravity=Hazard.SIGNIFICANT,
        what="Mould has come back on the outer wall of the second bedroom",
        aware="The plumber of Brightwell Property Care",
        aware_on=desk.today,
        aware_time=f"{in_london(desk.now):%H:%M}",
        owner="Denise Holloway",
    )


def _his_data(office: Office) -> MatterNoted:
    return MatterNoted(
        kind=MatterKind.DATA_PROTECTION,
        received_on=office.desk().today,
        what="The contractor read out my medical details to the neighbour at the door",
        recognised="He said so on the phone when he asked for stage 2",
        owner="Denise Holloway",
    )
