"""Help in the language of the screens. Commands write theirs in English; `nl.toml` has the same in Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from inspect import cleandoc

import click

_EXTRA = re.compile(r"\s\s\[(?P<extra>.+?)\](?=\s|$)")
"""What stands behind an option's help, such as `  [default: the only one]`."""


class Formatter(click.HelpFormatter):
    """Writes a command's help as it is told in the language of this process."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, " ".join(map(told, args.split())), f"{told('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(told(heading))

    def write_text(self, text: str) -> None:
        super().write_text("\n\n".join(told(paragraph) for paragraph in paragraphs(text)))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _told_with_extras(about)) for name, about in rows], col_max, col_spacing)


class Several(click.Group):
    """A command of several, told with the whole first paragraph of each: click would cut it at the margin."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [
            (name, next(paragraphs(command.help or "")))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def told(english: str) -> str:
    """The same in the language of this process: English where it has no Dutch."""
    from fishbowl.text import lang

    return dutch().get(english, english) if lang() == "nl" else english


@cache
def dutch() -> Mapping[str, str]:
    """The Dutch of each sentence."""
    import tomllib
    from importlib.resources import files

    table: dict[str, str] = tomllib.loads((files(__name__) / "nl.toml").read_text("utf-8"))
    return table


def paragraphs(text: str) -> Iterator[str]:
    """Each on a line of its own, as the Dutch is looked up."""
    return (" ".join(paragraph.split()) for paragraph in cleandoc(text).split("\n\n"))


def _told_with_extras(about: str) -> str:
    if not (extra := _EXTRA.search(about)):
        return told(about)
    extras = _EXTRA.sub(lambda found: f"  [{_told_extra(found['extra'])}]", about[extra.start() :])
    return told(about[: extra.start()]) + extras


def _told_extra(extra: str) -> str:
    name, colon, value = extra.partition(": ")
    return f"{told(name)}{colon}{told(value)}"
