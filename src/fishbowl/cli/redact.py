"""`fishbowl redact`: a name or number out of all that was typed or said, and out of the session file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fishbowl.bootstrap import LocalStudy
    from fishbowl.core.base import Body, Recorded
    from fishbowl.importing.suggest import Redaction
    from fishbowl.runtime.runner import Runner
    from fishbowl.text import Lang


ASKED = "-"
"""In place of a name: then it is asked for, or read from standard input, a line each."""


@click.command()
@click.argument("session", metavar="SESSION")
@click.argument("what", metavar="[WHAT]...", nargs=-1)
@click.option("--with", "instead", metavar="TEXT", help="What stands there instead.  [default: [name]]")
@click.option("--yes", is_flag=True, help="Do not ask: take out all that is found.")
@click.pass_obj
def redact(study: str | None, session: str, what: tuple[str, ...], instead: str | None, yes: bool) -> None:
    """Take WHAT, such as a name, out of all that was typed or said. Can't be undone.

    Each place is shown and asked about, in every version that the record holds. Without WHAT these are what
    looks like an e-mail address, a telephone number or a student number. Case and accents do not matter.
    With - as WHAT it is asked for, and stands in no history of the shell.
    """
    from fishbowl import bootstrap
    from fishbowl.cli.beside import tell_beside
    from fishbowl.core.anew import replace
    from fishbowl.core.errors import NotSaved
    from fishbowl.runtime.unsent import kept_for
    from fishbowl.text import say, say_n

    if what == (ASKED,):
        what = _asked_for()
    if any(not each.strip() for each in (*what, instead or "-")):
        raise click.UsageError(say("redactions.empty"))
    home = bootstrap.study(study)
    path = home.find(session)
    with closing(home.runner(path, writable=True)) as runner:
        texts, closed = _texts(runner)
        find = _finder(runner.state.protocol.lang, what, instead)
        found = [replace(each, redactions=places) for each in texts if (places := find(each.text))]
        tell_beside(home.folder, path, runner, find, by_name=bool(what))
        if closed:
            click.echo(say_n("redactions.closed", closed), err=True)
        if typing := kept_for(runner):
            click.echo(say("redactions.unsent", people=", ".join(typing)), err=True)
        taken = found if yes or not found else _confirmed(found)
        if not taken:
            click.echo(say("redactions.left" if found else "redactions.nothing"))
            return
        lingers = _taken_out(home, runner, taken)
    click.echo(say_n("redactions.done", sum(len(each.redactions) for each in taken)))
    if lingers:
        raise NotSaved("storage.not_scrubbed", path=path)


@dataclass(frozen=True, slots=True)
class Text:
    """One field of what was typed with an event, and what is to be taken out of it."""

    rec: Recorded
    body: Body
    field: str
    redactions: tuple[Redaction, ...] = ()

    @property
    def text(self) -> str:
        return self.body[self.field]

    @property
    def where(self) -> str:
        from fishbowl.runtime.record.telling import whose
        from fishbowl.text import say

        return f"#{self.rec.seq} {whose(self.rec)}, {say(f'events.{type(self.rec.event).__name__}')}: "


def _texts(runner: Runner) -> tuple[list[Text], int]:
    """All that the moderator can read, and the number of texts on tablecloths that are closed."""
    from fishbowl.core.base import MODERATOR
    from fishbowl.runtime.roles import WITHHELD

    readings = runner.read(tuple(rec.seq for rec in runner.records), MODERATOR)
    texts = [
        Text(runner.records[seq - 1], body, field)
        for seq, body in sorted(readings.items())
        if isinstance(body, Mapping)
        for field in body
    ]
    return texts, sum(body == WITHHELD for body in readings.values())


def _asked_for() -> tuple[str, ...]:
    """What is asked for where no list of processes and no history of the shell holds it."""
    import sys

    from fishbowl.text import say

    typed = click.prompt(say("redactions.what"), err=True).split(",") if sys.stdin.isatty() else sys.stdin
    return tuple(each.strip() for each in typed if each.strip()) or ("",)


def _finder(lang: Lang, what: Sequence[str], instead: str | None) -> Callable[[str], tuple[Redaction, ...]]:
    """What is to be taken out of a text, and what is to stand there."""
    from fishbowl.core.anew import replace
    from fishbowl.importing.suggest import Redactor, places_of
    from fishbowl.text import say_in

    redactor = Redactor((), lang)
    replacement = instead or say_in(lang, "importing.redact.name")
    names = tuple(each.strip() for each in what)

    def find(text: str) -> tuple[Redaction, ...]:
        found = places_of(names, replacement, text) if names else redactor.suggest(text)
        return tuple(replace(each, replacement=instead) for each in found) if instead else found

    return find


def _confirmed(found: Sequence[Text]) -> list[Text]:
    """Those that a person wants out. Raises Refused where nobody can be asked, with the places printed."""
    import sys

    from fishbowl.cli.redacting import asked, shown
    from fishbowl.core.anew import replace
    from fishbowl.core.errors import Refused
    from fishbowl.text import say_n

    places = sum(len(each.redactions) for each in found)
    if not sys.stdin.isatty():
        for each in found:
            for redaction in each.redactions:
                click.echo(f"{each.where}{shown(each.text, redaction)}")
        raise Refused("redactions.not_asked", n=places)
    click.echo(say_n("redactions.found", places), err=True)
    answers = asked([e.text for e in found], [e.redactions for e in found], [e.where for e in found])
    return [replace(each, redactions=kept) for each, kept in zip(found, answers, strict=True) if kept]


def _taken_out(home: LocalStudy, runner: Runner, taken: Sequence[Text]) -> bool:
    """Store what is left of the words, all of it in one go; whether remains linger in the file."""
    from fishbowl.core.base import MODERATOR, Words
    from fishbowl.core.redactions import RedactWords
    from fishbowl.importing.suggest import redacted
    from fishbowl.runtime.ports import Issued

    left: dict[int, dict[str, str]] = {}
    for each in taken:
        body = left.setdefault(each.rec.seq, dict(each.body))
        body[each.field] = redacted(each.text, each.redactions)
    # From the seat that is held, whoever sits there: what must go may wait for no one.
    seat = runner.state.session.console_id
    answers = runner.perform_all(
        Issued(home.ids(), MODERATOR, RedactWords(seq), Words.of(**body), console_id=seat)
        for seq, body in left.items()
    )
    return any(answer.lingers for answer in answers)
