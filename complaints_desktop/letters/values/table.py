"""Every name a template may use besides the officer's own fields: one table, put together by subject."""

from collections.abc import Callable

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.dates import dates
from complaints_desktop.letters.values.decision import decision, refusals
from complaints_desktop.letters.values.first_contact import first_contact
from complaints_desktop.letters.values.hazards import hazard
from complaints_desktop.letters.values.matters import other_matter
from complaints_desktop.letters.values.ombudsman import ombudsman
from complaints_desktop.letters.values.outside import outside
from complaints_desktop.letters.values.people import landlord, people
from complaints_desktop.letters.values.points import points
from complaints_desktop.letters.values.put_right import put_right
from complaints_desktop.letters.values.remedies import remedies
from complaints_desktop.letters.values.representatives import representatives
from complaints_desktop.letters.values.restrictions import restrictions
from complaints_desktop.letters.values.taken_back import taken_back
from complaints_desktop.letters.values.ways_on import ways_on
from complaints_desktop.letters.values.which_stands import which_stands
from complaints_desktop.letters.values.words import Value

SUBJECTS: tuple[Callable[[LetterMatter], dict[str, Value]], ...] = (
    *(people, dates, landlord, points, decision, remedies, refusals, restrictions, representatives),
    *(other_matter, hazard, outside, first_contact, ombudsman, which_stands, put_right, taken_back),
    ways_on,
)


def values(matter: LetterMatter) -> dict[str, Value]:
    """Return every name and block a template may use; what is not recorded is empty."""
    return {name: value for subject in SUBJECTS for name, value in subject(matter).items()}
