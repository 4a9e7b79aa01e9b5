"""Steps of an exchange that are taken while the network is busy with its requests."""

from collections.abc import Iterator


class Meanwhile:
    """As many steps are taken as fit, by whoever has time for them; ``finish`` takes those that are left.

    Trouble in a step ends the steps, and is raised by ``finish``: the requests are carried all the same.
    """

    def __init__(self, steps: Iterator[object]) -> None:
        self._steps = steps
        self._trouble: Exception | None = None

    def __iter__(self) -> Iterator[object]:
        return self

    def __next__(self) -> object:
        """Take one step."""
        try:
            return next(self._steps)
        except StopIteration:
            raise
        except Exception as trouble:  # noqa: BLE001 - raised by whoever is told of it
            self._trouble = trouble
            raise StopIteration from None

    def finish(self) -> None:
        """Take what steps are left. Raises what went wrong in any."""
        for _ in self:
            pass
        if self._trouble is not None:
            raise self._trouble
