"""Whether a tree has the keys and values of a model: every fault at once, in words with a mend."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from fishbowl.authoring.report import Finding
from fishbowl.authoring.tree import Tree, Where

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=BaseModel)

# pydantic's kinds of error, as ours. Those that are not here are ours already (fields.py, protocol_file.py).
_SAYS = {
    "missing": "missing",
    "string_type": "want_text",
    "string_too_short": "empty",
    "string_pattern_mismatch": "bad_id",
    "tuple_type": "want_list",
    "too_short": "want_some",
    "too_long": "want_fewer",
    "model_type": "want_keys",
    "literal_error": "want_one_of",
    "bool_parsing": "want_true_false",
    "bool_type": "want_true_false",
    "greater_than_equal": "want_at_least",
    "less_than_equal": "want_at_most",
}
_NUMBER = ("int_", "float_", "finite_")


def shape(tree: Tree, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """The file as the model, or None and what keeps it from being one."""
    try:
        return model.model_validate(tree.value), []
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    near = {error["loc"]: _nearest(model, error["loc"]) for error in errors if _is_unknown(error)}
    misspelt = {(*loc[:-1], name) for loc, name in near.items() if name}
    return None, [
        _finding(tree, error, near.get(error["loc"], ""))
        for error in errors
        # One fault, not two: a misspelt key is not also missing, nor is a list empty whose parts are wrong.
        if not (error["type"] == "missing" and error["loc"] in misspelt)
        and not (error["type"] == "too_short" and error["input"])
    ]


def _is_unknown(error: ErrorDetails) -> bool:
    return error["type"] == "extra_forbidden"


def _finding(tree: Tree, error: ErrorDetails, near: str) -> Finding:
    where: Where = error["loc"]
    params: dict[str, Any] = dict(error.get("ctx", {}))
    kind = error["type"]
    if _is_unknown(error):
        says = "unknown_key_near" if near else "unknown_key"
        return tree.finding(where, says, name=where[-1], near=near)
    if kind == "missing":
        return tree.finding(where[:-1], "missing", name=where[-1])
    if error["input"] == "":
        return tree.finding(where, "empty")
    if kind.startswith(_NUMBER):
        return tree.finding(where, "want_number", typed=error["input"])
    if kind == "literal_error":  # pydantic lists them in an English sentence
        params["expected"] = ", ".join(re.findall(r"'([^']*)'", params["expected"]))
    return tree.finding(where, _SAYS.get(kind, kind), typed=error["input"], **params)


def _nearest(model: type[BaseModel], where: Where) -> str:
    """The key that was probably meant by the unknown one at `where`, or nothing."""
    known = _keys(model, where[:-1])
    close = get_close_matches(str(where[-1])[:40].lower().replace("-", "_"), known, 1, 0.7)
    return close[0] if close else ""


def _keys(model: type[BaseModel], where: Where) -> list[str]:
    """The keys that may stand at `where`."""
    for step in where:
        if isinstance(step, str):
            inner = _model_in(_fields(model)[step])
            if inner is None:
                return []
            model = inner
    return list(_fields(model))


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((model for model in found if model is not None), None)
