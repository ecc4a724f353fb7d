"""Projects as others read them: pyrefiqda, QualCoder's importer, and our own agreement."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.agreement.qdpx import read_qdpx
from tests.export.qdpx.opened import Opened
from tests.export.qdpx.qualcoder import imported
from tests.export.qdpx.talks import SAID, packed, talk

OWNER = "fishbowl (automatisch)"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    with talk(folder / "a") as one, talk(folder / "b") as other:
        return packed(folder, one, other)


def test_pyrefiqda_reads_all_of_it(project: Path, tmp_path: Path) -> None:
    pyrefiqda = pytest.importorskip("pyrefiqda", reason="pyrefiqda is not installed")
    read = pyrefiqda.RefiProject.load(project, str(tmp_path))
    ours = Opened(project)
    sources = read.sources.text_source
    assert [source.name for source in sources] == ours.names("TextSource")
    for source in sources:
        path = pyrefiqda.RefiProject.resolve_source_path(source.plain_text_path, str(tmp_path))
        text = Path(path).read_text("utf-8")
        selections = source.plain_text_selection
        assert [text[each.start_position : each.end_position] for each in selections] == [
            span.text for span in ours.spans(source.name)
        ]
        assert [len(each.coding) for each in selections] == [
            len(span.codes) for span in ours.spans(source.name)
        ]
    assert [case.name for case in read.cases.case] == ours.names("Case")
    assert len(read.links.link) == len(ours.all("Link"))
    assert [each.name for each in read.sets.set] == ours.names("Set")


def test_qualcoder_keeps_texts_codes_cases_notes_and_what_was_remarked(project: Path) -> None:
    found = imported(project)
    # Whoever opens it there works on under the first user's name: that must not be fishbowl's.
    assert found.coder == "codeur"
    assert {owner for *_, owner in found.coded} == {OWNER}
    assert "Het werkzame element is …" in found.categories
    assert len(found.codes) == len(set(found.codes))
    assert [text for source, code, text, _ in found.coded if "S2" in code and "(2)" not in source] == [
        text for speaker, *_, text in SAID if speaker == "S2"
    ]
    assert [(source, about.split(":")[0]) for source, _, about in found.annotations] == [
        ("Transcript Groep é", "[0"),
        ("Sessieverslag Groep é", "Moment 1 Groep é"),
        ("Transcript Groep é (2)", "[0"),
        ("Sessieverslag Groep é (2)", "Moment 1 Groep é (2)"),
    ]
    assert found.journals == [
        *("Werkwijze Codeboek", "Moment 1 Groep é", "Nabespreking Groep é"),
        *("Moment 1 Groep é (2)", "Nabespreking Groep é (2)"),
    ]
    assert found.cases["S1 (Groep é (2))"]["Leeftijd"] == "21"
    assert found.files["Transcript Groep é"]["Bron taal"] == "nl"


def test_agreement_takes_all_that_is_coded_for_ours_and_the_studys_codes_for_theirs(project: Path) -> None:
    coded = read_qdpx(project, "sum")
    assert coded.remarks == ()
    assert coded.elsewhere == 0
    assert {segment.auto for segment in coded.segments} == {True}
    assert coded.codes == {"Binding studenten", "Binding docenten", "Online"}
