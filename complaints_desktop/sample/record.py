"""Fills an empty record with sample cases: drawn, written in bulk, and derived like any others."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from complaints_desktop.case.references import draw_references
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.rules.decisions import overall
from complaints_desktop.sample.cases import ADJUSTMENTS, CHANNELS, NEEDS, Drawing, stock
from complaints_desktop.sample.courses import Courses
from complaints_desktop.sample.homes import held
from complaints_desktop.sample.promises import PromiseRows, moment
from complaints_desktop.sample.team import SampleTeam, make_team
from db.model import (
    Adjustment,
    Base,
    Case,
    Chase,
    Commitment,
    CommitmentUpdate,
    Contact,
    Finding,
    LevelAnswer,
    Miss,
    Need,
    Person,
    Point,
    ResidentAnswer,
    SignOff,
    Stage,
    new_id,
    table_of,
)
from db.progress import Progress, nobody_waits
from db.terms import ContactKind, Direction, Hazard, Responsibility

ORDER = (
    *(Person, Need, Adjustment, Case, Stage, Point, Finding, Contact, Commitment, CommitmentUpdate),
    *(Chase, LevelAnswer, Miss, ResidentAnswer, SignOff),
)
CHUNK = 500
Rows = dict[type[Base], list[dict[str, Any]]]


def fill(
    session: Session,
    desk: Desk,
    *,
    cases: int,
    seed: int,
    progress: Progress = nobody_waits,
) -> None:
    """Write `cases` sample cases, drawn from `seed`, with the team that handles them."""
    source = stock()
    days = max(60, min(1000, cases // 3))
    random = Random(seed)  # noqa: S311 - a sample, not a secret
    drawing = Drawing(random, desk.today, desk.calendar, source, days)
    team = make_team(session, source, desk, desk.today - timedelta(days), cases)
    made: list[str] = []
    for start in range(0, cases, CHUNK):
        number = min(CHUNK, cases - start)
        rows: Rows = defaultdict(list)
        ids = [
            SampleCase(drawing, desk, team, rows).write(reference)
            for reference in draw_references(session, desk.today, number)
        ]
        for entity in ORDER:
            if rows[entity]:
                session.execute(insert(table_of(entity)), rows[entity])
        made += ids
        progress((start + number) // 2, cases)
    for start in range(0, cases, CHUNK):  # once all is written: a risk hangs on what was kept in every case
        restate(session, desk, made[start : start + CHUNK])
        progress((cases + min(start + CHUNK, cases)) // 2, cases)


class SampleCase:
    """Turns one drawn case into the rows of the record."""

    def __init__(self, drawing: Drawing, desk: Desk, team: SampleTeam, rows: Rows) -> None:
        """Write into `rows`."""
        self.random, self.words, self.desk, self.team, self.rows = (
            drawing.random,
            drawing.source.words,
            desk,
            team,
            rows,
        )
        self.drawn = drawing.case()
        self.id = new_id()
        self.handler = self.random.choice(team.handlers)

    def write(self, reference: str) -> str:
        """Add the rows of the case and return its id."""
        drawn, pick = self.drawn, self.random.choice
        person = self._person()
        self.rows[Case].append(
            {
                "id": self.id,
                "reference": reference,
                "person_id": person,
                "team_id": self.team.team,
                "handler_id": self.handler,
                "category": drawn.category,
                "channel": pick(CHANNELS),
                **held(self.rows[Person][-1]["address"], self.words),
                "summary": pick(self.words["summaries"]).format(point=drawn.points[0]),
                "logged_on": drawn.received,
                "logged_at": moment(drawn.received),
                "hazard": (Hazard.SIGNIFICANT if drawn.category == "damp and mould" else Hazard.NONE).value,
                "vulnerable": self.random.random() < 0.3,
                "complex": self.random.random() < 0.2,
                "closed_on": drawn.closed,
                "closed_as": "answered" if drawn.closed else None,
                "learning": pick(self.words["learning"]) if drawn.closed else None,
                "sample": True,
            }
        )
        self._stages_and_findings()
        self._contacts()
        if drawn.responded:
            self._commitments(drawn.responded)
        return self.id

    def _person(self) -> str:
        person, words, pick = new_id(), self.words, self.random.choice
        first = pick(words["first"])
        self.rows[Person].append(
            {
                "id": person,
                "name": f"{first} {pick(words['last'])}",
                "preferred_name": None,
                "address": f"{self.random.randint(1, 98)} {pick(words['streets'])}\n{pick(words['towns'])}",
                "postcode": f"ZX{self.random.randint(1, 19)} {self.random.randint(1, 9)}{pick('ABDE')}{pick('LNPQ')}",
                "phone": f"07700 900{self.random.randint(0, 999):03d}",
                "email": f"resident{self.random.randint(100, 999)}@mail.example",
                "how_to_contact": pick((None, None, "Ring after 4 pm", "Email, please; works nights")),
            }
        )
        if self.random.random() < 0.15:
            need = {"person_id": person, "kind": pick(NEEDS), "source": "resident said"}
            self.rows[Need].append({"id": new_id(), "recorded_on": self.drawn.received, **need})
        if self.random.random() < 0.1:
            kind, detail = pick(ADJUSTMENTS)
            agreed = {"person_id": person, "kind": kind, "detail": detail, "agreed_on": self.drawn.received}
            review = self.drawn.received + timedelta(self.random.choice((60, 90, 180)))
            self.rows[Adjustment].append({"id": new_id(), "review_on": review, **agreed})
        return person

    def _stages_and_findings(self) -> None:
        drawn = self.drawn
        first = self._stage(1, drawn.received, drawn.acknowledged, drawn.responded)
        if drawn.escalated:
            self._stage(2, drawn.escalated, drawn.acknowledged_2, drawn.responded_2)
        for number, text in enumerate(drawn.points, 1):
            point = {
                "id": new_id(),
                "case_id": self.id,
                "number": number,
                "text": text,
                "outcome_sought": self.random.choice(self.words["outcomes"]),
                "responsibility": Responsibility.OURS.value if drawn.acknowledged else None,
                "added_on": drawn.received,
            }
            self.rows[Point].append(point)
            if drawn.responded:
                self.rows[Finding].append(
                    {
                        "id": new_id(),
                        "case_id": self.id,
                        "point_id": point["id"],
                        "stage_id": first,
                        "decision": drawn.decisions[number - 1].value,
                        "reasons": self.random.choice(self.words["reasons"]),
                        "reference": self.random.choice(self.words["references"]),
                    }
                )

    def _stage(self, number: int, received: date, acknowledged: date | None, responded: date | None) -> str:
        outcome = overall(self.drawn.decisions) if responded else None
        stage = {
            "id": new_id(),
            "case_id": self.id,
            "number": number,
            "received_on": received,
            "acknowledged_on": acknowledged,
            "responded_on": responded,
            "outcome": outcome.value if outcome else None,
            "decider_id": self.handler if responded and number == 1 else None,
        }
        self.rows[Stage].append(stage)
        return str(stage["id"])

    def _contacts(self) -> None:
        for number in range(3):
            day = min(self.drawn.received + timedelta(1 + number * self.random.randint(1, 4)), self.desk.today)
            self.rows[Contact].append(
                {
                    "id": new_id(),
                    "case_id": self.id,
                    "kind": self.random.choice((ContactKind.CALL, ContactKind.EMAIL, ContactKind.VISIT)).value,
                    "direction": self.random.choice(tuple(Direction)).value,
                    "contact_on": day,
                    "summary": self.random.choice(self.words["contacts"]),
                    "author_id": self.handler,
                    "recorded_at": moment(day),
                }
            )

    def _commitments(self, responded: date) -> None:
        """Add what was promised in the answer, as far as it has come."""
        for each in self.random.sample(self.words["promises"], self.random.choice((0, 1, 1, 2))):
            course = Courses(self.random, self.words).draw(each, responded)
            promise = PromiseRows(
                case_id=self.id,
                handler=self.handler,
                team=self.team,
                today=self.desk.today,
                random=self.random,
                course=course,
            )
            for entity, row in promise.rows():
                self.rows[entity].append(row)
