"""The team: who works when and can do what, who is away, who does their work, and how officers grow."""

from complaints_desktop.rules.acts.act import CASEWORKERS, LEADERS, WITH_OMBUDSMAN, ActRow
from complaints_desktop.rules.states import NO_CASE
from db.shared.rights import ANY as NEW

NOT_LEADING = WITH_OMBUDSMAN - LEADERS
"""They reach no further than what is their own."""

KEEP_TEAM = ActRow(
    words="say who works when and can do what",
    who=LEADERS,
    states=NO_CASE,
    stays="What an officer works and can do holds from its day on, and earlier ones stay on record",
    writes={
        "working_pattern": (NEW, "withdrawn_on"),
        "skill": (NEW, "ended_on"),
        "deputy": (NEW, "ended_on"),
    },
)

SAY_AWAY = ActRow(
    words="record an absence",
    who=WITH_OMBUDSMAN,
    own_only=NOT_LEADING,
    states=NO_CASE,
    stays="An absence is ended or taken back by name",
    writes={"absence": (NEW, "to_on", "to_midday", "until_on", "withdrawn_on")},
)

GIVE_OUT = ActRow(
    words="give out the work of somebody who is away",
    who=LEADERS,
    states=NO_CASE,
    stays="",
    writes={
        "cover": (NEW, "ended_on", "ended_because"),
        "case_": ("handler_id", "team_id"),
        "reviewer": (NEW, "ended_on"),
        "commitment": ("owner_id",),
        "handover_note": (NEW, "withdrawn_on"),
    },
)

TAKE_OVER = ActRow(
    words="take over a case",
    who=WITH_OMBUDSMAN,
    own_only=NOT_LEADING,
    states=NO_CASE,
    stays="A handover that was read was read",
    writes={"handover_note": ("read_at", "resident_told_on")},
)

LEAD = ActRow(
    words="write down one-to-ones, objectives, training and inductions",
    who=LEADERS,
    states=NO_CASE,
    stays="Each is taken back by name, and stays on record as taken back",
    writes={
        "one_to_one": (NEW, "withdrawn_on"),
        "agreed_action": (NEW, "done_on", "withdrawn_on"),
        "objective": (NEW, "outcome", "ended_on", "withdrawn_on"),
        "training": (NEW, "withdrawn_on"),
        "induction_step": (NEW, "done_on", "withdrawn_on"),
    },
)

TICK = ActRow(
    words="tick off what was agreed",
    who=WITH_OMBUDSMAN,
    own_only=NOT_LEADING,
    states=NO_CASE,
    stays="A tick is taken off again by name",
    writes={"agreed_action": ("done_on",), "induction_step": ("done_on",)},
)

NOTE_DAY = ActRow(
    words="write a note for the team’s day",
    who=CASEWORKERS,
    states=NO_CASE,
    stays="A note is taken back by name",
    writes={"day_note": (NEW, "withdrawn_on")},
)
