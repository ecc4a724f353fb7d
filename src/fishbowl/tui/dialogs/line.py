"""One line of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.widgets import Input

from fishbowl.core.errors import FishbowlError
from fishbowl.runtime.room import Room
from fishbowl.text import clean, say
from fishbowl.tui.dialogs.sheet import Hint, Sheet
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.plain import Plain


@dataclass(frozen=True, slots=True)
class Line:
    """`typed_s`: when the first key of the line fell, on the session's timeline."""

    text: str
    typed_s: float


class LineDialog(Sheet[Line]):
    """Gives what was typed, without the blanks around it."""

    AUTO_FOCUS = "LineInput"

    def __init__(
        self,
        room: Room,
        title: str,
        prompt: str = "",
        initial: str = "",
        before: Line | None = None,
        allow_empty: bool = False,
        enter: str = "",
        check: Callable[[str], object] | None = None,
    ) -> None:
        """`before`: typed earlier, and not stored. `enter` says what Enter does, where that is not saving.

        What `check` raises a FishbowlError for stays to be mended, with what that says under it.
        """
        super().__init__(room)
        self._heading, self._prompt, self._allow_empty = title, prompt, allow_empty
        self._initial, self._before = initial if before is None else before.text, before
        self._enter = enter or say("dialogs.key.save")
        self._check = check

    def heading(self) -> str:
        return self._heading

    def hints(self) -> tuple[Hint, ...]:
        return (("Enter", self._enter), ("Esc", say("dialogs.key.leave")))

    def compose_parts(self) -> ComposeResult:
        if self._prompt:
            yield Plain(clean(self._prompt), id="prompt")
        yield LineInput(lambda: self.room.now_s, self._initial)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if text and self._check is not None:
            try:
                self._check(text)
            except FishbowlError as error:
                self.tell(error)
                return
        if text or self._allow_empty:
            typed_s = self.query_one(LineInput).typed_s if self._before is None else self._before.typed_s
            self.dismiss(Line(text, typed_s))
        else:
            self.tell(say("dialogs.line.empty"))
