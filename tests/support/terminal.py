"""A real terminal for the real program: a pty, read by an emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from types import TracebackType

import pyte

DEADLINE_S = 30.0
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*[a-zA-Z$]*[pqu]|\x1bP.*?\x1b\\|\x1b\][^\x07\x1b]*(\x07|\x1b\\)"
)
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "ctrl+q": "\x11",
    "ctrl+p": "\x10",
}


class Terminal:
    """Runs a program in a pty of the given size. Everything is bounded by a deadline."""

    def __init__(
        self,
        argv: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
    ) -> None:
        self.started_at = time.monotonic()
        self.received = bytearray()
        """All bytes the program has sent to the terminal."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lock = threading.Condition()
        self._waiting: deque[tuple[float, bytes]] = deque()
        self.seen_at = self.started_at
        """When the output arrived that brought what was waited for last: emulating it takes longer."""
        self._carry = b""
        self._ended = self._hung_up = False
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(argv, env, cwd)
        self._size(columns, rows)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def text(self) -> str:
        """What stands on the screen now, lines without trailing blanks."""
        while self._emulate_one():
            pass
        return self._shown()

    def _shown(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, pattern: str, deadline_s: float = DEADLINE_S) -> str:
        """Wait until the pattern stands on the screen; gives the screen. Fails with what stands there."""
        wanted = re.compile(pattern, re.MULTILINE)
        until = time.monotonic() + deadline_s
        while not wanted.search(self._shown()):
            if self._emulate_one():
                continue
            with self._lock:
                left = until - time.monotonic()
                if left <= 0 or (self._ended and not self._waiting):
                    how = "ended" if self._ended else "running"
                    raise AssertionError(f"{pattern!r} never came ({how}):\n{self._shown()}")
                if not self._waiting:
                    self._lock.wait(min(left, 0.2))
        return self._shown()

    def press(self, *keys: str) -> None:
        """Send keys: names such as `enter`, or text as it is typed."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def resize(self, columns: int, rows: int) -> None:
        """As if the window were dragged: the program is told. What it drew before is drawn before."""
        while self._emulate_one():
            pass
        self._screen.resize(rows, columns)
        self._size(columns, rows)

    def hang_up(self) -> None:
        """Close the window: the program's terminal is gone."""
        self._hung_up = True
        self._reader.join()
        os.close(self._fd)

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait_for_end(self, deadline_s: float = DEADLINE_S) -> int:
        """The exit code, or minus the signal that ended it; all that it sent was then received."""
        until = time.monotonic() + deadline_s
        while time.monotonic() < until:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                self._reader.join(timeout=2)
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        raise AssertionError(f"did not end:\n{self.text}")

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0
        self._reader.join(timeout=2)
        if not self._hung_up:
            os.close(self._fd)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> None:
        while not self._hung_up:
            try:
                ready, _, _ = select.select([self._fd], [], [], 0.5)
                data = os.read(self._fd, 65536) if ready else None
            except OSError:
                data = b""
            if data == b"":
                break
            if data:
                with self._lock:
                    self.received += data
                    self._waiting.append((time.monotonic(), data))
                    self._lock.notify_all()
        with self._lock:
            self._ended = True
            self._lock.notify_all()

    def _emulate_one(self) -> bool:
        """Draw the next piece of output on the emulated screen; False where all is drawn."""
        with self._lock:
            if not self._waiting:
                return False
            self.seen_at, data = self._waiting.popleft()
        whole = self._carry + data
        cut = whole.rfind(b"\x1b", max(0, len(whole) - 32))
        # A sequence may be cut by the read: keep its beginning for the next one.
        keep = cut != -1 and not re.search(rb"[a-zA-Z~\\\x07]", whole[cut + 2 :])
        self._carry = whole[cut:] if keep else b""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", whole[:cut] if keep else whole))
        return True


def _become(argv: Sequence[str], env: Mapping[str, str] | None, cwd: str | None) -> None:
    try:
        if cwd is not None:
            os.chdir(cwd)
        os.execvpe(argv[0], list(argv), {**os.environ, "TERM": "xterm-256color", **(env or {})})
    finally:
        os._exit(127)
