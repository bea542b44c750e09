"""From Granian's interface to WSGI: reads bodies within bounds, runs the application in threads, notices departures.

RSGI: https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md · WSGI:
https://peps.python.org/pep-3333/
"""

import asyncio
import contextlib
import io
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import unquote_to_bytes

from granian.rsgi import ProtocolClosed, Scope  # type: ignore[attr-defined]  # public, exported by alias

from endpoint.departure import ENVIRON_KEY, Departure

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

BODY_SECONDS = 30


_WATCH_AFTER_SECONDS = 0.25
_HELD_BACK = 1 << 20
_LIST_SEPARATOR = {"cookie": "; "}


class Transport(Protocol):
    """Sends an answer piece by piece."""

    async def send_bytes(self, data: bytes) -> None: ...


class HTTPProtocol(Protocol):
    """One request's connection, as far as this module uses Granian's."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...

    async def client_disconnect(self) -> None: ...

    def response_str(self, status: int, headers: Headers, body: str) -> None: ...

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None: ...

    def response_stream(self, status: int, headers: Headers) -> Transport: ...


@dataclass(slots=True)
class Reply:
    """An application's answer: whole where it is small, else what is held back so far and the rest."""

    status: int
    headers: Headers
    body: bytes
    rest: Iterator[bytes] | None
    close: Callable[[], None]


class Gateway:
    """The application as Granian calls it; `body_bytes` is the longest body that is read."""

    def __init__(self, app: Application, *, body_bytes: int, threads: int) -> None:
        self._app = app
        self._body_bytes = body_bytes
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="request")

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        if scope.proto != "http":
            return
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body, length = await self._read(scope, protocol)
        except TimeoutError:
            protocol.response_str(
                408, [("content-type", "text/plain")], "The request's body came too slowly.\n"
            )
            return
        departure = Departure()
        environ = _environ(scope, body, length) | {ENVIRON_KEY: departure}
        try:
            reply = await self._call(environ, protocol, departure)
            if reply is not None:
                await self._respond(protocol, reply)
        finally:
            departure.close()

    async def _read(self, scope: Scope, protocol: HTTPProtocol) -> tuple[bytes, int]:
        """The body and its length; of one that is too long only enough to have it refused."""
        announced = scope.headers.get("content-length")
        if announced is None and scope.headers.get("transfer-encoding") is None:
            return b"", 0
        if announced is not None and announced.isdecimal() and int(announced) > self._body_bytes:
            return b"", int(announced)
        body = bytearray()
        async for chunk in protocol:
            body += chunk
            if len(body) > self._body_bytes:
                break
        return bytes(body), len(body)

    async def _call(self, environ: Environ, protocol: HTTPProtocol, departure: Departure) -> Reply | None:
        """Run the application; None when the client has gone before its answer was there."""
        loop = asyncio.get_running_loop()
        answer = loop.run_in_executor(self._threads, _run, self._app, environ)
        done, _ = await asyncio.wait({answer}, timeout=_WATCH_AFTER_SECONDS)
        if done:
            return answer.result()
        gone = asyncio.ensure_future(protocol.client_disconnect())
        await asyncio.wait((answer, gone), return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            gone.cancel()
            return answer.result()
        departure.announce()
        (await answer).close()
        return None

    async def _respond(self, protocol: HTTPProtocol, reply: Reply) -> None:
        if reply.rest is None:
            protocol.response_bytes(reply.status, reply.headers, reply.body)
            return
        loop = asyncio.get_running_loop()
        try:
            transport = protocol.response_stream(reply.status, reply.headers)
            piece: bytes | None = reply.body
            with contextlib.suppress(ProtocolClosed):  # the client has read enough
                while piece is not None:
                    await transport.send_bytes(piece)
                    piece = await loop.run_in_executor(self._threads, next, reply.rest, None)
        finally:
            await loop.run_in_executor(self._threads, reply.close)


def _run(app: Application, environ: Environ) -> Reply:
    """Call the application in this thread, and take the first of its answer, or all if it is small."""
    started: list[tuple[str, Headers]] = []

    def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
        del exc_info  # nothing has been sent yet, so a second start replaces the first
        started[:] = [(status, headers)]

    pieces = app(environ, start_response)
    close = getattr(pieces, "close", lambda: None)
    iterator = iter(pieces)
    body = bytearray()
    ended = True
    for piece in iterator:
        body += piece
        if len(body) >= _HELD_BACK:
            ended = False
            break
    if ended:
        close()
    status, headers = started[0]
    return Reply(int(status.split(" ", 1)[0]), headers, bytes(body), None if ended else iterator, close)


def _environ(scope: Scope, body: bytes, length: int) -> Environ:
    host, _, port = scope.server.rpartition(":")
    client, _, _ = scope.client.rpartition(":")
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope.path).decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client.strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        known = environ.get(key)
        environ[key] = value if known is None else f"{known}{_LIST_SEPARATOR.get(name, ', ')}{value}"
    if length:
        environ["CONTENT_LENGTH"] = str(length)
    if scope.authority is not None:
        environ.setdefault("HTTP_HOST", scope.authority)
    return environ
