"""Carries a device's requests to the office's application in this process, and loses what it is told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from starlette.types import ASGIApp

from sync.net import NOTHING, Request, Response, Unreachable
from tests.sync.server.asking import ask

Result = Response | Unreachable
LOST = Unreachable("The office cannot be reached.")


@dataclass
class AppNet:
    """``on_the_way`` may answer in the office's place; ``on_the_way_back`` sees each answer first."""

    app: ASGIApp
    token: str
    requests: list[Request] = field(default_factory=list)
    on_the_way: Callable[[Request], Result | Request] = lambda request: request
    on_the_way_back: Callable[[Request, Response], Result] = lambda request, response: response

    def carry(self, requests: Sequence[Request], meanwhile: Iterator[object] = NOTHING) -> list[Result]:
        results = [self._carried(request) for request in requests]
        for _ in meanwhile:
            pass
        return results

    def asked(self, method: str, path: str = "") -> list[Request]:
        """The requests of that method to an address that starts so."""
        return [each for each in self.requests if each.method == method and each.path.startswith(path)]

    def _carried(self, request: Request) -> Result:
        self.requests.append(request)
        arriving = self.on_the_way(request)
        if not isinstance(arriving, Request):
            return arriving
        headers = {"authorization": f"Bearer {self.token}", "content-length": str(len(arriving.body))}
        answer = ask(self.app, arriving.method, arriving.path, {**headers, **arriving.headers}, arriving.body)
        return self.on_the_way_back(
            request, Response(status=answer.status, body=answer.body, headers=answer.headers)
        )
