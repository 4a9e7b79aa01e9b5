"""Three tablets of one council and its office in one process, for cases that really came about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.action_plan import Action
from models.disagreement import Choice, Decision, Disagreement
from models.kinds import KINDS
from models.merge import Record
from models.people import Member
from models.store.actions import with_target
from models.store.deciding import decide
from models.store.disagreements import open_cases
from models.store.open_cases import to_decide
from models.store.profile import Profile
from sync.server.central import Central
from tests.builders import (
    SetClock,
    a_finding,
    a_person,
    a_walkabout,
    an_action,
    found_maunside,
    keep,
)
from tests.sync.devices import COLIN, GWEN, a_device, an_office, enrolled, send_words

DOT = Member(person_id="bream", name="Dot Bream", post="")


@dataclass(frozen=True)
class Council:
    """Gwen's tablet, Colin's computer and Dot's phone; all three know the sample council."""

    clock: SetClock
    central: Central
    gwen: Profile
    colin: Profile
    dot: Profile

    @property
    def everybody(self) -> tuple[Profile, Profile, Profile]:
        return self.gwen, self.colin, self.dot

    def exchange(self, *who: Profile) -> None:
        """Each in turn; where nobody is named everybody, until all know of all."""
        for profile in who or self.everybody * 2:
            send_words(self.central, profile)

    def amend(self, who: Profile, kind: type[Record], record_id: str, **fields: Any) -> None:
        """Whoever holds that device changes what is on its screen."""
        shown = who.store.get(kind, record_id)
        with who.store.transaction(by=self.member(who).person_id) as transaction:
            transaction.amend(shown, replace(shown, **fields))

    def retarget(self, who: Profile, words: str) -> None:
        """Another target for the action, with the dates that follow from it today."""
        shown = who.store.get(Action, "a-0000")
        wanted = with_target(shown, words, self.clock.now().date())
        with who.store.transaction(by=self.member(who).person_id) as transaction:
            transaction.amend(shown, wanted)

    def remove(self, who: Profile, kind: type[Record], record_id: str) -> None:
        with who.store.transaction(by=self.member(who).person_id) as transaction:
            transaction.remove(kind, record_id)

    def case(self, who: Profile) -> Disagreement:
        """The only case on that device."""
        (case,) = open_cases(who.store)
        assert to_decide(who.store) == 1
        return case

    def decide(self, who: Profile, choice: Choice, reason: str = "", **written: str) -> None:
        """Whoever holds that device decides the only case there is."""
        decision = Decision(case_id=self.case(who).case_id, choice=choice, written=written, reason=reason)
        decide(who.store, decision, by=self.member(who))

    def member(self, who: Profile) -> Member:
        return {id(self.gwen): GWEN, id(self.colin): COLIN, id(self.dot): DOT}[id(who)]

    def assert_settled(self) -> None:
        """Everybody exchanged: all hold the same, nothing waits, and nothing is left to decide."""
        self.exchange()
        first = everything(self.gwen)
        for profile in self.everybody:
            assert everything(profile) == first
            assert open_cases(profile.store) == ()
            assert to_decide(profile.store) == 0
            assert profile.store.value("SELECT count(*) FROM operation WHERE state = 'waiting'") == 0

    def close(self) -> None:
        for profile in self.everybody:
            profile.close()
        self.central.close()


def a_council(folder: Path, clock: SetClock) -> Council:
    """Set up by Gwen with a walkabout, a finding and an action; everybody has all of it."""
    central = an_office(folder / "office", clock)
    gwen, colin, dot = (a_device(folder / name, clock) for name in ("gwen", "colin", "dot"))
    found_maunside(gwen.store)
    keep(gwen.store, a_person("Colin"), a_walkabout(), a_finding(), an_action())
    enrolled(central, gwen, "Gwen’s tablet")
    enrolled(central, colin, "Office computer")
    enrolled(central, dot, "Dot’s phone")
    council = Council(clock, central, gwen, colin, dot)
    council.exchange()
    return council


def everything(profile: Profile) -> dict[str, list[Sequence[Any]]]:
    """All records, removed ones too, without the numbers of the rows in the file."""
    return {
        kind: [
            (row[1], row[2] is None, *row[3:])  # when it was removed is each device's own time
            for row in profile.store.rows(f'SELECT * FROM "{kind}" ORDER BY id')
        ]
        for kind in KINDS
    }
