"""Questions where there is no session yet, so no clock: the same look as the dialogs over a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from fishbowl.core.errors import FishbowlError
from fishbowl.text import clean, clean_line, explain, say
from fishbowl.tui.dialogs.help import help_lines
from fishbowl.tui.dialogs.sheet import FALLBACK_WIDTH, Hint, hint_lines
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.plain import Plain

ResultT = TypeVar("ResultT")

KEYS = "123456789abcdfghijkmnopqrstuvwxyz"


class Question(ModalScreen[ResultT]):
    """Subclasses give `heading` and `compose_parts`, and dismiss with the answer; Escape gives None."""

    AUTO_FOCUS = "#dialog"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    Question { align: center middle; background: $background 60%; }
    Question > #dialog {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    Question #heading { text-style: bold; }
    Question #body { margin-top: 1; }
    Question #keys { color: $text-muted; margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog"):
            yield Plain(clean(self.heading()), id="heading")
            yield from self.compose_parts()
            yield Notice()
            yield Plain(hint_lines(self.hints(), FALLBACK_WIDTH), id="keys")

    def heading(self) -> str:
        return ""

    def compose_parts(self) -> ComposeResult:
        yield from ()

    def hints(self) -> Sequence[Hint]:
        return (("Esc", say("dialogs.key.leave")),)

    def tell(self, what: FishbowlError | str) -> None:
        sentence = explain(what) if isinstance(what, FishbowlError) else what
        self.query_one(Notice).say(sentence, is_error=isinstance(what, FishbowlError))

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Answer, once: of a key pressed twice, the second would take the screen below with it."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def action_leave(self) -> None:
        self.dismiss(None)


class KeysQuestion(Question[None]):
    """The keys of where you are. Enter, Escape and ? close it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,question_mark", "leave", show=False)]

    def __init__(self, title: str, entries: list[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._entries = title, entries

    def heading(self) -> str:
        return self._title

    def compose_parts(self) -> ComposeResult:
        yield Plain(help_lines(self._entries, FALLBACK_WIDTH), id="body")

    def hints(self) -> Sequence[Hint]:
        return (("Esc", say("dialogs.key.close")),)


class WhichQuestion(Question[str]):
    """One of a few, each with a key; Enter takes the first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "first", show=False)]

    def __init__(self, title: str, options: Sequence[str]) -> None:
        super().__init__()
        self._title, self._by_key = title, dict(zip(KEYS, options, strict=False))

    def heading(self) -> str:
        return self._title

    def compose_parts(self) -> ComposeResult:
        yield Plain("\n".join(f"{key}  {clean_line(told)}" for key, told in self._by_key.items()), id="body")

    def hints(self) -> Sequence[Hint]:
        return (("Enter", next(iter(self._by_key.values()))), *super().hints())

    def on_key(self, event: events.Key) -> None:
        chosen = self._by_key.get(event.character or "")
        if chosen is not None:
            event.stop()
            self.dismiss(chosen)

    def action_first(self) -> None:
        self.dismiss(next(iter(self._by_key.values())))


class SureQuestion(Question[bool]):
    """Enter: yes. Escape: no answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "yes", show=False)]

    def __init__(self, title: str, yes: str, no: str) -> None:
        super().__init__()
        self._title, self._yes, self._no = title, yes, no

    def heading(self) -> str:
        return self._title

    def hints(self) -> Sequence[Hint]:
        return (("Enter", self._yes), ("Esc", self._no))

    def action_yes(self) -> None:
        self.dismiss(True)
