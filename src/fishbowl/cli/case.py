"""`fishbowl case …`: the questionnaire on an approach, one file for each, and all of them passed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fishbowl.cli.help import Several

if TYPE_CHECKING:
    from fishbowl.elements.catalogue import Elements
    from fishbowl.export.cases import Cases
    from fishbowl.text import Lang

FILE = click.Path(path_type=Path)


@click.group(cls=Several)
def case() -> None:
    """Cases: approaches that work, with the answers of whoever knows them."""


@case.command("new")
@click.argument("name")
@click.option("--title", default="", help="What the approach is called.")
@click.pass_obj
def new_case(study: str | None, name: str, title: str) -> None:
    """Make cases/NAME.yaml with every question in it, to fill in with an editor; prints its path."""
    from fishbowl.authoring.case_file import CaseInvalid, blank, path_of
    from fishbowl.export.place import put
    from fishbowl.text import clean_line

    path = path_of(_folder(study), name)
    if path.exists():
        raise CaseInvalid("cases.exists", path=path)
    put(path, blank(clean_line(title)).encode(), force=False)
    click.echo(path)


@case.command("check")
@click.argument("file", type=FILE)
@click.pass_obj
def check(study: str | None, file: Path) -> None:
    """Check a case FILE: every fault with its line, and which questions are open.

    Exit code 1 when there are faults; open questions change nothing.
    """
    from fishbowl.authoring.case_file import check_case, folder_of
    from fishbowl.cli.protocol import tell_report

    folder = _folder(study)
    named = folder_of(folder) / f"{file}.yaml"
    known = _elements(folder).named
    tell_report(check_case(named if named.is_file() and not file.exists() else file, known))


@case.command("export")
@click.option(
    "--to", "form", type=click.Choice(["md", "csv"]), default="md", show_default=True, help="Format."
)
@click.option("--lang", type=click.Choice(["nl", "en"]), help="md: language of the questions.")
@click.option(
    "--separator",
    type=click.Choice([",", ";"]),
    default=",",
    help="csv: what parts columns; `;` for a Dutch Excel.",
)
@click.option("--out", type=FILE, help="File or folder to write.  [default: here]")
@click.option("--force", is_flag=True, help="Replace an export that is there already.")
@click.pass_obj
def export_cases(
    study: str | None, form: str, lang: Lang | None, separator: str, out: Path | None, force: bool
) -> None:
    """Write all cases of the study, and print where they went. What documents there are is not passed on."""
    from fishbowl import text
    from fishbowl.authoring.case_file import CaseInvalid, folder_of
    from fishbowl.export.cases import export

    found = cases_in(_folder(study))
    if not found.each:
        raise CaseInvalid("cases.none", folder=folder_of(_folder(study)))
    target = Path() if out is None else out
    if target.is_dir():
        target /= f"cases.{form}"
    export(found, form, lang or text.lang(), target, separator=separator, force=force)
    click.echo(target)


def cases_in(folder: Path) -> Cases:
    """Those of the study in that folder. Raises CaseInvalid over the first that can't be read."""
    from fishbowl.authoring.case_file import cases_of, folder_of
    from fishbowl.export.cases import Cases

    # Most studies have none: then no codebook needs to be read for the names of elements.
    if not folder_of(folder).is_dir():
        return Cases((), {})
    known = _elements(folder)
    return Cases(tuple(cases_of(folder, known.named)), {each.id: each.name for each in known.all})


def _folder(study: str | None) -> Path:
    from fishbowl import bootstrap

    return bootstrap.study(study).folder


def _elements(folder: Path) -> Elements:
    """The effective elements of the study's codebooks."""
    from fishbowl.authoring.library import codebooks_of
    from fishbowl.authoring.load import load_codebook
    from fishbowl.elements.catalogue import Elements

    return Elements(load_codebook(each.path) for each in codebooks_of(folder))
