"""What a command says: words for a person, JSON for a script that asked for it."""

import json
from argparse import Namespace
from collections.abc import Callable
from typing import Any

DONE = 0


def show(parsed: Namespace, data: Any, words: Callable[[], str]) -> int:  # noqa: ANN401 - whatever JSON can say
    """Print data as JSON where that was asked for, and as words otherwise."""
    print(json.dumps(data, ensure_ascii=False, indent=2) if parsed.json else words())
    return DONE
