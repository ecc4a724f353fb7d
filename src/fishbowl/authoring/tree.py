"""A YAML file as plain values, with the line of each: dicts, lists and text, nothing else.

Values are left as they were typed, so that `no`, `12:30` and `1.10` stay what the researcher wrote and the
key they stand at decides what they mean. Built from the parser's events rather than by its constructor,
which would need four overrides to say as much about a fault, and still stop at the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import yaml

from fishbowl.authoring.report import Finding
from fishbowl.text import for_record, reason

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50
MAX_VALUES = 20_000
"""A guide has some four hundred; without a bound a hostile file keeps the parser busy for minutes."""

Where = tuple[str | int, ...]

_COMMENT = re.compile(r"[ \t]*#")

_SYNTAX = {
    "found character '\\t' that cannot start any token": "yaml.tab",
    "mapping values are not allowed here": "yaml.colon",
    "found unexpected end of stream": "yaml.open",
    "while scanning a quoted scalar": "yaml.open",
    "while parsing a flow": "yaml.brackets",
    "expected <block end>": "yaml.indent",
    "could not find expected ':'": "yaml.no_colon",
}


@dataclass(frozen=True, slots=True)
class Tree:
    """What stands in a file. `value` may be anything a file can hold: a dict, a list or text.

    `cut`: texts that end where a comment begins, as one does that was meant to have a # in it.
    """

    file: str
    value: object
    lines: Mapping[Where, int]
    cut: Set[Where] = frozenset()

    def finding(self, where: Where, says: str, **params: object) -> Finding:
        return Finding(self.file, self.line(where), self.key(where), f"authoring.{says}", params)

    def line(self, where: Where) -> int:
        """The line of the key or list item at `where`, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def key(self, where: Where) -> str:
        """`where` for people: list items by their id, else counted from 1."""
        parts, value = [], self.value
        for step in where:
            name = str(step + 1) if isinstance(step, int) else step
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
                named = value.get("id") if isinstance(value, dict) else None
                name = named if named and isinstance(named, str) else name
            parts.append(name)
        return ".".join(parts)


def read(path: Path) -> tuple[Tree | None, list[Finding]]:
    """The file's tree and what is wrong with it as YAML. No tree where it can't be read to its end."""
    file = str(path)
    try:
        with path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        return None, [Finding(file, 0, "", "yaml.unreadable", {"why": reason(error)})]
    if len(raw) > MAX_BYTES:
        return None, [Finding(file, 0, "", "yaml.too_big", {"most": MAX_BYTES // 1024})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [Finding(file, line, "", "yaml.not_utf8", {})]
    return _Reader(file, text).read()


class _TooMuch(Exception):
    def __init__(self, says: str, most: int) -> None:
        super().__init__(says)
        self.says, self.most = says, most


class _Reader:
    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        self._line = 1
        self._count = 0
        self._lines: dict[Where, int] = {}
        self._cut: set[Where] = set()
        self._notes: list[tuple[Where, int, str, dict[str, object]]] = []

    def read(self) -> tuple[Tree | None, list[Finding]]:
        tree, last = None, []
        try:
            value = self._document()
            tree = Tree(self._file, value, self._lines, self._cut) if value else None
        except yaml.YAMLError as error:
            last = [self._syntax(error)]
        except (ValueError, OverflowError):  # PyYAML lets chr() and int() of a bad escape through
            self._note((), "yaml.escape")
        except _TooMuch as error:
            self._note((), error.says, most=error.most)
        named = tree or Tree(self._file, "", self._lines)
        notes = [
            Finding(self._file, line, named.key(where), says, params)
            for where, line, says, params in self._notes
        ]
        return tree, [*notes, *last]

    def _document(self) -> object:
        value: object = ""
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                first = self._value(self._next(), (), 0)
                value = first if documents == 1 else value
                if documents == 2:
                    self._note((), "yaml.two_documents", line=_line(event))
        if not value and not self._notes:
            self._note((), "yaml.nothing_there", line=1)
        return value

    def _next(self) -> yaml.Event:
        event = next(self._events)
        self._line = _line(event)
        return event

    def _value(self, event: yaml.Event, where: Where, depth: int) -> object:
        self._count += 1
        if self._count > MAX_VALUES:
            raise _TooMuch("yaml.too_many", MAX_VALUES)
        if depth > MAX_DEPTH:
            raise _TooMuch("yaml.too_deep", MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent):
            self._note(where, "yaml.alias", name=event.anchor)
            return ""
        if getattr(event, "tag", None) not in (None, "!"):
            self._note(where, "yaml.tag", tag=event.tag)  # type: ignore[attr-defined]
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(where, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(where, depth)
        return self._scalar(event, where)

    def _mapping(self, where: Where, depth: int) -> dict[str, object]:
        entries: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = self._line
            key = self._value(event, where, depth + 1)
            if not isinstance(key, str):
                self._note(where, "yaml.odd_key", line=line)
                self._value(self._next(), where, depth + 1)
                continue
            here = (*where, key)
            if key in entries:
                self._note(here, "yaml.twice", line=line, name=key, first=self._lines[here])
                self._value(self._next(), (*here, "twice"), depth + 1)
                continue
            self._lines[here] = line
            entries[key] = self._value(self._next(), here, depth + 1)
        return entries

    def _sequence(self, where: Where, depth: int) -> list[object]:
        items: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            here = (*where, len(items))
            self._lines[here] = self._line
            items.append(self._value(event, here, depth + 1))
        return items

    def _scalar(self, event: yaml.Event, where: Where) -> str:
        typed = getattr(event, "value", "")
        kept = for_record(typed)
        if "�" in kept and "�" not in typed:
            self._note(where, "yaml.half_character")
        end = event.end_mark
        is_plain = isinstance(event, yaml.ScalarEvent) and event.style is None
        if kept and is_plain and end is not None and _COMMENT.match(self._text, end.index):
            self._cut.add(where)
        return kept.strip()

    def _note(self, where: Where, says: str, line: int | None = None, **params: object) -> None:
        self._notes.append((where, line or self._line, says, params))

    def _syntax(self, error: yaml.YAMLError) -> Finding:
        if isinstance(error, yaml.reader.ReaderError):
            line = self._text.count("\n", 0, error.position) + 1
            code = error.character if isinstance(error.character, int) else 0
            return Finding(self._file, line, "", "authoring.hidden_character", {"code": f"U+{code:04X}"})
        mark = getattr(error, "problem_mark", None)
        said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
        says = next((key for part, key in _SYNTAX.items() if part in said), "yaml.other")
        params = {} if says != "yaml.other" else {"problem": said.replace("None ", "")}
        return Finding(self._file, mark.line + 1 if mark else self._line, "", says, params)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark is not None else 1
