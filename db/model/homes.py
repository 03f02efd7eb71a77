"""The landlord's own homes, as its list of them has them."""

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, natural_id, not_blank
from db.model.marks import About, Belongs, said


class Home(Captured, Base):
    """A home by its unique property reference number; the list of the landlord's says the rest, and says it again."""

    __tablename__ = "home"
    about = About(
        called="Home {uprn}",
        subject="homes",
        belongs=Belongs.TO_ALL,
    )
    __table_args__ = (not_blank("uprn"), not_blank("address"), at_most("address", 500))

    uprn: Mapped[Text80] = said("UPRN", personal=False, unique=True)
    address: Mapped[LongText] = said("address", personal=False)
    postcode: Mapped[Text80 | None] = said("postcode", personal=False, index=True)
    estate: Mapped[Text200 | None] = said("estate", personal=False)
    stock_type: Mapped[Text80 | None] = said("stock type", personal=False)


def home_id(uprn: str) -> str:
    """Return the id of the home of that number: two desks that read the same list make one row of each home."""
    return natural_id("home", uprn)
