"""What opens the door and what does not: the token, the PIN and its budget, the guest's cookie."""

from __future__ import annotations

from tests.support.house import wait_until
from tests.web.doorway import Evening, Visitor

WRONG = "AAAAAA"


def test_a_thousand_wrong_pins_keep_nobody_out_who_is_in_or_has_the_code(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    guesser = Visitor(door)
    pins = (WRONG, "", "aaa aaa", "AAAAAAA", "2" * 6, door.pin + "2", "\u00e9" * 6, "x" * 5000)
    statuses = [guesser.knock(pin=pins[n % len(pins)]).status for n in range(1000)]
    assert set(statuses) == {403, 429}
    assert statuses.count(403) <= 20
    assert statuses[:20] == [403] * 20
    assert guesser.cookie == ""
    # Even the right one is not looked at now; the code works, and whoever is in goes on.
    paused = guesser.knock(pin=door.pin)
    assert (paused.status, paused.json["error"]) == (429, "door.too_many_pins")
    assert 1 <= int(paused.headers["Retry-After"]) <= 60
    assert anna.note("still here").status == 200
    assert Visitor(door).knock().json["standing"] == "waiting"


def test_a_pin_is_read_as_people_type_it(evening: Evening) -> None:
    door = evening.serve()
    typed = f" {door.pin[:3].lower()}-{door.pin[3:].lower()} "
    assert Visitor(door).knock(pin=typed).json["standing"] == "waiting"


def test_a_wrong_token_is_no_way_round_the_budget_and_costs_nothing_of_it(evening: Evening) -> None:
    door = evening.serve()
    tokens = (door.token[:-1], door.token + "A", door.token.swapcase(), "x", "\u00e9" * 22, "../" * 9)
    for token in tokens * 20:
        refused = Visitor(door).knock(token=token)
        assert (refused.status, refused.json["error"]) == (403, "door.wrong_token")
    # With a PIN beside it, it is the PIN that is judged: right, wrong, and no more of them than without.
    assert Visitor(door).knock(token="x", pin=door.pin).status == 200
    statuses = [Visitor(door).knock(token="x", pin=WRONG).status for _ in range(30)]
    assert statuses == [403] * 20 + [429] * 10
    assert Visitor(door).knock(token="x", pin=door.pin).status == 429


def test_a_shut_door_judges_nothing(evening: Evening) -> None:
    from msgspec.structs import replace

    door = evening.serve()
    evening.room.change_door(lambda doorway: replace(doorway, shut=True)).result(10)
    wait_until(lambda: Visitor(door).knock().status == 423, "shut")
    answers = {Visitor(door).knock(**asked).body for asked in ({"pin": door.pin}, {"pin": WRONG}, {})}
    assert len(answers) == 1


def test_the_cookie_is_for_this_door_and_for_no_script(evening: Evening) -> None:
    door = evening.serve()
    answered = Visitor(door).knock()
    name, *flags = answered.headers["Set-Cookie"].split("; ")
    assert set(flags) == {"HttpOnly", "SameSite=Strict", "Path=/", f"Max-Age={16 * 3600}"}
    secret = name.partition("=")[2]
    assert len(secret) == 22
    assert secret.encode() not in answered.body
    # What is kept of it in the session file is a digest.
    assert secret not in (evening.room.live("door").result(10) or "")


def test_a_cookie_opens_the_place_it_was_given_for(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    for place in ("table", "entrance"):
        name = anna.cookie.partition("=")[0].replace("tablecloth", place)
        elsewhere = Visitor(door, place)
        elsewhere.cookie = f"{name}={anna.secret}"
        assert [elsewhere.get(what).status for what in ("me", "scene", "stream", "words")] == [401] * 4
    for odd in ("", "x" * 7000, "\u00e9", "\x7f", '"', "=;="):
        anna.cookie = f"{anna.cookie.partition('=')[0]}={odd}"
        assert anna.ask("GET", "/api/tablecloth/me", headers={"Cookie": anna.cookie}).status in (400, 401)


def test_a_name_is_one_clean_short_line(evening: Evening) -> None:
    door = evening.serve()
    names = ("\x1b]0;x\x07A\nB", "\u202eevil", "z" * 5000, "<b>A</b>", "a\u0301" * 500, "  \t ", "\x00")
    for name in names:
        assert Visitor(door).knock(name=name).status == 200
    shown = [guest.name for guest in evening.doorway.guests]
    assert shown == [
        "␛]0;x�A⏎B",
        "‹U+202E›evil",
        "z" * 40 + "…",
        "<b>A</b>",
        shown[4],
        "",
        "�",
    ]
    assert len(shown[4]) <= 41


def test_the_list_of_those_who_wait_has_an_end(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    statuses = [Visitor(door).knock().status for _ in range(450)]
    assert set(statuses) == {200, 429}
    assert statuses.count(200) <= 400
    assert anna.note("still here").status == 200
