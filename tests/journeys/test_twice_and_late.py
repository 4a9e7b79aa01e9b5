"""The same request twice, answers that come late, pages in any order: nothing is lost and nothing doubled."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import msgspec
import pytest

from models.store.office import office_of
from models.store.profile import Profile
from models.walkabout import Finding
from sync.exchange import Words
from sync.messages import Exchange, Exchanged, Reply, decode, encode, entry_of, unpack
from sync.net import Request, Response
from sync.transport import Transport
from sync.trouble import ExchangeStopped
from tests.builders import a_finding, keep
from tests.journeys.exchanging import (
    amend,
    assert_alike,
    everything_kept,
    is_whole,
    reaches_through,
    until_quiet,
)
from tests.sync.in_front import Asked, InFront
from tests.sync.office_process import OfficeProcess, send


def request_of(profile: Profile) -> Request:
    """What the device asks first."""
    (request,) = next(Words(profile.store).turns()).requests
    return request


def exchanged(front: InFront, profile: Profile, request: Request) -> Exchanged:
    office = office_of(profile.store)
    assert office is not None
    with Transport(front.address, office.token) as net:
        (response,) = net.carry([request])
    assert isinstance(response, Response)
    assert response.status == 200, response
    packed = response.headers.get("content-encoding") == "gzip"
    reply = decode(unpack(response.body) if packed else response.body, Reply)  # type: ignore[arg-type]  # a union
    assert isinstance(reply, Exchanged)
    return reply


def test_the_same_push_twice_and_from_many_sides_at_once_is_there_once(
    gwen: Profile, colin: Profile, office: OfficeProcess, front: InFront
) -> None:
    for number in range(40):
        keep(gwen.store, a_finding(id=f"f{number}", position=number + 2))
    request = request_of(gwen)
    with ThreadPoolExecutor(8) as people:
        replies = list(people.map(lambda _: exchanged(front, gwen, request), range(16)))
    replies.append(exchanged(front, gwen, request))
    numbers = [{answer.op_id: answer.seq for answer in reply.answers} for reply in replies]
    assert all(each == numbers[0] for each in numbers)
    assert sorted(numbers[0].values()) == list(range(1, len(numbers[0]) + 1)), "dense"
    assert [any(answer.again for answer in reply.answers) for reply in replies].count(False) == 1
    assert {reply.n for reply in replies} == {len(numbers[0])}
    amend(gwen, Finding, "f7", grade="D")
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    found = office.says("verify")
    assert (found["outcome"], found["looked_at"][0]) == ("whole", f"{len(numbers[0]) + 1} lines of the log")


def test_pushes_of_two_devices_that_cross_are_dense_and_nothing_is_doubled(
    gwen: Profile, colin: Profile, office: OfficeProcess, front: InFront
) -> None:
    until_quiet(gwen, colin)
    for number in range(20):
        keep(gwen.store, a_finding(id=f"g{number}", position=number + 2))
        keep(colin.store, a_finding(id=f"c{number}", position=number + 2))
    both = [(gwen, request_of(gwen)), (colin, request_of(colin))] * 6
    with ThreadPoolExecutor(6) as people:
        replies = list(people.map(lambda each: exchanged(front, *each), both))
    numbers = {answer.op_id: answer.seq for reply in replies for answer in reply.answers}
    last = max(reply.n for reply in replies)
    assert sorted(numbers.values()) == list(range(last - 39, last + 1))
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    assert is_whole(office)


@pytest.fixture
def long_log(gwen: Profile) -> Profile:
    """Gwen's tablet, which has sent more than a page holds, in many wishes."""
    for wish in range(8):
        keep(gwen.store, *(a_finding(id=f"f{wish}-{place}", position=place) for place in range(300)))
    send(gwen)
    return gwen


def test_pages_fetched_in_any_order_say_the_same(long_log: Profile, colin: Profile, front: InFront) -> None:
    request = request_of(colin)
    wish = decode(request.body, Exchange)

    def page_after(cursor: int) -> dict[int, bytes]:
        body = encode(msgspec.structs.replace(wish, cursor=cursor))
        reply = exchanged(front, colin, replace(request, body=body))
        page = {entry_of(raw).seq: bytes(raw) for raw in reply.entries}
        assert list(page) == list(range(cursor + 1, reply.cursor + 1))
        return page

    first = page_after(0)
    log = first | page_after(len(first))
    assert 2_000 <= len(first) < len(log)
    cursors = [len(log), 777, len(first), 0, 2_001, len(log) - 1, len(first), 1]
    with ThreadPoolExecutor(4) as people:
        for page in people.map(page_after, cursors + cursors[::-1]):
            assert page == {number: log[number] for number in page}


def test_a_page_that_comes_late_or_again_moves_nobody_back(
    long_log: Profile, colin: Profile, front: InFront
) -> None:
    reaches_through(colin, front.address)
    send(colin)
    first = front.said[0]
    assert_alike(long_log, colin)
    for again in (1, 2):
        late = [first] * again
        front.instead = lambda asked, late=late: late.pop() if late and asks_for_words(asked) else None  # type: ignore[misc] # a default holds this one
        send(colin)
        assert late == []
        assert_alike(long_log, colin)
        known = office_of(colin.store)
        assert known is not None
        assert known.cursor == known.n > 2_400


def test_a_late_answer_to_something_else_is_taken_for_none(
    gwen: Profile, colin: Profile, front: InFront
) -> None:
    reaches_through(gwen, front.address)
    send(gwen)
    late = [front.said[-1]]
    amend(gwen, Finding, "light", grade="D")
    before = everything_kept(gwen)
    front.instead = lambda asked: late.pop() if late else None
    with pytest.raises(ExchangeStopped, match="Nothing is lost"):
        send(gwen)
    assert everything_kept(gwen) == before
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)


def asks_for_words(asked: Asked) -> bool:
    return asked.path == "/v1/exchange"
