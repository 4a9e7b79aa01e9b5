"""What the walkabout's page says in words, and what it finds in what is dropped on it."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from models.walkabout import AgreedAction, FindingDraft
from tests.builders import a_draft, a_finding, a_landlord, a_walkabout
from tests.views.screens.capture.shown import NOW, TODAY, a_summary, an_outing
from views.look.tokens import Tone
from views.screens.capture.photo_mime import sources_of
from views.screens.capture.words import (
    chase_words,
    company_words,
    lacks,
    outing_words,
    service_words,
    unworded,
    usual_targets,
    walkabout_title,
)
from views.tables.finding_words import finding_row_words, finding_state


def test_how_a_finding_stands_in_words() -> None:
    assert finding_state(a_summary(grade=""), NOW) == ("tablet", "Grade C · saved 2.04 pm", Tone.PLUM)
    assert finding_state(a_summary(only_here=False), NOW)[1] == "Grade C · safe at the office"
    ungraded = a_summary(finding=a_finding(grade=""))
    assert finding_state(ungraded, NOW)[1] == "Saved 2.04 pm"
    assert finding_row_words(a_summary(place="", headline=""), NOW) == (
        "Finding 1, No words yet, place not chosen. Grade C · saved 2.04 pm. 0 photos."
    )


def test_who_and_when_in_words() -> None:
    assert walkabout_title("Larkfield") == "Larkfield estate walkabout"
    assert walkabout_title("Tannery Estate") == "Tannery Estate walkabout"
    told = outing_words(an_outing()).replace("\u00a0", " ")
    assert told == "Tuesday 24 March, started 2.04 pm · 6 tenants, 2 officers, 1 councillor"
    planned = an_outing(walkabout=a_walkabout(), officers=(), companions=())
    assert outing_words(planned).replace("\u00a0", " ") == "Tuesday 24 March, planned for 2 pm"
    assert company_words(planned) == ""


def test_what_a_target_means_is_said_beside_it() -> None:
    assert chase_words("", TODAY).startswith("In the words used")
    assert chase_words("End of April", TODAY) == "Late after 30 April."
    assert "It is looked at again on 31 March" in chase_words("Ongoing", TODAY)
    far = chase_words("End of March 2028", TODAY)
    assert far == "Late after 31 March 2028. Looked at before that, on 23 September."
    assert usual_targets(datetime(2026, 12, 5, tzinfo=UTC).date())[:2] == (
        "End of December",
        "End of January",
    )


def test_which_service_answers_is_said() -> None:
    landlord = a_landlord()
    assert service_words(landlord, "Lighting") == "Goes to Electrical, which answers for lighting."
    assert "can only be asked" in service_words(landlord, "Paths and roads")
    assert service_words(landlord, "Other") == "No service is named for this kind yet."
    assert service_words(landlord, "") == ""


def test_what_a_finding_lacks_is_told_field_by_field() -> None:
    bare = FindingDraft(finding_id="x", walkabout_id="w", actions=(AgreedAction(wording="", target="tbc"),))
    assert [field for field, _ in lacks(bare)] == ["words", "category", "where", "actions"]
    assert unworded(a_draft()) == ()


def test_photos_are_found_in_what_is_brought(tmp_path: Path) -> None:
    files, encoded, text, web = QMimeData(), QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    encoded.setData("image/jpeg", b"\xff\xd8\xff")
    text.setText("words")
    web.setUrls([QUrl("https://example.org/a.jpg")])
    assert sources_of(files) == (tmp_path / "a.jpg",)
    assert sources_of(encoded) == (b"\xff\xd8\xff",)
    assert sources_of(text) == sources_of(web) == ()
    picture = QMimeData()
    picture.setImageData(QImage(8, 6, QImage.Format.Format_RGB32))
    (data,) = sources_of(picture)
    assert isinstance(data, bytes)
    assert data.startswith(b"\x89PNG")
