"""`fishbowl rehearse`: a session with simulated people, by itself or to practise against."""

from __future__ import annotations

import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fishbowl.bootstrap import LocalStudy
    from fishbowl.core.protocol import Lang
    from fishbowl.runtime.rehearsal import Booking, Tally

MAX = 0.0


def _speed(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """`max` as MAX; else how much faster than real time."""
    from fishbowl.text import say

    if value is None or value == "max":
        return None if value is None else MAX
    try:
        speed = float(value)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= 1000:
        raise click.BadParameter(say("rehearsal.bad_speed", value=value))
    return speed


@click.command()
@click.argument("protocol", metavar="PROTOCOL")
@click.option(
    "--lang",
    type=click.Choice(["nl", "en"]),
    help="Language of cards and questions; else that of the screens, which fishbowl --ui sets.",
)
@click.option(
    "--speed",
    callback=_speed,
    metavar="N|max",
    help="Times real time; max: at once.  [default: 1; with --headless: max]",
)
@click.option(
    "--seed", type=int, metavar="N", default=1, show_default=True, help="The same seed gives the same people."
)
@click.option("--headless", is_flag=True, help="Without a screen: the moderator is simulated too.")
@click.option(
    "--participants",
    type=click.IntRange(1, 99),
    metavar="N",
    help="How many.  [default: the protocol's most]",
)
@click.option(
    "--observers", type=click.IntRange(0, 99), metavar="N", help="How many.  [default: as the protocol]"
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the session file.")
@click.pass_context
def rehearse(
    ctx: click.Context,
    protocol: str,
    lang: Lang | None,
    speed: float | None,
    seed: int,
    headless: bool,
    participants: int | None,
    observers: int | None,
    out: Path | None,
) -> None:
    """Rehearse PROTOCOL (a protocol's id, or a file) with simulated people.

    They talk, fall silent, write notes and ask. You moderate; with --headless the moderator is simulated too.
    The record is marked a rehearsal on every surface and export. Prints the path of the session as the last
    line.
    """
    from fishbowl import bootstrap, text
    from fishbowl.runtime.rehearsal import Booking

    if speed == MAX and not headless:
        raise click.UsageError(text.say("rehearsal.max_is_headless"))
    study = bootstrap.study(ctx.obj)
    guide = study.protocol(protocol, lang or text.lang())
    booking = Booking.of(guide, participants, observers, seed, speed or (MAX if headless else 1.0))
    if not headless:
        _practise(study, booking, out)
    elif booking.speed == MAX:
        _play_at_once(study, booking, out)
    else:
        _play_in_time(study, booking, out)


def _play_at_once(study: LocalStudy, booking: Booking, out: Path | None) -> None:
    """On a clock and ids that are counted, so that the same seed gives the same record."""
    from fishbowl.bootstrap import LocalStudy
    from fishbowl.runtime.clock import VIRTUAL, ManualClock
    from fishbowl.runtime.ids import CountedIds
    from fishbowl.runtime.rehearsal import ORIGIN_AT, Playing, moderator, others

    clock = ManualClock(ORIGIN_AT, VIRTUAL)
    counted = LocalStudy(study.folder, clock, CountedIds(booking.mark))
    path = counted.rehearse(booking, out)
    scene = booking.scene(counted.ids)
    with closing(counted.runner(path, writable=True)) as runner:
        setup = runner.state.session.setup
        people = [*moderator(scene, booking.protocol, setup), *others(scene, booking.protocol)]
        tally = Playing(runner, scene, people).at_once(clock)
        _tell_refusals(tally)
        _tell(len(runner.records), booking, path)


def _play_in_time(study: LocalStudy, booking: Booking, out: Path | None) -> None:
    """Along with the session's clock: others may watch, and write as observers, while it runs."""
    from fishbowl.runtime import seat
    from fishbowl.runtime.rehearsal import Playing, moderator, others
    from fishbowl.text import say

    path = study.rehearse(booking, out)
    scene = booking.scene(study.ids)
    with closing(study.runner(path, writable=True)) as runner:
        runner.set_live(*seat.here(scene.console_id))
        setup = runner.state.session.setup
        people = [*moderator(scene, booking.protocol, setup), *others(scene, booking.protocol)]
        try:
            tally = Playing(runner, scene, people).in_time(booking.speed, threading.Event())
        except KeyboardInterrupt:
            click.echo(say("rehearsal.broken_off", file=path), err=True)
            raise
        _tell_refusals(tally)
        _tell(len(runner.records), booking, path)


def _practise(study: LocalStudy, booking: Booking, out: Path | None) -> None:
    """The console for the human moderator, and beside it everyone else until it is left."""
    from fishbowl.cli.terminal import check_terminal
    from fishbowl.core.base import MODERATOR

    check_terminal()
    from fishbowl.tui.app import FishbowlApp
    from fishbowl.tui.console.screen import ConsoleScreen

    path = study.rehearse(booking, out)
    practice = study.practice(path, booking)
    with practice, closing(study.enter(path, MODERATOR)) as room:
        app = FishbowlApp(lambda: ConsoleScreen(room))
        app.run()
        events = room.state.seq
    if practice.failure is not None:
        raise practice.failure
    _tell(events, booking, path)
    sys.exit(app.return_code or 0)


def _tell(events: int, booking: Booking, path: Path) -> None:
    from fishbowl.text import say

    click.echo(say("rehearsal.played", events=events, seed=booking.seed))
    click.echo(path)


def _tell_refusals(tally: Tally) -> None:
    """What simulated people were refused, for whoever looks after them: on standard error."""
    from fishbowl.text import say

    if tally.refused:
        what = ", ".join(f"{reason} ({n})" for reason, n in sorted(tally.refused.items()))
        click.echo(say("rehearsal.refused", n=sum(tally.refused.values()), what=what), err=True)
