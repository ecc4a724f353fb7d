"""`fishbowl transcript`: what an app wrote down of a recording, onto the record of its session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from fishbowl.cli.help import Several

if TYPE_CHECKING:
    from fishbowl.core.transcripts import Pauses

SESSION = click.argument("session", metavar="SESSION")
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
NUMBER = click.option(
    "--transcript",
    "number",
    type=click.IntRange(1),
    metavar="N",
    help="Which one, as listed.  [default: the only one]",
)


@click.group(cls=Several)
def transcript() -> None:
    """Put transcripts of the recording on record, by pseudonym, and line them up with the session."""


@transcript.command()
@SESSION
@click.argument("file", metavar="FILE", type=FILE)
@click.option(
    "--recording", type=click.IntRange(1), metavar="N", help="Of which recording.  [default: the only one]"
)
@click.option(
    "--map", "told", metavar="FILE", type=FILE, help="Who is who: CSV or JSON, name and code (`-`: unknown)."
)
@click.option("--encoding", metavar="NAME", help="Of text that is not UTF-8, such as cp1252.")
@click.option(
    "--pauses",
    type=click.Choice(["cut", "kept"]),
    help="In a pause the recording's time stood still (cut) or ran on (kept).  [default: as its length says]",
)
@click.option(
    "--redact",
    type=click.Choice(["ask", "all", "none"]),
    default="ask",
    help="Names, addresses and numbers found in the words: ask for each, take out all, or none.",
)
@click.option("--yes", is_flag=True, help="Do not ask: take what is proposed.")
@click.pass_obj
def add(
    study: str | None,
    session: str,
    file: Path,
    recording: int | None,
    told: Path | None,
    encoding: str | None,
    pauses: Pauses | None,
    redact: Literal["ask", "all", "none"],
    yes: bool,
) -> None:
    """Put the transcript FILE of a recording on record; a second time: as its corrected version.

    Names of speakers stay in the file: say whose code each is when asked, or in a --map. Where neither is
    possible the map to fill in is printed.
    """
    from fishbowl import bootstrap
    from fishbowl.cli.adding import Wanted
    from fishbowl.cli.adding import add as add_file

    wanted = Wanted(recording, told, encoding, pauses, redact, yes)
    add_file(bootstrap.study(study), session, file, wanted)


@transcript.command()
@SESSION
@NUMBER
@click.option(
    "--anchor", "anchors", multiple=True, metavar="MEDIA=SESSION", help="Where they meet; may be repeated."
)
@click.option(
    "--gap",
    "gaps",
    multiple=True,
    metavar="MEDIA=SECONDS",
    help="A pause of the recorder that nobody logged.",
)
@click.option("--remove", "removed", multiple=True, metavar="ID", help="Take away an anchor or a gap.")
@click.pass_obj
def align(
    study: str | None,
    session: str,
    number: int | None,
    anchors: tuple[str, ...],
    gaps: tuple[str, ...],
    removed: tuple[str, ...],
) -> None:
    """Line a transcript up with the session, and tell how well it fits.

    MEDIA is a time in the recording (12:04 or 724.5); SESSION is the clock on the wall then (14:31:12), a
    card that was drawn then (binding/1), or seconds on the timeline.
    """
    from fishbowl import bootstrap
    from fishbowl.cli.aligning import align_transcript

    align_transcript(bootstrap.study(study), session, number, anchors, gaps, removed)


@transcript.command("list")
@SESSION
@click.option("--utterances", is_flag=True, help="With what was said, and where it belongs.")
@click.pass_obj
def list_(study: str | None, session: str, utterances: bool) -> None:
    """List the transcripts: number, recording, format, utterances, off by (s), uncertain, added."""
    from contextlib import closing

    from fishbowl import bootstrap
    from fishbowl.cli.reporting import tell_list

    home = bootstrap.study(study)
    with closing(home.runner(home.find(session))) as runner:
        tell_list(runner, utterances=utterances)


@transcript.command()
@SESSION
@NUMBER
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def remove(study: str | None, session: str, number: int | None, yes: bool) -> None:
    """Remove a transcript, with its anchors, and erase what was said in it. Can't be undone."""
    from contextlib import closing

    from fishbowl import bootstrap
    from fishbowl.cli.aligning import give, numbered
    from fishbowl.cli.answers import confirmed
    from fishbowl.core.errors import NotSaved
    from fishbowl.core.transcripts import RemoveTranscript
    from fishbowl.text import say

    home = bootstrap.study(study)
    path = home.find(session)
    with closing(home.runner(path, writable=True)) as runner:
        transcript_id = numbered(runner, number)
        n = len(runner.state.transcripts.utterances_of(transcript_id))
        if not yes and not confirmed(say("transcripts.ask_remove", n=n)):
            click.echo(say("transcripts.not_removed"), err=True)
            raise click.exceptions.Exit(1)
        lingers = give(home, runner, [RemoveTranscript(transcript_id)])
    click.echo(say("transcripts.removed", n=n))
    if lingers:
        raise NotSaved("storage.not_scrubbed", path=path)
