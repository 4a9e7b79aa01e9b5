"""Bytes under the name of their SHA-256: what comes out is what went in, or it is said to be damaged."""

import hashlib
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import NotFound, StoreDamaged
from models.store import driver
from models.store.blobs import Blobs, name_of
from models.store.profile import Profile


@pytest.fixture
def blobs(profile: Profile) -> Blobs:
    return profile.blobs


def test_bytes_are_named_by_what_they_are(blobs: Blobs) -> None:
    name = blobs.put(b"a picture")
    assert name == hashlib.sha256(b"a picture").hexdigest() == name_of(b"a picture")
    assert blobs.get(name) == b"a picture"
    assert blobs.size(name) == 9
    assert blobs.contains(name)
    assert blobs.names() == [name]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.binary(max_size=40_000), max_size=4))
def test_any_bytes_come_back(blobs: Blobs, datas: list[bytes]) -> None:
    names = blobs.put_many(datas)
    assert [blobs.get(name) for name in names] == datas


def test_twice_is_the_same_as_once(blobs: Blobs) -> None:
    assert blobs.put(b"a picture") == blobs.put(b"a picture")
    assert len(blobs.names()) == 1


def test_several_are_kept_together_or_not_at_all(blobs: Blobs) -> None:
    assert len(blobs.put_many([b"one", b"two", b"one"])) == 3
    assert len(blobs.names()) == 2
    blobs.connection.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON blob WHEN new.size = 5 BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(driver.Error, match="no"):
        blobs.put_many([b"four", b"three"])
    assert len(blobs.names()) == 2
    assert not blobs.connection.in_transaction


def test_what_was_removed_is_not_here(blobs: Blobs) -> None:
    name = blobs.put(b"a picture")
    blobs.remove(name)
    blobs.remove(name)
    assert not blobs.contains(name)
    with pytest.raises(NotFound):
        blobs.get(name)
    with pytest.raises(NotFound):
        blobs.size(name)


def test_bytes_that_changed_in_the_store_are_never_given_out(blobs: Blobs) -> None:
    name = blobs.put(b"a picture of the blue door")
    blobs.connection.execute("UPDATE blob SET data = ?", (b"another picture",))
    with pytest.raises(StoreDamaged, match="not what was taken") as raised:
        blobs.get(name)
    assert name not in str(raised.value)


@pytest.mark.parametrize(
    "name", ["", "a" * 63, "a" * 65, "A" * 64, "g" * 64, "../" + "a" * 61, "a" * 64 + "\n", "' OR 1=1 --"]
)
def test_what_is_not_a_name_is_a_fault(blobs: Blobs, name: str) -> None:
    for ask in (blobs.get, blobs.size, blobs.contains, blobs.remove):
        with pytest.raises(ValueError, match="not the name"):
            ask(name)


def test_many_threads_may_ask_at_once(blobs: Blobs) -> None:
    pictures = [bytes([number]) * 20_000 for number in range(24)]
    kept: dict[int, bytes] = {}

    def keep(start: int) -> None:
        for number in range(start, len(pictures), 4):
            kept[number] = blobs.get(blobs.put(pictures[number]))

    threads = [threading.Thread(target=keep, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [kept[number] for number in range(24)] == pictures
