"""What is stored of an event is what comes back, for every kind there is."""

from __future__ import annotations

import json
import types
import typing
from functools import cache
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Event
from fishbowl.core.cards import CardDrawn
from fishbowl.core.evolve import AnyEvent
from fishbowl.core.notes import NoteWritten
from fishbowl.core.people import ConsentRecorded, SeatTaken
from fishbowl.core.protocol import ConsentForm
from fishbowl.core.stages import TimeAdded
from fishbowl.storage.codec import (
    CODEC,
    UPCASTS,
    Codec,
    Encoded,
    NewerKind,
    Unencodable,
    decode_body,
    encode_body,
    encode_subjects,
)
from tests.storage.records import created

KINDS: tuple[type[Event], ...] = typing.get_args(AnyEvent)


@cache
def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the core, with the numbers that JSON can hold; types may hold themselves."""
    arguments = typing.get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Struct):
        hints, names = typing.get_type_hints(kind), kind.__struct_fields__
        return st.deferred(lambda: st.builds(kind, **{name: anything(hints[name]) for name in names}))
    match typing.get_origin(kind):
        case typing.Literal:
            return st.sampled_from(arguments)
        case types.UnionType | typing.Union:
            return st.one_of([anything(each) for each in arguments])
        case origin if origin is tuple:
            return st.lists(anything(arguments[0]), max_size=1).map(tuple)
    if kind is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if kind is int:
        return st.integers(-(2**63), 2**63 - 1)
    return {str: st.text(), bool: st.booleans(), types.NoneType: st.none()}[kind]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_kind_of_event_comes_back_as_it_went_in(kind: Any, data: st.DataObject) -> None:
    event = data.draw(anything(kind))
    stored = CODEC.encode(event)
    assert CODEC.decode(*stored) == event
    assert (stored.kind, stored.v) == (kind.__name__, 1 + sum(of == kind.__name__ for of, _ in UPCASTS))
    assert CODEC.encode(CODEC.decode(*stored)) == stored


def test_what_is_stored_is_plain_json_in_the_order_of_names() -> None:
    event = NoteWritten("n1", "O1", "quote", "S2", typed_s=3.5)
    assert CODEC.encode(event) == Encoded(
        "NoteWritten",
        1,
        '{"at_s":null,"author":"O1","clock_off_s":null,"kind":"quote","note_id":"n1","sent_s":null,'
        '"source":"typed","speaker":"S2","typed_s":3.5}',
    )


def test_the_pinned_protocol_is_sorted_too_and_nothing_of_the_class_is_stored() -> None:
    stored = json.loads(CODEC.encode(created()).data)
    assert json.dumps(stored, sort_keys=True) == json.dumps(stored)
    assert sorted(stored) == ["codebook", "name", "protocol", "rehearsal", "session_id", "setup"]


@pytest.mark.parametrize(
    "event",
    [
        TimeAdded("binding", float("nan")),
        TimeAdded("binding", float("inf")),
        CardDrawn("half a pair \ud83d"),
        SeatTaken("S1", "3"),  # type: ignore[arg-type]
        NoteWritten("n1", "O1", "rumour"),  # type: ignore[arg-type]
    ],
    ids=["nan", "infinite", "surrogate", "text for a number", "no such kind of note"],
)
def test_what_would_not_come_back_is_refused_while_it_still_can_be(event: Event) -> None:
    with pytest.raises(Unencodable):
        CODEC.encode(event)


def test_a_kind_or_version_from_the_future_is_told_apart_from_damage() -> None:
    with pytest.raises(NewerKind, match="HologramShown v1"):
        CODEC.decode("HologramShown", 1, "{}")
    with pytest.raises(NewerKind, match="CardDrawn v2"):
        CODEC.decode("CardDrawn", 2, '{"card":"binding/1"}')


@pytest.mark.parametrize("data", ["", "{", "[]", "null", '{"card":7}', "{}"])
def test_damage_is_an_error_and_no_other_event(data: str) -> None:
    with pytest.raises(ValueError) as caught:
        CODEC.decode("CardDrawn", 1, data)
    assert not isinstance(caught.value, NewerKind)


def test_an_older_version_is_brought_up_to_date_step_by_step() -> None:
    class Moved(Event, frozen=True):
        undoable: ClassVar[bool] = False
        to: str
        by: str

    upcasts = {
        ("Moved", 1): lambda fields: {"to": fields["where"]},
        ("Moved", 2): lambda fields: {**fields, "by": "M"},
    }
    codec = Codec([Moved], upcasts)
    assert codec.decode("Moved", 1, '{"where":"break"}') == Moved("break", "M")
    assert codec.decode("Moved", 2, '{"to":"break"}') == Moved("break", "M")
    assert codec.encode(Moved("break", "A")) == Encoded("Moved", 3, '{"by":"A","to":"break"}')
    with pytest.raises(NewerKind):
        codec.decode("Moved", 4, "{}")


def as_once_stored(version: str | None) -> str:
    """A session made when a protocol held no more of the consent form than its version."""
    fields = json.loads(CODEC.encode(created()).data)
    del fields["protocol"]["consent"]
    if version is not None:
        fields["protocol"]["consent_version"] = version
    return json.dumps(fields)


@pytest.mark.parametrize(("version", "form"), [("3", ConsentForm("3")), (None, ConsentForm())])
def test_a_session_from_before_the_consent_form_keeps_its_version(
    version: str | None, form: ConsentForm
) -> None:
    made = created()
    expected = replace(made, protocol=replace(made.protocol, consent=form))
    assert CODEC.decode("SessionCreated", 1, as_once_stored(version)) == expected


def test_consent_from_before_the_boxes_has_none_ticked() -> None:
    stored = '{"means":"online","person":"S1","version":"1"}'
    assert CODEC.decode("ConsentRecorded", 1, stored) == ConsentRecorded("S1", "1", "online")


@pytest.mark.parametrize("data", ["{}", '{"protocol":7}', "[]"])
def test_damage_to_an_older_version_is_an_error_too(data: str) -> None:
    with pytest.raises(ValueError):
        CODEC.decode("SessionCreated", 1, data)


def test_no_upcast_is_for_a_kind_that_is_gone() -> None:
    assert {kind for kind, _ in UPCASTS} <= {kind.__name__ for kind in KINDS}


@given(st.dictionaries(st.text(), st.text()))
def test_words_come_back_as_they_were_typed(body: dict[str, str]) -> None:
    assert decode_body(encode_body(body)) == body
    assert encode_body(dict(reversed(body.items()))) == encode_body(body)


def test_subjects_are_kept_once_each_and_in_order() -> None:
    assert encode_subjects(["S2", "O1", "S2"]) == '["O1","S2"]'
