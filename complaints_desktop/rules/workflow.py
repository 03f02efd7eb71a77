"""What may happen to a case next: read from the rows of the acts, by the state of the case."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import NO_CASE, State, state_of
from complaints_desktop.rules.wording import in_full
from db.terms import Role

ON_CASES = tuple(act for act in Act if act.value.states != NO_CASE)
"""What is done to a case that is there, in the order of the table."""


def allowed(case: CaseFacts, role: Role) -> tuple[Act, ...]:
    """Return what `role` may do to `case` now, in the order of the table."""
    return tuple(act for act in ON_CASES if not refusal(case, role, act))


def next_act(case: CaseFacts) -> Act | None:
    """Return the act that moves `case` on, for the button at its head; None where only waiting is left."""
    state = state_of(case)
    if state is State.NO_COMPLAINT and case.unoffered:
        return Act.OFFER_CHOICE
    if state is State.NO_COMPLAINT and case.untold:
        return Act.TELL_NEXT_STEP
    advancing = (act for act in ON_CASES if act.value.advances and state in act.value.states)
    return next((act for act in advancing if _of_this_kind(case, act)), None)


def refusal(case: CaseFacts, role: Role, act: Act) -> Refused | None:
    """Return why `act` is refused for `case` and `role` now, None where it is allowed."""
    try:
        permit(case, role, act)
    except Refused as refused:
        return refused
    return None


def permit(case: CaseFacts, role: Role, act: Act) -> None:
    """Raise Refused, with the paragraph and what to do, unless `role` may do `act` to `case` now."""
    require(role, act)
    row, state = act.value, state_of(case)
    if act not in ON_CASES:
        raise ValueError(f"{act} is not done to a case")
    if state not in row.states or not _of_this_kind(case, act):
        _require_not_done(case)
        raise Refused(f"{row.otherwise} (it is {_standing(case, state)})", do=row.do, paragraph=paragraph_of(case, act))
    over = row.over(case)
    if over:
        raise over


def _require_not_done(case: CaseFacts) -> None:
    """Raise Refused where a first contact is done: of such a one no other reason is true."""
    if case.kind is not None and case.closed_on is not None:
        raise Refused(
            f"This {case.kind.value} ended on {in_full(case.closed_on)}",
            do="Log what is new. Where they are unhappy with how it was handled, make a complaint of it.",
        )


def _of_this_kind(case: CaseFacts, act: Act) -> bool:
    """Whether it is done to what the case is: what is not done to an open request is not done to one that is done."""
    if act.value.kinds:
        return case.kind in act.value.kinds
    return case.is_complaint or State.NO_COMPLAINT in act.value.states


def _standing(case: CaseFacts, state: State) -> str:
    """Return where a case stands as a refusal says it: what is no complaint by what it is."""
    if case.kind is None:
        return state.value
    return f"{'an' if case.kind.value[0] in 'aeiou' else 'a'} {case.kind.value}"


def paragraph_of(case: CaseFacts, act: Act) -> str:
    """Return the paragraph of the Code by which `act` is done to `case`, at the stage it has come to."""
    row = act.value
    return row.at_stage_2 if row.at_stage_2 and case.current.number == 2 else row.paragraph
