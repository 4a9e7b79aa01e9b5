"""Why an upload is not taken, in words for the person with the device."""

from models.errors import WalkaboutError


class UploadTrouble(WalkaboutError):
    """The upload cannot go on like this."""


class NoSuchUpload(UploadTrouble):
    """There is no upload of that identity, or it is another device's."""


class UploadExpired(UploadTrouble):
    """The upload was left lying too long."""


class UploadBusy(UploadTrouble):
    """Another request is adding to the same upload."""


class NotAtOffset(UploadTrouble):
    """The bytes do not start where those at the office end."""


class TooLong(UploadTrouble):
    """More bytes than were announced, or than the office takes."""


class NotThatBlob(UploadTrouble):
    """The bytes are not what the name or the checksum says."""


class TooManyUploads(UploadTrouble):
    """The device has as many half-finished uploads as it may."""


class OfficeIsFull(UploadTrouble):
    """All devices together have as many half-finished uploads as they may."""
