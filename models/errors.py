"""What can go wrong, in words a person understands.

::

    WalkaboutError
    ├── RuleBroken        the person asked for something the rules do not allow; says why
    │   └── PhotoRefused  (models/photo_prepared.py) the picture cannot be taken in
    ├── NotFound          the record is not on this device, or was removed
    └── StoreTrouble      the disk or the store failed; nothing that was called saved is lost
        ├── StorageFull   no room left for another record
        ├── StoreDamaged  bytes on the disk are not what was written
        ├── StoreLocked   the key is missing or wrong
        ├── StoreInUse    another copy of the program has this profile open
        └── StoreTooNew   the store was written by a newer program

Everything else that is raised is a fault of ours: it is reported, never swallowed.
"""


class WalkaboutError(Exception):
    """Trouble the person can be told about: ``str(error)`` is a whole sentence without personal data."""


class RuleBroken(WalkaboutError):
    """A wish the rules do not allow; the sentence says why and how to put it right."""


class NotFound(WalkaboutError):
    """The record asked for is not here."""


class StoreTrouble(WalkaboutError):
    """The store could not do its work; what was already called saved is still saved."""


class StorageFull(StoreTrouble):
    """There is no room left on the disk."""


class StoreDamaged(StoreTrouble):
    """Bytes on the disk are not what was written."""


class StoreLocked(StoreTrouble):
    """The key that opens the store is missing or wrong."""


class StoreInUse(StoreTrouble):
    """Another copy of the program has this profile open."""


class StoreTooNew(StoreTrouble):
    """The store was written by a newer version of the program."""
