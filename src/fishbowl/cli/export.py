"""`fishbowl export`: sessions in the formats of those who work on with them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fishbowl.export import FORMATS

if TYPE_CHECKING:
    from fishbowl.export import Separator
    from fishbowl.text import Lang


@click.command()
@click.argument("sessions", metavar="SESSION...", nargs=-1, required=True)
@click.option("--to", "name", required=True, type=click.Choice(list(FORMATS)), help="Format.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File or folder to write; for several sessions a folder.  [default: beside the session file]",
)
@click.option("--lang", type=click.Choice(["nl", "en"]), help="md: language.  [default: that of the session]")
@click.option(
    "--separator", type=click.Choice([",", ";"]), default=",", help="csv: `;` also writes 12,5 for 12.5."
)
@click.option("--force", is_flag=True, help="Replace an export that is there already.")
@click.pass_obj
def export(
    study: str | None,
    sessions: tuple[str, ...],
    name: str,
    out: Path | None,
    lang: Lang | None,
    separator: Separator,
    force: bool,
) -> None:
    """Export each SESSION (a path, a name, or `last`), and print where it went.

    Pseudonyms only. Closed tablecloths are withheld, and so are words of participants without consent.
    """
    from fishbowl import bootstrap
    from fishbowl.core.base import MODERATOR
    from fishbowl.core.errors import ExportFailed
    from fishbowl.export import Options, format_of
    from fishbowl.export import export as write
    from fishbowl.runtime.record import build
    from fishbowl.storage.codec import CODEC

    if out is not None and len(sessions) > 1 and out.is_file():
        raise ExportFailed("export.several_need_folder", path=out)
    home = bootstrap.study(study)
    ending = format_of(name).ENDING
    for path in [home.find(session) for session in sessions]:
        with closing(home.runner(path)) as runner:
            record = build(runner, MODERATOR, CODEC.encode)
        target = _target(path, ending, out, several=len(sessions) > 1)
        write(record, name, target, Options(lang, separator), force=force)
        click.echo(target)


def _target(session: Path, ending: str, out: Path | None, *, several: bool) -> Path:
    """Where the export of one session goes.

    `ending` of a folder has no dot: the folder that was named is the export itself, also where it is there.
    """
    own = f"{session.stem}{ending}"
    if out is None:
        return session.with_name(own)
    into = several or (out.is_dir() and ending.startswith("."))
    return out / own if into else out
