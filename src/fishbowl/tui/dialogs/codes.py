"""Which codes may this note be a case of?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from fishbowl.core.codebook import Code, Codebook
from fishbowl.core.protocol import Lang
from fishbowl.runtime.room import Room
from fishbowl.text import clean_line, fit, say
from fishbowl.tui.dialogs.sheet import Hint, Sheet
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import TINY, wrap
from fishbowl.tui.widgets.plain import Plain

LINE_WIDTH = 66
ROOMY = 24
"""From this height on there is room for what a code covers."""
EXPLAINED = 3
"""Rows kept for what the code under the cursor covers, so that the dialog does not jump."""


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One line of the list; `code` is None for the heading of a group."""

    label: str
    code: Code | None = None


class CodesDialog(Sheet[tuple[str, ...]]):
    """Gives the ids of all codes that are marked, in the order of the codebook; none is an answer too."""

    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-low"), (ROOMY, "-roomy")]  # noqa: RUF012  # as in Screen
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar = [Binding("space", "mark", priority=True)]
    DEFAULT_CSS = """
    CodesDialog #about { color: $text-muted; }
    CodesDialog OptionList {
        height: auto; max-height: 11; padding: 0; margin-top: 1; background: $surface;
        border: none; text-wrap: nowrap; text-overflow: ellipsis;
    }
    CodesDialog OptionList:focus { border: none; }
    CodesDialog OptionList > .option-list--option-disabled { color: $text; text-style: bold; }
    CodesDialog.-low #heading, CodesDialog.-low #keys, CodesDialog.-low OptionList { margin-top: 0; }
    CodesDialog.-low #body, CodesDialog.-tiny #body { display: none; }
    CodesDialog.-low OptionList { max-height: 6; }
    CodesDialog.-tiny OptionList { max-height: 4; margin-top: 0; }
    """

    def __init__(self, room: Room, codebook: Codebook, about: str, marked: Iterable[str]) -> None:
        """`about`: the note, as it was typed."""
        super().__init__(room)
        self._codebook, self._about, self._marked = codebook, about, set(marked)
        self._lang: Lang = room.state.protocol.lang
        self._lines = code_lines(codebook, self._lang)

    def heading(self) -> str:
        return say("dialogs.codes.title")

    def compose_parts(self) -> ComposeResult:
        yield Plain(fit(clean_line(self._about), LINE_WIDTH), id="about")
        # markup=False is not enough for an Option: a Content is never parsed.
        options = (Option(self._shown(each), disabled=each.code is None) for each in self._lines)
        yield OptionList(*options, markup=False)
        yield Plain(id="body")

    def hints(self) -> tuple[Hint, ...]:
        return (
            ("Space", say("dialogs.key.mark")),
            ("a-z", say("dialogs.key.letter")),
            ("Enter", say("dialogs.key.save")),
            ("Esc", say("dialogs.key.leave")),
        )

    def on_mount(self) -> None:
        super().on_mount()
        first = next((n for n, each in enumerate(self._lines) if each.code), None)
        marked = (n for n, each in enumerate(self._lines) if each.code and each.code.id in self._marked)
        self.query_one(OptionList).highlighted = next(marked, first)

    def body(self, look: Look) -> str:
        """What the code under the cursor covers."""
        here = self._here()
        rows = [] if here is None else [*wrap(explained(here, self._lang), LINE_WIDTH)]
        return "\n".join([*rows, *[""] * EXPLAINED][:EXPLAINED])

    def on_key(self, event: events.Key) -> None:
        pressed = event.character or ""
        if len(pressed) == 1 and pressed.isalpha():
            event.stop()
            self._go_to(pressed.casefold())

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.repaint()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(tuple(code.id for code in self._codebook.codes if code.id in self._marked))

    def action_mark(self) -> None:
        codes, here = self.query_one(OptionList), self._here()
        if here is not None and codes.highlighted is not None:
            self._marked ^= {here.id}
            shown = self._shown(self._lines[codes.highlighted])
            codes.replace_option_prompt_at_index(codes.highlighted, shown)

    def _go_to(self, letter: str) -> None:
        """To the next code that begins with the letter; after the last one, round again."""
        codes = self.query_one(OptionList)
        here = -1 if codes.highlighted is None else codes.highlighted
        found = [
            n for n, each in enumerate(self._lines) if each.code and each.label.casefold().startswith(letter)
        ]
        if found:
            codes.highlighted = next((n for n in found if n > here), found[0])

    def _here(self) -> Code | None:
        highlighted = self.query_one(OptionList).highlighted
        return None if highlighted is None else self._lines[highlighted].code

    def _shown(self, each: CodeLine) -> Content:
        if each.code is None:
            return Content(fit(each.label, LINE_WIDTH))
        return Content(fit(f"  [{'x' if each.code.id in self._marked else ' '}] {each.label}", LINE_WIDTH))


def code_lines(codebook: Codebook, lang: Lang) -> tuple[CodeLine, ...]:
    """Every group with its codes."""
    lines: list[CodeLine] = []
    for group in codebook.groups:
        mark = f" ({say('dialogs.codes.secondary')})" if group.secondary else ""
        lines.append(CodeLine(clean_line(group.name.of(lang)) + mark))
        lines += (CodeLine(clean_line(code.label(lang)), code) for code in group.codes)
    return tuple(lines)


def explained(code: Code, lang: Lang) -> str:
    """What the code covers, and what it is given to."""
    given = "; ".join(example.of(lang) for example in code.examples)
    about = code.description.of(lang)
    return clean_line(f"{about} {say('dialogs.codes.such_as', examples=given)}" if given else about)
