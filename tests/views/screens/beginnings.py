"""The first start in every state worth looking at."""

from PySide6.QtWidgets import QLineEdit

from tests.views.screens.days import URDU, WELSH
from views.parts.field import Field
from views.screens.beginning import BeginningScreen
from views.screens.unlock import UnlockScreen

AWAY = "The office cannot be reached just now, or is busy. It is asked again by itself."
OLD_CODE = "This code is not known, or it is too old. Ask the office for another."
CYNGOR = f"Cyngor {WELSH}"


def write_in(field: Field, words: str) -> None:
    """Type words into a field of one line."""
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText(words)


def two_ways() -> BeginningScreen:
    """Before anything was chosen."""
    screen = BeginningScreen()
    screen.offer_ways()
    return screen


def asking_office() -> BeginningScreen:
    """The first way, before anything is typed."""
    screen = two_ways()
    screen.ways.connect_office.click()
    return screen


def refused_code() -> BeginningScreen:
    """The office has said no to the code."""
    screen = asking_office()
    form = screen.office.form
    form.fill_in("https://walkabout.maunside.gov.uk", f"{URDU}’s tablet")
    form.code.setText("7KQ2 ABCD")
    form.show_error("code", OLD_CODE)
    return screen


def coming(to_come: int = 4_180) -> BeginningScreen:
    """Some of what the office has is here."""
    screen = two_ways()
    screen.show_coming(CYNGOR)
    screen.coming.show_progress(12_400)
    screen.coming.show_progress(to_come)
    return screen


def stopped_half_way(*, carry_on: bool = True) -> BeginningScreen:
    """The office went away while it was sending."""
    screen = coming()
    screen.coming.show_trouble(AWAY, carry_on=carry_on)
    return screen


def asking_a_colleague() -> BeginningScreen:
    """Everything has come, and the person is asked."""
    screen = two_ways()
    screen.ask(
        landlord=False, note=f"Everything written is here from {CYNGOR}. Photos follow while you work."
    )
    return screen


def new_landlord(*, wrong: bool = False) -> BeginningScreen:
    """The second way; with ``wrong``, begun with nothing filled in."""
    screen = two_ways()
    screen.ways.start.click()
    if wrong:
        screen.who.begin.click()
    return screen


def choosing_a_passphrase() -> UnlockScreen:
    """A new profile on a computer without a keyring."""
    screen = UnlockScreen()
    screen.choose_passphrase("This computer has no keyring, so a passphrase keeps your records.")
    return screen


def a_wrong_passphrase() -> UnlockScreen:
    """What was typed does not fit."""
    screen = UnlockScreen()
    screen.ask_passphrase(recovery=True)
    screen.show_error("That passphrase does not open these records. Try again, or use the recovery key.")
    return screen


def a_recovery_key() -> UnlockScreen:
    """The recovery key, shown this once."""
    screen = UnlockScreen()
    screen.show_recovery_key("7KQ2-ABCD-EFGH-JKMN-PQRS-TUVW-XYZ2-3456-789A")
    return screen
