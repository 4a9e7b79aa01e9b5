"""Several at one moment are kept by one trip to the disk, and each stands or falls by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock, Semaphore, Thread

import pytest

from models.errors import RuleBroken, StoreTrouble
from sync.server.central import Central
from sync.server.one_trip import OneTrip


class Turn:
    """A lock that tells when somebody has come to wait for it."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.come = Semaphore(0)

    def __enter__(self) -> None:
        self.come.release()
        self.lock.acquire()

    def __exit__(self, *_error: object) -> None:
        self.lock.release()


class Trips:
    """Counts how often something was kept, and how often nothing was."""

    def __init__(self) -> None:
        self.turn = Turn()
        self.kept = self.undone = 0
        self.together: OneTrip[str] = OneTrip(self.turn, self.transaction)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.undone += 1
            raise
        self.kept += 1

    def at_once(self, *works: Callable[[], str]) -> list[str | BaseException]:
        """What each comes to when all of them wait at one moment."""
        found: dict[int, str | BaseException] = {}

        def do(place: int, work: Callable[[], str]) -> None:
            try:
                found[place] = self.together.do(work)
            except (RuleBroken, StoreTrouble) as error:
                found[place] = error

        threads = [Thread(target=do, args=each) for each in enumerate(works)]
        with self.turn.lock:
            for thread in threads:
                thread.start()
                assert self.turn.come.acquire(timeout=30)
        for thread in threads:
            thread.join()
        return [found[place] for place in range(len(works))]


def failing(error: BaseException) -> Callable[[], str]:
    """Work that comes to grief."""

    def work() -> str:
        raise error

    return work


def test_what_waits_at_one_moment_is_kept_together() -> None:
    trips = Trips()
    assert trips.at_once(lambda: "one", lambda: "two", lambda: "three") == ["one", "two", "three"]
    assert (trips.kept, trips.undone) == (1, 0)


def test_one_alone_keeps_what_it_writes_by_itself() -> None:
    trips = Trips()
    assert trips.together.do(lambda: "one") == "one"
    assert (trips.kept, trips.undone) == (0, 0)
    with pytest.raises(StoreTrouble):
        trips.together.do(failing(StoreTrouble("full")))


def test_a_broken_rule_is_its_owner_s_alone() -> None:
    trips = Trips()
    broken = RuleBroken("no")
    assert trips.at_once(lambda: "one", failing(broken), lambda: "three") == ["one", broken, "three"]
    assert (trips.kept, trips.undone) == (1, 0)


def test_with_any_other_trouble_each_is_done_by_itself() -> None:
    trips = Trips()
    trouble = StoreTrouble("full")
    assert trips.at_once(lambda: "one", failing(trouble), lambda: "three") == ["one", trouble, "three"]
    assert (trips.kept, trips.undone) == (0, 1)


def write_and_fail(central: Central, words: str) -> None:
    """A part that comes to grief once it has written."""
    with central.transaction() as connection:
        connection.execute(words)
        raise RuleBroken("no")


def test_a_part_is_undone_without_the_rest(central: Central) -> None:
    with central.transaction() as connection:
        connection.execute("INSERT INTO wrong_code (at) VALUES ('kept')")
        with pytest.raises(RuleBroken):
            write_and_fail(central, "INSERT INTO wrong_code (at) VALUES ('undone')")
        with central.transaction():
            connection.execute("INSERT INTO wrong_code (at) VALUES ('kept too')")
    rows = central.connection.execute("SELECT at FROM wrong_code ORDER BY at").fetchall()
    assert rows == [("kept",), ("kept too",)]


def test_a_part_may_lose_the_whole_as_on_a_full_disk(central: Central) -> None:
    with pytest.raises(RuleBroken), central.transaction():
        write_and_fail(central, "ROLLBACK")  # SQLite does so by itself when the disk is full
    assert not central.connection.in_transaction
