"""The record on the command line: which sessions there are, what one says, its log, whether it is sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fishbowl.core.base import PersonId, Recorded
    from fishbowl.core.state import SessionState
    from fishbowl.runtime.runner import Runner
    from fishbowl.runtime.study import SessionEntry

SESSION = click.argument("session", metavar="SESSION")

FOLLOW_S = 0.1
"""How often the log is asked for more."""


@click.command()
@click.pass_obj
def sessions(study: str | None) -> None:
    """List the sessions of this study, newest first: file, made, protocol, language, status, name."""
    from fishbowl import bootstrap
    from fishbowl.text import clean_line, say

    home = bootstrap.study(study)
    entries = home.sessions()
    for entry in entries:
        click.echo("\t".join(map(clean_line, _entry(entry))))
    if not entries:
        click.echo(say("cli.no_sessions", folder=home.library.folder), err=True)


def _entry(entry: SessionEntry) -> tuple[str, ...]:
    from datetime import datetime

    from fishbowl.text import explain, say

    if entry.problem is not None:
        return (entry.path.stem, "", "", "", say("cli.unreadable"), explain(entry.problem))
    status = "ended" if entry.ended else "running" if entry.started else "not_started"
    made = datetime.fromtimestamp(entry.created_at).isoformat(" ", "minutes")  # noqa: DTZ006  # local is meant
    said = say(f"record.status.{status}")
    if entry.rehearsal:
        said = f"{said}, {say('common.rehearsal')}"
    return (entry.path.stem, made, entry.protocol_id, entry.lang, said, entry.name)


@click.command()
@SESSION
@click.option("--lang", type=click.Choice(["nl", "en"]), help="Language of the review; else fishbowl's.")
@click.pass_obj
def show(study: str | None, session: str, lang: str | None) -> None:
    """Print the review of a session: agenda, cards or questions, interventions, balance, notes, debrief."""
    from fishbowl import text
    from fishbowl.core.base import MODERATOR
    from fishbowl.runtime.record import build
    from fishbowl.runtime.record.review import plain, review

    wanted: text.Lang = text.lang() if lang is None else "nl" if lang == "nl" else "en"
    with _reading(study, session) as runner:
        click.echo(plain(review(build(runner, MODERATOR), wanted)), nl=False)


@click.command()
@SESSION
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line, for machines.")
@click.option("--follow", is_flag=True, help="Go on printing what is added, until Ctrl-C.")
@click.pass_obj
def log(study: str | None, session: str, as_json: bool, follow: bool) -> None:
    """Print the log of a session: every event, also what was taken back. Closed tablecloths are withheld."""
    from time import sleep

    with _reading(study, session) as runner:
        printed = _print_after(runner, 0, as_json)
        try:
            while follow:
                if runner.changed():
                    runner.catch_up()
                    printed = _print_after(runner, printed, as_json)
                sleep(FOLLOW_S)
        except KeyboardInterrupt:
            return


def _print_after(runner: Runner, seq: int, as_json: bool) -> int:
    """Print the events after that seq; gives the seq of the last."""
    from fishbowl.core.base import MODERATOR
    from fishbowl.runtime.record.source import source

    found = source(runner, MODERATOR, after=seq)
    new: tuple[Recorded, ...] = tuple(found.records[seq:])
    if as_json:
        from fishbowl.runtime.record.log import as_line, event_rows
        from fishbowl.storage.codec import CODEC

        rehearsal = found.state.session.rehearsal is not None
        for row in event_rows(found, CODEC.encode, new):
            click.echo(as_line(row, rehearsal=rehearsal))
    else:
        from fishbowl.runtime.record.telling import tell

        if seq == 0 and found.state.session.rehearsal is not None:
            from fishbowl.text import say

            click.echo(say("record.rehearsal"))
        for told in tell(found, new):
            click.echo(str(told))
    return len(found.records)


@click.command()
@SESSION
@click.argument("target", metavar="TARGET", type=click.Path(path_type=Path))
@click.pass_obj
def copy(study: str | None, session: str, target: Path) -> None:
    """Copy a session, also while it is held, to TARGET (a folder, or a file in .fishbowl), and print where.

    A copy made by hand may lack what was stored last. The door's guests and half-typed lines stay behind.
    """
    from fishbowl import bootstrap
    from fishbowl.storage.making import copy_now

    path = bootstrap.study(study).find(session)
    where = target if target.suffix == path.suffix else target / path.name
    copy_now(path, where)
    click.echo(where)


@click.command()
@SESSION
@click.option(
    "--head", default="", metavar="HASH", help="The last hash as noted earlier: shows a tail cut off."
)
@click.pass_obj
def verify(study: str | None, session: str, head: str) -> None:
    """Check that a session file is whole and as it was written. Exit code 1 where it is not."""
    from fishbowl import bootstrap
    from fishbowl.storage.verify import verify as check
    from fishbowl.text import explain, say

    path = bootstrap.study(study).find(session)
    verdict = check(path, head)
    for fault in verdict.faults:
        click.echo(explain(fault))
    if not verdict.sound:
        click.echo(say("cli.not_sound", path=path, count=len(verdict.faults)), err=True)
        raise click.exceptions.Exit(1)
    click.echo(
        say("cli.sound", path=path, events=verdict.events, erased=verdict.erased, head=verdict.head_hash)
    )


@click.command()
@SESSION
@click.argument("person", metavar="PERSON")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def withdraw(study: str | None, session: str, person: str, yes: bool) -> None:
    """Withdraw the consent of PERSON (such as S3): erase all that they said and wrote. Can't be undone."""
    from fishbowl import bootstrap
    from fishbowl.core.base import MODERATOR
    from fishbowl.core.errors import NotSaved
    from fishbowl.core.people import WithdrawConsent
    from fishbowl.runtime.ports import Issued
    from fishbowl.text import say

    home = bootstrap.study(study)
    path = home.find(session)
    person = person.upper()
    with closing(home.runner(path, writable=True)) as runner:
        _check_consents(runner.state, person)
        if not yes and not _sure(person):
            click.echo(say("cli.withdraw_not"), err=True)
            raise click.exceptions.Exit(1)
        # From the seat that is held, whoever sits there: withdrawing may wait for no one.
        seat = runner.state.session.console_id
        answer = runner.perform(Issued(home.ids(), MODERATOR, WithdrawConsent(person), console_id=seat))
        named, unread = _named_still(runner, person)
    click.echo(say("cli.withdrawn", person=person))
    if named:
        click.echo(say("cli.named_still", person=person, where="\n  ".join(("", *named))))
    if unread:
        click.echo(say("cli.named_unread", person=person, session=path.stem))
    if answer.lingers:
        raise NotSaved("storage.not_scrubbed", path=path)


def _check_consents(state: SessionState, person: PersonId) -> None:
    """Raises Refused where there is no consent to withdraw."""
    from fishbowl.core.base import CREW, role_of
    from fishbowl.core.errors import Refused
    from fishbowl.core.people import check_not_withdrawn

    if person not in state.people.by_id and role_of(person) in CREW:
        raise Refused("cli.withdraw_crew", person=person)
    state.person(person)
    check_not_withdrawn(state, person)


def _sure(person: PersonId) -> bool:
    from fishbowl.text import say

    typed: str = click.prompt(say("cli.withdraw_ask", person=person), default="", show_default=False)
    return typed.strip().upper() == person


def _named_still(runner: Runner, person: str) -> tuple[list[str], bool]:
    """Where that code stands in what others typed, a line each; and whether some of that is closed."""
    import re

    from fishbowl.core.base import MODERATOR
    from fishbowl.runtime.record.telling import whose
    from fishbowl.runtime.roles import WITHHELD
    from fishbowl.text import say

    code = re.compile(rf"\b{re.escape(person)}\b", re.IGNORECASE)
    found, unread = [], False
    for rec in runner.records:
        body = runner.read((rec.seq,), MODERATOR).get(rec.seq) if rec.has_words else None
        unread |= body == WITHHELD and whose(rec) != person
        if body and not isinstance(body, str) and any(code.search(text) for text in body.values()):
            found.append(f"{rec.seq} {whose(rec)} {say(f'events.{type(rec.event).__name__}')}")
    return found, unread


@contextmanager
def _reading(study: str | None, session: str) -> Iterator[Runner]:
    from fishbowl import bootstrap

    home = bootstrap.study(study)
    with closing(home.runner(home.find(session))) as runner:
        yield runner
