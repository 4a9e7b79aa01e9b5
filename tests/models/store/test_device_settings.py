"""What the device remembers for itself, and what it has let go as ordinary files."""

from models.changes import Changes
from models.exported import Exported
from models.people import Member
from models.store.device_settings import (
    MEMBER,
    member_using,
    note_recovery_key_kept,
    recovery_key_kept,
    use_as,
)
from models.store.exports import exports, note_export
from models.store.store import Store
from tests.builders import START, SetClock

GWEN = Member(person_id="gwen", name="Gwen Hartnoll", post="Housing officer")
COLIN = Member(person_id="colin", name="Colin Threlfall", post="")


def test_the_device_knows_who_uses_it_now(store: Store) -> None:
    assert member_using(store) is None
    assert use_as(store, GWEN) == Changes.of(MEMBER, ["gwen"])
    assert member_using(store) == GWEN
    use_as(store, COLIN)
    assert member_using(store) == COLIN


def test_what_the_device_remembers_is_never_sent(store: Store) -> None:
    use_as(store, GWEN)
    note_recovery_key_kept(store)
    note_export(store, document="Action list", file="/home/list.pdf", by="gwen")
    assert store.value("SELECT count(*) FROM operation") == 0


def test_that_the_recovery_key_is_kept_is_remembered(store: Store) -> None:
    assert not recovery_key_kept(store)
    assert not note_recovery_key_kept(store)
    assert recovery_key_kept(store)
    note_recovery_key_kept(store)


def test_exports_are_listed_newest_first(store: Store, clock: SetClock) -> None:
    assert exports(store) == []
    note_export(store, document="Action list", file="/home/list.pdf", by="gwen")
    clock.goes_on(minutes=5)
    assert note_export(store, document="Report", file="/home/report.pdf", by="colin").touches("exported")
    newest, oldest = exports(store)
    assert oldest == Exported(at=START, by="gwen", document="Action list", file="/home/list.pdf")
    assert (newest.document, newest.by) == ("Report", "colin")
    assert exports(store, most=1) == [newest]
