"""From a file to a value of the core, or to a list of everything that stands in the way."""

from __future__ import annotations

import json
from pathlib import Path

from fishbowl.authoring.advice import protocol_advice
from fishbowl.authoring.codebook_file import CodebookFile
from fishbowl.authoring.protocol_file import ProtocolFile
from fishbowl.authoring.report import Finding, Report, in_order
from fishbowl.authoring.rules import codebook_faults, protocol_faults
from fishbowl.authoring.shape import shape
from fishbowl.authoring.tree import Tree, read
from fishbowl.authoring.twins import twin_faults
from fishbowl.core.codebook import Codebook
from fishbowl.core.errors import ProtocolInvalid
from fishbowl.core.protocol import Protocol


def load_protocol(path: Path) -> Protocol:
    """The protocol in that file. Its other language need not be there: a session is held in one.

    Raises ProtocolInvalid, whose `params["faults"]` are all faults of the file.
    """
    tree, faults = read(path)
    if tree is not None:
        file, misshapen = shape(tree, ProtocolFile)
        faults += [*misshapen, *protocol_faults(tree)]
        if file is not None and not faults:
            return file.build()
    raise _invalid(path, faults)


def check_file(path: Path) -> Report:
    """All that is to be said about a protocol file and its other language. Raises nothing."""
    tree, faults = read(path)
    if tree is None:
        return Report(path, in_order(faults), in_order(()))
    file, misshapen = shape(tree, ProtocolFile)
    faults += [*misshapen, *protocol_faults(tree), *twin_faults(tree, path, misshapen)]
    advice = protocol_advice(file.build(), tree) if file is not None else ()
    return Report(path, in_order(faults), in_order(advice))


def load_codebook(path: Path) -> Codebook:
    """The codebook in that file. Raises ProtocolInvalid as `load_protocol` does."""
    _, codebook, faults = _codebook(path)
    if codebook is None or faults:
        raise _invalid(path, faults)
    return codebook


def check_codebook(path: Path) -> Report:
    """All that is to be said about a codebook file. Raises nothing."""
    tree, codebook, faults = _codebook(path)
    if tree is not None and codebook is not None and path.name != f"{codebook.id}.yaml":
        faults.append(tree.finding(("id",), "codebook_name", wanted=f"{codebook.id}.yaml", name=path.name))
    return Report(path, in_order(faults), in_order(()))


def protocol_schema() -> str:
    """The JSON Schema of a protocol file, for editors; ends in a line break."""
    return _schema(ProtocolFile)


def codebook_schema() -> str:
    """The JSON Schema of a codebook file, for editors; ends in a line break."""
    return _schema(CodebookFile)


def _codebook(path: Path) -> tuple[Tree | None, Codebook | None, list[Finding]]:
    tree, faults = read(path)
    if tree is None:
        return None, None, faults
    file, misshapen = shape(tree, CodebookFile)
    faults += [*misshapen, *codebook_faults(tree)]
    return tree, (file.build() if file is not None else None), faults


def _invalid(path: Path, faults: list[Finding]) -> ProtocolInvalid:
    found = in_order(faults)
    return ProtocolInvalid("authoring.invalid", file=str(path), count=len(found), faults=found)


def _schema(model: type[ProtocolFile] | type[CodebookFile]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(_without_null(schema), ensure_ascii=False, indent=2) + "\n"


def _without_null(schema: object) -> object:
    """The schema without the null of optional keys: an editor would offer it, and in a file it is a fault."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _without_null(part) for key, part in schema.items() if (key, part) != ("default", None)}
    options = kept.get("anyOf")
    if isinstance(options, list) and len(options) == 1:
        del kept["anyOf"]
        kept |= options[0]
    return kept
