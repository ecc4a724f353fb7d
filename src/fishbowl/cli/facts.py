"""`fishbowl facts`: what heads every export, corrected at any time, also months after the session."""

from __future__ import annotations

from contextlib import closing

import click

from fishbowl.cli.record import SESSION

NOT_SAID = "-"


@click.command()
@SESSION
@click.option("--place", metavar="TEXT", help="Room or building; - for none.")
@click.option("--date", help="Day of the session, as 2026-03-12.")
@click.option(
    "--level",
    type=click.Choice(["mbo", "hbo", "wo", NOT_SAID]),
    help="Level of education it is about; - for none.",
)
@click.pass_obj
def facts(study: str | None, session: str, place: str | None, date: str | None, level: str | None) -> None:
    """Correct place, date and level of a session, also once it has ended; prints them as they then stand.

    What was there before stays in the log.
    """
    from fishbowl import bootstrap
    from fishbowl.cli.make import day
    from fishbowl.core.anew import replace
    from fishbowl.core.base import MODERATOR
    from fishbowl.core.session import LEVELS, ChangeSetup
    from fishbowl.runtime.ports import Issued
    from fishbowl.text import clean_line

    home = bootstrap.study(study)
    with closing(home.runner(home.find(session), writable=True)) as runner:
        setup = runner.state.session.setup
        if place is not None:
            setup = replace(setup, place="" if place == NOT_SAID else place)
        if date is not None:
            setup = replace(setup, date=day(date))
        if level is not None:
            setup = replace(setup, level=next((each for each in LEVELS if each == level), ""))
        if setup != runner.state.session.setup:
            # From the seat that is held, whoever sits there: what was typed wrongly is no way of leading.
            seat = runner.state.session.console_id
            runner.perform(Issued(home.ids(), MODERATOR, ChangeSetup(setup), console_id=seat))
    for fact in ("place", "date", "level"):
        click.echo(f"{fact}\t{clean_line(getattr(setup, fact))}")
