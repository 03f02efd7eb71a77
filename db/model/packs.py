"""Packs of numbers, frozen when they are issued, and from when a chart is counted anew."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, not_before, not_blank, one_of, to
from db.model.marks import About, Belongs, said
from db.number_terms import Basis, PackKind


class Pack(Captured, Base):
    """Numbers of a period for one reader; issued it is frozen, and what is corrected later is another version."""

    __tablename__ = "pack"
    about = About(
        called="Pack for {kind}",
        referred="pack for {kind}, version {version}",
        subject="numbers",
        belongs=Belongs.TO_ALL,
    )
    __table_args__ = (
        one_of("kind", PackKind),
        one_of("basis", Basis),
        not_before("to_on", "from_on"),
        CheckConstraint("version BETWEEN 1 AND 999", name="version_sane"),
        CheckConstraint("length(figures) <= 4000000", name="figures_length"),
    )

    kind: Mapped[Text80] = said("for whom")
    from_on: Mapped[date] = said("from")
    to_on: Mapped[date] = said("to")
    basis: Mapped[Text80] = said("basis")
    as_of_on: Mapped[date] = said("as of")
    of_whom: Mapped[Text200 | None] = said("of whom alone", personal=False)
    """The team or the contractor it is about; empty of one about all."""
    version: Mapped[int] = said("version")
    replaces_id: Mapped[str | None] = to("pack", "version before", nullable=True)
    figures: Mapped[LongText] = said("figures", personal=False)
    """JSON: the numbers and references as they stood when it was made; no words of residents, and no names of them."""
    made_at: Mapped[datetime] = said("made")
    made_by_id: Mapped[str | None] = to("officer", "made by", signs=True, nullable=True)
    approved_on: Mapped[date | None] = said("approved")
    approved_by_id: Mapped[str | None] = to("officer", "approved by", signs=True, nullable=True)
    issued_at: Mapped[datetime | None] = said("issued")
    issued_by_id: Mapped[str | None] = to("officer", "issued by", signs=True, nullable=True)
    sha256: Mapped[Text80 | None] = said("hash", personal=False)
    withdrawn_on: Mapped[date | None] = said("taken back")


class PackWords(Captured, Base):
    """What a person wrote to a part of a pack; the last words of a part stand."""

    __tablename__ = "pack_words"
    insert_only = True
    about = About(called="Words to the pack", subject="numbers", belongs=Belongs.TO_ALL)
    __table_args__ = (not_blank("words"),)

    pack_id: Mapped[str] = to("pack", "pack", index=True)
    part: Mapped[Text80] = said("part", personal=False)
    words: Mapped[LongText] = said("words", personal=False)
    written_by_id: Mapped[str | None] = to("officer", "written by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")


class Rebase(Captured, Base):
    """From when the limits of a chart are counted anew, and why (reports 10.6)."""

    __tablename__ = "rebase"
    about = About(called="New limits of {measure}", subject="numbers", belongs=Belongs.TO_ALL)
    __table_args__ = (not_blank("because"),)

    measure: Mapped[Text80] = said("measure", personal=False)
    from_on: Mapped[date] = said("from")
    because: Mapped[LongText] = said("why", personal=False)
    set_by_id: Mapped[str | None] = to("officer", "set by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")
