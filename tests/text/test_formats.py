from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from fishbowl.text import (
    Lang,
    cells,
    clean_line,
    clock,
    clock_s,
    date_long,
    decimal,
    fit,
    grouped,
    hms,
    iso,
    iso_day,
    minutes_range,
    mmss,
    percent,
    set_lang,
)
from tests.text.hostile import HARMLESS, HOSTILE

CET = timezone(timedelta(hours=1))
AFTERNOON = 1_772_544_672.25
"""Tuesday 3 March 2026, 13:31:12.250 UTC."""


@pytest.mark.parametrize(
    ("seconds", "minutes", "hours"),
    [
        (0, "0:00", "0:00:00"),
        (9.99, "0:09", "0:00:09"),
        (370, "6:10", "0:06:10"),
        (768, "12:48", "0:12:48"),
        (3600, "60:00", "1:00:00"),
        (3723, "62:03", "1:02:03"),
        (4500, "75:00", "1:15:00"),
        (36_000, "600:00", "10:00:00"),
        (-0.5, "0:00", "0:00:00"),
        (-70, "-1:10", "-0:01:10"),
        (-70.9, "-1:10", "-0:01:10"),
    ],
)
def test_durations(seconds: float, minutes: str, hours: str) -> None:
    assert (mmss(seconds), hms(seconds)) == (minutes, hours)


def test_wall_clock_and_day() -> None:
    assert clock(AFTERNOON, CET) == "14:31"
    assert clock_s(AFTERNOON, CET) == "14:31:12"
    assert date_long(AFTERNOON, "nl", CET) == "dinsdag 3 maart 2026"
    assert date_long(AFTERNOON, "en", CET) == "Tuesday 3 March 2026"


def test_the_zone_decides_the_day() -> None:
    just_before_midnight_utc = 1_798_757_940  # 31 December 2026, 22:59
    assert date_long(just_before_midnight_utc, "nl", CET) == "donderdag 31 december 2026"
    assert date_long(just_before_midnight_utc + 3600, "nl", CET) == "vrijdag 1 januari 2027"


def test_without_a_zone_the_clock_is_the_machines_own() -> None:
    assert clock(AFTERNOON) == "14:31"
    assert clock(1_782_912_672) == "15:31"  # 1 July: summer time


@pytest.mark.parametrize(
    ("epoch_s", "expected"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (AFTERNOON, "2026-03-03T13:31:12.250Z"),
        (1_700_000_000.123, "2023-11-14T22:13:20.123Z"),
    ],
)
def test_iso(epoch_s: float, expected: str) -> None:
    assert iso(epoch_s) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-03-12", "2026-03-12"),
        (" 2026-3-2 ", "2026-03-02"),
        ("12-3-2026", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("12 maart 2026", "2026-03-12"),
        ("Donderdag  12 Maart 2026", "2026-03-12"),
        ("Thursday, 12 March 2026", "2026-03-12"),
        ("29 februari 2028", "2028-02-29"),
        ("29 februari 2026", None),
        ("3/12/2026", None),
        ("12-3-26", None),
        ("12 mrt 2026", None),
        ("0000-00-00", None),
        ("morgen", None),
        ("2026-03-12 14:00", None),
        ("१२-३-२०२६", None),
        ("", None),
    ],
)
def test_iso_day(typed: str, expected: str | None) -> None:
    assert iso_day(typed) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [(0, "0 %"), (0.004, "0 %"), (0.005, "1 %"), (0.41, "41 %"), (0.125, "13 %"), (1, "100 %")],
)
def test_percent(part: float, expected: str) -> None:
    assert percent(part) == expected


@pytest.mark.parametrize(
    ("low_s", "high_s", "expected"),
    [
        (1200, None, "20"),
        (1200, 1200, "20"),
        (1200, 1800, "20–30"),
        (450, None, "7:30"),
        (450.0, 600.0, "7:30–10"),
    ],
)
def test_minutes_range(low_s: float, high_s: float | None, expected: str) -> None:
    assert minutes_range(low_s, high_s) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("S1 speaks", 9),
        ("cafe\u0301", 4),
        ("日本", 4),
        ("👍🏽", 2),
        ("❤️", 2),
        ("❤", 1),
        ("👩‍👩‍👧‍👦", 2),
        ("🇳🇱", 2),
        ("\u1112\u1161\u11ab", 2),
        ("␛‹U+202E›⏎…", 11),
    ],
)
def test_cells(text: str, expected: int) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize("text", [clean_line(text) for text in (*HARMLESS, *HOSTILE.values())])
def test_cells_are_counted_as_the_screens_count_them(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("tablecloth", 10, "tablecloth"),
        ("tablecloth", 9, "tableclo…"),
        ("tablecloth", 1, "…"),
        ("tablecloth", 0, ""),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("ab👩‍👩‍👧‍👦cd", 5, "ab👩‍👩‍👧‍👦…"),
        ("ab👩‍👩‍👧‍👦cd", 4, "ab…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("", 0, ""),
    ],
)
def test_fit(text: str, width: int, expected: str) -> None:
    assert fit(text, width) == expected


@given(st.text(), st.integers(0, 30))
def test_what_fits_is_a_beginning_of_the_text_and_no_wider_than_asked(text: str, width: int) -> None:
    text = clean_line(text)
    cut = fit(text, width)
    assert cells(cut) <= width
    assert cut == text or text.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize(("language", "point", "apart"), [("nl", ",", "."), ("en", ".", ",")])
def test_numbers_are_written_as_the_language_has_them(language: Lang, point: str, apart: str) -> None:
    set_lang(language)
    assert decimal(12.26) == f"12{point}3"
    assert decimal(0.51234, 3) == f"0{point}512"
    assert decimal(2.0, signed=True) == f"+2{point}0"
    assert decimal(-0.5, signed=True) == f"-0{point}5"
    assert [decimal(95.0, None), decimal(95.5, None)] == ["95", f"95{point}5"]
    assert grouped(1_234_567.4) == f"1{apart}234{apart}567"
