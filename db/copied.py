"""Whether the record is where it was made, or a copy: a copy becomes another desk before it writes anything.

The file remembers its own number in the file system; one that was copied, or made from a back-up, has another.
"""

from db.connection import raw_of
from db.local import Record
from db.making import new_code
from db.model.base import new_id

AUTHOR = "a copy"


def recognise(record: Record) -> bool:
    """Have a copied record become a desk of its own, with a code of its own; return whether it was one.

    What it holds is sent again if it had joined a shared database: what is there already is passed over.
    """
    here = str(record.path.stat().st_ino)
    ((was, old),) = record.rows("SELECT home, code FROM desk")
    if here in (was, "0"):  # a file system without numbers tells nothing: the shared database finds copies too
        return False
    with record.writing(author=AUTHOR, applying=True) as session:
        connection = raw_of(session)
        connection.execute("UPDATE desk SET home = ?", (here,))
        if was is None:
            return False
        code = next(code for code in iter(new_code, "") if code != old)
        connection.execute("UPDATE desk SET device_id = ?, code = ?, last_number = 0", (new_id(), code))
        connection.execute("UPDATE change SET ack_pos = NULL")
        connection.execute("DELETE FROM upload")
        connection.execute("UPDATE shared_database SET full = 1")
    return True


def moves(record: Record) -> None:
    """Let the record take another place and stay the desk it is: where it is opened next is its own."""
    with record.writing(author=AUTHOR, applying=True) as session:
        raw_of(session).execute("UPDATE desk SET home = NULL")
