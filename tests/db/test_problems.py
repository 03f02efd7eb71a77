"""What goes wrong with disk, key and file is said in words, and a bug stays a bug."""

import pytest

from db.problems import BARE, SAID, EnvironmentProblem, in_words, problem_of
from tests.tables import each_row


class DriverError(Exception):
    """An error as the driver raises it."""

    def __init__(self, text: str, name: str | None = None) -> None:
        super().__init__(text)
        if name:
            self.sqlite_errorname = name


class WrappedError(Exception):
    """An error as SQLAlchemy hands it on."""

    def __init__(self, orig: Exception) -> None:
        super().__init__("with the statement and all")
        self.orig = orig


@each_row("name", SAID)
def test_each_problem_says_what_happened_what_is_safe_and_what_to_do(name: str):
    problem = problem_of(DriverError("text of the driver", name))
    assert problem
    assert all(part and "SQLITE" not in part for part in (problem.what, problem.safe, problem.do))
    assert problem.safe.endswith(".")
    assert problem.do.endswith(".")
    assert not problem.what.endswith(".")


def test_a_finer_code_is_said_as_its_kind():
    problem = problem_of(DriverError("disk I/O error", "SQLITE_IOERR_WRITE"))
    assert problem
    assert problem.what == SAID["SQLITE_IOERR"][0]


@pytest.mark.parametrize("text", BARE)
def test_an_error_without_a_code_is_known_by_its_text(text: str):
    assert problem_of(DriverError(text))


def test_an_error_wrapped_by_sqlalchemy_is_said_in_words_too():
    with pytest.raises(EnvironmentProblem, match="The disk is full"), in_words():
        raise WrappedError(DriverError("database or disk is full", "SQLITE_FULL"))


@pytest.mark.parametrize(
    "error",
    [DriverError("no such table: x", "SQLITE_ERROR"), DriverError("UNIQUE", "SQLITE_CONSTRAINT"), KeyError("x")],
)
def test_a_bug_stays_a_bug(error: Exception):
    with pytest.raises(type(error)) as caught, in_words():
        raise error
    assert caught.value is error


def test_a_problem_is_one_line_for_a_person_and_data_for_a_script():
    problem = EnvironmentProblem("The disk is full", safe="All is saved.", do="Free some space.")
    assert str(problem) == "The disk is full. All is saved. Free some space."
    assert problem.as_json() == {"problem": "The disk is full", "safe": "All is saved.", "do": "Free some space."}
