"""How everything stands in the end, in words that are the same whatever the clocks said."""

import re

import msgspec

from tests.simulation.account import lines
from tests.simulation.world import World

_IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIME = re.compile(r'"at":"[^"]*"')


def summary_of(world: World) -> str:
    """The whole log, each identity as who gave it and in which turn, without the times people are shown."""
    text = "\n".join(msgspec.json.encode(entry).decode() for entry in lines(world.house.central.connection))
    named = _IDENTITY.sub(lambda found: world.given[found.group()], text)
    return _TIME.sub("", named)
