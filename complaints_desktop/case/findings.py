"""Findings, as they stand in the rows of points (Code 6.7)."""

from sqlalchemy import ColumnElement, or_

from complaints_desktop.case.rows import Mapper
from complaints_desktop.facts.findings import FindingFacts
from db.model import Finding

FINDING = Mapper(FindingFacts, Finding, "stage")


def something_found() -> ColumnElement[bool]:
    """That a finding says anything: one that was taken back is a row that says nothing."""
    said = ("decision", "reasons", "reference", "no_remedy_because", "policy_then")
    return or_(*(FINDING.table.c[name].is_not(None) for name in said))
