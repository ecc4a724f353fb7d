"""A file is read as text, lists and keys, or refused with the line at fault; it never does anything."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fishbowl.authoring.load import (
    check_codebook,
    check_file,
    codebook_schema,
    load_protocol,
    protocol_schema,
)
from fishbowl.authoring.report import Report
from fishbowl.authoring.tree import MAX_BYTES, read
from fishbowl.core.errors import ProtocolInvalid
from fishbowl.text import Lang, explain, set_lang
from tests.authoring.guides import SMALL
from tests.text.hostile import HOSTILE

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"

FIRST_FAULT: dict[str, tuple[str | bytes, tuple[int, str]]] = {
    "nothing": ("", (1, "yaml.nothing_there")),
    "a comment only": ("# later\n", (1, "yaml.nothing_there")),
    "an empty list": ("[]\n", (1, "yaml.nothing_there")),
    "two documents": ("id: a\n---\nid: b\n", (2, "yaml.two_documents")),
    "an alias": ("a: &x 1\nb: *x\n", (2, "yaml.alias")),
    "an alias to itself": ("a: &a [*a]\n", (1, "yaml.alias")),
    "a bomb of aliases": (BOMB, (2, "yaml.alias")),
    "a merge": ("a: &x {b: c}\nd:\n  <<: *x\n", (3, "yaml.alias")),
    "a key twice": ("id: a\nid: b\n", (2, "yaml.twice")),
    "a Python object": ("id: !!python/object/apply:os.system [ls]\n", (1, "yaml.tag")),
    "a tag of its own": ("id: !thing x\n", (1, "yaml.tag")),
    "a list as key": ("? [a, b]\n: c\n", (1, "yaml.odd_key")),
    "a tab": ("id: a\nstages:\n\t- id: b\n", (3, "yaml.tab")),
    "a colon in a text": ("id: a\ntitle: Leg uit: opname\n", (2, "yaml.colon")),
    "a quote left open": ('id: "a\ntitle: b\n', (3, "yaml.open")),
    "a bracket left open": ("id: [a\ntitle: b\n", (2, "yaml.brackets")),
    "a question in brackets": ("questions: [Hoe gaat het?]\n", (1, "yaml.brackets")),
    "text after a quote": ('title: "Zo" en zo\n', (1, "yaml.indent")),
    "a line out of line": ("a:\n  b: c\n d: e\n", (3, "yaml.indent")),
    "a key without a colon": ("id: a\ntitle\n", (3, "yaml.no_colon")),
    "a code that is no character": ('id: "\\UFFFFFFFF"\n', (1, "yaml.escape")),
    "NUL": ("id: a\ntitle: b\0c\n", (2, "authoring.hidden_character")),
    "not UTF-8": (b"id: a\ntitle: caf\xe9\n", (2, "yaml.not_utf8")),
    "UTF-16": ("id: a\n".encode("utf-16"), (1, "yaml.not_utf8")),
    "too deep": ("[" * 20_000, (1, "yaml.too_deep")),
    "too deep, by lines": ("\n".join(" " * n + "a:" for n in range(60)), (51, "yaml.too_deep")),
    "too many values": ("- a\n" * 30_000, (20_000, "yaml.too_many")),
    "too large": (b"#" * (MAX_BYTES + 1), (0, "yaml.too_big")),
}


@pytest.mark.parametrize("name", FIRST_FAULT)
def test_what_is_no_plain_yaml_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    typed, first = FIRST_FAULT[name]
    path = tmp_path / "talk.nl.yaml"
    path.write_bytes(typed if isinstance(typed, bytes) else typed.encode())
    _, found = read(path)
    assert (found[0].line, found[0].says) == first
    assert not check_file(path).usable


def test_a_file_that_is_not_there_or_no_file_is_a_fault(tmp_path: Path) -> None:
    for path in (tmp_path / "none.nl.yaml", tmp_path):
        (fault,) = check_file(path).faults
        assert (fault.line, fault.says) == (0, "yaml.unreadable")


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    plain, windows = tmp_path / "plain.yaml", tmp_path / "windows.yaml"
    plain.write_text(SMALL, "utf-8")
    windows.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load_protocol(windows) == load_protocol(plain)


def test_a_hostile_file_is_refused_in_no_time(tmp_path: Path) -> None:
    path = tmp_path / "talk.nl.yaml"
    texts = (
        "[" * MAX_BYTES,
        "- a\n" * (MAX_BYTES // 4),
        "a: " * (MAX_BYTES // 3),
        "{" * MAX_BYTES,
        BOMB * 9000,
    )
    for text in texts:
        path.write_text(text[:MAX_BYTES])
        before = time.process_time()
        assert not check_file(path).usable
        assert time.process_time() - before < 5, "seconds of work; sound files take some hundredths"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_reaches_a_card_that_would_not_be_shown_as_it_stands(tmp_path: Path, name: str) -> None:
    path = tmp_path / "talk.nl.yaml"
    quoted = yaml.safe_dump(HOSTILE[name], width=10_000)
    path.write_text(SMALL.replace("Hoe gaat het?", quoted.strip()), "utf-8", errors="surrogatepass")
    with pytest.raises(ProtocolInvalid) as refused:
        load_protocol(path)
    assert "\x1b" not in explain(refused.value)


def keys_of(schema: dict[str, Any]) -> set[str]:
    return set(schema.get("properties", ())) | {
        key for part in schema.get("$defs", {}).values() for key in part.get("properties", ())
    }


KEYS = sorted(keys_of(yaml.safe_load(protocol_schema())) | keys_of(yaml.safe_load(codebook_schema())))
SCALARS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["", "nl", "deck", "questions", "5", "20-30", "00:10", "a", "true", "{topic}", "{", "é"]),
    st.integers(-5, 10**30),
    st.floats(),
    st.none(),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=6), inner, max_size=6)
    ),
    max_leaves=25,
)
LANGS: tuple[Lang, Lang] = ("nl", "en")
LINES = SMALL.splitlines(keepends=True)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """The sound file with a few of its lines dropped, doubled, moved or replaced."""
    kept = list(LINES)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(kept) - 1))
        kept[at : at + draw(st.integers(0, 3))] = draw(
            st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=2)
        )
    return "".join(kept) or "x"


def said(report: Report) -> None:
    for language in LANGS:
        set_lang(language)
        for finding in (*report.faults, *report.advice):
            assert str(finding)
            assert finding.line >= 0


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_make_a_check_fail(tmp_path_factory: pytest.TempPathFactory, typed: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "talk.nl.yaml"
    path.write_bytes(typed)
    said(check_file(path))
    said(check_codebook(path))


@given(TREES.map(lambda tree: yaml.safe_dump(tree, allow_unicode=True)) | mangled())
def test_no_yaml_makes_a_check_fail(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    path = tmp_path_factory.getbasetemp() / "talk.nl.yaml"
    path.write_bytes(typed.encode("utf-8", "replace"))
    report = check_file(path)
    said(report)
    said(check_codebook(path))
    if report.usable:
        assert load_protocol(path).stages
    with suppress(ProtocolInvalid):
        load_protocol(path)
