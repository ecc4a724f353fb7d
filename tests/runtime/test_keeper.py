"""The keeper's thread outlives whoever asked it for something."""

from __future__ import annotations

import threading
from pathlib import Path

from fishbowl.runtime.keeper import Keeper
from tests.support.house import DEADLINE_S, House


def test_who_no_longer_waits_stops_nobody_else(tmp_path: Path) -> None:
    """A page that goes away while its note is on the way cancels what it waits for."""
    with House.make(tmp_path) as house:
        keeper = Keeper(lambda: house.study.runner(house.path, writable=True))
        begun, go_on = threading.Event(), threading.Event()

        def hold(_: object) -> str:
            begun.set()
            assert go_on.wait(DEADLINE_S)
            return "done"

        done: list[str] = []
        at_work = keeper.job(hold)
        left = keeper.job(lambda _: done.append("left"))
        after = keeper.job(lambda _: done.append("after"))
        assert begun.wait(DEADLINE_S)
        assert not at_work.cancel(), "what has begun goes on"
        assert left.cancel()
        go_on.set()
        assert at_work.result(DEADLINE_S) == "done"
        after.result(DEADLINE_S)
        assert done == ["after"]
        keeper.close()
