from __future__ import annotations

import subprocess
import sys

import pytest

from fishbowl.core.errors import NotSaved
from fishbowl.text import default_lang, explain, lang, say, say_in, say_n, say_n_in, set_lang
from fishbowl.text.words import common, errors


@pytest.fixture
def greeting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        common.WORDS, "greeting", ("Dag {name}, u bent {name}.", "Hello {name}, you are {name}.")
    )


def test_a_process_speaks_english_until_told_otherwise() -> None:
    assert (lang(), say("common.role.moderator")) == ("en", "moderator")
    set_lang("nl")
    assert (lang(), say("common.role.moderator")) == ("nl", "gespreksleider")


def test_a_card_speaks_its_own_language() -> None:
    set_lang("nl")
    assert say_in("en", "common.note.own_view") == "own view"


@pytest.mark.parametrize(
    ("n", "english", "dutch"),
    [(0, "0 notes", "0 notities"), (1, "1 note", "1 notitie"), (7, "7 notes", "7 notities")],
)
def test_a_count_takes_its_plural(n: int, english: str, dutch: str) -> None:
    assert say_n("common.count.notes", n) == english
    assert say_n_in("nl", "common.count.notes", n) == dutch


@pytest.mark.usefixtures("greeting")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("{name}", "{name}"),
        ("{0.__class__.__init__.__globals__}", "{0.__class__.__init__.__globals__}"),
        ("{", "{"),
        ("%s \\1 \\g<0>", "%s \\1 \\g<0>"),
        ("\x1b[2J\u202e", "␛[2J‹U+202E›"),
        (7, "7"),
    ],
)
def test_what_fills_a_blank_is_only_ever_shown(name: object, shown: str) -> None:
    assert say("common.greeting", name=name) == f"Hello {shown}, you are {shown}."


@pytest.mark.usefixtures("greeting")
@pytest.mark.parametrize("key", ["common.nothing", "nowhere.at_all", "common", "", ".", "common.greeting"])
def test_an_unknown_key_or_an_empty_blank_is_a_bug_that_names_the_key(key: str) -> None:
    with pytest.raises(KeyError) as caught:
        say(key)
    assert caught.value.args[0].startswith(f"{key}: ")


def test_a_blank_may_have_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(common.WORDS, "any", ("{key} {language} {n}", "{key} {language} {n}"))
    assert say_in("en", "common.any", key=1, language=2, n=3) == "1 2 3"


def test_an_error_is_explained_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = ("De schijf van {path} is vol.", "The disk of {path} is full.")
    monkeypatch.setitem(errors.WORDS, "test_disk", sentence)
    error = NotSaved("errors.test_disk", path="last")
    assert explain(error) == "The disk of last is full."
    assert explain(error, "nl") == "De schijf van last is vol."


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE"}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": ""}, "nl"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_locale_chooses_the_first_language(environ: dict[str, str], expected: str) -> None:
    assert default_lang(environ) == expected


def test_the_room_needs_nothing_installed_and_loads_words_when_they_are_said() -> None:
    probe = """if True:
        import sys
        before = set(sys.modules)
        import fishbowl.text
        roots = {name.partition(".")[0] for name in set(sys.modules) - before}
        print(sorted(roots - sys.stdlib_module_names), "fishbowl.text.words" in sys.modules)
        """
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert run.stdout == "['fishbowl'] False\n"
