"""What the columns of a table are: one description, from which every format is written.

A row type is a frozen dataclass whose fields are `Annotated[type, "what it says"]`. A field that is itself a
`Part` (an instant, a place) becomes as many columns as it has fields. So no format can name, order or explain
a column otherwise than another.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

Cell = str | int | float | bool | None
"""What stands in a column; None where it does not apply."""

Kind = type[str] | type[int] | type[float] | type[bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A list is one string, its items parted by a space."""

    name: str
    kind: Kind
    doc: str


class Part:
    """A dataclass that stands for several columns. `prefixed`: they are named after the row's field."""

    __slots__ = ()
    prefixed: ClassVar[bool] = True


def columns(row_type: type[Any]) -> tuple[Column, ...]:
    """The columns of a row type, in the order of its fields."""
    found: list[Column] = []
    for name, kind, doc in _fields(row_type):
        if not issubclass(kind, Part):
            found.append(Column(name, kind, doc))
        elif kind.prefixed:
            own = columns(kind)
            found += [
                Column(f"{name.rstrip('_')}_{inner.name}", inner.kind, f"{doc}: {inner.doc}") for inner in own
            ]
        else:
            found += columns(kind)
    return tuple(found)


def cells(row: object) -> tuple[Cell, ...]:
    """What stands in the columns of one row, in their order."""
    found: list[Cell] = []
    for name, kind, _ in _fields(type(row)):
        value = getattr(row, name)
        if not issubclass(kind, Part):
            found.append(" ".join(value) if isinstance(value, tuple) else value)
        elif value is None:
            found += [None] * len(columns(kind))
        else:
            found += cells(value)
    return tuple(found)


Field = tuple[str, type[Any], str]

_known: dict[type[Any], tuple[Field, ...]] = {}
# Not functools.cache: mypy does not take a type for hashable.


def _fields(row_type: type[Any]) -> tuple[Field, ...]:
    """Name, type and meaning of each field that is a column or a part; class variables are none."""
    if row_type not in _known:
        hints = get_type_hints(row_type, include_extras=True).items()
        _known[row_type] = tuple((n, *_unwrapped(hint)) for n, hint in hints if get_origin(hint) is Annotated)
    return _known[row_type]


def _unwrapped(hint: Any) -> tuple[type[Any], str]:
    inner, doc = get_args(hint)
    if NoneType in get_args(inner):
        (inner,) = (option for option in get_args(inner) if option is not NoneType)
    return (str if get_origin(inner) is tuple else inner), doc
