"""The matrix of quality that holds until the landlord changes it, as `resources/lists/quality.toml` has it."""

import tomllib
from functools import cache

from complaints_desktop.quality.matrix import Matrix, matrix_from
from resources.reader import read_text


@cache
def shipped_matrix() -> Matrix:
    """Return the matrix that the program brings."""
    return matrix_from(tomllib.loads(read_text("lists", "quality.toml")))
