"""Is the recorder running?"""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.recording import Medium
from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


@dataclass(frozen=True, slots=True)
class RecordingAnswer:
    """What runs. `language` is what it transcribes in, else what is spoken; `second_device` may be empty."""

    medium: Medium
    device: str
    second_device: str
    transcribes: bool
    language: str


class RecordingDialog(LiveDialog[RecordingAnswer]):
    """Gives an answer only once the recorder runs."""

    def __init__(self, room: Room, device: str = "", second: str = "") -> None:
        super().__init__(room)
        self._device, self._second = device, second
