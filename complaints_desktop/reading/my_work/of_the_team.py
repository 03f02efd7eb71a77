"""The kinds of work that the team makes: handovers and absences, and how officers grow."""

from complaints_desktop.reading.my_work import of_absences, of_growth
from complaints_desktop.reading.my_work.kind_row import KindRow
from complaints_desktop.rules.acts import Act

HANDOVER = KindRow(
    icon="note",
    word="Handover",
    do="Read it",
    act=Act.TAKE_OVER,
    source=of_absences.to_read,
    tab="story",
)

TELL_CONTACT = KindRow(
    icon="message",
    word="New contact",
    do="Tell the resident",
    act=Act.TAKE_OVER,
    source=of_absences.to_tell,
    tab="story",
)

GIVEN_TWICE = KindRow(
    icon="clash",
    word="Given to two",
    do="Say whose it is",
    act=Act.GIVE_OUT,
    source=of_absences.given_twice,
    tab="story",
)

PLAN_ABSENCE = KindRow(
    icon="people",
    word="Absence to plan",
    do="Plan it",
    act=Act.GIVE_OUT,
    source=of_absences.to_plan,
    screen="team",
    view="absence",
)

COME_BACK = KindRow(
    icon="people",
    word="Work to give back",
    do="Look at what comes back",
    act=Act.GIVE_OUT,
    source=of_absences.to_come_back,
    screen="team",
    view="absence",
)

AGREED = KindRow(
    icon="person",
    word="Agreed with you",
    do="Tick it off",
    act=Act.TICK,
    source=of_growth.agreed,
    screen="team",
    view="growth agreed",
)

INDUCTION = KindRow(
    icon="person",
    word="Induction",
    do="Tick it off",
    act=Act.TICK,
    source=of_growth.steps,
    screen="team",
    view="growth induction",
)

TRAINING = KindRow(
    icon="star",
    word="Training",
    do="Look at it",
    act=Act.LEAD,
    source=of_growth.runs_out,
    screen="team",
    view="growth training",
)

OBJECTIVE = KindRow(
    icon="star",
    word="Objective",
    do="Look at it",
    act=Act.LEAD,
    source=of_growth.to_review,
    screen="team",
    view="growth aims",
)

TALK = KindRow(
    icon="people",
    word="One-to-one",
    do="Look at it",
    act=Act.LEAD,
    source=of_growth.to_talk,
    screen="team",
    view="growth talks",
)
