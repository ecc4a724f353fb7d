"""What the door serves is its own and whole: nothing of elsewhere, and nothing typed that acts."""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from urllib.parse import quote

import pytest

from fishbowl.text import clean
from fishbowl.text.clean import for_record
from fishbowl.web import pages
from tests.support.house import wait_until
from tests.text.hostile import HARMLESS, HOSTILE
from tests.web.doorway import Door, Evening, Visitor

PAGES = ("", "table", "entrance")
ELSEWHERE = re.compile(
    rb"(?:https?|wss?|ftp)://|[\"'(]//[a-z0-9]|@import|\bdata:[a-z]*[/;,]|url\(", re.IGNORECASE
)
NAMESPACE = b'xmlns="http://www.w3.org/2000/svg"'
ACTS = re.compile(
    rb"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|setHTML"
    rb"|serviceWorker|crypto\.subtle\.|randomUUID\(|navigator\.clipboard|wakeLock|document\.cookie"
)
INLINE = re.compile(
    rb"<script(?![^>]*\b(?:src=|type=\"application/json\"))|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE
)


def served(door: Door) -> dict[str, bytes]:
    """Every page in both languages, and every file that they may ask for."""
    visitor = Visitor(door)
    paths = [f"/{page}?lang={lang}" for page in PAGES for lang in ("nl", "en")]
    found = {}
    for path in [*paths, *(f"/static/{name}" for name in pages.assets())]:
        answered = visitor.ask("GET", path)
        assert answered.status == 200, path
        found[path] = answered.body
    return found


def test_all_of_it_comes_from_here_and_works_over_plain_http(evening: Evening) -> None:
    for path, body in served(evening.serve()).items():
        assert ELSEWHERE.findall(body.replace(NAMESPACE, b"")) == [], path
        assert ACTS.findall(body) == [], path
        if not path.startswith("/static/"):
            assert INLINE.findall(body) == [], path
            asked = re.findall(rb'(?:src|href)="([^"]*)"', body)
            assert {each.decode() for each in asked if each[:1] not in b"#?"} <= {
                f"/static/{name}" for name in pages.assets()
            }


def test_browsers_are_asked_to_send_nobody_what_is_typed(evening: Evening) -> None:
    """Some have spelling looked after, and pages translated, by their makers."""
    visitor = Visitor(evening.serve())
    for page in PAGES:
        assert re.findall(rb"<body [^>]*", visitor.ask("GET", f"/{page}").body)[0].endswith(
            b' spellcheck="false"'
        )
    cloth = visitor.ask("GET", "/").body
    kept = re.findall(rb'id="([a-z-]+)"[^>]* translate="no"', cloth)
    assert kept == [b"fates", b"notes", b"turn-text"]


def test_only_what_was_meant_to_be_served_is(evening: Evening) -> None:
    door = evening.serve()
    visitor = Visitor(door)
    package = [file.name for file in Path(pages.__file__).parent.iterdir()]
    others = [name for name in package if name not in pages.assets()]
    assert "__init__.py" in others
    ways_out = (
        "../api.py",
        "..%2Fapi.py",
        "%2e%2e/api.py",
        "....//api.py",
        "/etc/passwd",
        "%00",
        "base.css%00",
        ".",
    )
    for name in (*others, *ways_out, *map(quote, ("a\\..\\b", "é", "x" * 3000))):
        assert visitor.ask("GET", f"/static/{name}").status in (400, 404), name
    assert door.said == ""


def test_what_people_type_is_stored_as_typed_and_comes_back_inert(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    texts = [text for text in (*HOSTILE.values(), *HARMLESS) if len(text) <= 4000 and text.strip()]
    assert len(texts) <= 60, "more than one guest may send at once"
    for text in texts:
        note_id = {"note_id": str(uuid.uuid4()), "kind": "observation"}
        given = {
            "command_id": str(uuid.uuid4()),
            "kind": "WriteNote",
            "data": note_id,
            "words": {"text": text},
        }
        assert anna.post("do", given).status == 200, text
    shown = anna.get("scene").json["notes"]
    assert [note["text"] for note in shown] == [clean(for_record(text)) for text in texts]
    seqs = "&".join(f"seq={note['seq']}" for note in shown)
    words = anna.get("words", f"?{seqs}").json
    assert [words[str(note["seq"])]["text"] for note in shown] == [for_record(text) for text in texts]


@pytest.mark.parametrize("length", [4000, 4001])
def test_a_text_has_its_length(evening: Evening, length: int) -> None:
    anna = evening.guest(evening.serve())
    answered = anna.note("\u20ac" * length)
    assert answered.status == (200 if length == 4000 else 409)
    if length > 4000:
        assert answered.json["params"] == {"length": "4001", "limit": "4000"}


def test_while_the_file_is_held_nothing_is_called_saved(evening: Evening) -> None:
    """Another program keeps the file to itself: the page is told to send again, and then it is stored."""
    from fishbowl.storage.event_log import SessionFile

    door = evening.serve()
    anna = evening.guest(door)
    command_id, note_id = str(uuid.uuid4()), str(uuid.uuid4())
    with SessionFile.open(evening.path) as log, log.writing():
        held = anna.note("held up", command_id, note_id)
        assert (held.status, held.json["error"]) == (503, "door.not_saved")
    wait_until(lambda: anna.note("held up", command_id, note_id).status == 200, "stored after all")
    assert anna.note("held up", command_id, note_id).json["repeated"] is True
    assert door.process.poll() is None
