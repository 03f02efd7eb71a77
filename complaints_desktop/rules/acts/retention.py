"""What is decided on how long a case is kept: by a manager, with a reason, in a register that stays."""

from complaints_desktop.rules.acts.act import MANAGERS, ActRow
from complaints_desktop.rules.states import ANY
from db.shared.rights import ANY as NEW

RETAIN = ActRow(
    words="decide how long a case is kept",
    who=MANAGERS,
    states=ANY,
    stays="A decision on the keeping of a case is followed by another, and both stay in the register",
    writes={"keeping_decision": (NEW,)},
)
