"""Where neither side has anything new, one question is asked and nothing is written."""

from pathlib import Path

from models.store.outgoing import waiting
from tests.builders import SetClock, a_walkabout, found_maunside, keep
from tests.sync.devices import DirectNet, a_device, an_office, enrolled, send_words


def test_nothing_new_is_no_trip_to_the_disk(tmp_path: Path, clock: SetClock) -> None:
    central = an_office(tmp_path / "office", clock)
    with a_device(tmp_path / "tablet", clock) as profile:
        enrolled(central, profile, "Gwen’s tablet")
        found_maunside(profile.store)
        keep(profile.store, a_walkabout())
        assert waiting(profile.store)
        send_words(central, profile)
        assert not waiting(profile.store)
        written = profile.store.connection.total_changes, central.connection.total_changes
        net = DirectNet(central, profile.store)
        send_words(central, profile, net)
        assert len(net.requests) == 1
        assert (profile.store.connection.total_changes, central.connection.total_changes) == written
    central.close()
