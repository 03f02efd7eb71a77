"""Findings, as they stand in the rows of points (Code 6.7)."""

from complaints_desktop.case.rows import Mapper
from complaints_desktop.facts.findings import FindingFacts
from db.model import Finding

FINDING = Mapper(FindingFacts, Finding, "stage")
