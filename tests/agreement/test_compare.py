"""Two codings compared: what is shared, what enters the figures, and what is told beside them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fishbowl.agreement.compare import Layers, compare
from fishbowl.agreement.errors import CodingUnreadable, NotComparable
from fishbowl.agreement.model import Coded, Document, Remark, Segment, fingerprint
from fishbowl.agreement.report import CodeLists, Figure, Report, Scope, Settings
from fishbowl.core.anew import replace

TEXT = "een\n\ntwee\n\ndrie\n\nvier\n"
SPANS = [(0, 3), (5, 9), (11, 15), (17, 21)]
LAYERS: Layers = {"b": frozenset({"primary"}), "d": frozenset({"primary"}), "w": frozenset({"secondary"})}


def document(text: str = TEXT, name: str = "Groep A") -> Document:
    return Document(name, fingerprint(text), text)


def coded(
    rows: Sequence[str], file: str = "a.qdpx", texts: Sequence[Document] = (), program: str = "ATLAS.ti"
) -> Coded:
    """A coder's file, Anna's or Bram's: for each unit of the text its codes, a letter each."""
    texts = texts or [document()]
    coder = "Anna" if file.startswith("a") else "Bram"
    segments = tuple(
        Segment(texts[0].sha, *span, code, coder)
        for codes, span in zip(rows, SPANS, strict=False)
        for code in codes
    )
    return Coded(file, "0" * 64, program, tuple(texts), segments, frozenset("".join(rows)), coder)


A = coded(["b", "d", "w", "bw"])
B = coded(["bw", "d", "b", "bw"], "b.qdpx")


def report(a: Coded = A, b: Coded = B, settings: Settings = Settings()) -> Report:  # noqa: B008
    return compare(a, b, settings, LAYERS)


def pooled(
    numerator: int, denominator: int, units: int, left_out: int = 0, code: str | None = None
) -> Figure:
    value = numerator / denominator if denominator else None
    return Figure("pooled-jaccard", code, None, numerator, denominator, value, None, units, left_out)


def test_a_figure_comes_with_unit_rule_scope_numerator_and_denominator() -> None:
    got = report()
    assert got.figures == (pooled(4, 7, 4),)
    assert (got.settings.unit, got.settings.rules) == ("utterances", ("pooled-jaccard",))
    assert got.documents == (Scope("Groep A", fingerprint(TEXT), 4, 4),)
    assert got.codes == CodeLists(("b", "d", "w"), (), ())


def test_by_layer() -> None:
    primary = report(settings=Settings(layer="primary"))
    assert primary.figures == (pooled(3, 4, 4),)
    assert (primary.a.codings, primary.a.other_layer) == (3, 2)
    assert report(settings=Settings(layer="secondary")).figures == (pooled(1, 3, 3, 1),)


def test_a_code_of_no_codebook_is_in_no_layer_and_named() -> None:
    got = report(coded(["bq"]), coded(["b"], "b"), Settings(layer="primary"))
    assert got.figures == (pooled(1, 1, 1, 3),)
    assert Remark("agreement.no_layer", {"codes": "q"}) in got.remarks


def test_by_code() -> None:
    assert report(settings=Settings(by_code=True)).figures == (
        pooled(4, 7, 4),
        pooled(2, 3, 3, 1, "b"),
        pooled(1, 1, 1, 3, "d"),
        pooled(1, 3, 3, 1, "w"),
    )


def test_kappa_is_by_code_and_says_where_it_is_not_defined() -> None:
    got = report(coded(["x", "x", "x", "xy"]), coded(["x", "x", "x", "x"], "b"), Settings(rules=("kappa",)))
    assert [(f.code, f.value, f.undefined, f.observed, f.expected) for f in got.figures] == [
        ("x", None, "one_category", 1.0, 1.0),
        ("y", 0.0, None, 0.75, 0.75),
    ]


def test_code_presence_is_never_alone() -> None:
    got = report(settings=Settings(rules=("presence",)))
    assert [(f.rule, f.numerator, f.denominator) for f in got.figures] == [
        ("pooled-jaccard", 4, 7),
        ("presence", 9, 12),
    ]


def test_by_document_and_in_scope() -> None:
    other = document("een\n\ntwee\n", "Groep B")
    both = [document(), other]
    more = Segment(other.sha, 0, 3, "b", "Anna")
    a, b = (replace(each, documents=tuple(both)) for each in (A, B))
    a = replace(a, segments=(*a.segments, more))
    got = report(a, b, Settings(by_document=True))
    assert [(f.document, f.numerator, f.denominator) for f in got.figures] == [
        (None, 4, 8),
        ("Groep A", 4, 7),
        ("Groep B", 0, 1),
    ]
    assert Remark("agreement.uncoded", {"file": "b.qdpx", "document": "Groep B"}) in got.remarks
    for name in ("Groep A", "groep a.txt"):
        only = report(a, b, Settings(scope=(name,)))
        assert (only.figures, only.remarks) == ((pooled(4, 7, 4),), ())
    with pytest.raises(NotComparable, match="no_such_document"):
        report(a, b, Settings(scope=("Groep C",)))


def test_auto_codes_stay_out_unless_asked_for() -> None:
    laid = Segment(fingerprint(TEXT), 0, 21, "spreker: S1", "fishbowl (automatisch)", auto=True)
    a, b = (replace(each, segments=(*each.segments, laid)) for each in (A, B))
    without = report(a, b)
    assert (without.figures, without.a.auto, without.codes.used) == ((pooled(4, 7, 4),), 1, ("b", "d", "w"))
    assert report(a, b, Settings(with_auto=True)).figures == (pooled(8, 11, 4),)


def test_a_folder_that_one_program_keeps_as_a_code_is_nobodys_own() -> None:
    a = replace(A, codes=A.codes | {"Binding"})
    b = replace(B, folders=frozenset({"Binding"}))
    assert report(a, b).codes == CodeLists(("b", "d", "w"), (), ())
    assert report(b, a).codes == CodeLists(("b", "d", "w"), (), ())


def test_what_lies_in_no_unit_is_counted_and_is_no_code_in_use() -> None:
    """B coded where A marked nothing: of that the figures know nothing, and whoever reads them must."""
    a, b = coded(["b", "d"]), coded(["b", "d", "w", "dw"], "b.qdpx")
    got = report(a, b, Settings(unit="a", rules=("presence",)))
    assert (got.a.codings, got.a.outside, got.b.codings, got.b.outside) == (2, 0, 2, 3)
    assert got.codes == CodeLists(("b", "d"), (), ("w",))
    assert [(f.rule, f.numerator, f.denominator) for f in got.figures] == [
        ("pooled-jaccard", 2, 2),
        ("presence", 4, 4),
    ]
    across = Segment(fingerprint(TEXT), 1, 8, "w", "Anna")
    half = report(replace(A, segments=(across,)), coded(["b"], "b"), Settings(overlap=80))
    assert (half.a.codings, half.a.outside, half.codes.used) == (0, 1, ("b",))


def test_inductive_codes_are_counted_only() -> None:
    free = Segment(fingerprint(TEXT), 0, 3, "Het werkzame element is rust", "Anna", inductive=True)
    a = replace(A, segments=(*A.segments, free, free))
    got = report(a)
    assert (got.figures, got.a.inductive, got.b.inductive) == ((pooled(4, 7, 4),), 2, 0)


def test_an_inductive_code_marks_a_unit_where_units_are_the_coders_passages() -> None:
    free = Segment(fingerprint(TEXT), 0, 9, "Het werkzame element is rust", "Anna", inductive=True)
    a = replace(A, segments=(free,))
    assert report(a, B, Settings(unit="a")).figures == (pooled(0, 3, 1),)


def test_codes_that_only_one_has_and_near_namesakes_are_told() -> None:
    a = replace(A, codes=A.codes | {"Negatief", "camera"})
    b = replace(B, codes=B.codes | {"negatief"})
    got = report(a, b)
    assert got.codes == CodeLists(("b", "d", "w"), ("Negatief", "camera"), ("negatief",))
    assert got.remarks == (Remark("agreement.nearly_same", {"a": "Negatief", "b": "negatief"}),)


def test_a_name_with_a_codebook_behind_it_is_a_near_namesake() -> None:
    a, b = replace(A, codes=A.codes | {"Online"}), replace(B, codes=B.codes | {"Online (professional)"})
    assert report(a, b).remarks == (
        Remark("agreement.nearly_same", {"a": "Online", "b": "Online (professional)"}),
    )


def test_qualcoders_kappa_is_warned_of() -> None:
    assert report(coded(["b"], program="QualCoder 4.0")).remarks[-1:] == (
        Remark("agreement.qualcoder_kappa"),
    )
    assert report().remarks == ()


def test_the_differences_to_discuss() -> None:
    got = [(d.document, d.line, d.text, d.both, d.only_a, d.only_b) for d in report().differences]
    assert got == [
        ("Groep A", 1, "een", ("b",), (), ("w",)),
        ("Groep A", 5, "drie", (), ("w",), ("b",)),
    ]


def test_another_text_is_refused_by_name_and_line() -> None:
    with pytest.raises(NotComparable) as caught:
        report(b=coded(["b"], "b", [document(TEXT.replace("drie", "Drie"), "groep a.docx")]))
    assert caught.value.key == "coded.other_text"
    assert caught.value.params == {"document": "Groep A", "line": 5}
    with pytest.raises(NotComparable, match="other_checksum"):
        report(b=coded(["b"], "b", [Document("Groep A", "f" * 64, None)]))


def test_a_document_that_neither_coded_may_differ() -> None:
    a, b = (
        replace(each, documents=(document(), document(text, "Sessieverslag")))
        for each, text in ((A, "zo"), (B, "anders"))
    )
    assert report(a, b).figures == (pooled(4, 7, 4),)


def test_line_ends_and_a_last_blank_are_no_other_text() -> None:
    same = document(TEXT.replace("\n", "\r\n").rstrip() + "\r\n \r\n")
    assert report(b=coded(["b", "d", "w", "bw"], "b", [Document("x", same.sha, TEXT + "\n")])).figures == (
        pooled(5, 5, 4),
    )


def test_nothing_in_common_is_refused() -> None:
    with pytest.raises(NotComparable, match="nothing_shared"):
        report(b=coded(["b"], "b", [document("iets anders", "Groep B")]))
    with pytest.raises(NotComparable, match="nothing_shared"):
        report(coded([]), coded([], "b"))


def test_a_document_of_one_only_is_left_aside_and_told() -> None:
    other = document("iets anders", "Groep B")
    extra = Segment(other.sha, 0, 4, "b", "Anna")
    a = replace(A, documents=(document(), other), segments=(*A.segments, extra))
    got = report(a)
    assert got.figures == (pooled(4, 7, 4),)
    assert got.remarks == (Remark("agreement.only_there", {"file": "a.qdpx", "documents": "Groep B"}),)


def test_a_passage_outside_its_text_is_refused() -> None:
    a = replace(A, segments=(Segment(fingerprint(TEXT), 400, 410, "b", "Anna"),))
    with pytest.raises(CodingUnreadable, match="outside_text"):
        report(a)


def test_a_project_lends_its_text_to_a_table() -> None:
    table = coded(["bw", "d", "b", "bw"], "b.csv", [Document("0123", fingerprint(TEXT), None)])
    assert report(b=table).figures == (pooled(4, 7, 4),)
    assert report(table, A).figures == (pooled(4, 7, 4),)


def test_who_did_not_code_at_all_shares_nothing_and_alpha_falls_below_chance() -> None:
    got = report(
        b=coded([], "b"), settings=Settings(rules=("pooled-jaccard", "alpha-masi"), layer="secondary")
    )
    assert [(f.value, f.undefined) for f in got.figures] == [(0.0, None), (pytest.approx(-1 / 6), None)]
