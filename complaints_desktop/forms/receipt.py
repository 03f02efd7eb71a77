"""What a correction of the receipt asks: of a complaint, or of a request for stage 2 (Code 3.2, 6.11)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.forms.tenure import STOCK, stock_type_of, tenures
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.receipt import what_follows
from db.number_terms import StockType


@form(
    Header(
        name="correct",
        act=Act.CORRECT,
        menu="Correct when and how it was received",
        title="Correct the receipt",
        why="Code 3.2: it is received when it first reaches anyone of ours. Every date is counted from that; "
        "what was there before stays in the story.",
        button="Correct it",
        said="The receipt is corrected; every date is counted anew. Told another day, the resident is told by letter",
    )
)
class ReceiptCorrected(Entry):
    """The receipt as it was, and how one knows better.

    Of a request for stage 2 its day and by whom, and how the home was held when the complaint was received.
    """

    received_on: date = day(
        "When did it first reach anyone of ours?",
        hint="The first member of staff or contractor it reached",
        missing="Give the day it first reached anyone of ours",
        paragraph="3.2",
        when=When.PAST,
    )
    received_by: str | None = line("By whom was it received?", hint="A name, a team or a contractor", default=None)
    channel: str | None = choice("How did it reach us?", listed("channels"), other=True, limit=80, default=None)
    expressed_on: date | None = day(
        "First unhappy, if earlier",
        hint="When they first said they were unhappy about this",
        when=When.PAST,
        default=None,
    )
    expressed_to: str | None = line(
        "To whom did they say so?",
        hint="One of ours, as the repairs line; or an MP, a councillor, an advocate",
        doubt=what_follows,
        default=None,
    )
    tenure: str | None = choice(
        "Tenure then",
        tenures(),
        hint="How they held their home when the complaint was received",
        other=True,
        limit=80,
        worded=True,
        default=None,
    )
    stock_type: StockType | None = choice(
        "Stock type", STOCK, hint="Empty: it follows from the tenure", default=None, beside=True
    )
    estate: str | None = line("Estate", worded=True, default=None)
    because: str = long_text(
        "How do you know?",
        hint="Where the right date was found",
        missing="Say how you know",
        paragraph="5.12",
        lines=2,
        worded=True,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is on record."""
        case, stage = at.case, at.case.current
        names = ("channel", "expressed_on", "expressed_to", "tenure", "estate")
        said = {name: getattr(case, name) for name in names}
        stock_type = None if stock_type_of(case.tenure) else case.stock_type
        return {"received_on": stage.received_on, "received_by": stage.received_by, "stock_type": stock_type, **said}
