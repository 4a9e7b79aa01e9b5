"""What everything that tells the sample's story needs at hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.demonstration.darkroom import Darkroom, Taken
from desktop.demonstration.diary import Diary
from desktop.demonstration.sample_council import SampleCouncil
from desktop.demonstration.sample_days import SampleDays
from desktop.demonstration.story import PhotoStory
from models.people import Member
from models.photo import Photo
from models.store.photos import add_photo, describe_photo
from models.store.profile import Profile
from models.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The profile being filled, whose device it is, and where times and photographs come from."""

    profile: Profile
    by: Member
    days: SampleDays
    diary: Diary
    darkroom: Darkroom
    council: SampleCouncil

    @property
    def store(self) -> Store:
        """The profile's records."""
        return self.profile.store

    def add_photos(
        self, stories: Sequence[PhotoStory], taken: Taken, *, finding_id: str = "", action_id: str = ""
    ) -> tuple[str, ...]:
        """Add photographs of a finding or of an action, each described; their identities."""
        added = []
        for story, prepared in zip(stories, taken.result(), strict=True):
            photo_id, _ = add_photo(
                self.store,
                self.profile.blobs,
                prepared,
                finding_id=finding_id,
                action_id=action_id,
                by=self.by,
            )
            describe_photo(self.store, self.store.get(Photo, photo_id), story.picture.words, by=self.by)
            added.append(photo_id)
        return tuple(added)
