"""What was to be heard in a stage, before it is left."""

from __future__ import annotations

from typing import Literal

from fishbowl.core.protocol import Stage
from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog

Leaving = Literal["leave", "stay"]


class CoverageDialog(LiveDialog[Leaving]):
    """Marks topics as heard or asked itself; gives whether the stage is left. Escape stays."""

    def __init__(self, room: Room, stage: Stage) -> None:
        super().__init__(room)
        self._stage = stage
