"""Which records one write touched."""

from models.changes import Changes


def test_nothing_touched_is_nothing() -> None:
    assert not Changes()
    assert not Changes.of("finding", [])
    assert Changes().ids("finding") == frozenset()
    assert not Changes().touches("finding", "photo")


def test_what_was_touched_is_known_by_kind() -> None:
    changes = Changes.of("finding", ["a", "b"])
    assert changes
    assert changes.ids("finding") == {"a", "b"}
    assert changes.touches("finding")
    assert changes.touches("photo", "finding")
    assert not changes.touches("photo")


def test_two_writes_together_touch_what_either_touched() -> None:
    both = Changes.of("finding", ["a"]) | Changes.of("finding", ["b"]) | Changes.of("photo", ["p"])
    assert both.ids("finding") == {"a", "b"}
    assert both.ids("photo") == {"p"}


def test_putting_two_together_leaves_each_as_it_was() -> None:
    one, other = Changes.of("finding", ["a"]), Changes.of("finding", ["b"])
    _ = one | other
    assert one.ids("finding") == {"a"}
    assert other.ids("finding") == {"b"}
