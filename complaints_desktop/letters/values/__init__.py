"""What the record says, in the words of a letter; a new name is a line of the module of its subject."""

from complaints_desktop.letters.values.decision import decided, whole_of
from complaints_desktop.letters.values.remedies import stage_offers
from complaints_desktop.letters.values.table import values
from complaints_desktop.letters.values.words import Row, Value

__all__ = ["Row", "Value", "decided", "stage_offers", "values", "whole_of"]
