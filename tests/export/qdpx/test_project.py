"""The project as a whole: sound by schema and standard, the same each time, one or many sessions."""

from __future__ import annotations

import dataclasses
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from fishbowl.agreement.ours import FOLDERS, OWNER, is_inductive
from fishbowl.core.anew import replace
from fishbowl.core.errors import ExportFailed
from fishbowl.core.protocol import Protocol
from fishbowl.core.questions import MarkQuestion
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.session import EndSession, Rehearsal
from fishbowl.core.stages import OpenStage
from fishbowl.export import Options, Session
from fishbowl.export.qdpx.codes import Codes
from fishbowl.export.qdpx.plain import Plain
from fishbowl.export.qdpx.xml import AUTOMATIC
from fishbowl.text import Lang
from tests.export.codebook.books import HOSTILE as HOSTILE_BOOK
from tests.export.codebook.books import shipped
from tests.export.qdpx.opened import Opened
from tests.export.qdpx.talks import BOOK, add, own, packed, talk, written
from tests.export.refi import schema
from tests.runtime.everything import EVERYTHING, WHOLE
from tests.support.held import Held
from tests.support.house import BEGAN_AT
from tests.support.tiny import FISHBOWL, PROFESSIONAL

TOTAL: Protocol = replace(PROFESSIONAL, lang="nl")


def everything(folder: Path) -> Held:
    held = Held(folder, WHOLE, name="Alles")
    for seconds, actor, command in EVERYTHING:
        held.at(seconds, actor, command, text="w\u00f6rds", reason="why", age="21")
    return held


def untouched(folder: Path) -> Held:
    return Held(folder, TOTAL, name="Nog niets")


def three(folder: Path) -> tuple[Held, Held, Held]:
    return talk(folder / "a"), everything(folder / "b"), untouched(folder / "c")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_is_valid_by_the_published_schema(tmp_path: Path, lang: Lang) -> None:
    project = schema("Project")
    sessions = three(tmp_path)
    for each in (*((one,) for one in sessions), sessions):
        for book in (BOOK, None, HOSTILE_BOOK):
            found = Opened(packed(tmp_path, *each, options=Options(lang), book=book))
            assert project.validate(found.root), project.error_log


def test_every_name_is_there_once_whatever_codebooks_and_sessions_are_called(tmp_path: Path) -> None:
    books = (shipped("fishbowl"), shipped("professional"), HOSTILE_BOOK)
    sessions = [talk(tmp_path / str(n), name="Groep é") for n in range(3)]
    pairs = zip(sessions, books, strict=True)
    given = (Session(own(held.record(), held.path), book) for held, book in pairs)
    found = Opened(written(tmp_path, given))  # asserts it
    assert found.names("TextSource")[::3] == [
        *("Transcript Groep é", "Transcript Groep é (2)", "Transcript Groep é (3)")
    ]
    assert "S1 (Groep é (2))" in found.names("Case")
    codes = found.names("Code")
    # Of the study's names none is touched, and what both codebooks have is one code; but two that differ in
    # a capital only would be one for some programs.
    assert codes.count("Roostering & toetsing") == 1
    assert {"online", "Online (professional)"} <= set(codes)
    assert found.folder("Verloop").count("fase: Connection") == 1
    # A stage of the same name in another protocol is another code.
    other = talk(tmp_path / "other", protocol=replace(FISHBOWL, id="other"))
    mixed = Opened(packed(tmp_path, sessions[0], other))
    assert "fase: Connection (other)" in mixed.folder("Verloop")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ('Groep A/B: "zorg"', "Groep A-B – 'zorg'"),
        ("1 <x>|y\\z, om 14:30. Wat werkt?*", "1 (x)-y-z, om 14.30. Wat werkt"),
        ("é" * 61, "é" * 59 + "…"),
        ("?", "fishbowl"),
    ],
)
def test_texts_are_called_what_a_file_can_be_called(tmp_path: Path, name: str, label: str) -> None:
    """QualCoder keeps each text in a file of its name, and where it can't it says so and goes on without."""
    found = Opened(packed(tmp_path, talk(tmp_path / "s", name=name)))
    assert found.names("TextSource") == [
        f"{kind} {label}" for kind in ("Transcript", "Sessieverslag", "Waarnemingen")
    ]
    assert f"S1 ({label})" in found.names("Case")


def test_codes_of_places_stand_in_the_order_of_the_guide(tmp_path: Path) -> None:
    with Held(tmp_path / "s", PROFESSIONAL, name="G") as held:
        held.at(5, "M", OpenStage("introduction"))
        held.at(10, "M", ConfirmRecording("video", "nl"))
        held.at(20, "M", OpenStage("works"))
        for seconds, question in ((30, "effect"), (60, "done")):
            held.at(seconds, "M", MarkQuestion(question, "asked"))
        held.at(90, "M", OpenStage("closing"))
        held.at(100, "M", EndSession())
        add(held, [("P1", 25, 28, "Veel."), ("P2", 40, 45, "Dit."), ("P1", 51, 80, "En dat.")])
        found = Opened(packed(tmp_path, held))
    assert found.folder("Verloop") == [
        *("fase: Introduction", "fase: What works", "fase: Closing"),
        *("vraag aan de orde: What works 1", "vraag aan de orde: What works 2", "grens: plaats onzeker"),
    ]


def test_codes_of_people_stand_by_name() -> None:
    codes = Codes("nl", Plain())
    for person in ("S10", "S2", "S1"):
        codes.code("speakers", person, f"spreker: {person}", under=("role", "deelnemers"))
        codes.code("observations", f"of {person}", f"tafellaken {person}")
    *_, speakers, observations = codes.finished()
    (role,) = speakers.inside.values()
    assert [node.name for node in role.inside.values()] == [
        f"spreker: {person}" for person in ("S1", "S2", "S10")
    ]
    assert [node.name for node in observations.inside.values()] == [
        f"tafellaken {person}" for person in ("S1", "S2", "S10")
    ]


def test_without_codebook_there_are_still_the_inductive_folder_and_our_own(tmp_path: Path) -> None:
    found = Opened(packed(tmp_path, talk(tmp_path / "s"), book=None))
    tops = [each.get("name") for each in found.children(found.all("Codes")[0], "Code")]
    assert tops == ["Het werkzame element is …", "Verloop", "Sprekers", "Waarnemingen"]
    assert found.folder("Het werkzame element is …") == []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_agreement_knows_our_folders_our_owner_and_the_inductive_folder_again(
    tmp_path: Path, lang: Lang
) -> None:
    found = Opened(packed(tmp_path, talk(tmp_path / "s"), options=Options(lang)))
    tops = [each.get("name", "") for each in found.children(found.all("Codes")[0], "Code")]
    assert set(tops[-3:]) <= set(FOLDERS)
    assert is_inductive(tops[-4], ())
    assert AUTOMATIC == OWNER
    owners = {each.get("creatingUser") for each in found.root.iter()} - {None}
    (automatic,) = (each.get("guid") for each in found.all("User") if each.get("name") == OWNER)
    assert owners == {automatic}


def test_the_same_sessions_give_the_same_bytes(tmp_path: Path) -> None:
    sessions = three(tmp_path)
    first = packed(tmp_path, *sessions).read_bytes()
    sessions[0].pass_time(1000)
    assert packed(tmp_path, *sessions).read_bytes() == first
    program = (
        "import sys; from pathlib import Path; from fishbowl.bootstrap import study;"
        "from fishbowl.runtime.record import build; from fishbowl.export import *;"
        "from tests.export.qdpx.talks import BOOK, own;"
        "paths = [Path(each) for each in sys.argv[2:]];"
        "given = [Session(own(build(study().runner(path), 'M'), path), BOOK) for path in paths];"
        "export_together(given, 'qdpx', Path(sys.argv[1]), Options('nl'))"
    )
    other, environment = tmp_path / "other.qdpx", {"PYTHONHASHSEED": "7", "LC_ALL": "C"}
    paths = [str(held.path) for held in sessions]
    subprocess.run([sys.executable, "-c", program, str(other), *paths], check=True, env=environment)
    assert hashlib.sha256(other.read_bytes()).hexdigest() == hashlib.sha256(first).hexdigest()


def test_a_session_keeps_its_guids_alone_and_among_others(tmp_path: Path) -> None:
    one, other, _ = three(tmp_path)
    alone, together = Opened(packed(tmp_path, one)), Opened(packed(tmp_path, one, other))
    ours = {guid: each.get("name") for guid, each in alone.by_guid.items()}
    assert set(ours) <= set(together.by_guid)
    assert {guid: together.by_guid[guid].get("name") for guid in ours} == ours


def test_a_session_belongs_in_it_once(tmp_path: Path) -> None:
    held = talk(tmp_path / "s")
    with pytest.raises(ExportFailed) as failed:
        packed(tmp_path, held, held)
    assert failed.value.key == "export.session_twice"
    assert not (tmp_path / "x.qdpx").exists()


def test_rehearsals_that_count_their_ids_are_told_apart_by_their_seed(tmp_path: Path) -> None:
    with talk(tmp_path / "s", rehearsal=Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)) as held:
        record = held.record()
    other = dataclasses.replace(record, session=(dataclasses.replace(record.session[0], rehearsal_seed=2),))
    found = Opened(written(tmp_path, [Session(record, BOOK), Session(other, BOOK)]))
    assert found.root.get("name") == "fishbowl: 2 sessies"
    with pytest.raises(ExportFailed):
        written(tmp_path, [Session(record, BOOK), Session(record, BOOK)])


def test_a_rehearsal_says_so_in_every_name_and_description(tmp_path: Path) -> None:
    rehearsal = Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)
    found = Opened(packed(tmp_path, talk(tmp_path / "s", name="Groep", rehearsal=rehearsal)))
    assert found.root.get("name") == "Groep (gesimuleerd)"
    notice = "OEFENSESSIE: gesimuleerde mensen, geen onderzoeksgegevens"
    assert found.about(found.root).startswith(notice)
    for tag in ("TextSource", "Case"):
        for each in found.all(tag):
            assert "(gesimuleerd)" in each.get("name", "")
            assert found.about(each).startswith(notice)
    assert {found.values(each)["Bron gesimuleerd"] for each in found.all("TextSource")} == {"true"}
    assert {found.values(each)["Gesimuleerd"] for each in found.all("Case")} == {"true"}
    assert notice in found.texts["Sessieverslag Groep (gesimuleerd)"].splitlines()[0]


def test_it_works_before_anyone_spoke(tmp_path: Path) -> None:
    held = untouched(tmp_path / "s")
    assert Opened(packed(tmp_path, held)).names("TextSource") == ["Sessieverslag Nog niets"]
    held.do("M", OpenStage("introduction"))
    found = Opened(packed(tmp_path, held))
    assert [span.text for span in found.spans("Sessieverslag Nog niets")] == ["[0:00:00] fase: Introduction"]


def test_no_path_of_this_machine_and_nobodys_account_is_in_it(tmp_path: Path) -> None:
    found = Opened(packed(tmp_path, *three(tmp_path)))
    whole = b"".join(found.members.values())
    assert str(tmp_path).encode() not in whole
    for each in found.root.iter():
        assert not {"basePath", "currentPath", "id"} & set(each.keys())
    assert etree.tostring(found.root).count(b"internal://") == len(found.texts)
