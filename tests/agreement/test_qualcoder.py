"""What QualCoder's own export does unlike all others, as seen when it was run on a project of ours."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from fishbowl.agreement.model import fingerprint
from tests.agreement.project import QUALCODER, write
from tests.agreement.test_programs import MARKS, PASSAGES, TEXT, passages, read

NOTE = (
    '<Notes><Note guid="7" creatingUser="" creationDateTime="2026-11-20T13:05:00Z" >\n'
    "<PlainTextContent>{}</PlainTextContent>\n"
    '<PlainTextSelection guid="8" startPosition="3" endPosition="9" />\n</Note></Notes>'
)


def rewritten(path: Path, note: str = "", line_end: str = "\n") -> Path:
    """The project with an annotation at its end, and with those line ends in its texts."""
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in members.items():
            if name.endswith(".qde"):
                data = data.replace("</Project>", f"{note}</Project>")
            else:
                data = data.replace("\n", line_end)
            packed.writestr(name, data.encode("utf-8-sig"))
    return path


@pytest.mark.parametrize("typed", ["Mooi", "", "R&D", "<3 & >2, zó <b>niet</b>", "a &amp; b"])
def test_an_annotation_is_no_text_and_may_be_written_as_it_was_typed(tmp_path: Path, typed: str) -> None:
    """It puts a coder's annotations, with an `&` or `<` as it is, behind the sources."""
    path = write(tmp_path / "a.qdpx", QUALCODER, {"Transcript A": TEXT}, MARKS)
    coded = read(rewritten(path, NOTE.format(typed)))
    assert (passages(coded), coded.remarks, coded.elsewhere) == (PASSAGES, (), 0)
    assert [document.sha for document in coded.documents] == [fingerprint(TEXT)]


@pytest.mark.parametrize("line_end", ["\r\n", "\r\r\n"])
def test_its_line_ends_on_windows_count_one(tmp_path: Path, line_end: str) -> None:
    """There a text is written with CR LF, and with the line ends for MAXQDA with CR CR LF."""
    path = write(tmp_path / "a.qdpx", QUALCODER, {"Transcript A": TEXT}, MARKS)
    coded = read(rewritten(path, line_end=line_end))
    assert (passages(coded), coded.remarks) == (PASSAGES, ())
    assert [document.sha for document in coded.documents] == [fingerprint(TEXT)]
