"""Whatever is sent, the door answers that it is wrong: never a fault of its own, and never a trace of one."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fishbowl.core.base import Command
from fishbowl.runtime.door import PLACES, admit
from fishbowl.web.commands import ALLOWED
from tests.support.house import wait_until
from tests.web.doorway import Door, Evening, Stream, Visitor
from tests.web.observer import state_of

KINDS = sorted({name for kinds in ALLOWED.values() for name in kinds})
FIELDS = sorted(
    {field for kinds in ALLOWED.values() for kind in kinds.values() for field in kind.__struct_fields__}
)
KNOCKS = ["token", "pin", "name", "code"]
OURS = (200, 400, 409, 413, 429)


class Prepared:
    """A door and guests at each place, with a connection that is kept."""

    def __init__(self, evening: Evening) -> None:
        self.evening = evening
        self.door = evening.serve()
        self.guests = [evening.guest(self.door, place) for place in PLACES]
        self.actors = [guest.get("me").json["actor"] for guest in self.guests]
        self._connection: HTTPConnection | None = None

    def do(self, who: int, body: bytes) -> int:
        """As that guest; with another telephone of theirs once this one was too fast."""
        status = self.post(self.guests[who], "do", body)
        if status != 429:
            return status
        again = self.guests[who] = Visitor(self.door, PLACES[who])
        again.knock()
        let_in = admit(again.found_in(self.evening.doorway).id, self.actors[who])
        self.evening.room.change_door(let_in).result(10)
        wait_until(lambda: again.get("me").json["actor"] == self.actors[who])
        return self.post(again, "do", body)

    def post(self, visitor: Visitor, name: str, body: bytes) -> int:
        """Over one connection, since thousands of new ones would only measure the machine."""
        connection = self._connection = self._connection or self.door.connection()
        headers = {"Content-Type": "application/json", "Cookie": visitor.cookie}
        connection.request("POST", f"/api/{visitor.place}/{name}", body, headers)
        answer = connection.getresponse()
        said = answer.read()
        assert b"Traceback" not in said
        if answer.will_close:
            connection.close()
            self._connection = None
        return answer.status


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    with Evening(tmp_path_factory.mktemp("odd")) as evening:
        evening.people_arrive("O1", "O2", "S1")
        prepared = Prepared(evening)
        yield prepared
        assert prepared.door.said == ""
        assert prepared.door.stop() == 0


texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "S1", "S999", "O2", "M", "T", "\x00", "\x1b[2J", "x" * 5000, "\u202e", "\ud800", "null", "../.."]
    ),
)
plain = st.one_of(
    st.none(),
    st.booleans(),
    texts,
    st.integers(min_value=-(2**70), max_value=2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([1e308, -1e308, 10**300, 0.1, -0.0]),
)
anything = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)
)
commands = st.fixed_dictionaries(
    {
        "command_id": st.one_of(st.uuids().map(str), texts),
        "kind": st.one_of(st.sampled_from(KINDS), texts),
    },
    optional={
        "data": st.one_of(st.dictionaries(st.sampled_from(FIELDS), anything, max_size=5), anything),
        "words": st.one_of(
            st.dictionaries(st.one_of(st.sampled_from(["text", "age", "cls", "self"]), texts), texts),
            anything,
        ),
        "line": st.one_of(texts, st.none(), anything),
        "more": anything,
    },
)


def well_typed(kind: type[Command]) -> st.SearchStrategy[dict[str, Any]]:
    """A command of that kind as it may be, its values at random."""
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__}
    drawn = {
        name: st.one_of(st.sampled_from(["S1", "O1"]), texts) if hint is str else st.from_type(hint)
        for name, hint in hints.items()
    }
    said: st.SearchStrategy[dict[str, Any]] = st.one_of(
        st.fixed_dictionaries({"line": texts}),
        st.fixed_dictionaries({"words": st.fixed_dictionaries({"text": texts})}),
        st.just({}),
    )
    whole = st.fixed_dictionaries(
        {
            "command_id": st.uuids().map(str),
            "kind": st.just(kind.__name__),
            "data": st.fixed_dictionaries({}, optional=drawn),
        }
    )
    return st.builds(lambda one, other: {**one, **other}, whole, said)


fitting = st.one_of([well_typed(kind) for kinds in ALLOWED.values() for kind in kinds.values()])
knocks = st.dictionaries(st.one_of(st.sampled_from(KNOCKS), texts), st.one_of(texts, anything), max_size=5)
unhurried = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(command=st.one_of(fitting, commands, anything), who=st.integers(0, 2))
def test_any_command(prepared: Prepared, command: Any, who: int) -> None:
    assert prepared.do(who, json.dumps(command).encode()) in (200, 400, 409, 413)


@unhurried
@given(asked=st.one_of(knocks, anything))
@example(asked={"token": "\ud800"})
@example(asked={"pin": "\ud800", "name": "\udc00"})
def test_any_knock(prepared: Prepared, asked: Any) -> None:
    assert prepared.post(Visitor(prepared.door), "knock", json.dumps(asked).encode()) in (*OURS, 403)


@unhurried
@given(body=st.binary(max_size=200))
def test_any_bytes(prepared: Prepared, body: bytes) -> None:
    assert prepared.do(0, body) == 400
    assert prepared.post(Visitor(prepared.door), "knock", body) in (400, 403, 413, 429)


def note(**more: object) -> dict[str, object]:
    return {
        "command_id": str(uuid.uuid4()),
        "kind": "WriteNote",
        "data": {"note_id": "n"},
        "line": "x",
        **more,
    }


def raw(**more: str) -> bytes:
    """With values as they would stand in the body, not only such as JSON has."""
    whole = {name: json.dumps(value) for name, value in note().items()} | more
    return ("{" + ", ".join(f'"{name}": {value}' for name, value in whole.items()) + "}").encode(
        "utf-8", "surrogatepass"
    )


MALFORMED = {
    "not a number": raw(data='{"note_id": "n", "typed_s": NaN}'),
    "infinite": raw(data='{"note_id": "n", "typed_s": Infinity}'),
    "beyond": raw(data='{"note_id": "n", "typed_s": 1e999}'),
    "a huge whole number": raw(data='{"note_id": "n", "typed_s": ' + "9" * 5000 + "}"),
    "deep": raw(data="[" * 20_000 + "]" * 20_000),
    "deep objects": raw(data='{"a":' * 9000 + "1" + "}" * 9000),
    "a lone surrogate": raw(line='"\ud800"'),
    "a lone surrogate, escaped, in an id": raw(data='{"note_id": "\\ud800"}'),
    "a number beyond, beside a lone surrogate": raw(
        data='{"note_id": "n", "clock_off_s": 1e999}', line='"\\ud800"'
    ),
    "not a number, beside one": raw(data='{"note_id": "n", "clock_off_s": NaN}', line='"\\ud800"'),
    "no UTF-8": raw(line='"x"').replace(b'"x"', b'"\xff\xfe"'),
    "twice": raw(line='"x", "line": 3'),
    "an unknown field": raw(more="1"),
    "an unknown field of the command": raw(data='{"note_id": "n", "by": []}'),
    "a field of another command": raw(data='{"note_id": "n", "stage_id": "x"}'),
    "a number for an id": raw(command_id="7"),
    "a short id": raw(command_id='"x"'),
    "an id with a NUL": raw(command_id='"12345678\\u0000"'),
    "an id with a newline": raw(command_id='"12345678\\n"'),
    "a list for words": raw(line="null", words="[]"),
    "words beside a line": raw(words='{"text": "y"}'),
    "no words": raw(line="null"),
    "words of another name": raw(line="null", words='{"text": "x", "age": "9"}'),
    "words called cls": raw(line="null", words='{"cls": "x"}'),
    "a control character in an id": raw(data='{"note_id": "\\u001b[2J"}'),
    "a long id": raw(data=json.dumps({"note_id": "n" * 101})),
    "a kind of nobody's": raw(kind='"WithdrawConsent"'),
    "a kind of Python's": raw(kind='"__class__"'),
    "a moderator's": raw(kind='"OpenTablecloths"', data="{}", line="null"),
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "a text": b'"x"',
    "two": raw() + raw(),
    "zipped": b"\x1f\x8b\x08\x00",
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_what_is_malformed_is_refused_as_such(evening_door: tuple[Door, Visitor], body: bytes) -> None:
    _, anna = evening_door
    assert anna.ask("POST", "/api/tablecloth/do", body).status == 400


@pytest.fixture(scope="module")
def evening_door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Door, Visitor]]:
    with Evening(tmp_path_factory.mktemp("malformed")) as evening:
        evening.people_arrive()
        door = evening.serve()
        yield door, evening.guest(door)
        assert dict(state_of(evening).notes.by_id) == {}
        assert door.said == ""


def test_queries_that_are_none(tmp_path: Path) -> None:
    with Evening(tmp_path) as evening:
        evening.people_arrive()
        door = evening.serve()
        anna = evening.guest(door)
        for seq in ("\u00b2", "%c2%b2", "9" * 5000, "-1", "1e3", "0x1", "%00", "", "1;DROP"):
            quoted = seq.replace("\u00b2", "%C2%B2")
            assert anna.ask("GET", f"/api/tablecloth/words?seq={quoted}").body == b"{}"
            with Stream(anna, query=f"?after={quoted}") as stream:
                assert stream.until("me")["actor"] == "O1"
        compressed = {"Content-Encoding": "deflate"}
        assert anna.ask("POST", "/api/tablecloth/do", b"x\x9c\x03\x00", compressed).status == 400
        assert door.said == ""
