"""Acknowledgement of a complaint (Code 6.2, 6.11)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.duties.duty import Duty, timed

ACKNOWLEDGED = Duty(
    key="acknowledge",
    paragraphs={1: "6.2", 2: "6.11"},
    asks="Acknowledge and define in time",
    judge=timed(ClockName.ACKNOWLEDGE),
    act=Act.ACKNOWLEDGE,
    place="acknowledge",
)
