"""pyqtgraph, loaded with the first chart: 0.2 seconds and numpy, which a start without charts does not pay."""

import sys
import threading
from functools import cache
from typing import Any


@cache
def plotting() -> Any:  # noqa: ANN401  # it says nothing of its types
    """Return pyqtgraph, quiet: faults of ours go on being told our way, and nothing of it runs at the end."""
    import PySide6.QtWidgets  # noqa: F401  # it takes the binding that is there

    hooks = sys.excepthook, threading.excepthook
    import pyqtgraph

    sys.excepthook, threading.excepthook = hooks  # it puts its own there, which print to the standard output
    pyqtgraph.setConfigOptions(antialias=True, exitCleanup=False)
    return pyqtgraph
