"""The archive: complete, checked, described, and never with what gives a person away unseen."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from fishbowl.core.anew import replace
from fishbowl.core.errors import ExportFailed
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import FlagName, OpenTablecloths, WriteNote
from fishbowl.core.people import DescribePerson
from fishbowl.core.session import ChangeSetup, EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.export import Options, Session, export_together
from fishbowl.runtime.record import tables
from tests.export.archives import HEAD, archived, files, refused, told
from tests.export.qdpx.talks import BOOK, own, talk
from tests.support.held import Held
from tests.support.tiny import SETUP

SAID = ["transcript-at.txt", "transcript.docx", "transcript.txt"]
EACH = ["log.jsonl", "record.md", "tables.sqlite", "tables.xlsx"]
PAPERS = ["README.md", "SHA256SUMS", "datapackage.json", "metadata.json", "project.qdpx"]
BOOKS = [f"codebook-1-fishbowl.{kind}" for kind in ("csv", "md", "qdc", "xlsx")]


def test_every_format_is_in_it_and_the_checksums_hold(tmp_path: Path) -> None:
    with talk(tmp_path / "a") as one, talk(tmp_path / "b", "Groep 2", transcript=False) as two:
        folder = archived(tmp_path / "x-archive", one, two)
    record = ["session-record.docx", "session-record.txt"]
    csvs = [f"csv/{table.name}.csv" for table in tables()]
    assert files(folder) == sorted(
        [
            *PAPERS,
            *BOOKS,
            *(f"session-1/{name}" for name in (*SAID, *EACH, *csvs)),
            *(f"session-2/{name}" for name in (*record, *EACH, *csvs)),
        ]
    )
    check = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True
    )
    assert (check.returncode, check.stderr) == (0, b"")
    listed = [line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()]
    assert listed == [name for name in files(folder) if name != "SHA256SUMS"]


def test_the_same_sessions_give_the_same_bytes_for_their_owner_only(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        first, second = (archived(tmp_path / name, held) for name in ("a", "b"))
    assert [(first / name).read_bytes() for name in files(first)] == [
        (second / name).read_bytes() for name in files(second)
    ]
    modes = {path.stat().st_mode & 0o777 for path in (first, *first.rglob("*")) if path.is_dir()}
    assert modes == {0o700}
    assert {path.stat().st_mode & 0o777 for path in first.rglob("*") if path.is_file()} == {0o600}


@pytest.fixture
def giving_away(tmp_path: Path) -> Held:
    held = Held(tmp_path / "study")
    held.at(4, "M", ChangeSetup(replace(SETUP, place="lokaal 2, sleutel via b.wit@hanze.nl")))
    held.at(5, "M", DescribePerson("S1"), age="21, bel 06-12345678")
    held.at(6, "M", ChangeSetup(SETUP))
    held.at(10, "M", OpenStage("binding"))
    held.at(20, "O1", WriteNote("n1", "O1", "observation"), text="mailt j.jansen@hanze.nl en is 412345")
    held.at(21, "O1", WriteNote("n2", "O1", "observation"), text="Noemt Anouk")
    held.at(22, "O1", FlagName("n2"))
    held.at(30, "M", OpenStage("break"))
    held.at(31, "M", OpenTablecloths())
    held.at(40, "M", EndSession())
    return held


def test_what_gives_people_away_is_refused_with_a_list(tmp_path: Path, giving_away: Held) -> None:
    error = refused(tmp_path / "x", giving_away)
    assert (error.key, error.params["count"]) == ("export.identifiers", 5)
    shown = [line.split("  ", 1)[1] for line in told(error)]
    assert [line.split(" ", 3)[3] for line in shown] == [
        "place  e-mail address: lokaal 2, sleutel via b.wit@hanze.nl",
        "age  phone number: 21, bel 06-12345678",
        "text  e-mail address: mailt j.jansen@hanze.nl en is 412345",
        "text  student number: j.jansen@hanze.nl en is 412345",
        "14:00:21  a name mentioned: Noemt Anouk",
    ]


def test_what_someone_looked_at_may_stay_and_nothing_else(tmp_path: Path, giving_away: Held) -> None:
    keys = [line.split()[0] for line in told(refused(tmp_path / "x", giving_away))]
    assert len(set(keys)) == 5
    error = refused(tmp_path / "x", giving_away, options=Options("en", accepted=frozenset(keys[1:])))
    assert [line.split()[0] for line in told(error)] == keys[:1]
    folder = archived(tmp_path / "x", giving_away, options=Options("en", accepted=frozenset(keys)))
    assert "5 findings were looked at" in (folder / "README.md").read_text()


def test_a_name_that_was_only_heard_is_found_too(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.do("M", OpenStage("welcome"))
        held.do("M", MarkMoment("m1", names_someone=True))
        (line,) = told(refused(tmp_path / "x", held))
    assert line.endswith("a name mentioned: (no text: look for it in the transcript)")


def test_each_session_is_written_before_the_next_is_read_until_something_is_found(
    tmp_path: Path, giving_away: Held
) -> None:
    there: list[list[str]] = []

    def read(*sessions: Held) -> Iterator[Session]:
        for held in sessions:
            there.append(sorted(path.parent.name for path in tmp_path.glob(".x.*.tmp/*/record.md")))
            yield Session(own(held.record(), held.path), BOOK, HEAD)

    with talk(tmp_path / "a") as one, talk(tmp_path / "b") as two, pytest.raises(ExportFailed) as failed:
        export_together(read(one, giving_away, two), "archive", tmp_path / "x", Options("en"))
    assert there == [[], ["session-1"], ["session-1"]]
    assert len(told(failed.value)) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "study"]


def test_sealed_it_is_one_file_that_only_the_key_opens(tmp_path: Path) -> None:
    mine, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    with talk(tmp_path / "study") as held:
        open_one = archived(tmp_path / "open", held)
        sealed = archived(
            tmp_path / "x.tar.age", held, options=Options("en", to_key=str(mine.to_public()))
        ).read_bytes()
    assert b"Groep" not in sealed
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [other])
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(sealed, [mine]))) as archive:
        packed = {each.name: archive.extractfile(each) for each in archive if each.isfile()}
        found = {name: file.read() for name, file in packed.items() if file is not None}
    assert found == {f"archive/{name}": (open_one / name).read_bytes() for name in files(open_one)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["open", "study", "x.tar.age"]


@pytest.mark.parametrize("key", ["", "age1nonsense", "secret"])
def test_what_is_no_public_key_seals_nothing_and_is_not_repeated(tmp_path: Path, key: str) -> None:
    with talk(tmp_path / "study") as held:
        given = str(pyrage.x25519.Identity.generate()) if key == "secret" else key
        error = refused(tmp_path / "x.tar.age", held, options=Options(to_key=given))
    assert (error.key, error.params) == ("export.bad_key", {})
    assert [path.name for path in tmp_path.iterdir()] == ["study"]


def test_a_bad_key_is_told_before_anything_is_searched(tmp_path: Path, giving_away: Held) -> None:
    """Else a list is looked through for an archive that can't be sealed."""
    error = refused(tmp_path / "x.tar.age", giving_away, options=Options(to_key="age1xxxx"))
    assert error.key == "export.bad_key"


def test_a_session_belongs_in_it_once(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        assert refused(tmp_path / "x", held, held).key == "export.session_twice"


def test_force_replaces_an_archive_unless_something_was_put_with_it(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        folder = archived(tmp_path / "x", held)
        archived(folder, held, force=True)
        (folder / "session-1" / "thesis.docx").write_bytes(b"")
        with pytest.raises(ExportFailed) as failed:
            archived(folder, held, force=True)
    assert (failed.value.key, failed.value.params["other"]) == ("export.not_ours", "thesis.docx")
    assert (folder / "session-1" / "thesis.docx").exists()
