"""Events as the log keeps them: kind, version and JSON, and back into the core's own types.

msgspec and not pydantic: this is on the way to the first frame, and pydantic alone costs more than all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, get_args

import msgspec

from fishbowl.core.base import Body, Event, PersonId
from fishbowl.core.evolve import AnyEvent

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""From the fields of a kind's version v, as JSON gives them, to those of v + 1."""


def _with_consent_form(created: dict[str, Any]) -> dict[str, Any]:
    """Protocols once held no more of the consent form than its version."""
    protocol = created.get("protocol")
    if not isinstance(protocol, dict):
        return created
    version = protocol.get("consent_version", "1")
    return {**created, "protocol": {**protocol, "consent": {"version": version}}}


UPCASTS: Mapping[tuple[str, int], Upcast] = {("SessionCreated", 1): _with_consent_form}
"""By (kind, v). A kind's version is 1 more than its last upcast: the two can't contradict each other."""


class NewerKind(ValueError):
    """A kind, or a version of one, that this fishbowl does not know."""


class Unencodable(ValueError):
    """An event or text that would not come back from the record as it went in."""


class Encoded(NamedTuple):
    kind: str
    v: int
    data: str


class Codec:
    """`kinds` are all events there are; `upcasts` bring what older versions stored up to date."""

    def __init__(self, kinds: Iterable[type[Event]], upcasts: Mapping[tuple[str, int], Upcast]) -> None:
        self._types = {kind.__name__: kind for kind in kinds}
        self._versions = dict.fromkeys(self._types, 1)
        for kind, v in upcasts:
            self._versions[kind] = max(self._versions[kind], v + 1)
        self._upcasts = upcasts
        self._decoders: dict[str, msgspec.json.Decoder[Event]] = {}

    def encode(self, event: Event) -> Encoded:
        """The event as stored: the same event gives the same text always. Raises Unencodable.

        It is read back at once: what the record could not give again (a NaN, half a surrogate pair, a value
        outside its type) must fail here, while it can still be refused, and not at the next opening.
        """
        kind = type(event).__name__
        try:
            data = _encoder.encode(event)
            same = self._decoder(kind).decode(data) == event
        except ValueError as error:
            raise Unencodable(kind) from error
        if not same:
            raise Unencodable(kind)
        return Encoded(kind, self._versions[kind], data.decode())

    def decode(self, kind: str, v: int, data: str) -> Event:
        """The event that was stored so. Raises NewerKind, or ValueError where the data is no such event."""
        version = self._versions.get(kind, 0)
        if v > version:
            raise NewerKind(f"{kind} v{v}")
        if v == version:
            return self._decoder(kind).decode(data)
        fields = msgspec.json.decode(data, type=dict[str, Any])
        for older in range(v, version):
            fields = self._upcasts[kind, older](fields)
        return msgspec.convert(fields, self._types[kind])

    def _decoder(self, kind: str) -> msgspec.json.Decoder[Event]:
        decoder = self._decoders.get(kind)
        if decoder is None:
            decoder = self._decoders[kind] = msgspec.json.Decoder(self._types[kind])
        return decoder


def encode_body(body: Body) -> str:
    """What was typed, as stored. Raises Unencodable."""
    try:
        return _encoder.encode(dict(body)).decode()
    except ValueError as error:
        raise Unencodable("body") from error


def decode_body(stored: str) -> Body:
    """What was typed. Raises ValueError."""
    return _body.decode(stored)


def encode_subjects(subjects: Iterable[PersonId]) -> str:
    """Pseudonyms as stored: each once, in order. Raises ValueError for what is no text."""
    return _encoder.encode(sorted(set(subjects))).decode()


_encoder = msgspec.json.Encoder(order="sorted")
_body = msgspec.json.Decoder(dict[str, str])

CODEC = Codec(get_args(AnyEvent), UPCASTS)
