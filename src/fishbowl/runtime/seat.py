"""The console seat: one moderator's screen at a time may act; another may watch, or take over."""

from __future__ import annotations

import json
from concurrent.futures import Future
from contextlib import suppress
from typing import Literal

from fishbowl.core.errors import Refused
from fishbowl.core.session import LeaveConsole, TakeConsole
from fishbowl.runtime.machine import boot_id, is_alive, this_process
from fishbowl.runtime.ports import Answer
from fishbowl.runtime.room import Room
from fishbowl.runtime.runner import Runner

Holder = Literal["free", "gone", "someone"]


def holder(room: Room) -> Holder:
    """Who holds the seat: nobody; a process that died on this machine since it booted; or maybe someone."""
    held_by = room.state.session.console_id
    if held_by in ("", room.console_id):
        return "free"
    kept = room.live(_key(held_by)).result()
    if kept is None:
        return "someone"
    return "gone" if _died(kept) else "someone"


def is_held(runner: Runner) -> bool:
    """Whether a console has the seat that is not known to have died."""
    held_by = runner.state.session.console_id
    kept = runner.live(_key(held_by)) if held_by else None
    return bool(held_by) and not (kept and _died(kept))


def _died(kept: str) -> bool:
    where = json.loads(kept)
    return bool(where["boot"] == boot_id()) and not is_alive(where["pid"])


def take(room: Room) -> Future[Answer]:
    """Take the seat from whoever holds it now. Refused where a third was quicker."""
    held_by = room.state.session.console_id
    room.set_live(*here(room.console_id))
    return room.do(TakeConsole(room.console_id, instead_of=held_by))


def leave(room: Room) -> None:
    """Give the seat free, if it is ours. Raises what the file says where that can't be stored."""
    if holder(room) != "someone":  # not: where it is ours, since `take` may still be on its way
        with suppress(Refused):
            room.do(LeaveConsole()).result()
        room.set_live(_key(room.console_id), None).result()


def here(console_id: str) -> tuple[str, str]:
    """The key and value that say, in the table of what is no record, that this process has that console."""
    return _key(console_id), json.dumps({"boot": boot_id(), "pid": this_process()})


def _key(console_id: str) -> str:
    return f"console:{console_id}"
