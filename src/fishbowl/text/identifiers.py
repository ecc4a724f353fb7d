"""What gives a person away without being a name: addresses and numbers, as patterns to look for in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, cast

IdentifierKind = Literal["email", "phone", "student_number"]

# All begin where a word does: that is asked once, and most places in a text are passed by it.
IDENTIFIERS: dict[IdentifierKind, str] = {
    "email": (
        r"(?<![.+-])[\w.+-]{1,64}(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
        # As it is said, and so transcribed: `jan apenstaartje hanze punt nl`.
        r"| apenstaart(?:je)? [\w-]{1,63}(?:(?:\.| (?:punt|dot) )[\w-]{2,63}){1,3}"
        r"| at [\w-]{1,63}(?: (?:punt|dot) [\w-]{2,63}){1,3})"
    ),
    "phone": (
        r"(?<!\+)(?:(?:(?:\+|00)31[ .-]?(?:\(0\)[ .-]?)?|\(?0)[1-9](?:[ .)/-]{0,2}\d){8}"
        r"|(?:\+|00)[1-9](?:[ .()-]{0,2}\d){7,13})(?!\d)"
    ),
    "student_number": r"(?<![.,€+-])(?:s ?)?\d{5,8}(?![\w]|[.,-]\d)",
}
"""Each kind and its pattern, for lower case; to be looked for where no letter or digit stands before."""

_ANY = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{kind}>{pattern})' for kind, pattern in IDENTIFIERS.items())})",
    re.IGNORECASE,
)


def identifiers(text: str) -> Iterator[tuple[IdentifierKind, int, int]]:
    """What looks like one of IDENTIFIERS, from left to right: its kind, first character and the one after."""
    for found in _ANY.finditer(text):
        yield cast(IdentifierKind, found.lastgroup), found.start(), found.end()
