"""``walkabout enrol``: this device joins the office. Records are made here where there are none yet."""

import argparse

from desktop.commands.answer import Answer
from desktop.commands.opening import open_or_make_records
from models.store.office import belong_to
from sync.enrolling import check_may_join, enrol, enrol_request
from sync.transport import Transport, office_address


def declare(parser: argparse.ArgumentParser) -> None:
    """Where the office is, and the code."""
    parser.add_argument("address", metavar="URL", help="the office's address, such as https://office.example")
    parser.add_argument("code", metavar="CODE", help="the eight characters the office read out")
    parser.add_argument(
        "--name", default="", help="what this device is called there (default: as the code says)"
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Ask the office, and remember it. Raises ``RuleBroken`` for a no, ``ExchangeStopped`` for no answer."""
    address = office_address(arguments.address)
    with open_or_make_records(arguments) as profile:
        check_may_join(profile.store, address)
        request = enrol_request(profile.store.device.device, code=arguments.code, name=arguments.name)
        with Transport(address) as net:
            given = enrol(net, request)
        belong_to(
            profile.store, address=address, name=given.office, device_name=given.device, token=given.token
        )
    return Answer(
        words=f"This device belongs to {given.office} now. “walkabout sync” sends what is kept here.",
        data={"outcome": "enrolled", "office": given.office, "address": address, "device": given.device},
    )
