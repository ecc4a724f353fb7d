"""A codebook's faults are named like a protocol's."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.authoring.load import check_codebook, load_codebook
from fishbowl.core.codebook import (
    Bilingual,
    Code,
    Codebook,
    CodeGroup,
    EffectiveElement,
    ElementGroup,
    WorkedExample,
)
from fishbowl.core.errors import ProtocolInvalid

SMALL = """\
id: talk
version: "1"
title: { nl: Boek, en: Book }
source: Wij.
procedure: { nl: Codeer., en: Code. }
example:
  passage: { nl: Zo, en: So }
  inductive: { nl: zus, en: thus }
  codes: [warm]
groups:
  - id: all
    name: { nl: Alles, en: All }
    codes:
      - id: warm
        name: Warm welkom
        full_name: Een warm welkom
        label_en: Warm welcome
        description: { nl: Hartelijk., en: Cordial. }
        examples:
          - { nl: koffie, en: coffee }
  - id: beside
    name: { nl: Ernaast, en: Beside }
    secondary: true
    codes:
      - id: online
        name: Online
        label_en: Online
        description: { nl: Op afstand., en: At a distance. }
effective_elements:
  - id: all
    name: { nl: Alles, en: All }
    elements:
      - { id: warm, number: 1, name: { nl: warmte, en: warmth }, codes: ["warm"] }
"""


def test_a_sound_file_becomes_a_codebook(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(SMALL)
    assert check_codebook(path).usable
    warm = Code(
        "warm",
        "Warm welkom",
        "Warm welcome",
        Bilingual("Hartelijk.", "Cordial."),
        "Een warm welkom",
        (Bilingual("koffie", "coffee"),),
    )
    online = Code("online", "Online", "Online", Bilingual("Op afstand.", "At a distance."))
    assert load_codebook(path) == Codebook(
        "talk",
        "1",
        Bilingual("Boek", "Book"),
        "Wij.",
        Bilingual("Codeer.", "Code."),
        (
            CodeGroup("all", Bilingual("Alles", "All"), (warm,)),
            CodeGroup("beside", Bilingual("Ernaast", "Beside"), (online,), secondary=True),
        ),
        WorkedExample(Bilingual("Zo", "So"), Bilingual("zus", "thus"), ("warm",)),
        (
            ElementGroup(
                "all",
                Bilingual("Alles", "All"),
                (EffectiveElement("warm", Bilingual("warmte", "warmth"), 1, ("warm",)),),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("codes: [warm]", "codes: [cold]", (9, "example.codes.1", "authoring.no_such_code")),
        (
            'codes: ["warm"]',
            "codes: [x]",
            (33, "effective_elements.all.elements.warm.codes.1", "authoring.no_such_code"),
        ),
        ("- id: online", "- id: warm", (25, "groups.beside.codes.warm.id", "authoring.used_twice")),
        (
            "name: Online\n",
            "name: Warm welkom\n",
            (26, "groups.beside.codes.online.name", "authoring.used_twice"),
        ),
        ("id: talk\n", "id: other\n", (1, "id", "authoring.codebook_name")),
        ("- id: beside", "- id: all", (21, "groups.all.id", "authoring.used_twice")),
        ("{ nl: Boek, en: Book }", "{ nl: Boek }", (3, "title", "authoring.missing")),
        ("secondary: true", "secundary: true", (23, "groups.beside.secundary", "authoring.unknown_key_near")),
        (
            "number: 1",
            "number: one",
            (33, "effective_elements.all.elements.warm.number", "authoring.want_number"),
        ),
    ],
)
def test_a_fault_is_named_with_its_line_and_key(
    tmp_path: Path, old: str, new: str, fault: tuple[int, str, str]
) -> None:
    path = tmp_path / "talk.yaml"
    assert SMALL.count(old) == 1
    path.write_text(SMALL.replace(old, new))
    assert [(found.line, found.key, found.says) for found in check_codebook(path).faults] == [fault]


def test_a_codebook_with_a_fault_is_refused_but_its_file_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "copy.yaml"
    path.write_text(SMALL)
    assert load_codebook(path).id == "talk"
    path.write_text(SMALL.replace("codes: [warm]", "codes: [cold]"))
    with pytest.raises(ProtocolInvalid):
        load_codebook(path)
