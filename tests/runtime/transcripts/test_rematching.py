"""A corrected transcript against the one before: what is the same utterance, and what that comes down to."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.core.anew import replace
from fishbowl.core.base import MAX_WORDS, Words
from fishbowl.core.transcribed import Utterance
from fishbowl.core.transcripts import AddTranscript, AddUtterance, CorrectUtterance, DropUtterance
from fishbowl.runtime.ids import CountedIds
from fishbowl.runtime.transcripts.rematching import Text, rematched
from fishbowl.runtime.transcripts.transcribing import Said, added, fitting, renewed

FIRST = AddTranscript("t1", 1, "vtt", "sum", "cut", "en")
NEWER = AddTranscript("t2", 1, "vtt", "other", "cut", "en", replaces="t1")
LINES = (
    "So what ties you to this place most of all?",
    "Well I think my own classmates, and the work in the ward.",
    "Yes.",
    "And the teachers who know you by your own name.",
    "Nothing really, I go home by train at four.",
)


def texts(*lines: str, apart_s: float | None = 10.0, ids: bool = False) -> list[Text]:
    return [
        Text(line, None if apart_s is None else n * apart_s, (f"g/{line[:4]}-{n}",) if ids else (str(n),))
        for n, line in enumerate(lines)
    ]


def test_the_same_file_is_the_same() -> None:
    for apart_s in (None, 10.0):
        assert rematched(texts(*LINES, apart_s=apart_s), texts(*LINES, apart_s=apart_s)) == {
            n: n for n in range(5)
        }


def test_by_its_own_ids_whatever_was_changed() -> None:
    old = texts(*LINES, ids=True)
    new = [replace(old[3], text="Quite other words.", from_s=99.0), replace(old[0], from_s=5.0)]
    assert rematched(old, new) == {0: 3, 1: 0}


def test_ids_that_only_count_say_nothing() -> None:
    """The first line was taken out, and the program counted anew."""
    assert rematched(texts(*LINES, apart_s=None), texts(*LINES[1:], apart_s=None)) == {0: 1, 1: 2, 2: 3, 3: 4}


def test_by_when_they_begin_and_where_two_begin_at_once_by_their_words() -> None:
    old = [Text("hello there", 3.0, ()), Text("good morning to you", 3.0, ()), Text("x", 9.0, ())]
    new = [Text("Good morning to you!", 3.0, ()), Text("Hello there.", 3.0, ()), Text("quite other", 9.0, ())]
    assert rematched(old, new) == {0: 1, 1: 0, 2: 2}


def test_by_their_words_where_times_were_moved_or_there_are_none() -> None:
    changed = (LINES[0], "Well I think my own class, and the work in the ward.", "New.", *LINES[2:])
    pairs = {0: 0, 1: 1, 3: 2, 4: 3, 5: 4}
    assert rematched(texts(*LINES, apart_s=None), texts(*changed, apart_s=None)) == pairs
    moved = [replace(text, from_s=(text.from_s or 0) + 3.2) for text in texts(*changed)]
    assert rematched(texts(*LINES), moved) == pairs


def test_many_that_all_changed_are_found_near_their_place() -> None:
    old = [Text(f"this is what was said at place number {n} of it", None, ()) for n in range(600)]
    new = [Text(f"this is what was said at place number {n} of it all", None, ()) for n in range(600)]
    assert rematched(old, new) == {n: n for n in range(600)}


# --- and as commands --------------------------------------------------------------------------------------


def stored(said: Sequence[Said]) -> tuple[list[Utterance], dict[str, str | None]]:
    """As the first version stands on record, its ids u1, u2 ..."""
    utterances, words = [], {}
    for n, each in enumerate(said, start=1):
        found = Utterance(
            f"u{n}", "t1", n, each.speaker, each.from_s, each.to_s, each.to_inferred, each.cues, n, n
        )
        utterances.append(found)
        words[found.id] = Words.of(text=each.text).body.get("text", "")
    return utterances, dict(words)


ONE = Said("S1", "So what ties you to this place?", 0.0, 4.0)
TWO = Said("S2", "My own classmates, and the work.", 5.0, 9.0)
THREE = Said(None, "Yes, and the teachers.", 10.0, 12.0)


def test_a_first_time_all_are_added_in_their_order() -> None:
    commands = added(FIRST, (ONE, TWO), CountedIds())
    first, second = (command for command, _ in commands[1:])
    assert (commands[0], len(commands)) == ((FIRST, Words()), 3)
    assert isinstance(first, AddUtterance)
    assert isinstance(second, AddUtterance)
    assert (first.n, first.speaker, first.from_s, second.n, second.speaker) == (1, "S1", 0.0, 2, "S2")
    assert [words.body for _, words in commands[1:]] == [{"text": ONE.text}, {"text": TWO.text}]


def test_nothing_changed_is_nothing_to_do() -> None:
    old, words = stored((ONE, TWO))
    changes = renewed(NEWER, (ONE, TWO), old, words, CountedIds())
    assert changes.commands == ((NEWER, Words()),)
    assert (changes.same, changes.corrected, changes.new, changes.dropped) == (2, 0, 0, 0)


def test_corrections_are_versions_and_the_rest_comes_and_goes() -> None:
    old, words = stored((ONE, TWO, THREE))
    corrected = replace(TWO, text="My own class, and the work.", speaker="S3")
    new = Said("S1", "Something that nobody had heard before.", 6.0, 7.0)
    changes = renewed(NEWER, (ONE, corrected, new), old, words, CountedIds())
    assert (changes.same, changes.corrected, changes.new, changes.dropped) == (1, 1, 1, 1)
    head, correction, addition, drop = changes.commands
    assert head == (NEWER, Words())
    assert correction == (CorrectUtterance("u2", "S3", 5.0, 9.0), Words.of(text=corrected.text))
    assert isinstance(addition[0], AddUtterance)
    assert (addition[0].transcript_id, addition[0].n, addition[1]) == ("t2", 2, Words.of(text=new.text))
    assert drop == (DropUtterance("u3"), Words())


def test_what_was_erased_does_not_come_back_with_a_corrected_file() -> None:
    old, words = stored((ONE, TWO))
    words["u2"] = None
    silenced = Said(None, "[no consent]", 5.0, 9.0, silenced=True)
    changes = renewed(NEWER, (ONE, silenced), old, words, CountedIds())
    assert (changes.same, changes.commands) == (2, ((NEWER, Words()),))


def test_what_is_longer_than_the_record_takes_is_parted_at_a_sentence() -> None:
    sentence = "One sentence of some length. "
    whole = Said("S1", sentence * 300, 0.0, 870.0, cues=("a",))
    parts = tuple(fitting((whole,)))
    assert "".join(part.text for part in parts) == whole.text
    assert all(len(part.text) <= MAX_WORDS and part.text.endswith(". ") for part in parts)
    assert (parts[0].from_s, parts[-1].to_s) == (0.0, 870.0)
    assert [part.to_s for part in parts[:-1]] == [part.from_s for part in parts[1:]]
    assert {(part.speaker, part.to_inferred, part.cues) for part in parts} == {("S1", True, ("a",))}
    assert tuple(fitting((Said("S1", "x" * (MAX_WORDS * 2 + 1)),)))[2].text == "x"
    assert tuple(fitting((ONE,))) == (ONE,)
