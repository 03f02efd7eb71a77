"""What was imported, when, and what came of each row."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Text200, not_blank
from db.model.marks import About, Belongs, said


class ImportRun(Captured, Base):
    """One import: one undoable batch with its report."""

    __tablename__ = "import_run"
    about = About(
        called="Import of {file_name}",
        referred="the import of {file_name}",
        subject="case",
        belongs=Belongs.IS_IMPORT,
    )
    __table_args__ = (not_blank("file_name"),)

    file_name: Mapped[Text200] = said("file", personal=True)
    sha256: Mapped[Text200] = said("fingerprint", personal=False)
    started_at: Mapped[datetime] = said("started")
    report: Mapped[dict[str, Any]] = said("report", personal=True)
    undone_at: Mapped[datetime | None] = said("undone")
