"""One complaint, made up for these tests, and the letters about it."""

from dataclasses import replace
from datetime import date
from typing import Any

from pypdf import PdfReader

from complaints_desktop.desk.register import shipped
from complaints_desktop.desk.settings import LandlordDetails
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.investigation import EvidenceFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.plain_words import bans
from complaints_desktop.rules.register import BODIES, Called
from db.terms import CommitmentKind, Decision, EvidenceResult, Hazard, MoneyKind, Responsibility, Role
from tests.complaints_desktop.facts import a_case, a_promise, a_stage

OMBUDSMAN = shipped().latest(BODIES, Called.HOUSING_OMBUDSMAN)

BANS = bans(shipped(), date(2026, 11, 29))
"""The words of the program to do without, as they stand."""

LANDLORD = LandlordDetails(
    name="Sample Homes",
    address="1 Example Square\nSampletown\nZZ1 1ZZ",
    phone="0300 000 0000",
    email="complaints@homes.example",
    website="www.homes.example",
)

OFFICER = OfficerFacts(
    id="officer",
    name="Officer One",
    role=Role.RESOLUTION_OFFICER,
    job_title="Complaint Resolution Officer",
    phone="0300 000 0001",
    email="one@homes.example",
)
SURVEYOR = OfficerFacts(id="surveyor", name="Officer Two", role=Role.OWNER, job_title="Senior Surveyor")

RESIDENT = PersonFacts(
    id="resident",
    name="Resident One",
    preferred_name="Mx One",
    address="Flat 2, 3 Example Road, Sampletown",
    postcode="ZZ2 2ZZ",
)


OUR_LINKS = {
    "mailto:complaints@homes.example",
    "https://www.homes.example",
    "mailto:one@homes.example",
    "https://www.housing-ombudsman.org.uk/residents/make-a-complaint/",
}
"""Where the links of the sample's letters lead."""


def leads_to(reader: PdfReader) -> set[str]:
    """Return where the links of a PDF lead."""
    return {each.get_object()["/A"]["/URI"] for page in reader.pages for each in page.get("/Annots", ())}


def point(number: int = 1, **changes: Any) -> PointFacts:
    """Return a point of the complaint, upheld with its reasons unless changed."""
    finding = FindingFacts(
        id=f"finding{number}",
        stage=1,
        decision=Decision.UPHELD,
        reasons="We were told of the leak on 2 March and came on 19 March. We should have come within 5 working days.",
        reference="Our repairs policy, section 4; Landlord and Tenant Act 1985, section 11.",
        no_remedy_because=None,
    )
    known = {
        "id": f"point{number}",
        "number": number,
        "text": "The leak from the bathroom ceiling was not mended",
        "outcome_sought": "The leak mended and the ceiling painted.",
        "responsibility": Responsibility.OURS,
        "responsible_body": None,
        "findings": (finding,),
    }
    return PointFacts(**{**known, **changes})


def finding(of: PointFacts, **changes: Any) -> PointFacts:
    """Return a point with its finding changed."""
    return replace(of, findings=(replace(of.findings[0], **changes),))


def promise(number: int = 1, **changes: Any) -> CommitmentFacts:
    """Return an open promise for point 1."""
    known: dict[str, Any] = {
        "id": f"commitment{number}",
        "point_id": "point1",
        "what": "Mend the pipe above the bathroom and make the ceiling good.",
        "owner": SURVEYOR,
        "contractor": "Sample Plumbing",
        "promised_on": date(2026, 4, 20),
        "due_on": date(2026, 5, 5),
        "how_you_will_know": "The surveyor will phone you when the work has been checked.",
    }
    return a_promise(**{**known, **changes})


PAYMENT = promise(
    9,
    what="Pay you the money offered in this letter.",
    kind=CommitmentKind.PAYMENT,
    owner=OFFICER,
    contractor=None,
    offer_id="offerdistress and inconvenience",
    how_you_will_know="The money will be in your account.",
)


def pays(of: OfferFacts) -> CommitmentFacts:
    """Return the promise to pay an offer."""
    return replace(PAYMENT, id=f"pays{of.id}", offer_id=of.id)


def offer(pence: int = 7500, kind: MoneyKind = MoneyKind.DISTRESS, **changes: Any) -> OfferFacts:
    """Return money offered for point 1, not yet paid."""
    known: dict[str, Any] = {
        "id": f"offer{kind}",
        "point_id": "point1",
        "kind": kind,
        "pence": pence,
        "because": "You lived with a dripping ceiling for 17 days.",
        "offered_on": date(2026, 4, 20),
        "paid_on": None,
    }
    return OfferFacts(**{**known, **changes})


def stage(**changes: Any) -> StageFacts:
    """Return stage 1 of the sample case."""
    seen = EvidenceFacts(
        id="evidence1",
        item="Our repair log from 1 February to 20 April 2026",
        result=EvidenceResult.SEEN,
        checked_on=date(2026, 4, 10),
        note="the note of a colleague, not for the letter",
    )
    known: dict[str, Any] = {
        "received_on": date(2026, 3, 26),
        "acknowledged_on": date(2026, 4, 2),
        "evidence": (seen,),
    }
    return a_stage(1, **{**known, **changes})


def case(**changes: Any) -> CaseFacts:
    """Return the sample case: one point, upheld, with one promise."""
    known: dict[str, Any] = {
        "reference": "26-K7Q-0042",
        "resident": RESIDENT,
        "handler": OFFICER,
        "updates_agreed": "by phone, every Friday afternoon",
        "hazard": Hazard.NONE,
        "stages": (stage(),),
        "points": (point(),),
        "commitments": (promise(),),
    }
    return a_case(**{**known, **changes})


def acknowledgement(**changes: Any) -> LetterMatter:
    """Return the stage 1 acknowledgement of the sample case, ready to leave unless changed."""
    known: dict[str, Any] = {
        "kind": letter_kind("stage1-acknowledgement"),
        "case": case(),
        "author": OFFICER,
        "landlord": LANDLORD,
        "ombudsman": OMBUDSMAN,
        "bans": BANS,
        "issued_on": date(2026, 4, 2),
        "respond_by": date(2026, 4, 20),
        "draft": False,
    }
    return LetterMatter(**{**known, **changes})


TYPED = {
    "effect": "For 17 days you could not use your bathroom light, and you told us that you slept badly.",
    "apology": "We are sorry that we came so late, and that nobody told you why.",
}


def response(**changes: Any) -> LetterMatter:
    """Return the stage 1 response of the sample case, ready to leave unless changed."""
    known: dict[str, Any] = {
        "kind": letter_kind("stage1-response"),
        "case": case(),
        "author": OFFICER,
        "landlord": LANDLORD,
        "ombudsman": OMBUDSMAN,
        "bans": BANS,
        "issued_on": date(2026, 4, 20),
        "typed": TYPED,
        "money_limit": 50_000,
        "draft": False,
    }
    return LetterMatter(**{**known, **changes})
