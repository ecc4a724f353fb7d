"""The tables as a Frictionless data package: which files, which columns, their types and what they mean."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fishbowl.export.archive.held import Held
from fishbowl.export.cases import COLUMNS
from fishbowl.export.place import digest
from fishbowl.runtime.record import Table, tables
from fishbowl.text import say_in

Field = dict[str, str]

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def described(folder: Path, sessions: Sequence[Held], *, cases: bool) -> str:
    """`datapackage.json` for the csv files that stand in the folder, those of `cases` where there are any."""
    resources = [_of_table(folder, session.folder, table) for session in sessions for table in tables()]
    if cases:
        resources.append(_of_cases(folder))
    whole = {
        "profile": "tabular-data-package",
        "name": "fishbowl-archive",
        "simulated": any(session.rehearsal for session in sessions),
        "resources": resources,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _of_table(folder: Path, session: str, table: Table) -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": _TYPES[column.kind], "description": column.doc}
        for column in table.columns
    ]
    path = folder / session / "csv" / f"{table.name}.csv"
    return _resource(folder, path, f"{session}-{table.name}", table.doc, fields)


def _of_cases(folder: Path) -> dict[str, Any]:
    """In English, as the tables are described."""
    fields = [
        {"name": name, "type": "string", "description": say_in("en", f"cases.{key}")} for name, key in COLUMNS
    ]
    return _resource(folder, folder / "cases.csv", "cases", say_in("en", "cases.table"), fields)


def _resource(folder: Path, path: Path, name: str, description: str, fields: list[Field]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name.replace("_", "-"),
        "description": description,
        "path": path.relative_to(folder).as_posix(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest(path)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }
