"""What our own export says of speakers, cases and sources is what the second pass reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.agreement.model import Coded, Segment
from fishbowl.agreement.read import read_coded
from fishbowl.core.anew import replace
from fishbowl.elements.distil import distil
from fishbowl.elements.voices import Kind
from fishbowl.export import Options
from fishbowl.text import Lang
from tests.elements.test_distil import ELEMENTS
from tests.export.qdpx.talks import packed, talk


def marked(coded: Coded, words: str) -> Coded:
    """The project with a coder's code on the one passage with these words."""
    (document,) = (each for each in coded.documents if words in (each.text or ""))
    at = (document.text or "").index(words)
    own = Segment(document.sha, at, at + len(words), "aandacht", "Anna")
    return replace(coded, segments=(*coded.segments, own))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("words", "speakers", "kinds"),
    [
        ("mijn mentor.", ("S1",), ("students",)),
        ("Wat hielp?\n", ("O1",), ("observers",)),
        ("Welkom allemaal.", (), ()),
        ("Ja.", (), ()),
        ('"Eén groot raadsel"', ("S1",), ("students",)),
    ],
)
def test_speakers_and_institutions_come_back(
    tmp_path: Path, lang: Lang, words: str, speakers: tuple[str, ...], kinds: tuple[Kind, ...]
) -> None:
    with talk(tmp_path / "s") as held:
        coded = read_coded(packed(tmp_path, held, options=Options(lang)))
        hosts = held.record().session[0].institution
        if words.startswith("Wat"):  # in the transcript as spoken, and on the tablecloth as written
            coded = replace(coded, documents=tuple(d for d in coded.documents if "S2 [" in (d.text or "")))
            kept = {document.sha for document in coded.documents}
            coded = replace(coded, segments=tuple(s for s in coded.segments if s.document in kept))
    (passage,) = distil([marked(coded, words)], ELEMENTS).passages
    assert (passage.speakers, passage.named_by) == (speakers, kinds)
    where: dict[tuple[str, ...], tuple[str, ...]] = {("S1",): (hosts,), ("O1",): ("Zuyd",)}
    assert passage.institutions == where.get(speakers, ())
