"""The exchange as a step function: it asks for requests to be carried, and goes on with what came back.

It knows no thread and no network, so that a window can let it work between other work, and a simulator can
lose, double and delay whatever it likes.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from models.changes import Changes
from sync.net import NOTHING, Net, Request, Response, Unreachable


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an exchange has got: bytes of pictures, and how many changes are still to come."""

    words_sent: bool = False
    sent: int = 0
    total: int = 0
    receiving: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Requests to carry now, all at once; what was written since the last turn, and how far it has got.

    ``meanwhile`` has steps that save time while the network is busy: on any thread that may use the store, as
    many as fit, or none.
    """

    requests: Sequence[Request]
    changes: Changes
    progress: Progress
    meanwhile: Iterator[object] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an exchange came to. ``changes`` are those since the last turn.

    ``findings``, ``photos`` and ``others`` became safe with it; ``received`` counts what colleagues sent;
    ``photos_left`` pictures could not go or come yet.
    """

    changes: Changes
    findings: int = 0
    photos: int = 0
    others: int = 0
    received: int = 0
    photos_left: int = 0


Results = Sequence[Response | Unreachable]
Turns = Generator[Turn, Results, Done]


def carry_through(turns: Turns, net: Net, told: Callable[[Turn], None] = lambda turn: None) -> Done:
    """Take every turn one after the other, waiting for the network between them.

    Raises ``ExchangeStopped``; what was exchanged until then stays exchanged.
    """
    try:
        turn = next(turns)
        while True:
            told(turn)
            turn = turns.send(net.carry(turn.requests, turn.meanwhile))
    except StopIteration as stop:
        done: Done = stop.value
        return done
