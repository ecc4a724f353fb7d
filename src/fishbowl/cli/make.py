"""`fishbowl new`: a session with everyone who is expected, from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from fishbowl.core.protocol import Lang, Protocol
    from fishbowl.runtime.newcomers import Newcomer

MODERATORS = 1


@click.command()
@click.argument("protocol", metavar="PROTOCOL")
@click.option(
    "--lang",
    type=click.Choice(["nl", "en"]),
    help="Language of cards and questions; else that of the screens, which fishbowl --ui sets.",
)
@click.option(
    "--institution", default="", help="Fills the cards: 'de Hanze', with an article where it wants one."
)
@click.option("--programme", default="", help="Fills the cards of protocols that name the programme.")
@click.option("--place", default="", help="Room or building.")
@click.option("--date", help="Day of the session, as 2026-03-12.  [default: today]")
@click.option("--online", is_flag=True, help="The group meets online.")
@click.option("--level", type=click.Choice(["mbo", "hbo", "wo"]), help="Level of education it is about.")
@click.option(
    "--participants",
    type=click.IntRange(0, 99),
    metavar="N",
    help="How many.  [default: those of the CSV, else as the protocol]",
)
@click.option(
    "--observers",
    type=click.IntRange(0, 99),
    metavar="N",
    help="How many.  [default: those of the CSV, else as the protocol]",
)
@click.option(
    "--people",
    metavar="FILE.csv",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Who is expected: see docs/people-csv.md.",
)
@click.option("--name", default="", help="Name of the session.")
@click.pass_obj
def new(
    study: str | None,
    protocol: str,
    lang: Lang | None,
    institution: str,
    programme: str,
    place: str,
    date: str | None,
    online: bool,
    level: Literal["mbo", "hbo", "wo"] | None,
    participants: int | None,
    observers: int | None,
    people: Path | None,
    name: str,
) -> None:
    """Make a session by PROTOCOL (a protocol's id, or a file) and print its path as the last line.

    People are known by codes: S1, S2 … or P1, P2 … and O1, O2 …; never by name. Rows of the CSV that can't
    be read are named and skipped.
    """
    from fishbowl import bootstrap, text
    from fishbowl.core.session import Setup
    from fishbowl.runtime.newcomers import NewSession, group, usual

    here = bootstrap.study(study)
    guide = here.protocol(protocol, lang or text.lang())
    known = _from_csv(people, guide) if people else ()
    letters = {newcomer.letter for newcomer in known}
    talking, watching = usual(guide)
    if participants is None:
        participants = 0 if guide.participant_prefix in letters else talking
    if observers is None:
        observers = 0 if "O" in letters else watching
    everyone = group(guide, participants, observers, MODERATORS, known=known)
    _warn(guide, everyone)
    on = day(date) if date else here.today()
    setup = Setup(institution, programme, place, on, "online" if online else "room", level or "")
    click.echo(here.create(NewSession(guide, setup, everyone, name)))


def day(typed: str) -> str:
    """The day as it goes on record. Refused where it is none."""
    from fishbowl.core.errors import Refused
    from fishbowl.text import iso_day

    found = iso_day(typed)
    if found is None:
        raise Refused("setup.not_a_date", value=typed)
    return found


def _from_csv(path: Path, guide: Protocol) -> tuple[Newcomer, ...]:
    """Who could be read; what could not is named on standard error. Refused where nothing could."""
    from fishbowl.core.errors import Refused
    from fishbowl.runtime.people_csv import read_people, told
    from fishbowl.text import reason, say_n

    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused("people.no_file", path=path, reason=reason(error)) from error
    found = read_people(data, guide)
    for fault in found.faults:
        click.echo(told(fault, path.name), err=True)
    if found.refused:
        raise Refused("people.unusable", path=path)
    if found.faults:
        click.echo(say_n("people.skipped", len({fault.line for fault in found.faults})), err=True)
    return found.people


def _warn(guide: Protocol, everyone: tuple[Newcomer, ...]) -> None:
    from fishbowl.runtime.newcomers import misfits
    from fishbowl.text import say

    for misfit in misfits(guide, everyone):
        low, high = misfit.size.low, misfit.size.high
        click.echo(say(f"console.attention.{misfit.group}_size", n=misfit.n, low=low, high=high), err=True)
