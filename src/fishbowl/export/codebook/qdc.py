"""A REFI-QDA codebook (.qdc), for ATLAS.ti, MAXQDA, NVivo and QualCoder.

Groups are folders that nothing can be coded with, and sets besides: ATLAS.ti makes code groups of those. A
.qdc has no place for memos, so that examples stand in the description.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from fishbowl import __version__
from fishbowl.core.codebook import Codebook, guid
from fishbowl.export.codebook.content import description, group_description, group_name, shown_line
from fishbowl.text import Lang

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def made(codebook: Codebook, lang: Lang) -> bytes:
    # The namespace is written as the attribute it is: registering it with ElementTree would be for the
    # whole process.
    root = ET.Element("CodeBook", {"xmlns": NAMESPACE, "origin": f"fishbowl {__version__}"})
    _codes(root, codebook, lang)
    _sets(root, codebook, lang)
    ET.indent(root)
    written: str = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _codes(root: ET.Element, codebook: Codebook, lang: Lang) -> None:
    codes = ET.SubElement(root, "Codes")
    for group in codebook.groups:
        folder = ET.SubElement(
            codes,
            "Code",
            guid=str(guid(codebook, "group", group.id)),
            name=group_name(codebook, group, lang),
            isCodable="false",
        )
        _describe(folder, group_description(group, lang))
        for code in group.codes:
            leaf = ET.SubElement(
                folder,
                "Code",
                guid=str(guid(codebook, "code", code.id)),
                name=shown_line(code.name),
                isCodable="true",
            )
            _describe(leaf, description(group, code, lang))


def _sets(root: ET.Element, codebook: Codebook, lang: Lang) -> None:
    sets = ET.SubElement(root, "Sets")
    for group in codebook.groups:
        its = ET.SubElement(
            sets,
            "Set",
            guid=str(guid(codebook, "set", group.id)),
            name=group_name(codebook, group, lang),
        )
        _describe(its, group_description(group, lang))
        for code in group.codes:
            ET.SubElement(its, "MemberCode", guid=str(guid(codebook, "code", code.id)))


def _describe(of: ET.Element, text: str) -> None:
    if text:
        ET.SubElement(of, "Description").text = text
