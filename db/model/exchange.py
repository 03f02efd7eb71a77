"""What was imported, when, and what came of each row."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Text200, not_blank


class ImportRun(Captured, Base):
    """One import: one undoable batch with its report."""

    __tablename__ = "import_run"
    __table_args__ = (not_blank("file_name"),)

    file_name: Mapped[Text200]
    sha256: Mapped[Text200]
    started_at: Mapped[datetime]
    report: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]
