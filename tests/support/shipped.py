"""The protocols that fishbowl brings, as a session would pin them."""

from __future__ import annotations

from functools import cache

from fishbowl.authoring.library import shipped_folder
from fishbowl.authoring.load import load_protocol
from fishbowl.core.protocol import Lang, Protocol


@cache
def shipped(name: str, lang: Lang = "en") -> Protocol:
    """`fishbowl` or `professional`."""
    return load_protocol(shipped_folder() / f"{name}.{lang}.yaml")
