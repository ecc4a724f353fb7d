"""Every word is there in both languages, and every word that the program says is in the catalogue."""

from __future__ import annotations

import ast
import fnmatch
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

import fishbowl
from fishbowl.core import protocol
from fishbowl.core.notes import NoteKind
from fishbowl.text import clean, words

SRC = Path(fishbowl.__file__).parent
BLANK = re.compile(r"\{([a-z][a-z0-9_]*)(?::[a-z][a-z_.]*)?\}")
SAID_AT = {"say": 0, "say_n": 0, "say_in": 1, "say_n_in": 1}
"""Which argument of the catalogue's own functions is the key."""

CATALOGUE: dict[str, tuple[str, str]] = {
    f"{surface.name}.{key}": pair
    for surface in pkgutil.iter_modules(words.__path__)
    for key, pair in import_module(f"{words.__name__}.{surface.name}").WORDS.items()
}


@dataclass(frozen=True, slots=True)
class Saying:
    """A place where a key is said; `given` is None where the call hands on parameters unseen (`**params`)."""

    where: str
    key: str
    given: frozenset[str] | None


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(SRC.rglob("*.py"))}


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@cache
def error_family() -> frozenset[str]:
    """FishbowlError and whatever descends from it, anywhere in the source."""
    classes = [node for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    family = {"FishbowlError"}
    while found := {
        cls.name
        for cls in classes
        if cls.name not in family and any(name_of(base) in family for base in cls.bases)
    }:
        family |= found
    return frozenset(family)


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def calls() -> Iterator[tuple[str, ast.Call, str, ast.expr]]:
    """Where, the call, the name of what is called, and the argument that is the key."""
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = name_of(node.func)
                at = SAID_AT.get(name, 0 if name in error_family() else len(node.args))
                if at < len(node.args):
                    yield f"{path.relative_to(SRC)}:{node.lineno}", node, name, node.args[at]


def sayings() -> Iterator[Saying]:
    for where, call, name, argument in calls():
        names = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
        readable = len(names) == len(call.keywords)
        for key in literals(argument):
            if name in ("say_n", "say_n_in"):
                for plural in ("one", "many"):
                    yield Saying(where, f"{key}.{plural}", names | {"n"} if readable else None)
            else:
                yield Saying(where, key, names if readable else None)


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_word_is_there_in_both_languages_with_the_same_blanks(key: str) -> None:
    dutch, english = CATALOGUE[key]
    assert dutch.strip()
    assert english.strip()
    assert set(BLANK.findall(dutch)) == set(BLANK.findall(english))
    for sentence in (dutch, english):
        assert not set("{}") & set(BLANK.sub("", sentence)), "a brace that is no blank"
        assert clean(sentence) == sentence


def test_a_count_has_both_its_forms() -> None:
    stems = {
        key.removesuffix(".one").removesuffix(".many") for key in CATALOGUE if key.endswith((".one", ".many"))
    }
    assert (
        sorted(key for stem in stems for key in (f"{stem}.one", f"{stem}.many") if key not in CATALOGUE) == []
    )


def test_every_key_that_is_said_is_in_the_catalogue() -> None:
    assert [f"{said.where} {said.key}" for said in sayings() if said.key not in CATALOGUE] == []


def test_every_computed_key_can_be_one_in_the_catalogue() -> None:
    unknown = []
    for where, _, _, argument in calls():
        if isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "*" for part in argument.values]
            if not fnmatch.filter(CATALOGUE, "".join(parts)):
                unknown.append(f"{where} {''.join(parts)}")
    assert unknown == []


def test_every_error_key_is_in_the_catalogue_wherever_it_is_written() -> None:
    """Keys also travel through helpers and tables; a string that looks like an error's key is one."""
    unknown = [
        f"{path.relative_to(SRC)}:{node.lineno} {node.value}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"errors\.[a-z0-9_.]+", node.value)
        and node.value not in CATALOGUE
    ]
    assert unknown == []


def test_every_blank_is_filled_where_its_key_is_said() -> None:
    empty = [
        f"{said.where} {said.key}: {', '.join(sorted(missing))}"
        for said in sayings()
        if said.given is not None
        and (missing := set(BLANK.findall("".join(CATALOGUE.get(said.key, ())))) - said.given)
    ]
    assert empty == []


def test_each_kind_of_stage_has_its_word() -> None:
    kinds = (f"common.stage.{kind}" for kind in get_args(protocol.StageKind))
    assert [key for key in kinds if key not in CATALOGUE] == []


def test_a_kind_of_note_has_one_name_everywhere() -> None:
    for kind in get_args(NoteKind):
        said, on_a_phone = (CATALOGUE[f"{key}.{kind}"] for key in ("common.note", "page_tablecloth.kind"))
        assert [whole.endswith(short) for whole, short in zip(said, on_a_phone, strict=True)] == [True, True]
    words = {key: dutch for key, (dutch, _) in CATALOGUE.items()}
    assert words["common.note.check"] in words["tablecloth.plain.help"]
    assert words["common.note.check"] in words["harvest.how"]
    assert [key for key, said in words.items() if "te controleren" in said or "te luisteren" in said] == []
