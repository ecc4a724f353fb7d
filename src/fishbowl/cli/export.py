"""`fishbowl export`: sessions in the formats of those who work on with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fishbowl.export import FORMATS, PROJECTS

if TYPE_CHECKING:
    from fishbowl.bootstrap import LocalStudy
    from fishbowl.export import Emoji, LineEnds, Options, Separator, Session
    from fishbowl.text import Lang


@click.command()
@click.argument("sessions", metavar="SESSION...", nargs=-1, required=True)
@click.option("--to", "name", required=True, type=click.Choice([*FORMATS, *PROJECTS]), help="Format.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File or folder to write; for several sessions a folder, but for qdpx one file.  "
    "[default: beside the (first) session file]",
)
@click.option(
    "--lang",
    type=click.Choice(["nl", "en"]),
    help="md, qdpx: language.  [default: that of the (first) session]",
)
@click.option(
    "--separator", type=click.Choice([",", ";"]), default=",", help="csv: `;` also writes 12,5 for 12.5."
)
@click.option(
    "--emoji",
    type=click.Choice(["keep", "replace"]),
    default="replace",
    show_default=True,
    help="qdpx: emoji and other characters above U+FFFF, after which some programs count wrongly.",
)
@click.option(
    "--eol",
    "line_ends",
    type=click.Choice(["lf", "crlf-maxqda"]),
    default="lf",
    show_default=True,
    help="qdpx: line ends of texts; the second for MAXQDA alone, should passages shift there.",
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
    emoji: Emoji,
    line_ends: LineEnds,
    force: bool,
) -> None:
    """Export each SESSION (a path, a name, or `last`), and print where it went.

    Pseudonyms only. Closed tablecloths are withheld, and so are words of participants without consent.
    A qdpx is one project of all sessions.
    """
    from fishbowl import bootstrap
    from fishbowl.export import Options

    home = bootstrap.study(study)
    paths = [home.find(session) for session in sessions]
    options = Options(lang, separator, emoji, line_ends)
    if name in PROJECTS:
        _together(home, paths, name, out, options, force=force)
    else:
        _each(home, paths, name, out, options, force=force)


def _each(
    home: LocalStudy, paths: Sequence[Path], name: str, out: Path | None, options: Options, *, force: bool
) -> None:
    from fishbowl.core.base import MODERATOR
    from fishbowl.core.errors import ExportFailed
    from fishbowl.export import export as write
    from fishbowl.export import format_of
    from fishbowl.runtime.record import build
    from fishbowl.storage.codec import CODEC

    if out is not None and len(paths) > 1 and out.is_file():
        raise ExportFailed("export.several_need_folder", path=out)
    ending = format_of(name).ENDING
    for path in paths:
        with closing(home.runner(path)) as runner:
            record = build(runner, MODERATOR, CODEC.encode)
        target = _target(path.stem, path, ending, out, several=len(paths) > 1)
        write(record, name, target, options, force=force)
        click.echo(target)


def _together(
    home: LocalStudy, paths: Sequence[Path], name: str, out: Path | None, options: Options, *, force: bool
) -> None:
    from fishbowl.export import export_together, project_of

    first, *others = paths
    stem = f"{first.stem}+{len(others)}" if others else first.stem
    target = _target(stem, first, project_of(name).ENDING, out, several=False)
    export_together(_held(home, paths), name, target, options, force=force)
    click.echo(target)


def _held(home: LocalStudy, paths: Sequence[Path]) -> Iterator[Session]:
    """The sessions one by one, each with its own codebook, else with that of its protocol in this study."""
    from fishbowl.core.base import MODERATOR
    from fishbowl.export import Session
    from fishbowl.runtime.record import build

    for path in paths:
        with closing(home.runner(path)) as runner:
            state = runner.state
            codebook = state.session.codebook or home.codebook(state.protocol)
            session = Session(build(runner, MODERATOR), codebook)
        yield session


def _target(stem: str, session: Path, ending: str, out: Path | None, *, several: bool) -> Path:
    """Where an export goes that is called after `stem` unless `out` names it.

    `ending` of a folder has no dot: the folder that was named is the export itself, also where it is there.
    """
    own = f"{stem}{ending}"
    if out is None:
        return session.with_name(own)
    into = several or (out.is_dir() and ending.startswith("."))
    return out / own if into else out
