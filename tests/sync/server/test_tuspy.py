"""A client that others wrote uploads, is cut off and goes on: what we speak is what the world calls tus."""

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed
from tusclient.storage.filestorage import FileStorage
from tusclient.uploader import Uploader

from sync.blob_name import name_of
from sync.server.blob_folder import BlobFolder
from tests.sync.server.blob_app import app_in
from tests.sync.server.served import ServedOffice

PHOTO = random.Random(11).randbytes(1_300_000)
NAME = name_of(PHOTO)


class Photo(BytesIO):
    """The client closes what it was given, and then reads it again."""

    def close(self) -> None:
        pass


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ServedOffice]:
    with ServedOffice(app_in, tmp_path / "office") as served:
        yield served


@pytest.fixture
def uploading(office: ServedOffice, tmp_path: Path) -> Iterator[dict[str, object]]:
    """How the client is to upload the photo, remembering where it was between one start and the next."""
    storage = FileStorage(str(tmp_path / "where.json"))
    yield {
        "file_stream": Photo(PHOTO),
        "chunk_size": 200_000,
        "metadata": {"sha256": NAME, "filename": "photo.jpg"},
        "store_url": True,
        "url_storage": storage,
        "upload_checksum": True,
    }
    storage.close()


def uploader(office: ServedOffice, how: dict[str, object]) -> Uploader:
    client = TusClient(f"{office.url}/v1/uploads")
    client.set_headers({"X-Device": "tablet"})
    return client.uploader(**how)


def kept(tmp_path: Path) -> bytes:
    return BlobFolder(tmp_path / "office" / "blobs").path_of(NAME).read_bytes()


def test_it_uploads_is_interrupted_and_goes_on(
    office: ServedOffice, uploading: dict[str, object], tmp_path: Path
) -> None:
    first = uploader(office, uploading)
    first.upload(stop_at=600_000)
    second = uploader(office, uploading)
    assert second.offset == 600_000
    second.upload()
    assert second.request.response_headers["walkabout-receipt"].startswith(NAME)
    assert kept(tmp_path) == PHOTO
    third = uploader(office, uploading)
    assert third.offset == len(PHOTO)


def test_it_goes_on_after_the_server_was_killed(
    office: ServedOffice, uploading: dict[str, object], tmp_path: Path
) -> None:
    client = uploader(office, uploading)
    client.upload_chunk()
    office.kill()
    office.start_again()
    client.upload()
    assert kept(tmp_path) == PHOTO


def test_without_checksums_and_metadata_too(
    office: ServedOffice, uploading: dict[str, object], tmp_path: Path
) -> None:
    how = uploading | {"metadata": {}, "upload_checksum": False}
    uploader(office, how).upload()
    assert kept(tmp_path) == PHOTO


def test_it_is_told_when_the_photo_is_another(office: ServedOffice, uploading: dict[str, object]) -> None:
    client = uploader(office, uploading | {"metadata": {"sha256": name_of(b"else")}, "store_url": False})
    with pytest.raises(TusUploadFailed) as trouble:
        client.upload()
    assert trouble.value.status_code == 460
    with pytest.raises(TusCommunicationError):
        client.get_offset()
