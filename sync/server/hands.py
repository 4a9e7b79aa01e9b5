"""Work that waits for the disk, done by several of the server's threads at one time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from anyio import create_task_group
from anyio.to_thread import run_sync

T = TypeVar("T")


async def in_threads(works: Sequence[Callable[[], T]]) -> list[T]:
    """What each gives, in their order, when all have ended; then the first ``OSError`` of any is raised."""
    done: dict[int, T] = {}
    troubles: list[OSError] = []

    async def one(number: int, work: Callable[[], T]) -> None:
        try:
            done[number] = await run_sync(work)
        except OSError as error:
            troubles.append(error)

    async with create_task_group() as together:
        for number, work in enumerate(works):
            together.start_soon(one, number, work)
    if troubles:
        raise troubles[0]
    return [done[number] for number in range(len(works))]
