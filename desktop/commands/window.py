"""``walkabout`` without a command: the window."""

import argparse

from desktop.application import open_window
from desktop.commands.answer import Answer
from desktop.commands.opening import profile_folder


def declare(_parser: argparse.ArgumentParser) -> None:
    """The window takes no arguments of its own."""


def run(arguments: argparse.Namespace) -> Answer:
    """Open the window and stay until it is closed."""
    return open_window(profile_folder(arguments))
