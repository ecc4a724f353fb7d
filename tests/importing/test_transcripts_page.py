"""docs/transcripts.md tells of every format, encoding and limit, as the code has them."""

from __future__ import annotations

import re
from pathlib import Path

from fishbowl.importing import decode, read, said, words_json

PAGE = (Path(__file__).parents[2] / "docs" / "transcripts.md").read_text("utf-8")


def section(title: str) -> str:
    return PAGE.split(f"## {title}\n")[1].split("\n## ")[0]


def test_every_format_is_told_of() -> None:
    firsts = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", section("What is kept of each"), re.MULTILINE)
    told = [name for first in firsts for name in re.findall(r"\w+", first)]
    assert sorted(told) == sorted(read.FORMATS)


def test_every_encoding_is_told_of() -> None:
    part = section("Letters").replace("\n", " ")
    assert [name for name in decode.ENCODINGS if name not in part.lower()] == []


def test_the_limits_are_those_of_the_code() -> None:
    limits = section("Limits")
    assert f"{read.MOST_BYTES // 1_000_000} MB for a .docx, {decode.MOST_BYTES // 1_000_000} MB" in limits
    for most in (decode.MOST_LINES, said.MOST_UTTERANCES, words_json.MOST_OBJECTS):
        assert f"{most:,} " in limits
