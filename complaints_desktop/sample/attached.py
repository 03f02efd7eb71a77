"""What hangs on the sample complaint at stage 2: a hazard, another matter, who speaks for the resident, a paper."""

from collections.abc import Callable

from complaints_desktop.actions import documents, hazards, matters, representatives
from complaints_desktop.desk.changes import Changes
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.forms.hazards import HazardNoticed
from complaints_desktop.forms.matters import MatterNoted
from complaints_desktop.forms.representatives import Representation
from complaints_desktop.office import Office
from complaints_desktop.rules.wording import in_london
from db.terms import Covers, Hazard, LettersTo, MatterKind

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
