"""The page and the terminal read the same line as the same note."""

from __future__ import annotations

import random
from itertools import product

import pytest
from playwright.sync_api import Browser

from fishbowl.runtime.tablecloth import read_line
from fishbowl.text.marks import MARKS
from tests.web.chromium import Device
from tests.web.doorway import Evening

PIECES = (">", "!", "?", "(", ")", '"', "“", "”", "„", " ", "2", "S2", "s3", "S9", "O1", ":", "home")
READ = """async ([lines, marks, speakers]) => {
  const { readLine } = await import("/static/marks.js");
  return lines.map((line) => readLine(line, marks, speakers));
}"""


def lines() -> list[str]:
    """All that can be made of up to four pieces, and some longer ones."""
    short = ["".join(pieces) for n in range(5) for pieces in product(PIECES, repeat=n)]
    chance = random.Random(4)
    pieces = (*PIECES, "\n", "\t", "\u00a0", "ë", "😀", "01", "100")
    return short + ["".join(chance.choices(pieces, k=chance.randint(5, 12))) for _ in range(20_000)]


def test_every_line_reads_the_same(browser: Browser, evening: Evening) -> None:
    typed = lines()
    state = evening.room.state
    device = Device(browser)
    device.page.goto(evening.serve().url)
    speakers = [{"id": person.id, "seat": person.seat} for person in state.people.participants]
    read = device.page.evaluate(READ, [typed, MARKS, speakers])
    expected = []
    for line in typed:
        note = read_line(state, line)
        expected.append({"kind": note.kind, "speaker": note.speaker, "text": note.text})
    differing = [(line, e, r) for line, e, r in zip(typed, expected, read, strict=True) if e != r]
    assert differing[:5] == []


@pytest.mark.parametrize(
    ("line", "kind", "speaker", "text"),
    [
        ("!>2 at home", "check", "S2", "at home"),
        ("! > S2 at home", "check", "S2", "at home"),
        ("!> 2 weeks", "check", None, "2 weeks"),
        (">!2: at home", "check", "S2", "at home"),
        ("!2 at home", "check", "S2", "at home"),
        ('!"S2 at home"', "check", "S2", "at home"),
        (">2 at home", "quote", "S2", "at home"),
        ("!>9 at home", "check", None, "9 at home"),
    ],
)
def test_a_quote_to_check_may_have_the_marks_of_both(
    evening: Evening, line: str, kind: str, speaker: str | None, text: str
) -> None:
    note = read_line(evening.room.state, line)
    assert (note.kind, note.speaker, note.text) == (kind, speaker, text)
