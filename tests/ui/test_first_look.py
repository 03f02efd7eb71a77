"""What the first look needs is little: the list and the foot are there before SQLAlchemy has been imported."""

import subprocess
import sys

FIRST = (
    "db.record.home, ui.app, ui.cases.screen, ui.window.status, ui.sharing.words, complaints_desktop.office, "
    "complaints_desktop.reading.sharing_state"
)
HEAVY = ("sqlalchemy", "psycopg", "cryptography", "alembic", "reportlab")


def test_the_first_list_and_the_foot_wait_for_no_heavy_library():
    asked = f"import sys, {FIRST}; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
