"""A device joins its office: with the address and the code that somebody there reads out."""

from models.errors import RuleBroken
from models.store.office import office_of
from models.store.store import Store
from sync.messages import PROTOCOL, Enrol, Enrolled, encode
from sync.net import Net, Request, Response
from sync.replies import message, why_of

CODE_LENGTH = 8
SHORT_CODE = "A code has eight letters and numbers. The office reads it out."
_NO = (403, 429)
"""A code that is not good, and too many that were not."""
OLD_OFFICE = "This device belongs to another office already, and holds its records."


def enrol_request(store_device: str, *, code: str, name: str) -> Request:
    """What the office is asked. Raises ``RuleBroken`` for what cannot be a code."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    if len(plain) != CODE_LENGTH:
        raise RuleBroken(SHORT_CODE)
    wish = Enrol(protocol=PROTOCOL, code=plain, device=store_device, name=name.strip())
    headers = {"content-type": "application/json"}
    return Request(method="POST", path="/v1/enrol", body=encode(wish), headers=headers)


def enrol(net: Net, request: Request) -> Enrolled:
    """Ask the office. Raises ``RuleBroken`` with its reason for a no, ``ExchangeStopped`` for no answer."""
    result = net.carry([request])[0]
    if isinstance(result, Response) and result.status in _NO:
        raise RuleBroken(why_of(result))
    return message(result, Enrolled)


def check_may_join(store: Store, address: str) -> None:
    """Raise ``RuleBroken`` where the device holds the records of an office at another address."""
    before = office_of(store)
    if before is not None and before.address != address and before.cursor:
        raise RuleBroken(OLD_OFFICE)
