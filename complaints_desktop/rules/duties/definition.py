"""Definition of a complaint: its points, what is sought, whose each is (Code 5.6, 5.7)."""

from collections.abc import Sequence

from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.duty import ANSWER, ISSUE, Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import count, listed


def _defined(situation: Situation) -> Verdict:
    points = situation.case.points_at(situation.stage.number)
    if not points:
        return Verdict(missing(situation), "no point of the complaint is written down", "points")
    bare = [point for point in points if not point.outcome_sought]
    if bare:
        because = f"the outcome sought is missing for point {_numbers(bare)}"
        return Verdict(missing(situation), because, "outcome_sought", bare[0].id)
    return Verdict(Outcome.MET, f"{count(len(points), 'point')}, each with the outcome sought")


def _responsible(situation: Situation) -> Verdict | None:
    points = situation.case.points_at(situation.stage.number)
    if not points:
        return None
    bare = [point for point in points if point.responsibility is None or not point.responsibility.known]
    if bare:
        because = f"whose responsibility is missing for point {_numbers(bare)}"
        return Verdict(missing(situation), because, "responsibility", bare[0].id)
    return Verdict(Outcome.MET, "said for each point")


def _told(situation: Situation) -> Verdict | None:
    case = situation.case
    if situation.stage is not case.current:
        return None
    if case.changed_points:
        because = f"the resident was not told what changed at point {_numbers(case.changed_points)}"
        return Verdict(missing(situation), because, "definition_changes")
    if any(point.changes for point in (*case.points, *case.withdrawn)):
        return Verdict(Outcome.MET, "the resident was told of every change")
    return None


def _numbers(points: Sequence[PointFacts]) -> str:
    return listed([str(point.number) for point in points])


DEFINED = Duty(
    key="define",
    paragraphs={1: "5.6", 2: "5.6"},
    asks="Define the complaint and the outcomes sought",
    judge=_defined,
    act=Act.DEFINE,
    place="define",
    blocks=ISSUE,
    in_letter=True,
)
RESPONSIBLE = Duty(
    key="responsible",
    paragraphs={1: "5.7", 2: "5.7"},
    asks="Say what we are responsible for",
    judge=_responsible,
    act=Act.DEFINE,
    place="define",
    blocks=ISSUE,
    in_letter=True,
)
TOLD = Duty(
    key="changes",
    paragraphs={1: "6.8", 2: "6.8"},
    asks="Tell the resident what changed in the definition",
    judge=_told,
    act=Act.TELL_CHANGE,
    place="tell-change",
    blocks=ANSWER,
)
