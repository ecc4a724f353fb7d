"""What opening a session costs before the first frame, and that every sentence of storage is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import fishbowl
from fishbowl.storage.failures import KEYS
from fishbowl.text.words.storage import WORDS
from tests.storage.records import created, store

STORAGE = Path(fishbowl.__file__).parent / "storage"
HEAVY = ("pydantic", "sqlite_utils", "textual", "rich", "yaml", "asyncio")


@pytest.mark.parametrize("module", ["event_log", "library"])
def test_opening_a_session_loads_nothing_heavy(module: str, tmp_path: Path) -> None:
    from fishbowl.storage.event_log import create

    with create(tmp_path / "a.fishbowl") as log:
        store(log, created())
    script = f"""
import sys
from pathlib import Path
from fishbowl.storage.{module} import *
path = Path({str(tmp_path / "a.fishbowl")!r})
if {module!r} == "event_log":
    assert len(SessionFile.open(path).read_after(0)) == 1
else:
    assert len(Library(path.parent).list()) == 1
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_every_sentence_that_storage_says_is_there_and_none_is_left_over() -> None:
    source = "".join(path.read_text("utf-8") for path in STORAGE.glob("*.py"))
    said = {key.removeprefix("storage.") for key in re.findall(r'"(storage\.[a-z_]+)"', source)}
    assert said - WORDS.keys() == set()
    # The warning of a synced folder is said by whoever shows it.
    assert WORDS.keys() - said == {"synced"}


def test_what_sqlite_reports_fills_every_blank() -> None:
    for key in KEYS.values():
        sentences = WORDS[key.removeprefix("storage.")]
        assert set(re.findall(r"\{(\w+)\}", "".join(sentences))) <= {"path", "detail"}
