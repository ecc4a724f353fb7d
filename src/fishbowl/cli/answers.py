"""Answers at the prompt, in both languages at once: who reads Dutch may have learnt `y`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import click

from fishbowl.text import say

Answer = Literal["yes", "no", "all", "none"]

_WORDS: dict[Answer, frozenset[str]] = {
    "yes": frozenset({"j", "ja", "y", "yes"}),
    "no": frozenset({"n", "nee", "no"}),
    "all": frozenset({"alles", "all"}),
    "none": frozenset({"geen", "none"}),
}


def answered(question: str, answers: Sequence[Answer], default: Answer) -> Answer:
    """One of these answers; asked again until it is one. Enter is the default."""
    offered = ", ".join(say(f"cli.answer.{answer}") for answer in answers)
    while True:
        shown = say(f"cli.answer.{default}")
        typed = click.prompt(f"{question} ({offered})", default=shown, err=True).strip().casefold()
        for answer in answers:
            if typed in _WORDS[answer]:
                return answer
        click.echo(say("cli.answer_again", answers=offered), err=True)


def confirmed(question: str) -> bool:
    """Whether the answer is yes; Enter is no."""
    return answered(question, ("yes", "no"), "no") == "yes"
