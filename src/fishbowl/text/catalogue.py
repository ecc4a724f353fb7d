"""The one catalogue: every sentence fishbowl says, in Dutch and in English.

A key is `surface.key`; the words are in `words/<surface>.py`, imported when first said. What fills a blank
is shown as plain text: it is cleaned, and a `{` in it opens no further blank. A blank may name words of the
catalogue: `{role:common.role}` filled with `observer` says what `common.role.observer` does.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol

from fishbowl.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang = Literal["nl", "en"]

# Not str.format: it would look up attributes of what people typed, and read their braces.
_BLANK = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z][a-z_.]*))?\}")

_ui_lang: Lang = "en"


class Explainable(Protocol):
    """What `explain` needs of an error. FishbowlError has it; this room does not know the core."""

    @property
    def key(self) -> str: ...
    @property
    def params(self) -> Mapping[str, object]: ...


def set_lang(language: Lang) -> None:
    """Choose the language of this process's screens and messages."""
    global _ui_lang
    _ui_lang = language


def lang() -> Lang:
    """The language of this process; English until `set_lang`."""
    return _ui_lang


def default_lang(environ: Mapping[str, str]) -> Lang:
    """Dutch where the locale is, else English: the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "")
    return "nl" if locale.lower().startswith("nl") else "en"


def say(key: str, /, **params: object) -> str:
    """The words of `surface.key` in the language of this process, its blanks filled by name.

    Raises KeyError for a key that is not in the catalogue or a blank without a value: both are bugs.
    """
    return say_in(_ui_lang, key, **params)


def say_in(language: Lang, key: str, /, **params: object) -> str:
    """`say` in a given language: for cards, exports and pages, which have their session's."""
    surface, _, name = key.partition(".")
    try:
        dutch, english = _words(surface)[name]
        sentence = dutch if language == "nl" else english
        return _BLANK.sub(lambda blank: _filled(language, blank[2], str(params[blank[1]])), sentence)
    except KeyError as missing:
        raise KeyError(f"{key}: {missing.args[0]}") from None


def say_n(key: str, n: int, /, **params: object) -> str:
    """The words of a count in the language of this process: `key.one` for 1, else `key.many`; fills `{n}`."""
    return say_n_in(_ui_lang, key, n, **params)


def say_n_in(language: Lang, key: str, n: int, /, **params: object) -> str:
    """`say_n` in a given language."""
    return say_in(language, f"{key}.one" if n == 1 else f"{key}.many", n=n, **params)


def explain(error: Explainable, language: Lang | None = None) -> str:
    """The error as the sentence for a person, in the language of this process unless another is given."""
    return say_in(language or _ui_lang, error.key, **error.params)


def knows(key: str, params: Mapping[str, object]) -> bool:
    """Whether the key is in the catalogue, and these fill its blanks: for errors of another machine's."""
    try:
        say(key, **params)
    except KeyError:
        return False
    return True


def entries(language: Lang, surface: str) -> dict[str, str]:
    """All words of a surface in that language, their blanks unfilled: for a page that fills them itself."""
    words = _words(surface).items()
    return {name: dutch if language == "nl" else english for name, (dutch, english) in words}


def _filled(language: Lang, among: str | None, value: str) -> str:
    return clean(value) if among is None else say_in(language, f"{among}.{value}")


@cache
def _words(surface: str) -> dict[str, tuple[str, str]]:
    module = f"{__package__}.words.{surface}"
    try:
        words: dict[str, tuple[str, str]] = import_module(module).WORDS
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise KeyError(f"no words for {surface!r}") from None
    return words
