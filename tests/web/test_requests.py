"""What a request must be to be looked at, and what every answer carries: over raw sockets."""

from __future__ import annotations

import socket
from email.parser import BytesParser

import pytest

from tests.web.doorway import Door, Evening

SECURE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def raw(door: Door, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """The first answer to these bytes: status, headers, and the rest. Status 0 where there is none."""
    with socket.create_connection((door.host, door.port), timeout=15) as connection:
        connection.sendall(request)
        came = b""
        while part := connection.recv(65536):
            came += part
    if not came:
        return 0, {}, b""
    head, _, body = came.partition(b"\r\n\r\n")
    line, _, headers = head.partition(b"\r\n")
    return int(line.split()[1]), dict(BytesParser().parsebytes(headers).items()), body


def knock(door: Door, *headers: str, kind: str = "application/json") -> bytes:
    body = b'{"token": "%s"}' % door.token.encode()
    lines = ["POST /api/tablecloth/knock HTTP/1.1", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "Connection: close", *headers, "", ""]).encode("latin-1") + body


def hosts(door: Door) -> dict[str, tuple[str, ...]]:
    """Host headers that are not this door's."""
    port = door.port
    return {
        "elsewhere": ("Host: evil.example",),
        "elsewhere with our port": (f"Host: evil.example:{port}",),
        "our address in a name": (f"Host: 127.0.0.1.evil.example:{port}",),
        "another port": (f"Host: 127.0.0.1:{port + 1}",),
        "no port": ("Host: 127.0.0.1",),
        "another address of this machine": (f"Host: 127.0.0.2:{port}",),
        "no host": (),
        "an empty one": ("Host:",),
        "two": (f"Host: 127.0.0.1:{port}", "Host: evil.example"),
        "the same twice": (f"Host: 127.0.0.1:{port}",) * 2,
        "with a user": (f"Host: user@127.0.0.1:{port}",),
        "as a number": (f"Host: 2130706433:{port}",),
        "short": (f"Host: 127.1:{port}",),
        "IPv6": (f"Host: [::1]:{port}",),
        "mapped": (f"Host: [::ffff:127.0.0.1]:{port}",),
        "everything": (f"Host: 0.0.0.0:{port}",),
        "with a dot": (f"Host: localhost.:{port}",),
        "forwarded": ("Host: evil.example", f"X-Forwarded-Host: 127.0.0.1:{port}"),
    }


def test_who_calls_this_door_by_another_name_gets_nothing(evening: Evening) -> None:
    door = evening.serve()
    for what, named in hosts(door).items():
        for request in (knock(door, *named), get("/", *named), get("/api/openapi.json", *named)):
            status, headers, body = raw(door, request)
            assert status in (400, 421), f"{what}: {status} {body[:80]!r}"
            assert "Set-Cookie" not in headers
            assert b"<html" not in body
    assert evening.doorway.guests == ()
    for own in (f"127.0.0.1:{door.port}", f"localhost:{door.port}", f"LOCALHOST:{door.port}"):
        assert raw(door, knock(door, f"Host: {own}"))[0] == 200


def get(path: str, *headers: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Connection: close", *headers, "", ""]).encode("latin-1")


def test_a_page_of_elsewhere_can_ask_nothing_and_do_nothing(evening: Evening) -> None:
    door = evening.serve()
    own = f"Host: {door.netloc}"
    foreign = {
        "another site": (f"Origin: http://evil.example:{door.port}",),
        "another port": (f"Origin: http://127.0.0.1:{door.port + 1}",),
        "another scheme": (f"Origin: https://{door.netloc}",),
        "a sandbox": ("Origin: null",),
        "an empty one": ("Origin:",),
        "ours by another name": (f"Origin: http://localhost:{door.port}",),
        "two": (f"Origin: http://{door.netloc}", "Origin: http://evil.example"),
        "fetched from elsewhere": ("Sec-Fetch-Site: cross-site",),
        "from a neighbour": (f"Origin: http://{door.netloc}", "Sec-Fetch-Site: same-site"),
    }
    for what, headers in foreign.items():
        assert raw(door, knock(door, own, *headers))[0] in (400, 403), what
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json", ""):
        assert raw(door, knock(door, own, kind=kind))[0] == 415, kind
    for path in ("/api/tablecloth/me", "/api/tablecloth/stream", "/api/openapi.json"):
        assert raw(door, get(path, own, "Sec-Fetch-Site: same-site"))[0] == 403
    assert evening.doorway.guests == ()
    for headers in ((), (f"Origin: http://{door.netloc}", "Sec-Fetch-Site: same-origin")):
        assert raw(door, knock(door, own, *headers, kind="application/json; charset=utf-8"))[0] == 200
    # A link to the page may be followed from anywhere: a code is scanned, a link is sent.
    assert raw(door, get("/", own, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"))[0] == 200


def test_every_answer_carries_the_headers_errors_too(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    own = f"Host: {door.netloc}"
    cookie = f"Cookie: {anna.cookie}"
    asked = {
        "page": (get("/", own), 200),
        "static": (get("/static/base.css", own), 200),
        "no such static": (get("/static/../api.py", own), 404),
        "encoded": (get("/static/..%2fapi.py", own), 404),
        "api": (get("/api/tablecloth/me", own, cookie), 200),
        "document": (get("/api/openapi.json", own), 200),
        "unknown": (get("/api/tablecloth/me", own), 401),
        "no such place": (get("/api/kitchen/me", own, cookie), 404),
        "nothing": (get("/nothing", own), 404),
        "wrong method": (get("/api/tablecloth/do", own), 405),
        "HEAD of a stream": (get("/api/tablecloth/stream", own, cookie, method="HEAD"), 405),
        "PUT": (get("/api/tablecloth/me", own, "Content-Type: application/json", method="PUT"), 405),
        "TRACE": (get("/", own, "Content-Type: application/json", method="TRACE"), 405),
        "OPTIONS": (get("/", own, "Content-Type: application/json", method="OPTIONS"), 405),
        "misdirected": (get("/", "Host: evil.example"), 421),
        "no json": (knock(door, own).replace(b"{", b"["), 400),
        "foreign": (knock(door, own, "Origin: null"), 403),
        "a form": (knock(door, own, kind="text/plain"), 415),
        "no request": (b"hello\r\n\r\n", 400),
        "long header": (get("/", own, "X: " + "x" * 9000), 400),
        "bad length": (get("/", own, "Content-Length: -1"), 400),
        "smuggled": (get("/", own, "Content-Length: 4", "Transfer-Encoding: chunked"), 400),
    }
    for what, (request, expected) in asked.items():
        status, headers, body = raw(door, request)
        assert status == expected, (what, status, body[:100], door.said)
        assert {name: headers.get(name) for name in SECURE} == SECURE, what
        assert headers.get("Server") in (None, "fishbowl"), what
        assert b"Traceback" not in body
        assert b"python" not in body.lower()
    assert door.said == ""


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_a_door_on_ipv6_is_called_by_the_address_as_browsers_write_it(evening: Evening) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    door = evening.serve(host="0:0:0:0:0:0:0:1")
    assert door.url == f"http://[::1]:{door.port}/"
    assert raw(door, knock(door, f"Host: [::1]:{door.port}"))[0] == 200
    assert raw(door, knock(door, f"Host: [::1%1]:{door.port}"))[0] == 421
    assert raw(door, knock(door, f"Host: 127.0.0.1:{door.port}"))[0] == 421
