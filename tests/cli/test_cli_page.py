"""docs/cli.md names every command with its arguments and options, and none that is not there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from fishbowl.cli import COMMANDS, SECTIONS, cli
from fishbowl.export import FORMATS, PROJECTS

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Described:
    arguments: tuple[str, ...]
    options: frozenset[str]


def described(command: click.Command) -> Described:
    arguments = tuple(
        p.make_metavar(_context(command)) for p in command.params if isinstance(p, click.Argument)
    )
    options = (name for p in command.params if isinstance(p, click.Option) for name in p.opts)
    return Described(arguments, frozenset(name for name in options if name != "--help"))


def _context(command: click.Command) -> click.Context:
    return click.Context(command)


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that can be given, by its words; a group that does nothing by itself is none."""
    context = _context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def on_the_page() -> dict[str, Described]:
    found = {}
    for section in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        heading, text = section.split("\n", 1)
        words = heading.split()
        name = " ".join(word for word in words if word.islower())
        options = re.findall(r"^\| `(--[a-z-]+)", text, flags=re.MULTILINE)
        assert len(options) == len(set(options))
        found[name] = Described(tuple(word for word in words if not word.islower()), frozenset(options))
    return found


def test_the_page_has_every_command_and_option_and_no_other() -> None:
    code = {"fishbowl": described(cli)} | {name: described(c) for name, c in commands(cli, "fishbowl")}
    assert on_the_page() == code


def test_every_command_says_what_it_does_and_every_option_too() -> None:
    for name, command in commands(cli, "fishbowl"):
        assert command.help, name
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (name, option.name)


def test_the_page_has_the_sections_of_the_help_in_their_order() -> None:
    found: dict[str, list[str]] = {}
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        title, text = section.split("\n", 1)
        names = re.findall(r"^### fishbowl ([a-z]+)", text, flags=re.MULTILINE)
        found[title] = list(dict.fromkeys(names))
    assert found == {title: list(commands) for title, commands in SECTIONS.items()}


def test_the_help_tells_every_command_on_one_line_of_80_columns_and_imports_none() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from fishbowl.cli import cli;"
        "print(CliRunner().invoke(cli, ['--help']).stdout);"
        "print([name for name in sys.modules if name.startswith('fishbowl.cli.')])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "['fishbowl.cli.help']"
    for name, (_, about) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(about)}$", told, flags=re.MULTILINE), name


def test_every_format_is_named() -> None:
    section = PAGE.split("### fishbowl export")[1].split("###")[0]
    (line,) = (line for line in section.splitlines() if line.startswith("| `--to "))
    assert re.findall(r"`(\w+)`", line) == [*FORMATS, *PROJECTS]
