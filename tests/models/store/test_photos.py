"""Pictures: bytes first, then the record."""

import pytest

from models.errors import NotFound
from models.photo import Photo, PhotoMoment
from models.store import photos
from models.store.blobs import Blobs
from models.store.profile import Profile
from models.store.store import Store
from tests.builders import GWEN, SetClock, a_photo, a_prepared_photo, a_walkabout, an_action, keep


@pytest.fixture
def blobs(profile: Profile) -> Blobs:
    return profile.blobs


def test_a_picture_of_a_finding_still_being_written(maunside: Store, blobs: Blobs) -> None:
    prepared = a_prepared_photo(
        b"light", taken="2026-03-24T14:03:59", offset="+00:00", latitude=53.14, longitude=-1.2
    )

    photo_id, changes = photos.add_photo(maunside, blobs, prepared, finding_id="light", by=GWEN)

    photo = maunside.get(Photo, photo_id)
    assert changes.ids("photo") == {photo_id}
    assert photo.full == prepared.sha256
    assert blobs.get(photo.full) == b"light"
    assert blobs.get(photo.thumbnail) == b"light made small"
    assert photo.size == len(b"light") + len(b"light made small")
    assert (photo.finding_id, photo.action_id, photo.moment) == ("light", "", PhotoMoment.FOUND)
    assert (photo.width, photo.height) == (1600, 1200)
    assert (photo.taken, photo.offset) == ("2026-03-24T14:03:59", "+00:00")
    assert (photo.latitude, photo.longitude) == (53.14, -1.2)


def test_a_picture_of_work_done_knows_no_time_where_the_camera_knew_none(
    maunside: Store, blobs: Blobs
) -> None:
    keep(maunside, an_action())
    photo_id, _ = photos.add_photo(maunside, blobs, a_prepared_photo(), action_id="a-0000", by=GWEN)
    photo = maunside.get(Photo, photo_id)
    assert (photo.moment, photo.taken, photo.offset, photo.latitude) == (PhotoMoment.AFTER, "", "", None)
    assert photos.photos_of_action(maunside, "a-0000") == (photo,)
    assert photos.photos_of_finding(maunside, "") == ()


def test_a_picture_belongs_to_one_finding_or_one_action_that_is_here(maunside: Store, blobs: Blobs) -> None:
    with pytest.raises(ValueError, match="one finding or to one action"):
        photos.add_photo(maunside, blobs, a_prepared_photo(), by=GWEN)
    with pytest.raises(ValueError, match="one finding or to one action"):
        photos.add_photo(maunside, blobs, a_prepared_photo(), finding_id="f", action_id="a", by=GWEN)
    with pytest.raises(NotFound):
        photos.add_photo(maunside, blobs, a_prepared_photo(), action_id="nowhere", by=GWEN)
    assert blobs.names() == []


def test_the_bytes_are_on_the_disk_before_the_record_names_them(
    maunside: Store, blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise OSError("the battery was pulled")

    monkeypatch.setattr(maunside, "transaction", breaks)
    with pytest.raises(OSError, match="battery"):
        photos.add_photo(maunside, blobs, a_prepared_photo(), finding_id="light", by=GWEN)
    assert len(blobs.names()) == 2
    assert maunside.select(Photo) == []


def test_pictures_come_in_the_order_they_were_added(maunside: Store, blobs: Blobs, clock: SetClock) -> None:
    added = []
    for content in (b"one", b"two", b"three"):
        added.append(
            photos.add_photo(maunside, blobs, a_prepared_photo(content), finding_id="light", by=GWEN)[0]
        )
        clock.goes_on(seconds=0.3)
    assert [photo.id for photo in photos.photos_of_finding(maunside, "light")] == added
    first = maunside.get(Photo, added[0])
    assert photos.first_thumbnails(maunside, ["light", "other", ""]) == {"light": first.thumbnail}
    assert photos.first_thumbnails(maunside, []) == {}


def test_a_removed_picture_keeps_its_bytes_to_be_brought_back(maunside: Store, blobs: Blobs) -> None:
    photo_id, _ = photos.add_photo(maunside, blobs, a_prepared_photo(), finding_id="light", by=GWEN)
    changes = photos.remove_photo(maunside, photo_id, by=GWEN)
    assert changes.ids("photo") == {photo_id}
    assert photos.photos_of_finding(maunside, "light") == ()
    assert len(blobs.names()) == 2


def test_a_picture_is_described_for_those_who_do_not_see_it(maunside: Store) -> None:
    keep(maunside, a_walkabout(), a_photo())
    changes = photos.describe_photo(maunside, maunside.get(Photo, "photo"), " A cracked cover ", by=GWEN)
    assert changes.ids("photo") == {"photo"}
    assert maunside.get(Photo, "photo").words == "A cracked cover"


def test_damaged_and_missing_bytes_are_noticed(maunside: Store, blobs: Blobs) -> None:
    kept = [
        maunside.get(
            Photo,
            photos.add_photo(maunside, blobs, a_prepared_photo(content), finding_id="light", by=GWEN)[0],
        )
        for content in (b"whole", b"flipped", b"thumbnail lost")
    ]
    assert photos.damaged(blobs, kept) == ()

    blobs.connection.execute("UPDATE blob SET data = CAST('flopped' AS BLOB) WHERE name = ?", (kept[1].full,))
    blobs.remove(kept[2].thumbnail)

    assert photos.damaged(blobs, kept) == (kept[1], kept[2])
