"""A file for a recording that has a transcript: what it would change, told before anything is changed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import click

from fishbowl.cli.answers import confirmed
from fishbowl.core.base import MODERATOR, PersonId
from fishbowl.core.errors import Refused
from fishbowl.core.transcribed import Transcript, Utterance
from fishbowl.core.transcripts import AddTranscript, CorrectUtterance, DropUtterance
from fishbowl.importing.raw import OWN, RawTranscript
from fishbowl.runtime.ports import Ids
from fishbowl.runtime.runner import Runner
from fishbowl.runtime.transcripts.inheriting import Grain
from fishbowl.runtime.transcripts.rematching import Text
from fishbowl.runtime.transcripts.same_speakers import codes_before
from fishbowl.runtime.transcripts.taken_out import said_again
from fishbowl.runtime.transcripts.transcribing import Changes, Said, renewed
from fishbowl.text import Lang, say, say_in
from fishbowl.text.spoken import as_compared

FOUND_AT_LEAST = 0.1
"""A file in which less than this part of the utterances on record is found again is of another talk. Ours."""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The transcript that the recording has. `texts` is what was said by utterance, None where erased.

    `redacted` are the utterances out of which something was taken after they came on record.
    """

    transcript: Transcript
    utterances: tuple[Utterance, ...]
    texts: Mapping[str, str | None]
    anchors: int
    redacted: frozenset[str]

    def codes(self, raw: RawTranscript) -> Mapping[str, PersonId]:
        """For names in the file the code that they had here, where clear; none where they are codes."""
        if raw.is_own:
            return {}
        codes = [each.speaker for each in self.utterances]
        return codes_before(self._compared, codes, _compared(raw), [each.speaker for each in raw.utterances])

    def said_again(self, raw: RawTranscript, lang: Lang) -> Mapping[int, Sequence[tuple[int, int]]]:
        """By the place of an utterance in the file: where it has what was taken out as a name here."""
        return said_again(self._compared, _compared(raw), say_in(lang, "importing.redact.name"))

    @property
    def is_timed(self) -> bool:
        return any(each.from_s is not None for each in self.utterances)

    def settled(self, raw: RawTranscript) -> frozenset[str]:
        """What a file of our own has as it is on record: what to take out of that was decided before."""
        return frozenset(as_compared(text) for text in self.texts.values() if text and raw.is_own)

    @property
    def _compared(self) -> list[Text]:
        return [
            Text(self.texts[each.id] or "", each.from_s, each.cues, each.to_s) for each in self.utterances
        ]

    def changes(self, transcript: AddTranscript, said: Sequence[Said], ids: Ids, grain: Grain) -> Changes:
        """What the file comes down to. Raises Refused where it is the same file, and changes nothing."""
        changes = renewed(transcript, said, self.utterances, self.texts, ids, grain)
        if len(changes.commands) == 1 and self.transcript.sha256 == transcript.sha256:
            raise Refused("transcripts.transcript_exists")
        return changes


def _compared(raw: RawTranscript) -> list[Text]:
    return [Text(each.text, each.from_s, each.cues, each.to_s) for each in raw.utterances]


def on_record(runner: Runner, recording: int) -> OnRecord | None:
    """What would be replaced; None for a recording without a transcript."""
    part = runner.state.transcripts
    current = part.of(recording)
    if not current:
        return None
    transcript = current[-1]
    utterances = part.utterances_of(transcript.id)
    readings = runner.read(tuple(each.seq for each in utterances), MODERATOR)
    texts: dict[str, str | None] = {}
    for each in utterances:
        reading = readings.get(each.seq, {})
        texts[each.id] = None if isinstance(reading, str) else reading.get("text", "")
    anchors = len(part.anchors_of(transcript.id)) + len(part.gaps_of(transcript.id))
    redacted = frozenset(each.id for each in utterances if each.seq in runner.state.redactions)
    return OnRecord(transcript, utterances, texts, anchors, redacted)


def tell_replacing(old: OnRecord, new_format: str) -> None:
    """Before anything is asked: that there is a transcript, and that the file stands in for it."""
    known = old.transcript
    counts = {"recording": known.recording, "n": len(old.utterances), "format": known.format}
    click.echo(say("transcripts.replaces", **counts), err=True)
    if known.format != new_format and OWN.isdisjoint((known.format, new_format)):
        click.echo(say("transcripts.other_program", format=new_format), err=True)
        if old.anchors:
            click.echo(say("transcripts.anchors_stay", n=old.anchors), err=True)


def tell_changes(changes: Changes, *, err: bool = False) -> None:
    counts = {"same": changes.same, "corrected": changes.corrected}
    click.echo(say("transcripts.renewed", new=changes.new, dropped=changes.dropped, **counts), err=err)


def confirmed_changes(
    old: OnRecord, transcript: AddTranscript, said: Sequence[Said], ids: Ids, grain: Grain, *, yes: bool
) -> Changes:
    """What changes, once it is told and a person wants it; `yes` does not ask.

    Raises Refused where nothing changes, or where there is no terminal to ask in, and Exit 1 for a no.
    """
    changes = old.changes(transcript, said, ids, grain)
    tell_changes(changes, err=True)
    if FOUND_AT_LEAST * len(old.utterances) > changes.same + changes.corrected:
        click.echo(say("transcripts.hardly_found"), err=True)
    if changes.moved:
        click.echo(say("transcripts.moved", n=changes.moved), err=True)
        if old.is_timed:
            click.echo(say("transcripts.moved_in_time"), err=True)
    if changes.dropped:
        click.echo(say("transcripts.dropping", n=changes.dropped), err=True)
    if changed := old.redacted & _changed(changes):
        click.echo(say("transcripts.redacted_before", n=len(changed)), err=True)
    if not yes:
        _ask()
    return changes


def _ask() -> None:
    if not sys.stdin.isatty():
        raise Refused("transcripts.replace_needed")
    if not confirmed(say("transcripts.ask_replace")):
        click.echo(say("transcripts.not_replaced"), err=True)
        raise click.exceptions.Exit(1)


def _changed(changes: Changes) -> frozenset[str]:
    commands = (command for command, _ in changes.commands)
    return frozenset(
        each.utterance_id for each in commands if isinstance(each, CorrectUtterance | DropUtterance)
    )
