"""A study's own protocols come before those that fishbowl brings, and a miss is told with what there is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fishbowl.authoring.library import (
    FoundProtocol,
    codebooks_of,
    find_codebook,
    find_protocol,
    find_protocols,
    protocols_of,
    shipped_folder,
)
from fishbowl.core.errors import ProtocolInvalid
from fishbowl.text import explain
from tests.authoring.guides import SMALL, write_pair

SHIPPED = "fishbowl (en), fishbowl (nl), professional (en), professional (nl)"


def test_the_studys_own_protocol_stands_in_for_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "protocols"
    own.mkdir()
    mine = own / "fishbowl.nl.yaml"
    mine.write_text(SMALL, "utf-8")
    assert find_protocol("fishbowl", "nl", tmp_path) == mine
    assert find_protocol("fishbowl", "en", tmp_path) == shipped_folder() / "fishbowl.en.yaml"
    assert [(found.id, found.lang, found.path.parent == own) for found in protocols_of(tmp_path)] == [
        ("fishbowl", "en", False),
        ("fishbowl", "nl", True),
        ("professional", "en", False),
        ("professional", "nl", False),
    ]


def test_only_files_named_as_protocols_are_listed_and_a_broken_one_without_title(tmp_path: Path) -> None:
    path = write_pair(tmp_path, "title: [")
    for other in ("notes.yaml", "talk.fr.yaml", "Talk.nl.yaml", "talk.nl.yaml.bak"):
        (tmp_path / other).write_text("title: No")
    (tmp_path / "folder.nl.yaml").mkdir()
    assert find_protocols(tmp_path) == [
        FoundProtocol("talk", "en", path.with_name("talk.en.yaml")),
        FoundProtocol("talk", "nl", path),
    ]
    assert [found.title for found in find_protocols(tmp_path)] == ["Gesprek", ""]
    assert find_protocols(tmp_path / "nowhere") == []


def test_a_path_works_as_well_as_a_name(tmp_path: Path) -> None:
    path = write_pair(tmp_path)
    assert find_protocol(str(path), "en", tmp_path) == path
    assert find_codebook(str(path), tmp_path) == path


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("fishbwol", f"There is no protocol fishbwol. There are: {SHIPPED}."),
        ("", f"There is no protocol . There are: {SHIPPED}."),
        ("none/talk.nl.yaml", "none/talk.nl.yaml does not exist. Check its name and folder."),
        ("a\0b.yaml", "a�b.yaml does not exist. Check its name and folder."),
    ],
)
def test_what_is_not_there_is_told_with_what_is(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(ProtocolInvalid) as refused:
        find_protocol(name, "nl", tmp_path)
    assert explain(refused.value) == sentence


def test_a_protocol_that_is_only_there_in_the_other_language(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    write_pair(tmp_path / "protocols").unlink()
    with pytest.raises(ProtocolInvalid) as refused:
        find_protocol("talk", "nl", tmp_path)
    assert explain(refused.value) == (
        "Protocol talk is not there in language nl, but in: en. Choose that, or write talk.nl.yaml."
    )


def test_codebooks_are_found_alike(tmp_path: Path) -> None:
    own = tmp_path / "protocols" / "codebooks"
    own.mkdir(parents=True)
    (own / "fishbowl.yaml").write_text("id: fishbowl")
    assert find_codebook("fishbowl", tmp_path) == own / "fishbowl.yaml"
    assert find_codebook("professional", tmp_path) == shipped_folder() / "codebooks" / "professional.yaml"
    assert [found.id for found in codebooks_of(tmp_path)] == ["fishbowl", "professional"]
    with pytest.raises(ProtocolInvalid) as refused:
        find_codebook("none", tmp_path)
    assert explain(refused.value) == "There is no codebook none. There are: fishbowl, professional."


@pytest.mark.parametrize("module", ["fishbowl.authoring.library", "fishbowl.cli.protocol"])
def test_what_the_command_line_imports_at_its_start_is_light(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'yaml', 'pydantic', 'textual'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
