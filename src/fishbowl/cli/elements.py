"""`fishbowl elements`: the second pass, from coded projects to the table of effective elements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fishbowl.core.codebook import Codebook
    from fishbowl.elements.catalogue import Elements
    from fishbowl.elements.links import Link
    from fishbowl.elements.model import Report

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("projects", metavar="PROJECT...", nargs=-1, required=True, type=FILE)
@click.option("--map", "maps", multiple=True, type=FILE, help="CSV of links: element, code; again for more.")
@click.option("--codebook", "names", multiple=True, metavar="NAME", help="Whose elements.  [default: all]")
@click.option("--passages", type=FILE, help="Write every passage as a CSV, to fill in and give to --map.")
@click.option("--out", type=FILE, help="Write the table: .csv, .json or text.")
@click.option(
    "--separator",
    type=click.Choice([",", ";"]),
    default=",",
    help="csv: what parts columns; `;` for a Dutch Excel.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON, for machines.")
@click.pass_obj
def elements(
    study: str | None,
    projects: tuple[Path, ...],
    maps: tuple[Path, ...],
    names: tuple[str, ...],
    passages: Path | None,
    out: Path | None,
    separator: str,
    force: bool,
    as_json: bool,
) -> None:
    """Link what was coded in each PROJECT (a .qdpx or a CSV of segments) to the effective elements.

    For each element: how many passages, which approaches, which institutions, and who named it.
    """
    from fishbowl.agreement.read import read_coded
    from fishbowl.elements.catalogue import Elements
    from fishbowl.elements.distil import distil
    from fishbowl.elements.links import LinksUnreadable
    from fishbowl.elements.telling import passages as listed
    from fishbowl.elements.telling import told
    from fishbowl.export.csv import page
    from fishbowl.export.place import put

    if out is not None and out == passages:
        raise LinksUnreadable("elements.same_target", path=out)
    known = Elements(_codebooks(study, names))
    if not known.all:
        raise LinksUnreadable("elements.no_elements")
    links = tuple(link for path in maps for link in _links(path, known))
    report = distil([read_coded(path) for path in projects], known, links)
    if passages is not None:
        put(passages, page(listed(report), separator), force=force)
    if out is not None:
        put(out, _made(report, out.suffix.lower(), separator), force=force)
    if as_json:
        click.echo(_made(report, ".json"), nl=False)
        return
    for line in told(report):
        click.echo(line)


def _codebooks(study: str | None, names: tuple[str, ...]) -> list[Codebook]:
    from fishbowl import bootstrap
    from fishbowl.authoring.library import codebooks_of, find_codebook
    from fishbowl.authoring.load import load_codebook

    folder = bootstrap.study(study).folder
    paths = [find_codebook(name, folder) for name in names] or [each.path for each in codebooks_of(folder)]
    return [load_codebook(path) for path in paths]


def _links(path: Path, known: Elements) -> tuple[Link, ...]:
    from fishbowl.elements.links import MAX_BYTES, LinksUnreadable, read_links
    from fishbowl.text import reason

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise LinksUnreadable("elements.cannot_open", file=path, detail=reason(error)) from error
    return read_links(data, path.name, known)


def _made(report: Report, ending: str, separator: str = ",") -> bytes:
    """The report as that kind of file."""
    from fishbowl.elements.telling import table, told
    from fishbowl.export.csv import page

    if ending == ".json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
    if ending == ".csv":
        return page(table(report), separator)
    return ("\n".join(told(report)) + "\n").encode("utf-8")
