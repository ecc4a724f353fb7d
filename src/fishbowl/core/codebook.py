"""The codebook: the words a coder codes with, in Dutch and English at once.

A code's `name` is the Dutch name that the study's analysis files carry and is never translated, so that
sessions in both languages land on the same code; `label_en` is what an English coder reads beside it.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from msgspec import Struct

from fishbowl.core.protocol import Lang

_OURS = uuid5(NAMESPACE_URL, "urn:fishbowl:codebook")


class Bilingual(Struct, frozen=True):
    nl: str
    en: str

    def of(self, lang: Lang) -> str:
        return self.nl if lang == "nl" else self.en


class Code(Struct, frozen=True):
    """One code. `full_name` is empty where the name is already the whole of it."""

    id: str
    name: str
    label_en: str
    description: Bilingual
    full_name: str = ""
    examples: tuple[Bilingual, ...] = ()

    def label(self, lang: Lang) -> str:
        return self.name if lang == "nl" else self.label_en


class CodeGroup(Struct, frozen=True):
    """Codes of one kind. `secondary` codes are only given beside a primary code."""

    id: str
    name: Bilingual
    codes: tuple[Code, ...]
    description: Bilingual | None = None
    secondary: bool = False


class WorkedExample(Struct, frozen=True):
    """A passage with the codes it gets: `inductive` in the coder's own words, `codes` by their ids."""

    passage: Bilingual
    inductive: Bilingual
    codes: tuple[str, ...]


class EffectiveElement(Struct, frozen=True):
    """An element that works, distilled in the second pass. `number` is None where the study gives none.

    `codes` are ids of those codes of which every passage is about this element.
    """

    id: str
    name: Bilingual
    number: int | None = None
    codes: tuple[str, ...] = ()


class ElementGroup(Struct, frozen=True):
    id: str
    name: Bilingual
    elements: tuple[EffectiveElement, ...]


class Codebook(Struct, frozen=True):
    id: str
    version: str
    title: Bilingual
    source: str
    procedure: Bilingual
    groups: tuple[CodeGroup, ...]
    example: WorkedExample | None = None
    element_groups: tuple[ElementGroup, ...] = ()

    @property
    def codes(self) -> tuple[Code, ...]:
        """All codes, group by group, in the order of the file."""
        return tuple(code for group in self.groups for code in group.codes)

    def code(self, code_id: str) -> Code:
        """The code of that id. Raises KeyError."""
        for code in self.codes:
            if code.id == code_id:
                return code
        raise KeyError(code_id)


def guid(codebook: Codebook, kind: str, own_id: str) -> UUID:
    """By which programs know a thing of a codebook again: the same in each of its versions and languages."""
    return uuid5(_OURS, f"{codebook.id}/{kind}/{own_id}")
