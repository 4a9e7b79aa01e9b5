"""Paint the photographs of the sample landlord: ``python -m tests.generate.sample_photographs``.

They are nobody's estate: flat textured panels in perspective, developed as a phone's camera would. Painting
takes a minute, so it is done once and not whenever the sample is shown. Paintings that nothing tells of any
more are removed.
"""

from collections.abc import Iterator
from pathlib import Path

import resources
from desktop.demonstration.photographs import PASTED, file_of
from desktop.demonstration.story import (
    FindingStory,
    PhotoStory,
    last_walkabout,
    other_actions,
    this_walkabout,
)
from tests.generate.paintings.scenes import painted_photograph

ROOM = Path(resources.__file__).parent


def wanted() -> list[PhotoStory]:
    """Every photograph that the sample's story or its demonstration tells of, each once."""
    return list(dict.fromkeys([PhotoStory(picture=PASTED), *_told()]))


def _told() -> Iterator[PhotoStory]:
    for walkabout in (last_walkabout(), this_walkabout()):
        half_written = [walkabout.half_written] if walkabout.half_written else []
        for finding in (*walkabout.findings, *half_written):
            yield from _of_finding(finding)
    for action in other_actions():
        yield from (step.photo for step in action.steps if step.photo)


def _of_finding(finding: FindingStory) -> Iterator[PhotoStory]:
    yield from finding.photos
    if finding.action:
        yield from (step.photo for step in finding.action.steps if step.photo)


def main() -> None:
    files = {ROOM / file_of(photo.picture, photo.turned): photo for photo in wanted()}
    for path, photo in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(painted_photograph(photo.picture, photo.turned))
    for path in next(iter(files)).parent.iterdir():
        if path not in files:
            path.unlink()


if __name__ == "__main__":
    main()
