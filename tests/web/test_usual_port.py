"""Where the door opens when nobody names a port."""

from __future__ import annotations

import socket

import pytest

from fishbowl.core.errors import Refused
from fishbowl.web.door import PORT, listen_on

LOOPBACK = "127.0.0.1"


def port_of(listening: socket.socket) -> int:
    port: int = listening.getsockname()[1]
    return port


def test_the_usual_port_is_taken_and_where_another_has_it_any() -> None:
    """Whichever is free on this machine: one of the two that are opened can't have the usual one."""
    with listen_on(LOOPBACK, None) as first, listen_on(LOOPBACK, None) as second:
        assert port_of(second) != PORT
        assert port_of(first) != port_of(second)
        with pytest.raises(Refused) as refusal:
            listen_on(LOOPBACK, port_of(second))
        assert (refusal.value.key, refusal.value.params["port"]) == ("door.port_taken", port_of(second))
