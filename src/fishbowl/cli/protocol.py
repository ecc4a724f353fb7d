"""`fishbowl protocol …` and `fishbowl codebook …`: what there is, whether it is sound, and how it reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fishbowl.cli.help import Several
from fishbowl.export.codebook import FORMATS

if TYPE_CHECKING:
    from fishbowl.authoring.report import Report

FILE = click.Path(path_type=Path)
LANG = click.Choice(["nl", "en"])


@click.group(cls=Several)
def protocol() -> None:
    """Protocols (moderator guides): list, check, show, and the schema for editors."""


@protocol.command("list")
@click.pass_obj
def list_protocols(study: str | None) -> None:
    """List the protocols of this study: its own, and those that fishbowl brings."""
    from fishbowl.authoring.library import protocols_of
    from fishbowl.text import clean_line

    for found in protocols_of(_folder(study)):
        click.echo(f"{found.id}\t{found.lang}\t{clean_line(found.title)}\t{clean_line(str(found.path))}")


@protocol.command("check")
@click.argument("file", type=FILE)
def check_protocol(file: Path) -> None:
    """Check a protocol FILE and its other language: every fault, with its line and its mend.

    Exit code 1 when there are faults; advice about method changes nothing.
    """
    from fishbowl.authoring.load import check_file

    tell_report(check_file(file))


@protocol.command("schema")
def print_protocol_schema() -> None:
    """Print the JSON Schema of protocol files, for editors."""
    from fishbowl.authoring.load import protocol_schema

    click.echo(protocol_schema(), nl=False)


@protocol.command("show")
@click.argument("name")
@click.option("--lang", type=LANG, help="Language of the guide; else that of fishbowl.")
@click.pass_obj
def show_protocol(study: str | None, name: str, lang: str | None) -> None:
    """Print the whole guide NAME (a protocol's id, or a file) as plain text."""
    from fishbowl import text
    from fishbowl.authoring.library import find_protocol
    from fishbowl.authoring.load import load_protocol
    from fishbowl.authoring.plain import protocol_text

    wanted: text.Lang = text.lang() if lang is None else "nl" if lang == "nl" else "en"
    click.echo(protocol_text(load_protocol(find_protocol(name, wanted, _folder(study)))), nl=False)


@click.group(cls=Several)
def codebook() -> None:
    """Codebooks: list, check, show, export, and the schema for editors."""


@codebook.command("list")
@click.pass_obj
def list_codebooks(study: str | None) -> None:
    """List the codebooks of this study: its own, and those that fishbowl brings."""
    from fishbowl.authoring.library import codebooks_of
    from fishbowl.text import clean_line

    for found in codebooks_of(_folder(study)):
        click.echo(f"{found.id}\t{clean_line(str(found.path))}")


@codebook.command("check")
@click.argument("file", type=FILE)
def check_codebook(file: Path) -> None:
    """Check a codebook FILE: every fault, with its line and its mend. Exit code 1 when there are faults."""
    from fishbowl.authoring import load

    tell_report(load.check_codebook(file))


@codebook.command("schema")
def print_codebook_schema() -> None:
    """Print the JSON Schema of codebook files, for editors."""
    from fishbowl.authoring.load import codebook_schema

    click.echo(codebook_schema(), nl=False)


@codebook.command("show")
@click.argument("name")
@click.option("--lang", type=LANG, help="Language of the descriptions; else that of fishbowl.")
@click.pass_obj
def show_codebook(study: str | None, name: str, lang: str | None) -> None:
    """Print the whole codebook NAME (its id, or a file) as plain text."""
    from fishbowl import text
    from fishbowl.authoring.library import find_codebook
    from fishbowl.authoring.load import load_codebook
    from fishbowl.authoring.plain import codebook_text

    wanted: text.Lang = text.lang() if lang is None else "nl" if lang == "nl" else "en"
    click.echo(codebook_text(load_codebook(find_codebook(name, _folder(study))), wanted), nl=False)


@codebook.command("export")
@click.argument("name")
@click.option("--to", "form", required=True, type=click.Choice(list(FORMATS)), help="Format.")
@click.option("--lang", type=LANG, help="Language of groups and descriptions; else that of fishbowl.")
@click.option("--out", type=FILE, help="File or folder to write.  [default: here]")
@click.option("--force", is_flag=True, help="Replace an export that is there already.")
@click.pass_obj
def export_codebook(
    study: str | None, name: str, form: str, lang: str | None, out: Path | None, force: bool
) -> None:
    """Write the codebook NAME (its id, or a file) for those who code with it, and print where it went.

    qdc: ATLAS.ti, MAXQDA, NVivo, QualCoder. csv: Taguette. xlsx: tables for MAXQDA and ATLAS.ti. md: to read.
    """
    from fishbowl import text
    from fishbowl.authoring.library import find_codebook
    from fishbowl.authoring.load import load_codebook
    from fishbowl.export.codebook import export

    wanted: text.Lang = text.lang() if lang is None else "nl" if lang == "nl" else "en"
    found = load_codebook(find_codebook(name, _folder(study)))
    target = Path() if out is None else out
    if target.is_dir():
        target /= f"codebook-{found.id}.{form}"
    export(found, form, wanted, target, force=force)
    click.echo(target)


def _folder(study: str | None) -> Path:
    from fishbowl import bootstrap

    return bootstrap.study(study).folder


def tell_report(report: Report) -> None:
    """Prints what was found. Raises click's exit with code 1 when there are faults."""
    from fishbowl.text import say

    file = str(report.path)
    for title, found in (("authoring.faults", report.faults), ("authoring.advice", report.advice)):
        if found:
            click.echo(say(title))
            click.echo(str(found))
    if report.faults:
        click.echo(say("authoring.not_fine", file=file), err=True)
        raise click.exceptions.Exit(1)
    click.echo(say("authoring.fine", file=file))
