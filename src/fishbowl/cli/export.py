"""`fishbowl export`: sessions in the formats of those who work on with them."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from fishbowl.export import FORMATS, PROJECTS

if TYPE_CHECKING:
    from fishbowl.bootstrap import LocalStudy
    from fishbowl.core.errors import ExportFailed
    from fishbowl.export import Emoji, LineEnds, Options, Profile, Separator, Session
    from fishbowl.text import Lang


@click.command()
@click.argument("sessions", metavar="SESSION...", nargs=-1, required=True)
@click.option("--to", "name", required=True, type=click.Choice([*FORMATS, *PROJECTS]), help="Format.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File or folder to write; for several sessions a folder, but for qdpx and archive one.  "
    "[default: beside the (first) session file]",
)
@click.option(
    "--lang",
    type=click.Choice(["nl", "en"]),
    help="md, qdpx, xlsx, docx, txt: language.  [default: that of the (first) session]",
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
@click.option(
    "--profile",
    type=click.Choice(["at", "plain"]),
    default="plain",
    show_default=True,
    help="txt, docx: how a turn begins: `@S1:` for ATLAS.ti and QualCoder, `S1:` for MAXQDA and NVivo.",
)
@click.option("--stamps", is_flag=True, help="txt, docx: when each turn began in its recording.")
@click.option("--to-key", metavar="AGE", help="archive: seal it in one file for the holder of this age key.")
@click.option(
    "--accept",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="archive: a list of findings, as printed, that someone looked at and that may stay.",
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
    profile: Profile,
    stamps: bool,
    to_key: str | None,
    accept: str | None,
    force: bool,
) -> None:
    """Export each SESSION (a path, a name, or `last`), and print where it went.

    Pseudonyms only. Closed tablecloths are withheld, and so are words of participants without consent.
    A qdpx is one project of all sessions, an archive one folder. An archive is refused while its words hold
    what may give people away: then that is printed, one finding a line.
    """
    from fishbowl import bootstrap
    from fishbowl.cli.case import cases_in
    from fishbowl.core.anew import replace
    from fishbowl.export import Options
    from fishbowl.text import say

    if name != "archive" and (to_key is not None or accept is not None):
        # Nobody may think that something is sealed, or was searched, which is not.
        raise click.UsageError(say("export.archive_only"))
    home = bootstrap.study(study)
    paths = [home.find(session) for session in sessions]
    options = Options(lang, separator, emoji, line_ends, profile, stamps, to_key, _keys(accept))
    _tidy_when_ended()
    if name == "archive":
        options = replace(options, cases=cases_in(home.folder))
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
    from fishbowl.core.errors import ExportFailed
    from fishbowl.export import ending, export_together

    first, *others = paths
    stem = f"{first.stem}+{len(others)}" if others else first.stem
    target = _target(stem, first, ending(name, options), out, several=False)
    try:
        export_together(_held(home, paths, name), name, target, options, force=force)
    except ExportFailed as failed:
        for finding in _findings(failed):
            click.echo(finding)
        raise
    click.echo(target)


def _tidy_when_ended() -> None:
    """End by an exception when told to end or when the terminal is closed, as with Ctrl+C.

    So what is unfinished is taken away then too.
    """

    def end(number: int, frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # What someone asked to ignore, such as by nohup, stays so.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


def _findings(failed: ExportFailed) -> tuple[str, ...]:
    """What was found that nobody has accepted, a line each; () after any other failure."""
    found = failed.params.get("findings")
    return found if isinstance(found, tuple) else ()


def _keys(accept: str | None) -> frozenset[str]:
    """The first word of each line: the key of a finding."""
    if accept is None:
        return frozenset()
    with click.open_file(accept, encoding="utf-8", errors="replace") as findings:
        return frozenset(line.split()[0] for line in findings if line.strip())


def _held(home: LocalStudy, paths: Sequence[Path], name: str) -> Iterator[Session]:
    """The sessions one by one, each with its own codebook, else with that of its protocol in this study."""
    from fishbowl.core.base import MODERATOR
    from fishbowl.export import Session
    from fishbowl.runtime.record import build
    from fishbowl.storage.codec import CODEC
    from fishbowl.storage.verify import verify

    kept = name == "archive"  # with the log, and the hash that shows later that it is whole
    for path in paths:
        with closing(home.runner(path)) as runner:
            state = runner.state
            codebook = state.session.codebook or home.codebook(state.protocol)
            record = build(runner, MODERATOR, CODEC.encode if kept else None)
        yield Session(record, codebook, verify(path).head_hash if kept else "")


def _target(stem: str, session: Path, ending: str, out: Path | None, *, several: bool) -> Path:
    """Where an export goes that is called after `stem` unless `out` names it.

    `ending` of a folder has no dot: the folder that was named is the export itself, also where it is there.
    """
    own = f"{stem}{ending}"
    if out is None:
        return session.with_name(own)
    into = several or (out.is_dir() and ending.startswith("."))
    return out / own if into else out
