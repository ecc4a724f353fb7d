"""Wrong use, told in the language of the screens."""

from __future__ import annotations

import re

import click

from fishbowl.text import say

_BAD = r"Invalid value for (?P<what>\S+): "
_PATTERNS = {
    "missing": r"Missing \w+ (?P<what>\S+)\.",
    "missing_choice": r"Missing \w+ (?P<what>\S+)\. Choose from:\s+(?P<choices>.+)",
    "no_choice": _BAD + r"(?P<value>.+) is not one of (?P<choices>.+)\.",
    "no_file": _BAD + r"\w+ (?P<value>.+) does not exist\.",
    "is_folder": _BAD + r"File (?P<value>.+) is a directory\.",
    "no_number": _BAD + r"(?P<value>.+) is not a valid integer\.",
    "out_of_range": _BAD + r"(?P<value>.+) is not in the range (?P<range>.+)\.",
    "bad_value": _BAD + r"(?P<value>.+)",
    "no_option": r"No such option (?P<value>\S+)\.",
    "near_option": r"No such option (?P<value>\S+)\. \(?Did you mean (?:one of: )?(?P<near>.+)\?\)?",
    "no_command": r"No such command (?P<value>.+)\.",
    "near_command": r"No such command (?P<value>.+)\. \(?Did you mean (?:one of: )?(?P<near>.+)\?\)?",
    "extra": r"Got unexpected extra arguments? \((?P<value>.+)\)",
    "no_argument": r"Option (?P<what>\S+) requires an argument\.",
    "few_arguments": r"Option (?P<what>\S+) requires (?P<n>\d+) arguments\.",
}
"""click's own sentences by their key. One that a later click words otherwise is told as it is."""


def tell(error: click.ClickException) -> None:
    """Say on standard error what is wrong, below how the command is used."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(say("misuse.help", command=error.ctx.command_path) + "\n", err=True)
    click.echo(say("misuse.wrong", what=_told(error.format_message())), err=True)


def _told(sentence: str) -> str:
    for key, pattern in _PATTERNS.items():
        if found := re.fullmatch(pattern, sentence, re.DOTALL):
            return say(
                f"misuse.{key}", **{name: " ".join(v.split()) for name, v in found.groupdict().items()}
            )
    return sentence
