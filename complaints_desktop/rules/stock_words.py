"""Stock phrases: words that could stand in any case of their kind, and say nothing of this one (Code 2.3, 2.5, 6.4)."""

from collections.abc import Iterable

from complaints_desktop.rules.content import FILLERS, GLUE, read_words

FEWEST = 3
"""Words of their own that reasons have, beside those of any case."""

ANY_CASE = frozenset(
    """
    after again also because case complaint complaints despite due fully have he he's however if it's landlord
    matter matters only resident she tenant therefore they their them there these they're unable under up very
    we're we've were when which while who whole will yours
    """.split()  # noqa: SIM905 - as words are read
)
"""Words that say nothing of a case."""

WAITING = frozenset(
    """
    additional adequate all colleagues department departments involve involves involved several answer aspects
    being best busy careful carefully complex complexity comprehensive considering consider considered continue
    continues continuing control beyond deal dealing delay demand detailed efforts enquiries enquiry enough ensure
    everything exceptional extend extended extension extra far finish finished full gather gathered gathering high
    information inquiries investigate investigated investigating investigation issues issue into level levels
    length longer look looked looking many nature not number ongoing order outstanding points possible progress
    proper properly raised reach receive reply respond response review reviewed reviewing scope sickness staff
    staffing started thorough thoroughly times team unforeseen unfortunately volume volumes wait waiting want work
    worked working workload workloads
    """.split()  # noqa: SIM905 - as words are read
)
"""What we say anywhere of an answer that takes longer, and of what was done till then."""

NOT_USED = frozenset(
    """
    accept accepted acceptance all although anyway apply carefully chose considered consider consideration
    considering criteria decision discretion discretionary enough exception exceptional exceptions exercise
    exercised exercising full good grant granted into justified justify justifies looked looking month months
    nevertheless no none not old out outside policy reason reasons refuse refused ruled think thought time twelve
    use used using warrant warranted weighed weight whether year years
    """.split()  # noqa: SIM905 - as words are read
)
"""What we say anywhere of discretion that is not used."""


def own_words(text: str | None, *stock: Iterable[str]) -> frozenset[str]:
    """Return the words of a text that are neither those of any case nor of its stock phrases."""
    return frozenset(read_words(text)) - GLUE - FILLERS - ANY_CASE - frozenset().union(*stock)


def only_stock(text: str | None, *stock: Iterable[str], least: int = FEWEST) -> bool:
    """Whether a text says nothing that could not be said in any case of its kind: fewer words of its own than that."""
    return len(own_words(text, *stock)) < least
