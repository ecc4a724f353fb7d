"""`fishbowl agreement`: how far two coders agree, and what they have to discuss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fishbowl.agreement.rules import DEFAULT, RULES

if TYPE_CHECKING:
    from fishbowl.agreement.frozen import Outcome
    from fishbowl.agreement.identity import StudyCodes
    from fishbowl.agreement.model import Coded
    from fishbowl.agreement.report import Layer, Report, Settings
    from fishbowl.agreement.rules import Rule
    from fishbowl.agreement.units import UnitKind

FILE = click.Path(path_type=Path)
ALL = "all"
SCREEN = Path("-")


@click.command()
@click.argument("a", metavar="A", type=FILE)
@click.argument("b", metavar="B", type=FILE)
@click.option(
    "--rule", "rules", multiple=True, type=click.Choice([*RULES, ALL]), help=f"Rule.  [default: {DEFAULT}]"
)
@click.option(
    "--unit",
    type=click.Choice(["utterances", "lines", "a", "b"]),
    help="What is compared.  [default: utterances]",
)
@click.option("--overlap", type=click.IntRange(0, 100), metavar="PERCENT", help="Least share of the shorter.")
@click.option(
    "--layer", type=click.Choice(["primary", "secondary"]), help="Only these codes of the codebooks."
)
@click.option("--scope", multiple=True, metavar="DOCUMENT", help="Only this document; may be given again.")
@click.option("--by-code", is_flag=True, help="Also each code by itself.")
@click.option("--by-document", is_flag=True, help="Also each document by itself.")
@click.option("--with-auto", is_flag=True, help="Also the codes that fishbowl laid.")
@click.option("--coder-a", metavar="NAME", help="Who of those that coded in A; `*` for all.")
@click.option("--coder-b", metavar="NAME", help="Who of those that coded in B; `*` for all.")
@click.option("--text", "texts", multiple=True, type=FILE, help="A text to which a CSV's positions belong.")
@click.option("--after", nargs=2, type=FILE, metavar="A2 B2", help="The same two after their discussion.")
@click.option("--first", type=FILE, metavar="REPORT", help="The first report, as --out wrote it.")
@click.option("--disagreements", type=FILE, help="Write what to discuss: .csv, .json or text; `-` shows it.")
@click.option(
    "--separator",
    type=click.Choice([",", ";"]),
    default=",",
    help="csv: what parts columns; `;` for a Dutch Excel.",
)
@click.option("--out", type=FILE, help="Write the report as JSON.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON, for machines.")
@click.pass_obj
def agreement(
    study: str | None,
    a: Path,
    b: Path,
    rules: tuple[str, ...],
    unit: UnitKind | None,
    overlap: int | None,
    layer: Layer | None,
    scope: tuple[str, ...],
    by_code: bool,
    by_document: bool,
    with_auto: bool,
    coder_a: str | None,
    coder_b: str | None,
    texts: tuple[Path, ...],
    after: tuple[Path, Path] | None,
    first: Path | None,
    disagreements: Path | None,
    separator: str,
    out: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Compare how two people coded the same texts: A and B, each a .qdpx or a CSV of segments."""
    from fishbowl.agreement.report import Settings

    kept, was = _first(first)
    chosen = Settings(
        rules=_rules(rules) or was.rules,
        unit=unit or was.unit,
        overlap=was.overlap if overlap is None else overlap,
        layer=layer or was.layer,
        scope=scope or was.scope,
        with_auto=with_auto or was.with_auto,
        by_code=by_code or was.by_code,
        by_document=by_document or was.by_document,
    )
    outcome = _Work(chosen, _codes(study, chosen), coder_a, coder_b, texts).outcome(a, b, after, kept)
    _write(outcome, out, disagreements, separator, force=force)
    _show(outcome, as_json=as_json, differences=disagreements == SCREEN)


def _first(path: Path | None) -> tuple[Report | None, Settings]:
    """The frozen report, if there is one, and what a round is asked that says nothing else."""
    from fishbowl.agreement.frozen import load_first
    from fishbowl.agreement.report import Settings

    if path is None:
        return None, Settings()
    kept = load_first(path)
    return kept, kept.settings


class _Work:
    """What was asked, and the reading and comparing that it takes."""

    def __init__(
        self,
        settings: Settings,
        codes: StudyCodes,
        coder_a: str | None,
        coder_b: str | None,
        texts: tuple[Path, ...],
    ) -> None:
        from fishbowl.agreement.read import read_text

        self._settings = settings
        self._codes = codes
        self._coders = coder_a, coder_b
        self._texts = [read_text(path) for path in texts]

    def outcome(self, a: Path, b: Path, after: tuple[Path, Path] | None, kept: Report | None) -> Outcome:
        """The one report, or the first and the one after the discussion: of A2 and B2, else of A and B."""
        from fishbowl.agreement.compare import compare
        from fishbowl.agreement.frozen import Outcome, check_frozen, followed
        from fishbowl.agreement.pair import check_two

        before = self._read(a), self._read(b, second=True)
        if kept is None:  # after a discussion two people may well have one file in common
            check_two(*before)
        now = compare(*before, self._settings, self._codes.layers(before))
        if after is None and kept is None:
            return Outcome(now)
        if after is None:
            assert kept is not None
            return followed(kept, now, own_units=True)
        if kept is not None:
            check_frozen(kept, now)
        first = kept or now
        then = self._read(after[0]), self._read(after[1], second=True)
        second = compare(*then, self._settings, self._codes.layers(then), before)
        return followed(first, second)

    def _read(self, path: Path, *, second: bool = False) -> Coded:
        from fishbowl.agreement.read import of_coder, read_coded, with_texts

        coded = of_coder(read_coded(path), self._coders[second], "ab"[second])
        return with_texts(coded, self._texts)


def _rules(asked: tuple[str, ...]) -> tuple[Rule, ...]:
    return RULES if ALL in asked else tuple(rule for rule in RULES if rule in asked)


def _codes(study: str | None, settings: Settings) -> StudyCodes:
    """The codes of the study's codebooks; none where no layer was asked for."""
    from fishbowl import bootstrap
    from fishbowl.agreement.identity import StudyCodes
    from fishbowl.authoring.library import codebooks_of
    from fishbowl.authoring.load import load_codebook

    if settings.layer is None:
        return StudyCodes(())
    return StudyCodes(load_codebook(entry.path) for entry in codebooks_of(bootstrap.study(study).folder))


def _write(
    outcome: Outcome, out: Path | None, disagreements: Path | None, separator: str, *, force: bool
) -> None:
    from fishbowl.agreement.errors import NotComparable
    from fishbowl.agreement.frozen import as_json
    from fishbowl.export.place import put

    listed = None if disagreements == SCREEN else disagreements
    if out is not None and out == listed:
        raise NotComparable("coded.same_target", path=out)
    if out is not None:
        put(out, as_json(outcome), force=force)
    if listed is not None:
        made = _differences(outcome.negotiated or outcome.first, listed.suffix.lower(), separator)
        put(listed, made, force=force)


def _differences(report: Report, ending: str, separator: str) -> bytes:
    """What to discuss, as that kind of file."""
    if ending == ".json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(report.differences), indent=2) + b"\n"
    if ending == ".csv":
        from fishbowl.agreement.table import rows
        from fishbowl.export.csv import page

        return page(rows(report), separator)
    from fishbowl.agreement.telling import told_differences

    return ("\n".join(told_differences(report)) + "\n").encode("utf-8")


def _show(outcome: Outcome, *, as_json: bool, differences: bool) -> None:
    if as_json:
        from fishbowl.agreement.frozen import as_json as encoded

        click.echo(encoded(outcome), nl=False)
        return
    from fishbowl.agreement.telling import told, told_differences

    for line in told(outcome):
        click.echo(line)
    if differences:
        click.echo()
        for line in told_differences(outcome.negotiated or outcome.first):
            click.echo(line)
