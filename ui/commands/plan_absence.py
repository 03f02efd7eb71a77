"""What would become of somebody's work while they are away, from a script: the proposal with its reasons."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.refusals import Refused
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.reading.absence_plan import Proposal


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `plan-absence`."""
    said = "who would do what while somebody is away, with reasons; nothing is changed"
    command = commands.add_parser("plan-absence", help=said)
    command.add_argument("officer", metavar="OFFICER", help="the name, as it stands in the list of officers")
    command.add_argument("--from", dest="start", type=day, required=True, metavar="DATE", help="the first day away")
    command.add_argument("--to", dest="end", type=day, metavar="DATE", help="the last; without it, nobody knows")
    command.add_argument("--json", action="store_true", help="as JSON")


def plan_absence(parsed: Namespace) -> int:
    """Say what is proposed."""
    from complaints_desktop.case.workers import workers
    from complaints_desktop.reading.absence_plan import Asked, proposal

    if parsed.end and parsed.end < parsed.start:
        raise Refused("It would end before it begins", do="Put one of the two days right.", field="to")
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.reading() as session:
            known = {each.officer.name.casefold(): each.id for each in workers(session, desk.today)}
            officer_id = known.get(parsed.officer.strip().casefold())
            if officer_id is None:
                do = "Give the name as it stands in the list of officers."
                raise Refused(f"Nobody called “{parsed.officer}” works here", do=do, field="officer")
            found = proposal(session, desk, asked=Asked(officer_id=officer_id, first=parsed.start, last=parsed.end))
    return show(parsed, as_json(found), lambda: as_words(found))


def as_json(found: Proposal) -> dict[str, Any]:
    """Return the proposal as the contract of the command line has it."""
    plan, pieces = found.plan, found.pieces
    return {
        "moves": [
            {
                "reference": pieces[each.item].reference,
                "part": pieces[each.item].part.value,
                "from": found.name(each.giver),
                "to": found.name(each.taker),
                "because": each.because,
            }
            for each in plan.moves
        ],
        "left": [
            {
                "reference": pieces[each.item].reference,
                "part": pieces[each.item].part.value,
                "because": each.because,
                "unplaced": each.unplaced,
            }
            for each in plan.left
        ],
        "load": {
            found.name(each.carrier): {"before": each.before, "after": each.after, "capacity": each.capacity}
            for each in plan.loads
        },
        "rules": list(plan.rules),
        "proof": plan.proof.said,
    }


def as_words(found: Proposal) -> str:
    """Return the proposal as a person reads it."""
    said = as_json(found)
    lines = [f"{each['reference']} ({each['part']}) to {each['to']}: {each['because']}" for each in said["moves"]]
    lines += [f"{each['reference']} ({each['part']}) stays: {each['because']}" for each in said["left"]]
    lines += ["", "Load before and after, of what each can carry in these four weeks:"]
    for name, each in said["load"].items():
        lines.append(f"{name}: {each['before']} to {each['after']} of {each['capacity']}")
    lines += ["", *said["rules"], said["proof"]]
    return "\n".join(lines)
