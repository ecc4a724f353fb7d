"""What is redacted or removed is gone from the file, in every version; what is left stands in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fishbowl.core.base import Words
from fishbowl.core.errors import Refused
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import CorrectNote, OpenTablecloths, WriteNote
from fishbowl.core.people import DescribePerson, WithdrawConsent
from fishbowl.core.redactions import RedactWords
from fishbowl.core.session import Undo
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import (
    AddTranscript,
    AddUtterance,
    CorrectUtterance,
    DropUtterance,
    RemoveTranscript,
)
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.record import build
from fishbowl.runtime.roles import view
from fishbowl.runtime.runner import Runner
from fishbowl.storage.codec import CODEC
from fishbowl.storage.verify import verify
from tests.support.house import House

SECRET = "Vera-Xanthippe"


class Begun(House):
    """Everyone is there, and the talk has begun."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.people_arrive()
        self.do("M", OpenStage("welcome"))


def everywhere(house: House) -> bytes:
    return b"".join(part.read_bytes() for part in house.path.parent.iterdir())


def bodies(runner: Runner, actor: str = "M") -> dict[int, object]:
    return {seq: body for seq, body in runner.read(tuple(range(1, len(runner.records) + 1)), actor).items()}


def test_what_is_left_stands_where_the_words_stood_and_the_words_are_gone(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        told = {"reason": f"{SECRET} came late", "text": f"{SECRET} spoke"}
        (moment,) = house.do("M", MarkMoment("m1"), **told).seqs
        (redaction,) = house.do("A", RedactWords(moment), reason="[name] came late", text="[name] spoke").seqs
        stands = {"reason": "[name] came late", "text": "[name] spoke"}
        assert house.runner.read((moment, redaction), "M") == {moment: stands}
        assert house.do("M", RedactWords(moment), reason="late", text="spoke").lingers is False
        assert house.runner.read((moment, redaction), "M") == {moment: {"reason": "late", "text": "spoke"}}
        record = build(house.runner, "M", CODEC.encode)
        assert [row.text for row in record.moments] == ["spoke"]
        log = {row.seq: (row.kind, row.body_is) for row in record.events}
        assert [log[seq] for seq in (moment, redaction)] == [
            ("MomentMarked", "given"),
            ("WordsRedacted", "none"),
        ]
        assert b"[name]" not in everywhere(house)
        assert SECRET.encode() not in everywhere(house)
    assert verify(house.path).faults == ()


def test_who_withdraws_takes_what_was_left_of_their_words_too(tmp_path: Path) -> None:
    """Also of a version in which they were not named."""
    with Begun(tmp_path) as house:
        (first,) = house.do("O1", WriteNote("n1", "O1", "quote"), text=f"{SECRET} and my brother").seqs
        (second,) = house.do("O1", CorrectNote("n1", "quote", "S2"), text=f"{SECRET}, says S2").seqs
        (own,) = house.do("A", DescribePerson("S2"), programme=f"with {SECRET}").seqs
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        for seq, text in ((first, "[name] and my brother"), (second, "[name], says S2")):
            house.do("M", RedactWords(seq), text=text)
        house.do("M", RedactWords(own), programme="with [name]")
        assert house.runner.read((first, second, own), "M") == {
            first: {"text": "[name] and my brother"},
            second: {"text": "[name], says S2"},
            own: {"programme": "with [name]"},
        }
        house.do("M", WithdrawConsent("S2"))
        assert house.runner.read((first, second, own), "M") == dict.fromkeys((first, second, own), "erased")
        assert b"[name]" not in everywhere(house)
        with pytest.raises(Refused) as refused:
            house.do("M", RedactWords(second), text="back again")
        assert refused.value.key == "redactions.no_words"
    assert verify(house.path).faults == ()


@pytest.mark.parametrize("undone", [False, True])
def test_what_became_anothers_stays_theirs(tmp_path: Path, *, undone: bool) -> None:
    """A speaker who was mistaken for another: what was given as the other's goes, and no more."""
    with Begun(tmp_path) as house:
        (first,) = house.do("O1", WriteNote("n1", "O1", "quote", "S2"), text="SECRET one").seqs
        (second,) = house.do("O1", CorrectNote("n1", "quote", "S3"), text="SECRET two").seqs
        if undone:
            house.do("O1", Undo())
        house.do("M", AddTranscript("t1", 1, "vtt", "sum", "cut", "nl"))
        (third,) = house.do("M", AddUtterance("t1", "u1", 1, "S2"), text="SECRET three").seqs
        (fourth,) = house.do("M", CorrectUtterance("u1", "S3"), text="SECRET four").seqs
        house.do("M", RedactWords(third), text="[name] three")
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        house.do("M", WithdrawConsent("S2"))
        seqs = (first, second, third, fourth)
        expected = dict(zip(seqs, ["erased", "SECRET two", "erased", "SECRET four"], strict=True))
        if undone:
            expected[second] = "erased"
        told = {row.seq: row.body for row in build(house.runner, "M", CODEC.encode).events}
        assert {seq: told[seq].removeprefix('{"text": "').removesuffix('"}') for seq in seqs} == expected
        held = everywhere(house)
        assert [text in held for text in (b"SECRET one", b"[name] three", b"SECRET four")] == [
            False,
            False,
            True,
        ]


def test_a_closed_tablecloth_stays_closed(tmp_path: Path) -> None:
    """To redact is to have read; and whoever may not learns no more than where there are no words."""
    with Begun(tmp_path) as house:
        (note,) = house.do("O1", WriteNote("n1", "O1", "observation"), text=f"{SECRET} laughs").seqs
        before = len(house.runner.records)
        for seq in (note, 1):
            with pytest.raises(Refused) as refused:
                house.do("M", RedactWords(seq), text="x")
            assert (refused.value.key, refused.value.params) == ("redactions.no_words", {"seq": seq})
        assert len(house.runner.records) == before
        assert house.runner.read((note,), "O1") == {note: {"text": f"{SECRET} laughs"}}


@pytest.mark.parametrize("left", [{}, {"text": "x", "more": "y"}, {"other": "x"}])
def test_all_fields_are_left_or_nothing_is_stored(tmp_path: Path, left: dict[str, str]) -> None:
    with Begun(tmp_path) as house:
        (note,) = house.do("M", WriteNote("n1", "M", "observation"), text=SECRET).seqs
        with pytest.raises(Refused) as refused:
            house.do("M", RedactWords(note), **left)
        assert refused.value.key == "redactions.not_whole"
        assert house.runner.read((note,), "M") == {note: {"text": SECRET}}


def test_a_redaction_of_a_redaction_is_of_no_words(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        (note,) = house.do("M", WriteNote("n1", "M", "observation"), text=SECRET).seqs
        (redaction,) = house.do("M", RedactWords(note), text="x").seqs
        with pytest.raises(Refused) as refused:
            house.do("M", RedactWords(redaction), text="y")
        assert refused.value.key == "redactions.no_words"


def test_an_observer_hears_of_their_own_words_alone(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        (mine,) = house.do("O1", WriteNote("n1", "O1", "observation"), text=SECRET).seqs
        (moment,) = house.do("M", MarkMoment("m1"), text=SECRET).seqs
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        (of_mine,) = house.do("M", RedactWords(mine), text="x").seqs
        (of_moment,) = house.do("M", RedactWords(moment), text="y").seqs
        seen = {actor: dict(view(house.state, actor).redactions) for actor in ("M", "O1", "O2", "S1", "T")}
        assert seen == {
            "M": {mine: of_mine, moment: of_moment},
            "O1": {mine: of_mine},
            "O2": {},
            "S1": {},
            "T": {},
        }
        assert house.runner.read((mine, moment), "O1") == {mine: {"text": "x"}, moment: "withheld"}


def test_who_has_not_heard_of_a_redaction_reads_what_is_left(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        (moment,) = house.do("M", MarkMoment("m1"), text=SECRET).seqs
        (other,) = house.do("M", MarkMoment("m2"), text="loud").seqs
        behind = house.study.runner(house.path)
        try:
            for left in ("[name]", "somebody"):
                (redaction,) = house.do("M", RedactWords(moment), text=left).seqs
                assert behind.read((moment, other), "M") == {moment: {"text": left}, other: {"text": "loud"}}
                assert behind.state.seq == redaction
        finally:
            behind.close()


def test_a_transcript_that_is_removed_takes_all_its_words_along(tmp_path: Path) -> None:
    """Those of earlier versions, those that a newer one dropped, and what redactions left of them."""
    with Begun(tmp_path) as house:
        first = house.do("M", MarkMoment("m0"), text="stays").seqs[0]
        house.do("M", AddTranscript("t1", 1, "vtt", "sum", "cut", "nl"))
        (redacted,) = house.do("M", AddUtterance("t1", "u1", 1, "S1"), text=f"{SECRET} 1").seqs
        house.do("M", AddUtterance("t1", "u2", 2, "S2"), text=f"{SECRET} 2")
        house.do("M", RedactWords(redacted), text="[name] 1")
        house.do("M", AddTranscript("t2", 1, "vtt", "sum2", "cut", "nl", replaces="t1"))
        house.do("M", CorrectUtterance("u1", None), text=f"{SECRET} 1b")
        house.do("M", DropUtterance("u2"))
        house.do("M", AddUtterance("t2", "u3", 2, None), text=f"{SECRET} 3")
        answer = house.do("M", RemoveTranscript("t2"))
        assert answer.lingers is False
        left = {seq: body for seq, body in bodies(house.runner).items() if body != "erased"}
        assert left == {first: {"text": "stays"}}
        assert SECRET.encode() not in everywhere(house)
        assert b"[name]" not in everywhere(house)
    assert verify(house.path).faults == ()


def test_another_transcript_keeps_its_words(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        house.do("M", AddTranscript("t1", 1, "vtt", "sum", "cut", "nl"))
        (one,) = house.do("M", AddUtterance("t1", "u1", 1, "S1"), text="one").seqs
        house.do("M", AddTranscript("t2", 1, "vtt", "other", "cut", "nl"))
        (two,) = house.do("M", AddUtterance("t2", "u2", 1, "S1"), text="two").seqs
        house.do("M", RemoveTranscript("t1"))
        assert house.runner.read((one, two), "M") == {one: "erased", two: {"text": "two"}}


def test_redacting_long_after_makes_nothing_last_until_then(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        (moment,) = house.do("M", MarkMoment("m1"), text=SECRET).seqs
        before = build(house.runner, "M")
        house.pass_time(90 * 86400)
        house.do("M", RedactWords(moment), text="x")
        after = build(house.runner, "M")
        assert (after.stages, after.pauses, after.turns) == (before.stages, before.pauses, before.turns)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["redact", "correct", "withdraw"])), max_size=9))
def test_whatever_the_order_no_word_that_was_taken_out_is_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]]
) -> None:
    """A model: what each event's words read as, and that the file holds no other."""
    with Begun(tmp_path_factory.mktemp("house")) as house:
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        latest = {
            n: house.do("O1", WriteNote(f"n{n}", "O1", "quote", f"S{n + 1}"), text=f"word-0-{n}.").seqs[0]
            for n in range(3)
        }
        stands: dict[int, str] = {seq: f"word-0-{n}." for n, seq in latest.items()}
        of = {seq: n for n, seq in latest.items()}
        gone: set[int] = set()
        for step, (n, what) in enumerate(steps, start=1):
            if n in gone:
                continue
            text = f"word-{step}-{n}."
            if what == "withdraw":
                house.do("M", WithdrawConsent(f"S{n + 1}"))
                gone.add(n)
            elif what == "redact":
                house.do("M", RedactWords(latest[n]), text=text)
                stands[latest[n]] = text
            else:
                latest[n] = house.do("O1", CorrectNote(f"n{n}", "observation"), text=text).seqs[0]
                stands[latest[n]], of[latest[n]] = text, n
        expected = {seq: "erased" if of[seq] in gone else {"text": text} for seq, text in stands.items()}
        assert house.runner.read(tuple(stands), "M") == expected
        kept = {text for seq, text in stands.items() if of[seq] not in gone}
        held = everywhere(house)
        for n in range(3):
            for step in range(len(steps) + 1):
                text = f"word-{step}-{n}."
                assert (text.encode() in held) == (text in kept), text
    assert verify(house.path).faults == ()


def test_many_redactions_go_in_one_transaction_or_not_at_all(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        seqs = [house.do("M", MarkMoment(f"m{n}"), text=SECRET).seqs[0] for n in range(3)]
        before = len(house.runner.records)

        def issued(*of: int) -> list[Issued]:
            return [Issued(house.ids(), "M", RedactWords(seq), Words.of(text="x")) for seq in of]

        with pytest.raises(Refused):
            house.runner.perform_all(issued(*seqs, 1))
        assert (len(house.runner.records), SECRET.encode() in everywhere(house)) == (before, True)
        house.runner.perform_all(issued(*seqs, seqs[0]))
        house.runner.catch_up()
        assert house.runner.read(tuple(seqs), "M") == {seq: {"text": "x"} for seq in seqs}
        assert SECRET.encode() not in everywhere(house)


# --- corrections of what was read before it was taken out -------------------------------------------------


def refused_correction(house: House, note_id: str, known_seq: int | None, text: str = SECRET) -> str:
    """Why it is refused; empty where it is stored."""
    try:
        house.do("O1", CorrectNote(note_id, "observation", known_seq=known_seq), text=text)
    except Refused as refused:
        return refused.key
    return ""


def test_a_correction_from_before_a_redaction_does_not_put_the_words_back(tmp_path: Path) -> None:
    """A phone without a network has the old words still, and what it made of them comes in much later."""
    with Begun(tmp_path) as house:
        (first,) = house.do("O1", WriteNote("n1", "O1", "observation"), text=f"{SECRET} one").seqs
        (second,) = house.do("O1", CorrectNote("n1", "observation"), text=f"{SECRET} two").seqs
        house.do("O1", WriteNote("n2", "O1", "observation"), text="of nobody")
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        for seq in (first, second):
            (redaction,) = house.do("M", RedactWords(seq), text="[name]").seqs
        # Of the newest version, of the one before it, and of what was never heard to be stored.
        for known_seq in (redaction - 1, second, first, 1):
            assert refused_correction(house, "n1", known_seq) == "redactions.taken_out_since"
        assert SECRET.encode() not in everywhere(house)
        assert refused_correction(house, "n2", 1, text="of nobody at all") == ""
        assert refused_correction(house, "n1", redaction, text="[name] three") == ""
        assert refused_correction(house, "n1", None, text="[name] four") == ""


def test_a_version_out_of_which_nothing_was_taken_may_be_corrected(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        (first,) = house.do("O1", WriteNote("n1", "O1", "observation"), text=f"{SECRET} one").seqs
        (second,) = house.do("O1", CorrectNote("n1", "observation"), text="somebody").seqs
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        house.do("M", RedactWords(first), text="[name] one")
        assert refused_correction(house, "n1", second, text="somebody else") == ""
        assert refused_correction(house, "n1", first) == "redactions.taken_out_since"


def test_a_quote_of_who_withdrew_comes_back_under_no_other_kind(tmp_path: Path) -> None:
    with Begun(tmp_path) as house:
        house.do("O1", WriteNote("n1", "O1", "quote", "S2"), text=SECRET)
        house.do("O1", WriteNote("n2", "O1", "quote", "S2"), text=SECRET)
        house.do("O1", CorrectNote("n2", "observation"), text=SECRET)
        (mine,) = house.do("O1", WriteNote("n3", "O1", "quote", "S2"), text=SECRET).seqs
        house.do("O1", CorrectNote("n3", "quote", "S3"), text="of S3")
        known_seq = house.runner.state.seq
        house.do("M", WithdrawConsent("S2"))
        for note_id in ("n1", "n2"):
            assert refused_correction(house, note_id, known_seq) == "redactions.erased"
            assert refused_correction(house, note_id, None) == "redactions.erased"
        assert refused_correction(house, "n3", mine) == "redactions.erased"
        assert refused_correction(house, "n3", known_seq, text="of S3, later") == ""
        assert SECRET.encode() not in everywhere(house)
