"""What the first look needs is little: the list and the foot are there before SQLAlchemy has been imported."""

import subprocess
import sys
from datetime import UTC, datetime
from threading import Event, Timer

from ui import app
from ui.workplace.places import PLACES

FIRST = (
    "db.record.home, ui.app, ui.cases.screen, ui.window.status, ui.sharing.words, complaints_desktop.office, "
    "complaints_desktop.reading.sharing_state"
)
MORNING = datetime(2026, 4, 13, 9, tzinfo=UTC)
HEAVY = ("sqlalchemy", "psycopg", "cryptography", "alembic", "reportlab", "pyqtgraph", "numpy")


def test_the_first_list_and_the_foot_wait_for_no_heavy_library():
    asked = f"import sys, {FIRST}; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_the_first_screen_needs_is_imported_where_the_record_is_opened_not_by_the_window(tmp_path, monkeypatch):
    met, imported = Event(), []
    monkeypatch.setattr(app, "import_module", lambda name: imported.append((name, met.is_set())))
    Timer(0.05, met.set).start()
    opened = app._opened(tmp_path / "home", "my-work", lambda: MORNING, met)
    opened.home.close()
    assert imported == [(PLACES["my-work"].module, True)]
