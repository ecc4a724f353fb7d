"""The way to the terminal, also when the terminal is gone."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from contextlib import suppress
from typing import IO, Any

from textual.driver import Driver


class Outlet:
    """Standard error as a driver uses it; what can't be written is dropped.

    Textual writes in a thread that an error ends, and then waits for that thread for ever: a window that is
    closed would leave a process behind that still holds the console seat.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def with_outlet(driver: type[Driver]) -> type[Driver]:
    """That driver, writing through an Outlet."""

    class OutletDriver(driver):  # type: ignore[valid-type,misc]
        _file: Any
        _loop: AbstractEventLoop
        _must_signal_resume: bool

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._file = Outlet(self._file)

        def _sigtstp_application(self, *args: Any) -> None:
            """Suspend when the loop comes to it.

            A signal is heard between any two steps of the program. Textual would write at once; between
            two steps of writing it would wait for ever for a queue that the program itself holds.
            """
            self._loop.call_soon_threadsafe(super()._sigtstp_application)

        def _sigcont_application(self, *args: Any) -> None:
            """Resume what was suspended, and nothing else.

            The window that closes sends this too. Textual would begin to read the terminal a second time, and
            on the way out nobody ends that: a process that reads a closed window for ever, at full speed.
            """
            if self._must_signal_resume:
                super()._sigcont_application(*args)

    return OutletDriver
