"""Lines of a form: a label, and beside it what is typed or chosen. Up, down and Enter go through them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from fishbowl.text import clean_line
from fishbowl.tui.setup.offer import Option
from fishbowl.tui.widgets.choice import Choice
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.plain import Plain


@dataclass(frozen=True, slots=True)
class Field:
    """With `options` something is chosen, else typed. `hint` stands behind the line, `value` in it."""

    name: str
    label: str
    value: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    digits: bool = False
    suggests: bool = False
    """What is typed takes the place of `value`; of digits always."""


class FormBox(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls to the line that has the focus. The arrows are the form's: Textual's would scroll instead."""


class Fields(Vertical):
    """Posts what its lines post: Input.Changed and Choice.Changed, with the field's name as id."""

    DEFAULT_CSS = """
    Fields { height: auto; }
    Fields Horizontal { height: 1; }
    Fields .label { width: 17; color: $text-muted; padding: 0 0 0 1; }
    Fields .hint { width: 1fr; color: $text-muted; padding: 0 0 0 1; }
    Fields .hint { text-wrap: nowrap; text-overflow: ellipsis; }
    Fields .number { width: 6; }
    """

    def __init__(self, fields: Iterable[Field], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fields = tuple(fields)

    def compose(self) -> ComposeResult:
        for field in self._fields:
            with Horizontal():
                yield Plain(clean_line(field.label), classes="label")
                yield _line(field)
                if field.hint:
                    yield Plain(clean_line(field.hint), id=f"{field.name}-hint", classes="hint")

    def value(self, name: str) -> str:
        """What stands in the field, without the blanks around it."""
        line = self.query_one(f"#{name}")
        assert isinstance(line, Input | Choice)
        return line.value.strip()

    def number(self, name: str) -> int:
        typed = self.value(name)
        return int(typed) if typed else 0

    def put(self, name: str, value: str) -> None:
        """Write into a typed field."""
        line = self.query_one(f"#{name}", Input)
        if line.value != value:
            line.value = value

    def say_behind(self, name: str, hint: str) -> None:
        self.query_one(f"#{name}-hint", Plain).show(clean_line(hint))

    def focus_on(self, name: str) -> None:
        self.query_one(f"#{name}").focus()

    def step(self, by: int) -> bool:
        """The focus to the next or previous field; False at the end."""
        names = [field.name for field in self._fields]
        here = self.screen.focused
        at = names.index(here.id) if here is not None and here.id in names else -1
        if not 0 <= at + by < len(names):
            return False
        self.focus_on(names[at + by])
        return True


def _line(field: Field) -> Input | Choice:
    if field.options:
        return Choice(field.options, field.value, id=field.name)
    # A form has no timeline: when its keys fell is nobody's business.
    line = LineInput(lambda: 0.0, field.value, suggests=field.digits or field.suggests, id=field.name)
    if field.digits:
        line.type, line.restrict, line.max_length = "integer", "[0-9]*", 2
        line.add_class("number")
    return line
