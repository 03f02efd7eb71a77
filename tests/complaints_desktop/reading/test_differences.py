"""Where two texts differ is marked, and nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.reading.differences import differing

TEXTS = st.text(alphabet="ab c.\né", max_size=40)


def marked(parts):
    return [words for words, differs in parts if differs]


def test_only_the_words_that_differ_are_marked():
    one, other = differing("The boiler failed 3 times in May.", "The boiler failed 4 times in May.")
    assert (marked(one), marked(other)) == (["3"], ["4"])


def test_texts_that_are_equal_have_no_mark():
    one, other = differing("The same", "The same")
    assert marked(one) == marked(other) == []


@given(TEXTS, TEXTS)
def test_the_runs_put_together_are_the_texts_and_what_is_not_marked_is_in_both(one, other):
    left, right = differing(one, other)
    assert "".join(words for words, _ in left) == one
    assert "".join(words for words, _ in right) == other
    assert "".join(w for w, d in left if not d) == "".join(w for w, d in right if not d)
