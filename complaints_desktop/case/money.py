"""Loads the money offered, by stage (Code 7.2); what was taken back is history."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, grouped
from complaints_desktop.facts.money import OfferFacts
from db.model import Offer

OFFER = Mapper(OfferFacts, Offer)


def offers(session: Session, ids: Sequence[str]) -> dict[str, tuple[OfferFacts, ...]]:
    """Return the money offered in these cases by stage."""
    return grouped(session, OFFER, ids, of="case_id", by="stage_id", order=("id",), still="withdrawn_on")
