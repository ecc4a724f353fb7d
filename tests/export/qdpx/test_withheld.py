"""What the moderator may not read, or someone did not consent to, is in no byte of a project."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.people import AddPerson, MarkAttendance, WithdrawConsent
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import CorrectUtterance
from tests.export.qdpx.opened import Opened
from tests.export.qdpx.talks import packed, talk
from tests.support.held import Held

SECRET = "XyZZy"


def members_with(found: Opened, secret: str) -> list[str]:
    return [name for name, content in found.members.items() if secret.encode() in content]


def test_no_byte_of_a_closed_tablecloth_is_in_it(tmp_path: Path) -> None:
    with Held(tmp_path / "s", name="G") as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "O1", WriteNote("n1", "O1", "quote", "S1"), text=SECRET)
        held.at(22, "O2", WriteNote("n2", "O2", "question"), text=SECRET)
        closed = Opened(packed(tmp_path, held))
        held.at(30, "M", OpenStage("break"))
        held.do("M", OpenTablecloths())
        opened = Opened(packed(tmp_path, held))
    assert members_with(closed, SECRET) == []
    # Nor whom the quote is of, nor a passage that a code could be laid on.
    assert closed.texts["Waarnemingen G"] == (
        "[0:00:10] O1, citaat (fase: Connection)\n[afgeschermd]\n\n"
        "[0:00:12] O2, vraag (fase: Connection)\n[afgeschermd]\n\n"
    )
    assert closed.spans("Waarnemingen G") == []
    assert len(members_with(opened, SECRET)) == 2


def test_no_byte_of_who_withdrew_is_in_it(tmp_path: Path) -> None:
    with talk(tmp_path / "s", name="G") as held:
        before = Opened(packed(tmp_path, held))
        held.do("M", WithdrawConsent("S1"))
        held.do("M", WithdrawConsent("O2"))
        found = Opened(packed(tmp_path, held))
    for words in ("groot raadsel", "mijn mentor", "De mentor dus", "En later?", "Wie hielp?", "vrouw"):
        assert members_with(before, words)
        assert members_with(found, words) == [], words
    assert "S1 [00:00:25.000]\n[gewist]\n\n" in found.texts["Transcript G"]
    assert {"S1 (G)", "O2 (G)"} & set(found.names("Case")) == set()
    assert "spreker: S1 (G)" not in found.names("Code")
    spans = {span.guid: span.text for span in found.spans("Transcript G")}
    assert [spans[link.get("targetGUID", "")] for link in found.all("Link")] == ["En de buddy's."]


def test_no_older_version_of_a_turn_is_in_it(tmp_path: Path) -> None:
    with talk(tmp_path / "s", name="G") as held:
        held.do("A", CorrectUtterance("u3", "S2", 40.0, 50.0), text="De intro was [naam].")
        found = Opened(packed(tmp_path, held))
    assert members_with(found, "introductie") == []
    assert "De intro was [naam]." in found.coded("Transcript G", "spreker: S2 (G)")


def test_who_never_consented_is_no_case(tmp_path: Path) -> None:
    with Held(tmp_path / "s", name="G") as held:
        held.at(5, "M", AddPerson("S9", 9), age=SECRET)
        held.at(6, "M", MarkAttendance("S9", "present"))
        held.at(7, "M", MarkAttendance("S4", "absent"))
        held.at(10, "M", OpenStage("binding"))
        held.at(40, "M", EndSession())
        found = Opened(packed(tmp_path, held))
    assert found.names("Case") == ["S1 (G)", "S2 (G)", "S3 (G)", "O1 (G)", "O2 (G)"]
    assert members_with(found, SECRET) == []
