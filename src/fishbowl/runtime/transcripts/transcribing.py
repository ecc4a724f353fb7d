"""From what was said, by pseudonym, to the commands that put it on record, a first time or anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fishbowl.core.anew import replace
from fishbowl.core.base import MAX_WORDS, PersonId, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.transcribed import Utterance
from fishbowl.core.transcripts import AddTranscript, AddUtterance, CorrectUtterance, DropUtterance
from fishbowl.runtime.ports import Ids
from fishbowl.runtime.transcripts.inheriting import EXACT, Grain, Known, inherited
from fishbowl.runtime.transcripts.rematching import Text, rematched
from fishbowl.text.spoken import as_compared

Worded = tuple[AnyCommand, Words]
"""A command with what goes in its words."""


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance of a file, without anything of the file that names someone. Seconds of the recording.

    `silenced`: its speaker gave no consent, so `text` says that and nothing else, and `speaker` is None.
    `missing`: the file only says that its words were erased or are withheld. `from_inferred`: it does not say
    when this began.
    """

    speaker: PersonId | None
    text: str
    from_s: float | None = None
    to_s: float | None = None
    to_inferred: bool = False
    cues: tuple[str, ...] = ()
    silenced: bool = False
    missing: bool = False
    from_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What a newer version of a transcript comes down to.

    `moved` are those that stand elsewhere in the file, with no time that says so: they stay where they were.
    """

    commands: tuple[Worded, ...]
    same: int
    corrected: int
    new: int
    dropped: int
    moved: int = 0


def added(transcript: AddTranscript, said: Iterable[Said], ids: Ids) -> tuple[Worded, ...]:
    """The commands that put a transcript on record, to be given in one go."""
    there = (each for each in said if not each.missing)
    utterances = (
        _add(transcript.transcript_id, n, each, ids) for n, each in enumerate(fitting(there), start=1)
    )
    return ((transcript, Words()), *utterances)


def renewed(
    transcript: AddTranscript,
    said: Iterable[Said],
    old: Sequence[Utterance],
    texts: Mapping[str, str | None],
    ids: Ids,
    grain: Grain = EXACT,
) -> Changes:
    """The commands that make of the `old` utterances, in their order, those of a corrected file.

    `texts` are theirs by id, None where erased or withheld. Utterances that are in both keep their id, with
    all that hangs on it, and get a newer version where something changed. What the file leaves out, they
    keep, by the `grain` of the file. What is missing in it stays as it is.
    """
    given = tuple(fitting(said))
    newer, pairs = _completed(given, old, texts, grain)
    commands: list[Worded] = [(transcript, Words())]
    after = same = new = 0
    for new_index, each in enumerate(newer):
        known = old[pairs[new_index]] if new_index in pairs else None
        if known is None:
            if not each.missing:
                commands.append(_add(transcript.transcript_id, after, each, ids))
                new += 1
            continue
        after = known.n
        if _is_same(known, texts.get(known.id), each):
            same += 1
        else:
            commands.append(_correct(known, each))
    kept = {old[index].id for index in pairs.values()}
    gone = [each.id for each in old if each.id not in kept]
    commands += [(DropUtterance(utterance_id), Words()) for utterance_id in gone]
    untimed = [pairs[at] for at in sorted(pairs) if given[at].from_s is None or given[at].from_inferred]
    return Changes(tuple(commands), same, len(pairs) - same, new, len(gone), _moved(untimed))


def _moved(places: Sequence[int]) -> int:
    """How few of these places have to move for all to stand in order."""
    smallest: list[int] = []  # at which the rows in order of each length can end
    for place in places:
        longer = bisect_left(smallest, place)
        smallest[longer : longer + 1] = [place]
    return len(places) - len(smallest)


def _completed(
    said: Sequence[Said], old: Sequence[Utterance], texts: Mapping[str, str | None], grain: Grain
) -> tuple[Sequence[Said], dict[int, int]]:
    """The same with what a file without ends or ids leaves out; and the place on record of those found."""
    before = [
        Known(as_compared(texts.get(each.id) or ""), each.from_s, each.cues, each.to_s, each.to_inferred)
        for each in old
    ]
    without_ends = all(each.to_s is None or each.to_inferred for each in said)
    after = [
        Text(
            "" if each.missing else as_compared(each.text),
            None if each.from_inferred and without_ends else each.from_s,
            each.cues,
            each.to_s,
        )
        for each in said
    ]
    pairs = rematched(before, after, grain.seconds)
    if without_ends:
        spans = inherited(before, after, pairs, grain)
        said = [
            replace(each, from_s=from_s, to_s=to_s, to_inferred=inferred)
            for each, (from_s, to_s, inferred) in zip(said, spans, strict=True)
        ]
    if not any(each.cues for each in said):
        said = [
            replace(each, cues=old[pairs[at]].cues) if at in pairs else each for at, each in enumerate(said)
        ]
    return said, pairs


def _add(transcript_id: str, n: int, said: Said, ids: Ids) -> Worded:
    command = AddUtterance(
        transcript_id, ids(), n, said.speaker, said.from_s, said.to_s, said.to_inferred, said.cues
    )
    return command, Words.of(text=said.text)


def _correct(known: Utterance, said: Said) -> Worded:
    command = CorrectUtterance(known.id, said.speaker, said.from_s, said.to_s, said.to_inferred, said.cues)
    return command, Words.of(text=said.text)


def _is_same(known: Utterance, text: str | None, said: Said) -> bool:
    """Whether nothing is to be changed. What was erased stays so while its speaker gives no consent."""
    if said.missing or (said.silenced and text is None):
        return True
    before = (known.speaker, known.from_s, known.to_s, known.to_inferred, known.cues)
    after = (said.speaker, said.from_s, said.to_s, said.to_inferred, said.cues)
    return before == after and text is not None and as_compared(text) == as_compared(said.text)


# --- texts longer than the record takes -------------------------------------------------------------------


def fitting(said: Iterable[Said]) -> Iterator[Said]:
    """The same, to the millisecond, what is longer than the record takes in parts, at the end of a sentence.

    Where a part begins is reckoned from its share of the letters, and its end is inferred.
    """
    for each in said:
        parts = tuple(_parts(each.text))
        reached = 0
        for part in parts:
            from_s, to_s = _share(each, reached), _share(each, reached + len(part))
            inferred = each.to_inferred or len(parts) > 1
            yield replace(each, text=part, from_s=from_s, to_s=to_s, to_inferred=inferred)
            reached += len(part)


def _share(said: Said, letters: int) -> float | None:
    if said.from_s is None or said.to_s is None:
        return said.from_s if letters == 0 else said.to_s
    return round(said.from_s + max(0.0, said.to_s - said.from_s) * letters / max(1, len(said.text)), 3)


def _parts(text: str) -> Iterator[str]:
    while len(text) > MAX_WORDS:
        head = text[:MAX_WORDS]
        ends = max(head.rfind(mark) for mark in (". ", "? ", "! "))
        cut = ends + 2 if ends >= 0 else head.rfind(" ") + 1 or MAX_WORDS
        yield text[:cut]
        text = text[cut:]
    yield text
