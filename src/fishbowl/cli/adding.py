"""A transcript file onto the record of a session: read, made pseudonymous, decided on, stored in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import click

from fishbowl.bootstrap import LocalStudy
from fishbowl.cli.redacting import How, without
from fishbowl.cli.replacing import OnRecord, confirmed_changes, on_record, tell_changes, tell_replacing
from fishbowl.cli.reporting import tell_alignment, tell_mentions
from fishbowl.cli.speakers import who_is_who
from fishbowl.core.base import CREW, MODERATOR, PersonId, role_of
from fishbowl.core.errors import Refused
from fishbowl.core.recording import length_s, start_s
from fishbowl.core.state import SessionState
from fishbowl.core.transcripts import AddTranscript, Pauses, check_recording
from fishbowl.importing.raw import RawTranscript, RawUtterance
from fishbowl.importing.read import MOST_BYTES, read, refuse_too_big
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.runner import Runner
from fishbowl.runtime.transcripts.inheriting import Grain
from fishbowl.runtime.transcripts.transcribing import Said, Worded, added
from fishbowl.text import clock, date_long, hms, lang, say, say_in, say_n

APART_S = 60.0
"""A transcript that ends this much after its recording is of another one. Ours."""
OTHER_TIME_S = 600.0
"""A file that says it was recorded this much earlier or later is of another one. Ours."""
SHOWN_LINES = 12
WITHOUT_TIMES = frozenset({"importing.warning.no_times", "importing.warning.times_missing"})
"""What is no matter where the version on record has the times."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said on the command line, and what was not."""

    recording: int | None = None
    told: Path | None = None
    encoding: str | None = None
    pauses: Pauses | None = None
    redact: How = "ask"
    yes: bool = False


def add(study: LocalStudy, session: str, file: Path, wanted: Wanted) -> None:
    """Raises TranscriptUnreadable, Refused or NotSaved, or Exit for a no; then nothing is on record."""
    data = _bytes_of(file)
    raw = read(data, file.name, wanted.encoding, wanted.recording)
    path, checksum = study.find(session), sha256(data).hexdigest()
    with closing(study.runner(path, writable=True)) as runner:
        state = runner.state
        recording = _recording(runner, wanted.recording)
        if not raw.is_own:  # that holds all recordings
            _check_elsewhere(study, path, state, recording, checksum)
        old = on_record(runner, recording)
        _tell_reading(raw, old)
        pauses = wanted.pauses or _pauses(raw, state, recording, old)
        _tell_doubts(raw, runner, recording, pauses)
        if old is not None:
            tell_replacing(old, raw.format)
        before = {} if old is None else old.codes(raw)
        people = who_is_who(raw, state, wanted.told, before, yes=wanted.yes)
        lang = state.protocol.lang
        again = {} if old is None else old.said_again(raw, lang)
        settled = frozenset[str]() if old is None else old.settled(raw)
        texts, taken_out = without(raw, lang, wanted.redact, again, settled, yes=wanted.yes)
        said = [_said(each, text, people, state) for each, text in zip(raw.utterances, texts, strict=True)]
        transcript = AddTranscript(
            study.ids(),
            recording,
            raw.format,
            checksum,
            pauses,
            state.recording.language or lang,
            None if old is None else old.transcript.id,
        )
        changes = old and confirmed_changes(old, transcript, said, study.ids, _grain(raw), yes=wanted.yes)
        _store(study, runner, changes.commands if changes else added(transcript, said, study.ids))
        _tell_added(said, recording, taken_out)
        if changes:
            tell_changes(changes)
        tell_alignment(runner, transcript.transcript_id)
        tell_mentions(runner, transcript.transcript_id)


def _bytes_of(file: Path) -> bytes:
    refuse_too_big(file.stat().st_size, file.name)
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)  # a device has no size, and no end


def _tell_added(said: Sequence[Said], recording: int, taken_out: int) -> None:
    redacted = say("transcripts.nothing_taken_out")
    if taken_out:
        redacted = say_n("transcripts.taken_out", taken_out)
    click.echo(say_n("transcripts.added", len(said), recording=recording, redacted=redacted))
    if silenced := sum(each.silenced for each in said):
        click.echo(say_n("transcripts.silenced", silenced))


def _store(study: LocalStudy, runner: Runner, commands: Iterable[Worded]) -> None:
    seat = runner.state.session.console_id
    runner.perform_all(Issued(study.ids(), MODERATOR, *each, console_id=seat) for each in commands)
    runner.catch_up()


def _recording(runner: Runner, wanted: int | None) -> int:
    part = runner.state.recording
    if wanted is None and part.recordings > 1:
        starts = ((n, start_s(part, n)) for n in range(1, part.recordings + 1))
        told = (f"{n} ({clock(runner.snapshot.wall_at(at_s))})" for n, at_s in starts if at_s is not None)
        raise Refused("transcripts.which_recording", n=part.recordings, recordings=", ".join(told))
    recording = wanted or 1
    check_recording(runner.state, recording)
    return recording


def _check_elsewhere(
    study: LocalStudy, path: Path, state: SessionState, recording: int, checksum: str
) -> None:
    """Raises Refused for the file of another recording; of one of another session it is told."""
    for known in state.transcripts.current.values():
        if known.sha256 == checksum and known.recording != recording:
            numbers = {"recording": known.recording, "wanted": recording}
            raise Refused("transcripts.file_of_another_recording", **numbers)
    others = [each.stem for each in study.library.with_transcript(checksum) if each != path]
    if others:
        click.echo(say("transcripts.file_of_another_session", sessions=", ".join(others)), err=True)


def _pauses(raw: RawTranscript, state: SessionState, recording: int, old: OnRecord | None) -> Pauses:
    """As before, where the times are those on record.

    Else kept, where the file lasts longer than the recorder ran without its pauses, or cut.
    """
    if old is not None and (raw.is_own or not raw.timed):
        return old.transcript.pauses
    ran_s = length_s(state.recording, recording, paused=False)
    end_s = max((said.to_s or 0.0 for said in raw.utterances), default=0.0)
    kept = ran_s is not None and end_s > ran_s + APART_S
    if kept:
        click.echo(say("transcripts.pauses_kept"), err=True)
    return "kept" if kept else "cut"


def _grain(raw: RawTranscript) -> Grain:
    return Grain(raw.grain_s, raw.is_own)


def _said(raw: RawUtterance, text: str, people: Mapping[str, PersonId | None], state: SessionState) -> Said:
    """The utterance by pseudonym; ids in which a name stands are left in the file."""
    speaker = people.get(raw.speaker)
    silenced = speaker is not None and role_of(speaker) not in CREW and state.person(speaker).consent is None
    parts = {part.casefold() for name in people for part in name.split() if len(part) > 1}
    return Said(
        speaker=None if silenced else speaker,
        text=say_in(state.protocol.lang, "transcripts.no_consent") if silenced else text,
        from_s=None if raw.from_s is None else round(raw.from_s, 3),
        to_s=None if raw.to_s is None else round(raw.to_s, 3),
        to_inferred=raw.to_inferred,
        cues=tuple(cue for cue in raw.cues if not any(part in cue.casefold() for part in parts)),
        silenced=silenced,
        missing=raw.missing,
        from_inferred=raw.from_inferred,
    )


# --- what to look at --------------------------------------------------------------------------------------


def _tell_reading(raw: RawTranscript, old: OnRecord | None) -> None:
    """Lines by their number: what stands on them may be anyone's name."""
    inherits = old is not None and old.is_timed
    if inherits and not raw.timed:
        click.echo(say("transcripts.times_kept"), err=True)
    for caution in raw.warnings:
        if inherits and caution.key in WITHOUT_TIMES:
            continue
        click.echo(say(caution.key, **caution.params), err=True)
    if raw.unread:
        lines = " ".join(str(unread.line) for unread in raw.unread[:SHOWN_LINES])
        more = " …" if len(raw.unread) > SHOWN_LINES else ""
        n = len(raw.unread)
        click.echo(say("transcripts.unread", n=n, lines=lines + more, unit=raw.unit), err=True)


def _tell_doubts(raw: RawTranscript, runner: Runner, recording: int, pauses: Pauses) -> None:
    """Where the file does not look like a transcript of this recording."""
    state = runner.state
    began_s = start_s(state.recording, recording)
    if began_s is None:
        click.echo(say("transcripts.no_log"), err=True)
        return
    if raw.recorded_at is not None:
        logged_at = runner.snapshot.wall_at(began_s)
        if abs(raw.recorded_at - logged_at) > OTHER_TIME_S:
            when = {"file": _when(raw.recorded_at), "logged": _when(logged_at)}
            click.echo(say("transcripts.other_time", **when), err=True)
    ran_s = length_s(state.recording, recording, paused=pauses == "kept")
    end_s = max((said.to_s or 0.0 for said in raw.utterances), default=0.0)
    if ran_s is not None and raw.timed and not ran_s / 2 <= end_s <= ran_s + APART_S:
        click.echo(say("transcripts.other_length", file=hms(end_s), recording=hms(ran_s)), err=True)


def _when(epoch_s: float) -> str:
    return f"{date_long(epoch_s, lang())} {clock(epoch_s)}"
