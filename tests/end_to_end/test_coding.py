"""From a rehearsal to an agreement: the transcript goes in, a project comes out, two people code it, and the
figures are those that one reckons by hand. Everything said here is simulated.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.coders import Copy, Mark, record_of, transcript_of
from tests.end_to_end.running import Said, fishbowl

LINES = (
    "Met ons groepje 🙂 ging ik élke dag op de fiets, Zoë reed vaak mee.",
    "Bij ons was het de mentor: één appje en hij belde. Ook de klas trok mij erdoorheen.",
    "Drie toetsen in één week, dáár werd ik ziek van.",
    "Ja.",
    "Naar de studieadviseur ging ik pas in mei.",
    "Het rooster 🙂 kwam altijd te laat. Verder was het prima.",
    "Pas bij de excursie kende ik iedereen.",
    "Dat vond ik ook, zó fijn.",
)
B, D, W = "Binding studenten", "Roostering & toetsing", "Welzijn ondersteuning"
ATTENTION = "persoonlijke aandacht"
STEM = "Het werkzame element is"
GROUP = LINES[0][: LINES[0].index(",")]

ONE = (
    Mark(GROUP, B),
    Mark("Ook de klas", B),
    Mark(LINES[1], W, memo="Of is dit de mentor?"),
    Mark(LINES[2], D, memo="Stress & toetsen"),
    Mark(LINES[4], W),
    Mark("kwam altijd te laat", D),
    Mark(LINES[6], B, more=3),  # and over the border: the next turn's first character
)
OTHER = (
    Mark(GROUP, B),
    Mark(LINES[1], B),
    Mark(LINES[2], W),
    Mark(LINES[5], D),
    Mark(LINES[6], B),
)
# Anna's and Bram's codes on each turn, and how many both gave / at least one gave:
#
#   turn      1    2     3    4    5    6    7    8
#   A         b    b w   d    -    w    d    b    (b, of the slip)
#   B         b    b     w    -    -    d    b    -
#   both/or   1/1  1/2   0/2       0/1  1/1  1/1  (0/1)
#
# With a slip that counts, 4 of 9. With --overlap 20 it does not: 1 character of turn 8 is less than a fifth
# of the shorter of passage and turn.
SLIPPED = [("pooled-jaccard", None, 4, 9)]
RECKONED = [
    ("pooled-jaccard", None, 4, 8),
    ("identical", None, 3, 6),  # turns 1, 6, 7 of the six that got a code
    ("any-shared", None, 4, 6),  # and 2
    ("holsti", None, 8, 12),  # twice 4, of Anna's 7 and Bram's 5
    ("mean-jaccard", None, 3.5, 6),  # 1 + 1/2 + 0 + 0 + 1 + 1
    ("presence", None, 20, 24),  # 8 turns × 3 codes, less the w of 2, the d and w of 3, the w of 5
    # Of 8 turns. b: both on 1, 2, 7, chance 3×3 + 5×5. d: A on 3, 6, B on 6, so that they agree on 7, and
    # chance is 2×1 + 6×7: (56 - 44) / (64 - 44). w: A on 2, 5, B on 3: (40 - 44) / (64 - 44).
    ("kappa", B, 1 - 34 / 64, 1 - 34 / 64),
    ("kappa", D, 12 / 64, 20 / 64),
    ("kappa", W, -4 / 64, 20 / 64),
]
DIFFERING = [
    (LINES[1], B, W, "", "Of is dit de mentor?"),
    (LINES[2], "", D, W, "Stress & toetsen"),
    (LINES[4], "", W, "", ""),
]
# After the discussion: on turn 2 both w, on turn 3 both d. Left is turn 5. 6 of 7.
NEGOTIATED = [("pooled-jaccard", None, 6, 7)]


@dataclass(frozen=True)
class Coded:
    """The study, the exported project, and who spoke each of LINES."""

    study: Path
    project: Path
    spoken: list[str]
    emoji: str

    def line(self, words: str) -> str:
        """As it stands in the project: a name taken out, and an emoji kept or named."""
        kept = words if self.emoji == "keep" else words.replace("🙂", "[emoji]")
        return kept.replace("Zoë", "[naam]")

    def copy(self, coder: str, marks: tuple[Mark, ...]) -> Copy:
        copy = Copy(self.project, coder)
        copy.code(*(Mark(self.line(m.words), m.code, m.memo, m.more) for m in marks))
        return copy

    def path(self, name: str) -> str:
        return str(self.study / name)

    def agreement(self, *words: str, a: str = "a.qdpx", b: str = "b.qdpx", ui: str = "nl") -> Said:
        return fishbowl(self.study, "agreement", self.path(a), self.path(b), *words, ui=ui)

    def figures(self, *words: str, **files: str) -> list[tuple[Any, ...]]:
        said = self.agreement(*words, "--json", **files)
        assert said.code == 0, said
        return figures(said.out)


def figures(report: str, round_: str = "first") -> list[tuple[Any, ...]]:
    found = json.loads(report)[round_]["figures"]
    return [(each["rule"], each["code"], each["numerator"], each["denominator"]) for each in found]


@pytest.fixture(
    scope="module", params=[("professional", "replace"), ("fishbowl", "keep")], ids=lambda p: p[0]
)
def coded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Coded:
    protocol, emoji = request.param
    study = tmp_path_factory.mktemp(protocol)
    words = ("rehearse", protocol, "--lang", "nl", "--headless", "--speed", "max", "--seed", "3")
    session = fishbowl(study, *words, "--participants", "4").out.splitlines()[-1]
    file, told, spoken = transcript_of(record_of(Path(session)), LINES, study)
    added = fishbowl(study, "transcript", "add", session, str(file), "--map", str(told), "--redact", "all")
    assert added.out.startswith("8 utterances of recording 1 on record; something was taken out once.\n")
    project = study / "project.qdpx"
    exported = fishbowl(study, "export", session, "--to", "qdpx", "--emoji", emoji, "--out", str(project))
    assert exported.code == 0, exported
    found = Coded(study, project, spoken, emoji)
    found.copy("Anna", ONE).packed(study / "a.qdpx")
    found.copy("Bram", OTHER).packed(study / "b.qdpx")
    return found


def test_the_project_has_the_turns_by_pseudonym_and_no_name(coded: Coded) -> None:
    blocks = Copy(coded.project, "Anna").text.rstrip("\n").split("\n\n")
    assert [block.split(" [")[0] for block in blocks] == coded.spoken
    assert [block.split("\n", 1)[1] for block in blocks] == [coded.line(line) for line in LINES]


def test_every_figure_is_the_one_that_is_reckoned_by_hand(coded: Coded) -> None:
    assert coded.figures() == SLIPPED
    assert coded.figures("--overlap", "20", "--rule", "all")[: len(RECKONED)] == RECKONED
    assert coded.figures("--overlap", "20", "--by-code")[1:] == [
        ("pooled-jaccard", B, 3, 3),
        ("pooled-jaccard", D, 1, 2),
        ("pooled-jaccard", W, 0, 3),
    ]
    told = coded.agreement("--overlap", "20").out
    for said in ("50,0 %", "4 / 8", "over 6 eenheden", "Anna", "Bram"):
        assert said in told


def test_to_discuss_is_what_differs_and_nothing_else(coded: Coded) -> None:
    listed = coded.study / "discuss.csv"
    said = coded.agreement("--overlap", "20", "--disagreements", str(listed))
    assert said.code == 0, said
    with listed.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    text = Copy(coded.project, "Anna").text
    assert [
        (row["text"].split("\n", 1)[1], row["both"], row["only_a"], row["only_b"], row["memos_a"])
        for row in rows
    ] == [(coded.line(line), *others) for line, *others in DIFFERING]
    assert [row["text"] for row in rows] == [text[int(row["start"]) : int(row["end"])] for row in rows]
    assert {row["memos_b"] for row in rows} == {""}


def test_what_fishbowl_laid_counts_only_when_asked_for(coded: Coded) -> None:
    said = json.loads(coded.agreement("--overlap", "20", "--json").out)["first"]
    assert said["a"]["auto"] == said["b"]["auto"] > 0
    assert (said["a"]["codings"], said["b"]["codings"]) == (len(ONE), len(OTHER))
    assert said["codes"] == {"used": [B, D, W], "only_a": [], "only_b": []}
    ((_, _, both, either),) = coded.figures("--overlap", "20", "--with-auto")
    # The same in both copies: as much is added above as below.
    assert (either - both, both > 4 + len(LINES)) == (4, True)


def test_the_first_round_stays_as_it_was_beside_the_second(coded: Coded) -> None:
    first = coded.path("first.json")
    assert coded.agreement("--overlap", "20", "--out", first).code == 0
    coded.copy("Anna", ONE).packed(coded.study / "a2.qdpx")
    agreed = tuple(Mark(m.words, D) if m.words == LINES[2] else m for m in OTHER)
    coded.copy("Bram", (*agreed, Mark(LINES[1], W))).packed(coded.study / "b2.qdpx")
    after = ("--after", coded.path("a2.qdpx"), coded.path("b2.qdpx"), "--first", first)
    said = coded.agreement("--overlap", "20", "--json", *after)
    assert said.code == 0, said
    assert (figures(said.out), figures(said.out, "negotiated")) == (RECKONED[:1], NEGOTIATED)
    assert [each["text"].split("\n")[1] for each in json.loads(said.out)["negotiated"]["differences"]] == [
        LINES[4]
    ]
    told = coded.agreement("--overlap", "20", "--first", first, a="a2.qdpx", b="b2.qdpx", ui="en").out
    assert "first 3, now 1, of them new 0" in told
    assert "b2.qdpx" in coded.agreement("--overlap", "20", *after, b="b2.qdpx").refusal


def test_a_text_that_was_changed_is_refused_with_its_line(coded: Coded) -> None:
    changed = coded.copy("Bram", OTHER)
    changed.change("één week", "een week")
    changed.packed(coded.study / "changed.qdpx")
    refusal = coded.agreement(b="changed.qdpx").refusal
    assert "Transcript" in refusal
    assert "regel 8" in refusal  # two lines and an empty one a turn: the words of the third


def test_the_second_pass_reads_the_coded_copy(coded: Coded) -> None:
    copy = coded.copy("Anna", ONE)
    own = f"{STEM} één coach die je kent"
    copy.add_code(ATTENTION, "Relationele" if "professional" in str(coded.study) else "Binding")
    copy.add_code(own, STEM)
    copy.code(Mark(LINES[1], ATTENTION), Mark(LINES[1], own))
    copy.packed(coded.study / "second.qdpx")
    said = fishbowl(coded.study, "elements", coded.path("second.qdpx"), "--json", ui="nl")
    assert said.code == 0, said
    report = json.loads(said.out)
    (named,) = (each for each in report["elements"] if each["passages"])
    kind = {"S": "students", "P": "professionals"}[coded.spoken[1][0]]
    assert (named["id"], named["passages"], named[kind]) == ("personal_attention", 1, 1)
    assert (named["approaches"], named["institutions"]) == (["één coach die je kent"], ["de Oefenhogeschool"])
    assert report["simulated"] is True
    # And is no part of the agreement: her own words are counted apart.
    side = json.loads(coded.agreement("--json", a="second.qdpx").out)["first"]["a"]
    assert (side["codings"], side["inductive"]) == (len(ONE) + 1, 1)
