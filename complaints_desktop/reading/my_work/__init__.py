"""What an officer has to do, by what hurts first; a new kind of work is a row of the `table` and its source."""

from complaints_desktop.reading.my_work.table import Kind
from complaints_desktop.reading.my_work.work import MyWork, WorkItem, my_work

__all__ = ["Kind", "MyWork", "WorkItem", "my_work"]
