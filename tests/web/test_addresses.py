"""One address and no other; what can't be opened is said in one sentence, on standard error, with exit 1."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.running import fishbowl
from tests.support.house import wait_until
from tests.web.doorway import Door, Evening, Visitor

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists its sockets")


def listening(door: Door) -> list[tuple[str, int]]:
    """Addresses and ports on which the process listens, as the system says."""
    sockets = {
        os.readlink(each) for each in Path(f"/proc/{door.process.pid}/fd").iterdir() if os.path.lexists(each)
    }
    found = []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            listens = fields[3] == "0A" or table.startswith("udp")
            if listens and f"socket:[{fields[9]}]" in sockets:
                address, port = fields[1].split(":")
                found.append((address, int(port, 16)))
    return found


@linux
def test_it_listens_on_the_chosen_address_and_nowhere_else(evening: Evening) -> None:
    door = evening.serve(host="127.0.0.2")
    assert listening(door) == [("0200007F", door.port)]
    assert Visitor(door).knock().status == 200
    for elsewhere in ("127.0.0.1", "127.0.0.3"):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((elsewhere, door.port), timeout=5)


def refused(evening: Evening, *options: str) -> str:
    said = fishbowl(evening.folder, "serve", str(evening.path), *options)
    assert len(said.refusal.splitlines()) == 1
    return said.refusal


def test_what_can_not_be_opened_is_said_in_a_sentence(evening: Evening) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"Port {port} is in use" in refused(evening, "--host", "127.0.0.1", "--port", port)
    for host in ("192.0.2.1", "2001:db8::1", "0.0.0.0", "::", "0", "no such host", "256.1.1.1"):
        assert "is not this machine's" in refused(evening, "--host", host, "--port", "0"), host
    assert not evening.doorway.is_open
    assert evening.doorway.guests == ()


def test_an_address_is_offered_as_browsers_write_it(evening: Evening) -> None:
    door = evening.serve(host="127.1")
    assert door.url == f"http://127.0.0.1:{door.port}/"
    assert Visitor(door).knock().status == 200


def test_no_such_session_is_said_in_a_sentence(evening: Evening) -> None:
    said = fishbowl(evening.folder, "serve", "nobody's", "--host", "127.0.0.1")
    assert len(said.refusal.splitlines()) == 1


def ip(*words: str) -> bool:
    """Whether this machine lets us change its addresses."""
    try:
        return subprocess.run(["ip", *words], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@linux
def test_an_address_that_is_gone_is_told_in_the_row_and_comes_back(evening: Evening) -> None:
    host = f"192.0.2.{10 + os.getpid() % 240}"  # two of these tests may run at the same time
    address, gone = ("addr", "add", f"{host}/32", "dev", "lo"), ("addr", "del", f"{host}/32", "dev", "lo")
    if not ip(*address):
        pytest.skip("this machine's addresses can't be changed from here")
    try:
        door = evening.serve(host=host)
        assert Visitor(door).knock().status == 200
        assert ip(*gone)
        wait_until(lambda: evening.doorway.trouble == "door.address_gone", "said", 12)
        assert ip(*address)
        wait_until(lambda: evening.doorway.trouble == "", "well again", 12)
    finally:
        ip(*gone)


@linux
def test_without_a_network_it_says_so_and_opens_here(evening: Evening) -> None:
    command = [sys.executable, "-m", "fishbowl", "--ui", "en", "--study", str(evening.folder), "serve"]
    alone = ["unshare", "--net", "--map-root-user"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network of its own can be made here")
    bring_up = ["sh", "-c", 'ip link set lo up 2>/dev/null; exec "$@"', "sh"]
    with subprocess.Popen(
        [*alone, *bring_up, *command, str(evening.path), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stderr.readline().startswith("This machine has no network: the door opens here alone.")
        said = process.stdout.readline()
        process.terminate()
        assert "127.0.0.1" in said
        assert process.wait(10) == 0
