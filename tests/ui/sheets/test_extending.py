"""How far an answer may be put off stands above the form."""

from ui.kit.banner import Banner


def test_the_last_day_without_a_good_reason_is_named_before_it_is_typed(desk):
    (banner,) = desk.open("extend").findChildren(Banner)
    assert "it may be put off to" in banner.accessibleName()
