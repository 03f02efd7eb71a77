"""The tabs are tried on the same small record as the forms."""

from tests.ui.sheets.conftest import desk, errors

__all__ = ["desk", "errors"]
