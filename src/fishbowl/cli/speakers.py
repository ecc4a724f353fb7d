"""Whose pseudonym each name in a transcript is: proposed, and said by a person. No name goes further."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import click

from fishbowl.core.base import PersonId, Role
from fishbowl.core.errors import Refused, TranscriptUnreadable
from fishbowl.core.state import SessionState
from fishbowl.importing.decode import decoded
from fishbowl.importing.raw import RawTranscript
from fishbowl.importing.said import one_line
from fishbowl.importing.suggest import proposed_map
from fishbowl.text import clean_line, hms, say, say_n

UNKNOWN = "-"
"""In a map, and as an answer: nobody knows who this is."""
LARGEST_MAP = 1_000_000
SAMPLED, SAMPLE_CHARS = 5, 68
"""Of how many utterances of someone the longest is shown, and how much of it: a line of a terminal."""


def who_is_who(
    raw: RawTranscript,
    state: SessionState,
    told: Path | None,
    before: Mapping[str, PersonId],
    *,
    yes: bool,
) -> Mapping[str, PersonId | None]:
    """For each name in the file the pseudonym, or None for unknown.

    From the map that is told, else asked on a terminal; `yes` takes the proposals where there is one for
    each. `before` are the codes that names had in an earlier version. Raises Refused where names are left;
    the map is then printed as far as it goes, to be saved.
    """
    proposed = _proposed(raw, state, before)
    if told is None and (n := sum(proposed[name] == code for name, code in before.items())):
        click.echo(say_n("transcripts.as_before", n), err=True)
    codes: Mapping[str, str]
    if told is not None:
        known = read_map(told)
        codes = {name: known.get(name, "") for name in raw.speakers}
        _check_codes(codes.values(), told, state)
    elif yes or not (raw.speakers and sys.stdin.isatty()):
        codes = proposed if yes else dict.fromkeys(raw.speakers, "")
    else:
        codes = dict(_asked(raw, proposed, state))
    if not all(codes.values()):
        _print_map({name: code or proposed[name] for name, code in codes.items()})
        raise Refused("transcripts.map_needed", n=sum(not code for code in codes.values()))
    return {name: person_of(code, state) for name, code in codes.items()}


def _proposed(raw: RawTranscript, state: SessionState, before: Mapping[str, PersonId]) -> Mapping[str, str]:
    """What a name itself says; else the code that it had, unless another name says that it is theirs."""
    signs = proposed_map(raw.speakers, roster(state))
    taken = set(signs.values())
    free = {name: code for name, code in before.items() if code not in taken}
    return {name: code or free.get(name, "") for name, code in signs.items()}


def roster(state: SessionState) -> tuple[PersonId, ...]:
    """All whose code a speaker can have: by role, then by seat."""
    people = state.people
    crew = (person.id for role in (Role.MODERATOR, Role.ASSISTANT) for person in people.of(role))
    listed = (person.id for person in (*people.participants, *people.observers))
    return tuple(dict.fromkeys((*listed, *crew, "M", "A")))


def person_of(code: str, state: SessionState) -> PersonId | None:
    """The pseudonym that was written, or None for unknown. Raises Refused for nobody of this session."""
    if code == UNKNOWN:
        return None
    person = code.upper()
    if person not in roster(state):
        raise Refused("errors.no_such_person", person=person)
    return person


def read_map(path: Path) -> dict[str, str]:
    """Name to code, from JSON (one object) or CSV (name, code). Raises Refused where it is neither."""
    with path.open("rb") as file:
        data = file.read(LARGEST_MAP + 1)
    try:
        if len(data) > LARGEST_MAP:
            raise ValueError
        text = _text(data, path.name)
        found = json.loads(text) if text.lstrip().startswith("{") else dict(_rows(text))
    except (ValueError, csv.Error) as error:
        raise Refused("transcripts.map_unreadable", file=path.name) from error
    if not all(isinstance(code, str) for code in found.values()):
        raise Refused("transcripts.map_unreadable", file=path.name)
    return {one_line(name): code.strip() for name, code in found.items()}


def _text(data: bytes, name: str) -> str:
    try:
        return decoded(data, name, None)
    except TranscriptUnreadable:
        # Excel's own CSV. A wrong guess finds no name of the file, and those are asked for.
        return data.decode("cp1252")


def _check_codes(codes: Iterable[str], told: Path, state: SessionState) -> None:
    """Raises Refused with all that are nobody's, so that a map is mended in one go."""
    strange: dict[str, None] = {}
    for code in filter(None, codes):
        try:
            person_of(code, state)
        except Refused:
            strange[code] = None
    if strange:
        people = " ".join(roster(state))
        raise Refused("transcripts.map_nobody", file=told.name, strange=" ".join(strange), codes=people)


def _rows(text: str) -> Iterator[tuple[str, str]]:
    separator = max(",;\t", key=text.split("\n", 1)[0].count)
    for row in csv.reader(io.StringIO(text), delimiter=separator):
        if any(cell.strip() for cell in row):
            name, code, *_ = row  # ValueError: a row without a code
            yield name, code


def _print_map(codes: Mapping[str, str]) -> None:
    """As JSON, one name a line; a name that a terminal would act on is escaped."""
    lines = (
        f"  {json.dumps(name, ensure_ascii=clean_line(name) != name)}: {json.dumps(code)}"
        for name, code in codes.items()
    )
    click.echo("{\n" + ",\n".join(lines) + "\n}")


def _sample(raw: RawTranscript, name: str) -> str:
    """What someone said among the first things, and when: `Speaker 1` is known by that alone."""
    first = islice((said for said in raw.utterances if said.speaker == name), SAMPLED)
    said = max(first, key=lambda said: len(said.text))
    at = "" if said.from_s is None else f"{hms(said.from_s)}  "
    return f"  {at}{clean_line(said.text, SAMPLE_CHARS)}"


def _asked(raw: RawTranscript, proposed: Mapping[str, str], state: SessionState) -> Iterator[tuple[str, str]]:
    times = Counter(said.speaker for said in raw.utterances)
    codes = " ".join(roster(state))
    click.echo(say("transcripts.ask_who", codes=codes), err=True)
    for name in raw.speakers:
        click.echo(_sample(raw, name), err=True)
        question = say("transcripts.who", name=clean_line(name), n=times[name])
        while True:
            code = click.prompt(question, default=proposed[name] or UNKNOWN, err=True).strip()
            try:
                person_of(code, state)
            except Refused:
                click.echo(say("transcripts.who_again", codes=codes), err=True)
            else:
                yield name, code
                break
