"""What the keeping of a case asks: a legal hold and its end, a longer time, and that it is to be erased."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.form import At, Entry, Header, When, day, form, long_text
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.register import KEEPING, Called
from complaints_desktop.rules.register.rows import months_later

WHY = "UK GDPR, article 5(1)(e): what is said of people is kept no longer than it is needed. A person decides; "
REASON = "Name nobody the case is about."


@form(
    Header(
        name="hold",
        act=Act.RETAIN,
        menu="Set a legal hold",
        title="Set a legal hold",
        why=WHY + "while a claim, an inquiry or a request for data may need it, nothing of the case is erased.",
        button="Set the hold",
        said="The legal hold is set: the case is not erased before it is lifted",
    )
)
class LegalHold(Entry):
    """Why nothing of a case may be erased."""

    because: str = long_text("Why?", hint=REASON, missing="Say why it has to be held", worded=True, lines=2)


@form(
    Header(
        name="lift-hold",
        act=Act.RETAIN,
        menu="Lift the legal hold",
        title="Lift the legal hold",
        why=WHY + "when what the hold was for is over, the case is kept as long as any other.",
        button="Lift the hold",
        said="The legal hold is lifted",
    )
)
class HoldLifted(Entry):
    """Why a legal hold ends."""

    because: str = long_text("Why may it end?", hint=REASON, missing="Say why it may end", worded=True, lines=2)


@form(
    Header(
        name="keep-longer",
        act=Act.RETAIN,
        menu="Keep the case longer",
        title="Keep the case longer",
        why=WHY + "a case that is still needed is proposed again after the day you give. It also takes back that it "
        "was to be erased.",
        button="Keep it longer",
        said="The case is kept longer",
    )
)
class KeptLonger(Entry):
    """Until when a case is kept, and why."""

    keep_until: date = day("Until which day?", when=When.AHEAD, missing="Give the day", width=60)
    because: str = long_text("Why?", hint=REASON, missing="Say why it is still needed", worded=True, lines=2)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with a year from today."""
        return {"keep_until": months_later(at.desk.today, 12)}


@form(
    Header(
        name="decide-erasing",
        act=Act.RETAIN,
        menu="Decide that it is to be erased",
        title="Decide that the case is to be erased",
        why=WHY + "then somebody else erases it. What stays: dates, categories, outcomes, sums, and who decided. What "
        "goes: names, addresses, all words, letters and documents.",
        button="It is to be erased",
        said="It is decided; somebody else erases the case",
    )
)
class ErasingDecided(Entry):
    """That the keeping of a case is over, and why."""

    because: str = long_text("Why?", hint=REASON, missing="Say why it may be erased", worded=True, lines=2)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the period that is over."""
        months = at.desk.register.rule(KEEPING, Called.CASES, at.desk.today).value.months
        return {"because": f"Its period of {months} months after closing is over"}
