"""What is told of two coders' agreement: the figures, what they were made of, and the differences to discuss.

Plain data that goes to JSON as it stands (see docs/agreement.md); no times in it, so that the same files and
settings give the same report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fishbowl.agreement.model import Remark
from fishbowl.agreement.rules import DEFAULT, Rule
from fishbowl.agreement.units import UnitKind

Layer = Literal["primary", "secondary"]
Undefined = Literal["empty", "one_category"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked. `scope` names documents; empty is all. `overlap` is per cent, see `units.cells`."""

    rules: tuple[Rule, ...] = (DEFAULT,)
    unit: UnitKind = "utterances"
    overlap: int = 0
    layer: Layer | None = None
    scope: tuple[str, ...] = ()
    with_auto: bool = False
    by_code: bool = False
    by_document: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One coder's file. `codings` entered the figures; `auto` were left out, unless asked for.

    `outside` gave no unit their code: they lie beside the units, or share too little with one. `inductive`
    are codes in the coder's own words, counted only; `other_layer` those outside the layer asked for;
    `elsewhere` codings on no text.
    """

    file: str
    sha256: str
    program: str
    coder: str
    codings: int
    auto: int
    inductive: int
    other_layer: int
    elsewhere: int
    outside: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """A document that was compared. `sha256` is of its text (`model.fingerprint`), `coded` units got a
    code.
    """

    name: str
    sha256: str
    units: int
    coded: int


@dataclass(frozen=True, slots=True)
class CodeLists:
    """The codes by name: those in use, and those that only one coder's file knows."""

    used: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: numerator / denominator, over `units`; `left_out` more were left out as coded by neither.

    `code` and `document` are None for all of them together. `value` is None where it is not defined, and
    `undefined` says why. `observed` and `expected` are there for rules that correct for chance.
    """

    rule: Rule
    code: str | None
    document: str | None
    numerator: int | float
    denominator: int | float
    value: float | None
    undefined: Undefined | None
    units: int
    left_out: int
    observed: float | None = None
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit on which the two differ. `start` and `end` are code points of the document; `line` from 1.

    `speakers` are those whose words it is, as far as the text says.
    """

    document: str
    line: int | None
    start: int
    end: int
    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    memos_a: tuple[str, ...]
    memos_b: tuple[str, ...]
    text: str | None
    speakers: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, int, int]:
        return self.document, self.start, self.end


@dataclass(frozen=True, slots=True)
class Report:
    settings: Settings
    a: Side
    b: Side
    documents: tuple[Scope, ...]
    codes: CodeLists
    figures: tuple[Figure, ...]
    differences: tuple[Difference, ...]
    remarks: tuple[Remark, ...]
