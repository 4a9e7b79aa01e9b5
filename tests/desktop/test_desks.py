"""Every station of the window: its name, its place in the navigation, and its desk."""

import pytest
from pytestqt.qtbot import QtBot

from desktop import desk as names
from desktop.desk import (
    CAMERA,
    Station,
)
from desktop.desks import STATIONS
from models.changes import Changes
from tests.desktop.an_office import Office
from views.parts.pages import Page
from views.parts.rail import PLACES


def test_every_station_has_its_own_name_and_stands_in_the_navigation_or_under_a_place() -> None:
    stations = [station.name for station in STATIONS]
    assert len(set(stations)) == len(stations)
    named = {value for name, value in vars(names).items() if name.isupper() and isinstance(value, str)}
    assert set(stations) == named
    places = {place.key for place in PLACES}
    for station in STATIONS:
        if station.place is not None:
            assert station.place.key == station.name
            assert station.place.key in places
        elif station.under:
            assert station.under in {each.name for each in STATIONS if each.place}
    shown = [station.place.key for station in STATIONS if station.place]
    assert shown == [place.key for place in PLACES if place.key in shown]


@pytest.mark.parametrize("station", STATIONS, ids=lambda station: station.name)
def test_every_desk_is_made_comes_into_sight_and_goes(station: Station, office: Office, qtbot: QtBot) -> None:
    desk = station.make(office.workroom)
    qtbot.addWidget(desk.widget)
    assert isinstance(desk.widget, Page)
    if station.name != CAMERA:  # there is none to be looked for here
        desk.arrived("")
    desk.refresh(Changes.of("finding", ["half"]))
    assert desk.widget.head.title.text()
    desk.left()
