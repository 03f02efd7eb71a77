"""The rows of a sample promise: what its record says of its course by today, and how it was followed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from complaints_desktop.rules.on_time import ATTEMPTS
from complaints_desktop.rules.wording import without_weekday
from complaints_desktop.sample.courses import CAUSES, Course, after_weekend, before_weekend
from complaints_desktop.sample.team import SampleTeam
from db.model import Base, Chase, Commitment, CommitmentUpdate, LevelAnswer, Miss, ResidentAnswer, SignOff, new_id
from db.terms import (
    CommitmentState,
    Dependency,
    EndedBy,
    EvidenceKind,
    Hazard,
    Readiness,
    ResidentWord,
    UpdateKind,
)

Made = Iterator[tuple[type[Base], dict[str, Any]]]

SAID = "They said on the phone that it is done, and done well"
"""What the resident says where their word shows it."""

PROOF = {"repair": "Job sheet", "inspection": "Report", "payment": "BACS payment"}
"""What shows that something of a kind was done, before its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRows:
    """Turns the course of a promise into rows, each known by today."""

    case_id: str
    handler: str
    team: SampleTeam
    today: date
    random: Random
    course: Course
    id: str = field(default_factory=new_id)

    def rows(self) -> Made:
        """Yield the promise and all that was written of it."""
        dropped = self._dropped()
        yield Commitment, self._promise(dropped)
        for update in self._updates(dropped):
            if update["update_on"] <= self.today:
                yield CommitmentUpdate, update
        if dropped is None:
            yield from self._followed()

    @property
    def _done(self) -> bool:
        return self.course.done_on <= self.today

    def _dropped(self) -> tuple[date, EndedBy, str] | None:
        """Return when, by whom and why a promise was ended; few are."""
        course, drawn = self.course, self.random.random()
        day = course.promised_on + (course.first_due_on - course.promised_on) // 2
        if drawn > 0.03 or day > self.today:
            return None
        by = EndedBy.RESIDENT if drawn < 0.02 else EndedBy.US
        why = "They had it done themselves" if by is EndedBy.RESIDENT else "The home is sold, and its buyer sees to it"
        return day, by, why

    def _promise(self, dropped: tuple[date, EndedBy, str] | None) -> dict[str, Any]:
        course, done = self.course, self._done and dropped is None
        state = CommitmentState.COMPLETED if done else CommitmentState.CANCELLED if dropped else CommitmentState.OPEN
        moved = course.moved_on is not None and course.moved_on <= self.today
        return {
            "id": self.id,
            "case_id": self.case_id,
            "source": "stage 1",
            "what": course.promise["what"],
            "kind": course.promise["kind"],
            "owner_id": self.team.owners[course.owner],
            "contractor": course.contractor,
            "promised_on": course.promised_on,
            "due_on": course.due_on if moved else course.first_due_on,
            "first_due_on": course.first_due_on,
            "agreed_with_resident": True,
            "how_you_will_know": "We will ring you on the day",
            "impact": course.promise["impact"],
            "higher_risk_home": self.random.random() < 0.15,
            "hazard": Hazard.NONE.value,
            "dependency": self._dependency().value,
            "needs_appointment": course.promise["visits"],
            "appointment_on": self._appointment(),
            "started_on": course.started_on if course.started_on <= self.today else None,
            "readiness": None if done or dropped else self._readiness().value,
            "interim": course.promise.get("interim") if not done else None,
            **self._shown(done),
            "state": state.value,
            "ended_by": dropped[1].value if dropped else None,
            "cancelled_because": dropped[2] if dropped else None,
        }

    def _shown(self, done: bool) -> dict[str, Any]:
        """Return when it was done, what shows it, by which job and for how much."""
        kind, number = self.course.promise["kind"], self.random.randint(10_000, 99_999)
        by_word, cost = self.random.random() < 0.3, self.random.randint(40, 900) * 100
        shown = SAID if by_word else f"{PROOF.get(kind, 'Note in the case file, number')} {number}"
        visits = self.course.promise["visits"]
        return {
            "job_number": f"R{number}" if visits and self.course.arranged_on <= self.today else None,
            "cost_pence": cost if visits and done else None,
            "work_done_on": self.course.done_on if done else None,
            "completed_on": self.course.done_on if done else None,
            "evidence": shown if done else None,
            "evidence_kind": (EvidenceKind.RESIDENT if by_word else EvidenceKind.REFERENCE).value if done else None,
        }

    def _dependency(self) -> Dependency:
        if self.course.waits:
            return Dependency.CONTRACTOR_AND_MORE
        return Dependency.CONTRACTOR if self.course.contractor else Dependency.OWN_STAFF

    def _appointment(self) -> date | None:
        """Return the day of the visit that is booked: one that was missed stands until another is made."""
        course = self.course
        if not course.promise["visits"] or course.arranged_on > self.today:
            return None
        return course.done_on if not course.missed or self.today > course.due_on else course.due_on - timedelta(2)

    def _readiness(self) -> Readiness:
        course = self.course
        if course.arranged_on > self.today:
            return Readiness.NOTHING
        if course.waits:
            return Readiness.WAITING
        if course.started_on <= self.today:
            return Readiness.UNDER_WAY
        return Readiness.BOOKED if course.promise["visits"] else Readiness.ORDERED

    def _updates(self, dropped: tuple[date, EndedBy, str] | None) -> Iterator[dict[str, Any]]:
        """Yield what was said of it day by day, up to its end."""
        course = self.course
        until = dropped[0] if dropped else course.done_on
        booked = "and the visit is booked" if course.promise["visits"] else "and is in the diary"
        found = [(course.arranged_on, UpdateKind.PROGRESS, f"The job is raised, {booked}.")]
        found += [(day, UpdateKind.NO_ACCESS, "Nobody was in; a card was left.") for day in course.attempts]
        if course.waits:
            words = f"It waits: {course.promise['waits']}."
            found.append((course.arranged_on + timedelta(5), UpdateKind.PROGRESS, words))
        for week in range(1, 6):
            if self.random.random() < 0.6:
                day = course.arranged_on + timedelta(8 * week)
                found.append((day, UpdateKind.PROGRESS, "Asked the team: nothing new, the date stands."))
        for day, kind, text in found:
            if day < until:
                yield self._update(day, kind, text)
        if course.moved_on and course.moved_on < until:
            yield self._moved(course.moved_on)
        if dropped:
            yield self._update(dropped[0], UpdateKind.CANCELLED, dropped[2])
        else:
            yield self._update(course.done_on, UpdateKind.COMPLETED, "Kept; what shows it is on record.")

    def _moved(self, day: date) -> dict[str, Any]:
        course = self.course
        dates = {"old_due_on": course.first_due_on, "new_due_on": course.due_on, "resident_agreed": True}
        why = "The part is late" if course.waits else "Nobody could be in sooner"
        text = f"{why}. Rang; they agreed to {without_weekday(course.due_on)}."
        return {**self._update(day, UpdateKind.REDATED, text), **dates}

    def _update(self, day: date, kind: UpdateKind, text: str) -> dict[str, Any]:
        return {
            "id": new_id(),
            "case_id": self.case_id,
            "commitment_id": self.id,
            "kind": kind.value,
            "update_on": day,
            "text": text,
            **dict.fromkeys(("old_due_on", "new_due_on", "resident_agreed")),
            "author_id": self.handler,
            "recorded_at": moment(day),
        }

    def _followed(self) -> Made:
        """Yield what was done to bring it to its end: asked, answered for, explained, heard of, signed off."""
        course, drawn = self.course, self.random.random
        late, next_day = course.missed and course.due_on < self.today, after_weekend(course.due_on + timedelta(1))
        before = course.due_on - timedelta(self.random.randint(4, 9))
        if course.contractor and drawn() < 0.4 and course.arranged_on < before < course.done_on:
            yield from self._if_come(Chase, self._chase(before_weekend(before)))
        if late and drawn() < 0.6:
            yield from self._if_come(Chase, self._chase(next_day))
        if late and drawn() < 0.7:
            yield from self._if_come(LevelAnswer, self._answer(3, next_day))
        if not self._done and not late and course.due_on < self.today + timedelta(7) and drawn() < 0.6:
            yield from self._if_come(LevelAnswer, self._answer(2, course.due_on - timedelta(6)))
        if late and drawn() < 0.85 and len(course.attempts) < ATTEMPTS:
            yield from self._if_come(
                Miss, self._miss(after_weekend(course.due_on + timedelta(self.random.randint(3, 12))))
            )
        if self._done and drawn() < 0.75:
            yield from self._if_come(
                ResidentAnswer, self._heard(after_weekend(course.done_on + timedelta(self.random.randint(1, 5))))
            )
        if self._done and course.promise["impact"] > 2 and drawn() < 0.6:
            yield from self._if_come(
                SignOff, self._signed(after_weekend(course.done_on + timedelta(self.random.randint(1, 6))))
            )

    def _if_come(self, entity: type[Base], row: tuple[date, Mapping[str, Any]]) -> Made:
        """Yield a row of a day that has come."""
        day, said = row
        if day <= self.today:
            about = {"id": new_id(), "case_id": self.case_id, "commitment_id": self.id, "recorded_at": moment(day)}
            yield entity, {**about, **said}

    def _chase(self, day: date) -> tuple[date, Mapping[str, Any]]:
        asked = {"asked": self.course.contractor or self.course.owner, "words": "Can the date be kept?"}
        return day, {**asked, "chased_on": day, "next_on": day + timedelta(4), "chased_by_id": self.handler}

    def _answer(self, level: int, day: date) -> tuple[date, Mapping[str, Any]]:
        said, by = ANSWERS[level], self.team.leaders[-1]
        return day, {"level": level, "due_on": self.course.due_on, **said, "answered_on": day, "answered_by_id": by}

    def _miss(self, day: date) -> tuple[date, Mapping[str, Any]]:
        cause, level = CAUSES[self.course.because]
        said = {"cause": cause, "level": level.value, **WHY[self.course.because]}
        missed_on = self.course.due_on + timedelta(1)
        return day, {**said, "missed_on": missed_on, "said_on": day, "said_by_id": self.handler}

    def _heard(self, day: date) -> tuple[date, Mapping[str, Any]]:
        there = self.random.random() < 0.9
        answer = ResidentWord.CONFIRMED if there else ResidentWord.NOT_REACHED
        return day, {"answer": answer.value, "words": None, "asked_on": day, "recorded_by_id": self.handler}

    def _signed(self, day: date) -> tuple[date, Mapping[str, Any]]:
        by = self.random.choice(self.team.leaders)
        return day, {"words": "The job sheet and the photographs", "signed_off_on": day, "signed_off_by_id": by}


ANSWERS: Mapping[int, Mapping[str, str]] = {
    2: {"answer": "The planner keeps a team free for it; the resident knows the day", "told": "The service manager"},
    3: {"answer": "Rang the resident and said sorry; the team comes this week", "told": "The head of service"},
}
"""What is said is done at a level of jeopardy."""

WHY: Mapping[str, Mapping[str, str]] = {
    "no access": {"why": "Nobody was in, and the next visit was after the date", "changes": "We agree a time of day"},
    "waits": {"why": "The part came late", "changes": "We order before we promise a date"},
    "unarranged": {"why": "The visit was booked too late", "changes": "A promise is booked on the day it is made"},
    "contractor": {"why": "The contractor did not come on the day", "changes": "It is raised at the monthly review"},
    "owner": {"why": "The job lay between two teams", "changes": "One person keeps it from the promise to the end"},
}
"""What is said of a miss, by what caused it."""


def moment(day: date) -> datetime:
    """Return the middle of a morning."""
    return datetime.combine(day, time(10, 30), UTC)
