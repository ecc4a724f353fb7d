"""The tables as a Frictionless data package: which files, which columns, their types and what they mean."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fishbowl.export.place import digest
from fishbowl.runtime.record import Table, tables

if TYPE_CHECKING:
    from fishbowl.export import Session

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def described(folder: Path, sessions: Sequence[Session]) -> str:
    """`datapackage.json` for the csv files that stand in the folder."""
    resources = [
        _resource(folder, f"session-{number}", table)
        for number, _ in enumerate(sessions, start=1)
        for table in tables()
    ]
    whole = {
        "profile": "tabular-data-package",
        "name": "fishbowl-archive",
        "simulated": any(session.record.rehearsal for session in sessions),
        "resources": resources,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _resource(folder: Path, session: str, table: Table) -> dict[str, Any]:
    path = folder / session / "csv" / f"{table.name}.csv"
    return {
        "profile": "tabular-data-resource",
        "name": f"{session}-{table.name}".replace("_", "-"),
        "description": table.doc,
        "path": path.relative_to(folder).as_posix(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest(path)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {
            "fields": [
                {"name": column.name, "type": _TYPES[column.kind], "description": column.doc}
                for column in table.columns
            ],
            "missingValues": [""],
        },
    }
