"""Who speaks for a resident and who complains beside them, as they said it; what became of a resident (Code 3.6)."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, finish_person
from complaints_desktop.case.entries import contact_row
from complaints_desktop.case.register import keep_person
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.representatives import AuthorityFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.choices import basis_of
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.representatives import (
    DETAILS,
    AuthorityChanged,
    AuthorityEnded,
    DiedOrLeft,
    Happened,
    Joined,
    Left,
    LettersOfAKind,
    Representation,
)
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.representatives import complaining
from complaints_desktop.rules.wording import in_full
from db.model import Authority, Complainant, LetterRule, Person
from db.terms import Basis, Covers, LettersTo


def represent(session: Session, desk: Desk, *, case_id: str, typed: Representation) -> Changes:
    """Record that somebody speaks for one who complains: how far, shown by what, with which letters."""
    case = begin(session, desk, case_id, Act.REPRESENT)
    said = checked(typed, desk, case)
    giver = _one_of(case, said.given_by, desk, field="given_by")
    basis = basis_of(said.capacity)
    _require_fits(said.covers, said.letters_to)
    _require_living(giver, basis)
    entry.after(said.until_on, said.from_on, field="until_on", what="it begins")
    speaker = _one_of(case, said.speaker, desk, field="speaker") if said.speaker else None
    _require_another(case, giver, speaker, said)
    row = Authority(
        case_id=case_id,
        person_id=speaker.id if speaker else _kept(session, said),
        given_by_id=giver.id,
        capacity=said.capacity,
        basis=basis.value,
        covers=said.covers.value,
        scope=said.scope,
        evidence=said.evidence,
        seen_on=said.seen_on,
        letters_to=said.letters_to.value,
        accompanies=said.accompanies,
        from_on=said.from_on,
        until_on=said.until_on,
    )
    session.add(row)
    return finish(session, desk, case_id, made=row.id)


def change(session: Session, desk: Desk, *, case_id: str, authority_id: str, typed: AuthorityChanged) -> Changes:
    """Bring an authority up to date: what has come, until when it goes on, who gets our letters."""
    case = begin(session, desk, case_id, Act.REPRESENT)
    said, authority = checked(typed, desk, case), _authority(case, authority_id)
    _require_fits(said.covers, said.letters_to)
    entry.after(said.until_on, authority.from_on, field="until_on", what="it began")
    row = session.get_one(Authority, authority_id)
    for name in AuthorityChanged.asks:
        setattr(row, name, getattr(said, name))
    return finish(session, desk, case_id)


def send_letters(session: Session, desk: Desk, *, case_id: str, authority_id: str, typed: LettersOfAKind) -> Changes:
    """Record who gets letters of one kind, in the place of what was said of it before."""
    case = begin(session, desk, case_id, Act.REPRESENT)
    said, authority = checked(typed, desk, case), _authority(case, authority_id)
    _require_fits(authority.covers or Covers.EVERYTHING, said.letters_to)
    for row in session.query(LetterRule).filter_by(authority_id=authority_id, kind=said.kind, ended_on=None):
        row.ended_on = desk.today
    row = LetterRule(case_id=case_id, authority_id=authority_id, kind=said.kind, letters_to=said.letters_to.value)
    session.add(row)
    return finish(session, desk, case_id, made=row.id)


def end(session: Session, desk: Desk, *, case_id: str, authority_id: str, typed: AuthorityEnded) -> Changes:
    """End an authority today: from now on letters go to who gave it."""
    case = begin(session, desk, case_id, Act.REPRESENT)
    said, authority = checked(typed, desk, case), _authority(case, authority_id)
    row = session.get_one(Authority, authority.id)
    row.ended_on, row.ended_because = desk.today, said.because
    return finish(session, desk, case_id)


def join(session: Session, desk: Desk, *, case_id: str, typed: Joined) -> Changes:
    """Record somebody who complains of the same, with letters of their own or through one of the others."""
    case = begin(session, desk, case_id, Act.JOIN)
    said = checked(typed, desk, case)
    if case.resident is None:
        raise Refused("No resident is on record yet", do="Record who complained first.", field="name")
    speaker = _one_of(case, said.speaker, desk, field="speaker") if said.speaker else None
    if speaker and not said.evidence:
        why = f"Nothing shows that they want their letters to go to {speaker.name}"
        raise Refused(why, do="Say what shows it.", paragraph="3.6", field="evidence")
    if not (speaker or said.address or said.email or said.phone):
        why, do = (
            f"{said.name} cannot be reached",
            "Give an address, an e-mail or a phone, or say who gets their letters.",
        )
        raise Refused(why, do=do, paragraph="3.6", field="address")
    if any(each.name.casefold() == said.name.casefold() for each in complaining(case, desk.today)):
        raise Refused(f"{said.name} complains already", do="Leave it as it is.", field="name")
    row = Complainant(case_id=case_id, person_id=_kept(session, said), joined_on=desk.today)
    session.add(row)
    if speaker and said.evidence:
        session.add(_spokesperson(case_id, row.person_id, speaker, said.evidence, desk.today))
    return finish(session, desk, case_id, made=row.id)


def leave(session: Session, desk: Desk, *, case_id: str, complainant_id: str, typed: Left) -> Changes:
    """Record that somebody does not complain any more."""
    case = begin(session, desk, case_id, Act.JOIN)
    said = checked(typed, desk, case)
    if all(each.id != complainant_id for each in case.complainants):
        raise Refused("That person is not part of this case", do="Open the case again.")
    row = session.get_one(Complainant, complainant_id)
    row.ended_on, row.ended_because = desk.today, said.because
    return finish(session, desk, case_id)


def record_life(session: Session, desk: Desk, *, case_id: str, typed: DiedOrLeft) -> Changes:
    """Record that somebody who complains died or left the home, or that neither was so; the complaint goes on."""
    case = begin(session, desk, case_id, Act.LIFE)
    said = checked(typed, desk, case)
    person = _one_of(case, said.who, desk, field="who")
    row = session.get_one(Person, person.id)
    row.died_on = said.happened_on if said.happened is Happened.DIED else None
    row.left_on = said.happened_on if said.happened is Happened.LEFT else None
    if said.happened is Happened.LEFT:
        row.address, row.postcode = said.address, said.postcode
    words = f"{person.name}: {said.happened.value}"
    told = words if said.happened is Happened.MISTAKE else f"{words} on {in_full(said.happened_on)}"
    session.add(contact_row(desk, case_id, f"{told}. Told by {said.told_by}.", with_whom=said.told_by))
    return finish_person(session, desk, person.id, made=person.id)


def _one_of(case: CaseFacts, person_id: str | None, desk: Desk, *, field: str) -> PersonFacts:
    """Return one of those who complain, the resident where none is named."""
    found = [each for each in complaining(case, desk.today) if person_id in (None, each.id)]
    if not found:
        raise Refused("No resident is on record", do="Record who complained first.", field=field)
    return found[0]


def _authority(case: CaseFacts, authority_id: str) -> AuthorityFacts:
    found = (each for each in case.authorities if each.id == authority_id)
    authority = next(found, None)
    if authority is None:
        raise Refused("That authority is not part of this case, or has ended", do="Open the case again.")
    return authority


def _require_fits(covers: Covers, letters_to: LettersTo) -> None:
    """Refuse to send letters to who may only come along."""
    if covers is Covers.MEETINGS and letters_to is not LettersTo.RESIDENT:
        raise Refused(
            "Somebody who may only come along to meetings gets no letters",
            do="Let them go to the resident, or record that the resident agrees to more.",
            paragraph="3.6",
            field="letters_to",
        )


def _require_living(giver: PersonFacts, basis: Basis) -> None:
    """Refuse consent after a death, and the estate of somebody who lives."""
    if (giver.died_on is not None) == (basis is Basis.ESTATE):
        return
    why = f"{giver.name} has died" if giver.died_on else f"{giver.name} is not on record as having died"
    do = "Record who may act for the estate." if giver.died_on else "Record the death first, or what else they are."
    raise Refused(why, do=do, paragraph="3.6", field="capacity")


def _require_another(case: CaseFacts, giver: PersonFacts, speaker: PersonFacts | None, said: Representation) -> None:
    """Refuse somebody who speaks for themselves, or does so already."""
    name = speaker.name if speaker else (said.name or "")
    if not name:
        raise Refused("The name is missing", do="Give the name of who speaks.", paragraph="3.6", field="name")
    if name.casefold() == giver.name.casefold():
        raise Refused(f"{name} needs no authority for themselves", do="Name who speaks for them.", field="name")
    same = (each for each in case.authorities if each.given_by_id in (None, giver.id))
    if any(each.person.name.casefold() == name.casefold() for each in same):
        raise Refused(f"{name} speaks for {giver.name} already", do="Bring that authority up to date.", field="name")


def _kept(session: Session, said: Representation | Joined) -> str:
    details = {name: getattr(said, name) for name in DETAILS}
    return keep_person(session, PersonDetails(**{**details, "name": details["name"] or ""})).id


def _spokesperson(case_id: str, person_id: str, speaker: PersonFacts, evidence: str, today: date) -> Authority:
    return Authority(
        case_id=case_id,
        person_id=speaker.id,
        given_by_id=person_id,
        capacity="spokesperson of the group",
        basis=Basis.CONSENT.value,
        covers=Covers.TOLD.value,
        scope="Gets our letters for them",
        evidence=evidence,
        seen_on=today,
        letters_to=LettersTo.REPRESENTATIVE.value,
        accompanies=False,
        from_on=today,
    )
