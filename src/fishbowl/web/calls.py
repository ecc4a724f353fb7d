"""Asking a door for something, from a program: plain HTTP, nothing of a browser."""

from __future__ import annotations

import hashlib
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from http.cookies import CookieError, SimpleCookie
from typing import NoReturn
from urllib.parse import urlsplit

from fishbowl.core.errors import Refused

CALL_S = 8.0
"""How long the door may take for an answer: a disk that is busy takes seconds."""
SILENT_S = 40.0
"""A stream without a sign of life for so long is dead; the door gives one each 15 s."""
API = "/api/tablecloth/"

NO_ANSWER = (OSError, HTTPException)
"""What is raised where no answer comes."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a door is, as its link says it; `token` is empty where the link holds none."""

    scheme: str
    host: str
    port: int
    token: str

    @classmethod
    def of(cls, link: str) -> Address:
        """Read a link such as `http://192.168.1.5:8421/#TOKEN`. Raises Refused for what is none."""
        try:
            parts = urlsplit(link.strip())
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            raise Refused("remote.no_such_address", url=link) from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused("remote.no_such_address", url=link)
        if parts.path.strip("/"):
            raise Refused("remote.other_page", url=link)
        return cls(parts.scheme, parts.hostname, port, parts.fragment)

    @property
    def url(self) -> str:
        """Without the token: fit to be shown."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}/"


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    body: bytes
    wait_s: float = 0.0
    """How long the door asks to wait before the next try."""


class Caller:
    """One guest's requests to one door. Each has a connection of its own, so any thread may call.

    Raises one of NO_ANSWER where none comes; Refused where https is not to be trusted. `fingerprint`: the
    SHA-256 of the certificate that is trusted, in place of those that this machine trusts.
    """

    def __init__(self, address: Address, fingerprint: str = "") -> None:
        self.address = address
        self._cookie = ""
        self._fingerprint = fingerprint.replace(":", "").replace(" ", "").upper()
        self._stream: socket.socket | None = None

    def get(self, path: str) -> Answered:
        return self._call("GET", path)

    def post(self, path: str, body: bytes) -> Answered:
        return self._call("POST", path, body)

    def events(self, path: str) -> Iterator[tuple[str, bytes]]:
        """Server-sent events, name and data, until the door ends the stream or `hang_up` is called.

        An answer that is no stream comes as one event, named by its status.
        """
        connection = self._connection(SILENT_S)
        try:
            self._connect(connection)
            self._stream = connection.sock
            response = self._answer(connection, "GET", path)
            if response.status != 200:
                yield str(response.status), response.read()
                return
            yield from _events(response)
        finally:
            self._stream = None
            connection.close()

    def hang_up(self) -> None:
        """End the stream, from any thread: whoever reads it is woken."""
        stream = self._stream
        if stream is not None:
            with suppress(OSError):
                stream.shutdown(socket.SHUT_RDWR)

    def _call(self, method: str, path: str, body: bytes | None = None) -> Answered:
        connection = self._connection(CALL_S)
        try:
            self._connect(connection)
            response = self._answer(connection, method, path, body)
            self._keep_cookie(response)
            wait = response.headers.get("Retry-After", "")
            return Answered(response.status, response.read(), float(wait) if wait.isdigit() else 0.0)
        finally:
            connection.close()

    def _connection(self, timeout_s: float) -> HTTPConnection:
        host, port = self.address.host, self.address.port
        if self.address.scheme == "http":
            return HTTPConnection(host, port, timeout=timeout_s)
        context = _unchecked() if self._fingerprint else ssl.create_default_context()
        return HTTPSConnection(host, port, timeout=timeout_s, context=context)

    def _connect(self, connection: HTTPConnection) -> None:
        """Connecting has a measure of its own: a stream may be silent, but not before it began."""
        silent_s, connection.timeout = connection.timeout, CALL_S
        try:
            connection.connect()
        except ssl.SSLCertVerificationError:
            self._refuse(self._shown_fingerprint())
        if self._fingerprint and isinstance(connection.sock, ssl.SSLSocket):
            shown = _fingerprint_of(connection.sock)
            if shown.replace(":", "") != self._fingerprint:
                self._refuse(shown)
        connection.sock.settimeout(silent_s)

    def _refuse(self, fingerprint: str) -> NoReturn:
        raise Refused("remote.not_trusted", url=self.address.url, fingerprint=fingerprint)

    def _shown_fingerprint(self) -> str:
        """What the door shows, for someone to compare."""
        address = self.address
        with (
            socket.create_connection((address.host, address.port), CALL_S) as plain,
            _unchecked().wrap_socket(plain) as checked,
        ):
            return _fingerprint_of(checked)

    def _answer(
        self, connection: HTTPConnection, method: str, path: str, body: bytes | None = None
    ) -> HTTPResponse:
        headers = {"Cookie": self._cookie} if self._cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection.request(method, API + path, body, headers)
        return connection.getresponse()

    def _keep_cookie(self, response: HTTPResponse) -> None:
        given = response.headers.get("Set-Cookie")
        if given:
            with suppress(CookieError):
                jar = SimpleCookie(given)
                self._cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in jar.items())


def _events(response: HTTPResponse) -> Iterator[tuple[str, bytes]]:
    """Comments are signs of life, and yield nothing."""
    name, data = "", b""
    while line := response.readline():
        field, _, value = line.rstrip(b"\r\n").partition(b": ")
        if field == b"event":
            name = value.decode("ascii", "replace")
        elif field == b"data":
            data = value
        elif not field and name:
            yield name, data
            name, data = "", b""


def _unchecked() -> ssl.SSLContext:
    """Encrypts; who is at the other end is for the caller to check."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _fingerprint_of(connection: ssl.SSLSocket) -> str:
    return hashlib.sha256(connection.getpeercert(binary_form=True) or b"").digest().hex(":").upper()
