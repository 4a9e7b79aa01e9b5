"""``walkabout`` without a command: the window."""

import argparse

from desktop.commands.answer import Answer
from desktop.commands.opening import profile_folder
from desktop.start import load_window


def declare(_parser: argparse.ArgumentParser) -> None:
    """The window takes no arguments of its own."""


def run(arguments: argparse.Namespace) -> Answer:
    """Open the window and stay until it is closed."""
    open_window = load_window()
    return open_window(profile_folder(arguments), None)
