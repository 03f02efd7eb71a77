"""A letter against raw reportlab, and an import against a raw executemany of the rows it writes."""

import csv
import gc
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from benchmarks.measure import Line, against, timed, within
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.importing import import_file
from complaints_desktop.letters.addresses import addresses
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.fonts import BOLD, REGULAR
from complaints_desktop.letters.page import Runs
from complaints_desktop.letters.write import write
from complaints_desktop.office import Office
from complaints_desktop.sample.story import RESPONSE
from db.model import Base
from db.record import driver, home
from db.record.indexing import TABLES

ROWS = 10_000

SOME, A_SECOND = 20, 40
"""Letters that are written, and how many it should be in a second."""

WHOLE_WAY = 2.2
"""Times raw reportlab that a letter may take with all that comes before its PDF; it takes 1.8."""

IMPORT_LIMIT = 3.0
"""Times the raw writing an import may take; it takes 3.1 on a quiet machine."""


def letters(office: Office) -> Iterator[Line]:
    """Yield the lines about a letter: the same page built from the same flowables by hand; and 40 a second of each."""
    matter = _answer(office)
    by_hand = _by_hand(matter)
    yield against(
        "a stage 1 response as PDF",
        lambda: write(compose(matter), ".pdf"),
        by_hand,
        "raw reportlab, the same page without tags",
        1.4,
    )
    desk = office.desk()
    yield against(
        "the same from the record, past its gate",
        lambda: _from_the_record(office, desk, matter.case.id),
        by_hand,
        "the same",
        WHOLE_WAY,
    )
    for ending in (".pdf", ".docx"):
        work = partial(_some, matter, ending)
        yield within(f"{SOME} stage 1 responses as {ending}", work, SOME * 1000 / A_SECOND)


def _some(matter: LetterMatter, ending: str) -> None:
    for _ in range(SOME):
        write(compose(matter), ending)


def _from_the_record(office: Office, desk: Desk, case_id: str) -> None:
    with office.record.reading() as session:
        matter = letter_matter(session, desk, case_id=case_id, kind="stage1-response", typed=RESPONSE)
    page = compose(matter)
    letter_blockers(matter, page)
    write(page, ".pdf")


def _answer(office: Office) -> LetterMatter:
    ((case_id,),) = office.record.rows(
        "SELECT letter.case_id FROM letter WHERE letter.kind = 'stage1-response' LIMIT 1"
    )
    with office.record.reading() as session:
        return letter_matter(session, office.desk(), case_id=case_id, kind="stage1-response", typed=RESPONSE)


def _markup(runs: Runs, base: str = REGULAR) -> str:
    """Runs in reportlab's markup, as one would write it by hand: escaped, bold in its font, addresses as links."""
    made = []
    for run in runs:
        for text, leads_to in addresses(run):
            said = escape(text).replace("\n", "<br/>")
            said = f'<font name="{BOLD}">{said}</font>' if run.bold and base != BOLD else said
            made.append(f"<a href={quoteattr(leads_to)}>{said}</a>" if leads_to else said)
    return "".join(made)


def _by_hand(matter: LetterMatter) -> Callable[[], bytes]:
    """Return a function that builds the same page with reportlab alone: same texts, fonts, bold words, tables, head."""
    from reportlab import rl_config
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    from complaints_desktop.letters.page import Bullets, Heading, runs_of
    from complaints_desktop.letters.page import Table as TableBlock
    from complaints_desktop.letters.pdf.styles import Styles

    page = compose(matter)
    styles = Styles(page.text_size, page.colour)
    lined = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, "#999999"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    texts: list[tuple[str, Any, Any]] = []
    for block in page.blocks:
        if isinstance(block, TableBlock):
            texts.append(("table", [[_markup(cell) for cell in line] for line in (block.header, *block.rows)], None))
        elif isinstance(block, Bullets):
            texts += [("line", f"•  {_markup(item)}", styles.body) for item in block.items]
        else:
            style = styles.headings[block.level] if isinstance(block, Heading) else styles.body
            texts.append(("line", _markup(runs_of(block), style.fontName), style))
    head = [*page.landlord_lines, *page.recipient, *(f"{name}: {value}" for name, value in page.particulars)]

    def first(canvas: Any, _: object) -> None:  # noqa: ANN401 - reportlab's canvas
        canvas.setFont(BOLD, 18)
        canvas.drawString(60, 770, page.landlord)
        canvas.setFont(REGULAR, 12)
        for number, line in enumerate(head):
            canvas.drawString(60 + 250 * (number % 2), 740 - 16 * (number // 2), line)
        later(canvas, None)

    def later(canvas: Any, _: object) -> None:  # noqa: ANN401 - reportlab's canvas
        canvas.setFont(REGULAR, 12)
        canvas.drawString(60, 40, page.footer)
        canvas.drawRightString(535, 40, f"Page {canvas.getPageNumber()}")
        canvas.drawString(60, 800, page.mark)

    def build() -> bytes:
        flow: list[Any] = []
        for kind, text, style in texts:
            if kind == "table":
                cells = [[Paragraph(cell, styles.body) for cell in line] for line in text]
                flow.append(Table(cells, repeatRows=1, style=lined))
            else:
                flow.append(Paragraph(text, style))
        out = BytesIO()
        rl_config.useA85 = 1  # as it comes
        SimpleDocTemplate(out, pagesize=A4).build(flow, onFirstPage=first, onLaterPages=later)
        return out.getvalue()

    return build


def importing() -> Iterator[Line]:
    """Yield the line about an import of 10,000 rows, into a new home."""
    with TemporaryDirectory() as folder:
        path = table_of_10_000(Path(folder) / "complaints.csv")
        with home.open_home(Path(folder) / "home") as opened:
            office = Office(opened.record)

            def bring() -> None:
                desk = office.desk()
                with office.record.writing(author=desk.officer.id) as session:
                    import_file(session, desk, path)

            gc.freeze()  # as the window does before anything is asked of it
            ours = timed(bring)
            gc.unfreeze()
            written = {
                table.name: opened.record.rows(f'SELECT * FROM "{table.name}"')
                for table in Base.metadata.sorted_tables
                if opened.record.rows(f'SELECT count(*) FROM "{table.name}"')[0][0] >= ROWS // 10
            }
            searched = {
                "search_doc (row, kind, source_id)": opened.record.rows("SELECT row, kind, source_id FROM search_doc"),
                "search_case (rowid, who, what)": opened.record.rows("SELECT row, who, what FROM search_case_text"),
            }
        raw = timed(lambda: _raw(Path(folder) / "raw.db", written, searched))
    number = sum(map(len, (written | searched).values()))
    yield Line(
        what=f"import of {ROWS:,} rows ({number:,} rows written)",
        ours=ours,
        reference=raw,
        against="raw executemany of the rows it writes",
        limit=f"{IMPORT_LIMIT:g} x",
        met=ours <= IMPORT_LIMIT * raw,
    )


Rows = dict[str, list[tuple[object, ...]]]


def _raw(path: Path, written: Rows, searched: Rows) -> None:
    """Write the same rows to the same tables and indexes with the driver alone: no triggers, one transaction."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    raw = driver.connect(path, bytes(32), new=driver.new_file_id())
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN")
    for name, rows in written.items():
        table = Base.metadata.tables[name]
        raw.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in table.indexes:
            raw.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
        raw.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(table.columns))})', rows)
    for statement in TABLES:
        raw.execute(statement)
    for into, rows in searched.items():
        raw.executemany(f"INSERT INTO {into} VALUES (?, ?, ?)", rows)
    raw.execute("COMMIT")
    raw.close()


def table_of_10_000(path: Path) -> Path:
    """Write a table of 10,000 complaints to `path` and return it."""
    from datetime import date

    columns = [
        "source_reference",
        "resident_name",
        "address",
        "postcode",
        "phone",
        "channel",
        "summary",
        "category",
        "received_on",
        "logged_on",
        "acknowledged_on",
        "stage1_responded_on",
        "stage1_outcome",
        "escalated_on",
        "stage2_acknowledged_on",
        "handler",
        "team",
        "vulnerable",
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for number in range(ROWS):
            received = date(2025, 1, 6) + timedelta(number % 200)
            day = [(received + timedelta(n)).isoformat() for n in (0, 0, 3, 14, 28, 31)]
            second = day[4:] if number % 5 == 0 else ["", ""]
            writer.writerow(
                [
                    f"S{number}",
                    f"Resident {number}",
                    f"{number} High Street",
                    "ZX1 1AA",
                    f"01632 {number:06d}",
                    "email",
                    "The repair was late and nobody called back about the leak in the kitchen.",
                    "Repairs",
                    *day[:4],
                    "upheld",
                    *second,
                    f"Officer {number % 20}",
                    "North",
                    "yes" if number % 3 == 0 else "no",
                ]
            )
    return path
