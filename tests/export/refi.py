"""The published REFI-QDA schemas, where someone who tests has them: they are not ours to hand on.

`FISHBOWL_REFI_SCHEMAS` names the folder with `Codebook.xsd` and `Project.xsd`, to be had at qdasoftware.org.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

VARIABLE = "FISHBOWL_REFI_SCHEMAS"


def schema(name: str) -> etree.XMLSchema:
    """The schema of that name, such as `Codebook`; the test is skipped where it is not there."""
    folder = os.environ.get(VARIABLE)
    path = Path(folder or ".") / f"{name}.xsd"
    if not folder or not path.is_file():
        pytest.skip(f"{VARIABLE} names no folder with {name}.xsd")
    return etree.XMLSchema(etree.parse(path))
