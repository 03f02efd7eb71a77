"""The words of the trade that are kept of a team: how somebody is away, what they have, what they can do."""

from db.terms import Word


class Away(Word):
    """How an absence came about; nobody's health is kept."""

    PLANNED = "planned"
    SUDDEN = "sudden"


class Part(Word):
    """As what somebody has a piece of work."""

    HANDLER = "handler"
    REVIEWER = "reviewer"
    PROMISE = "owner of a promise"


class SkillKind(Word):
    """What a skill is about."""

    CATEGORY = "category"
    STAGE = "stage"
    OMBUDSMAN = "ombudsman"
    HAZARD = "hazard"
    LANGUAGE = "language"
