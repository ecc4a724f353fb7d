"""Texts that do harm where they are shown raw, each under the name of what it would do."""

from __future__ import annotations

ESC = "\x1b"

HOSTILE: dict[str, str] = {
    "clipboard, OSC 52": f"{ESC}]52;c;cm0gLXJmIH4=\x07",
    "clipboard, ended by ST": f"{ESC}]52;c;cm0gLXJmIH4={ESC}\\",
    "hyperlink, OSC 8": f"{ESC}]8;;https://evil.example{ESC}\\click{ESC}]8;;{ESC}\\",
    "window title, OSC 0": f"{ESC}]0;owned\x07",
    "clear the screen": f"{ESC}[2J{ESC}[H",
    "cursor to the top": f"{ESC}[1;1Hover the clock",
    "colours and conceal": f"{ESC}[31;8msecret{ESC}[0m",
    "alternate screen": f"{ESC}[?1049h",
    "mouse reports on": f"{ESC}[?1003h",
    "device status request": f"{ESC}[6n{ESC}[c",
    "DCS": f'{ESC}P$q"p{ESC}\\',
    "APC, PM, SOS": f"{ESC}_x{ESC}\\{ESC}^y{ESC}\\{ESC}Xz{ESC}\\",
    "reset": f"{ESC}c",
    "C1 CSI": "\x9b2J",
    "C1 OSC": "\x9d0;owned\x9c",
    "C1 DCS": "\x90q\x9c",
    "NUL": "a\0b",
    "bell, backspace, delete": "a\x07\x08\x08\x7fb",
    "carriage return over the line": "innocent\rguilty",
    "vertical tab, form feed": "a\x0b\x0cb",
    "shift out": "\x0eabc\x0f",
    "bidi override": "\u202egnirts\u202c",
    "bidi isolates": "\u2066abc\u2067def\u2069",
    "bidi marks": "\u200e\u200f\u061c",
    "zero width": "pass\u200bword\u2060\ufeff",
    "soft hyphen": "a\u00adb",
    "tag characters": "\U000e0041\U000e007f",
    "line and paragraph separators": "a\u2028b\u2029c",
    "lone surrogates": "\ud800a\udfff",
    "private use": "\ue000\U000f0000",
    "not a character": "\ufffe\U0010ffff",
    "stacked marks": "Z" + "\u0334\u0352\u0361\u0329" * 20 + "algo",
    "stacked marks, joined": "Z" + "\u0352\u200d" * 40,
    "4,000 overrides": "\u202e" * 4000,
    "4,001 letters": "a" * 4001,
}

HARMLESS: tuple[str, ...] = (
    "",
    "Plain, with 'quotes' and \"quotes\".",
    "Tweede regel\n\tingesprongen",
    "Ik voelde me er thuis: één groep, geïnteresseerde docenten, ’s avonds – óók online… €5",
    "cafe\u0301 nin\u0303o",
    "[/foo] [@click=app.evil]x[/] <script>alert(1)</script> {name} %s",
    "👩‍👩‍👧‍👦 👍🏽 🇳🇱 ❤️‍🔥 1️⃣ 🏳️‍🌈",
    "日本語 العربية עִבְרִית Tiếng Việt ไทย हिन्दी 한국어",
    "a" * 4000,
)
