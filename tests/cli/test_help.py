"""Help in Dutch: all of it, none left over, and in the language that was asked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from fishbowl.agreement.rules import DEFAULT
from fishbowl.cli import COMMANDS, SECTIONS, cli
from fishbowl.cli.help import dutch, paragraphs

CLICKS = {
    *("Usage:", "Options", "Commands", "[OPTIONS]", "[COMMAND]", "COMMAND", "[ARGS]..."),
    *("Show this message and exit.", "Show the version and exit.", "default", "required"),
}
VALUES = {"utterances", DEFAULT}
"""Defaults that are what one types."""

EXTRA = re.compile(r"\s\s\[default: (.+)\]$")


def commands(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below)


def sentences(command: click.Command) -> Iterator[str]:
    """What a command says of itself and its options, as it would be looked up."""
    yield from paragraphs(command.help or "")
    for param in command.params:
        about = getattr(param, "help", None) or ""
        yield from (EXTRA.sub("", about), *EXTRA.findall(about))


def test_every_sentence_has_its_dutch_and_none_is_left_over() -> None:
    said = {sentence for command in commands(cli) for sentence in sentences(command)} - {""} - VALUES
    about = {about for _, about in COMMANDS.values()}
    assert set(dutch()) == said | about | set(SECTIONS) | CLICKS


def test_no_dutch_is_the_english() -> None:
    assert {english for english, told in dutch().items() if english == told} == set()


@pytest.mark.parametrize("sentence", dutch())
def test_both_name_the_same_options_and_files(sentence: str) -> None:
    def names(told: str) -> set[str]:
        return set(re.findall(r"--[a-z-]+|\b[A-Z]{2,}\b|`[^`]+`|\w+/\w*", told)) - {
            "PIN",
            "COMMAND",
            "OPDRACHT",
        }

    if not sentence.startswith("["):
        assert names(sentence) == names(dutch()[sentence])


def helped(*args: str, locale: str) -> str:
    command = [sys.executable, "-m", "fishbowl", *args]
    env = {**os.environ, "LC_ALL": locale, "COLUMNS": "80"}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


def test_help_is_in_the_language_of_the_system_or_the_one_asked_for() -> None:
    dutch_page = helped("transcript", "add", "--help", locale="nl_NL.UTF-8")
    assert dutch_page.startswith("Gebruik: fishbowl transcript add [OPTIES] SESSION FILE\n")
    assert "  --recording N            Van welke opname.  [standaard: de enige]  [x>=1]\n" in dutch_page
    assert helped("--ui", "nl", "transcript", "add", "--help", locale="C.UTF-8") == dutch_page
    page = helped("--help", locale="nl_NL.UTF-8")
    assert page.startswith("Gebruik: fishbowl [OPTIES] [OPDRACHT]")
    for name, (_, about) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(dutch()[about])}$", page, flags=re.MULTILINE), name
    assert helped("--ui", "en", "--help", locale="nl_NL.UTF-8").startswith("Usage: fishbowl [OPTIONS]")


def test_a_command_of_several_says_all_of_what_each_does() -> None:
    told = " ".join(helped("transcript", "--help", locale="C.UTF-8").split())
    assert "on record; a second time: as its corrected version. align" in told
    assert "..." not in told.partition("Commands:")[2]
