"""Extensions of a stage, as they stand in the rows of stages (Code 6.4, 6.15)."""

from complaints_desktop.case.rows import Mapper
from complaints_desktop.facts.extensions import ExtensionFacts
from db.model import Extension

EXTENSION = Mapper(ExtensionFacts, Extension)
