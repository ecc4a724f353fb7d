"""What stands on the screen until it is mended, one sentence a line."""

from __future__ import annotations

from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.attention import Attention, attentions
from fishbowl.core.errors import FishbowlError
from fishbowl.core.state import SessionState
from fishbowl.core.timing import awaits_outcome
from fishbowl.runtime.door import Doorway
from fishbowl.text import clean_line, explain, say
from fishbowl.tui.door.lines import called
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import Line, Piece, Tone, fit_line, line

NO_DOOR = Doorway()
DOOR_KEY = "j"


class Standing(Struct, frozen=True):
    """`key` is what mends it, if a key does."""

    text: str
    tone: Tone = "warn"
    key: str = ""


def standing(
    look: Look, watching: bool, not_saved: FishbowlError | None, doorway: Doorway = NO_DOOR
) -> list[Standing]:
    """Everything that stands now, the most urgent first."""
    state = look.state
    found: list[Standing] = []
    if not_saved is not None:
        found.append(Standing(say("console.not_saved", why=explain(not_saved)), "alarm"))
    if watching:
        found.append(Standing(say("console.watching"), "alarm", "T"))
    if state.session.paused_since_s is not None:
        found.append(Standing(say("console.paused"), "warn", "p"))
    found += _at_the_door(doorway)
    stage = state.current_stage
    if stage is not None and awaits_outcome(state, look.now_s):
        found.append(Standing(say("console.overrun", stage=clean_line(stage.title)), "alarm", "+"))
    if state.stages.started_s is not None and not any(p.is_here for p in state.people.participants):
        found.append(Standing(say("console.nobody_here"), "warn", "g"))
    return [*found, *(_attention(state, each) for each in attentions(state))]


def _at_the_door(doorway: Doorway) -> list[Standing]:
    """Who asks to come in, and what is wrong with the door."""
    if doorway.url and not doorway.is_open:
        return [Standing(say("door.screen.fell"), "alarm", DOOR_KEY)]
    found = [Standing(say(doorway.trouble), "alarm", DOOR_KEY)] if doorway.trouble else []
    if doorway.waiting:
        names = ", ".join(called(guest) for guest in doorway.waiting)
        found.append(Standing(say("door.screen.asking", names=names), "warn", DOOR_KEY))
    return found


def warning_lines(found: list[Standing], width: int, height: int) -> list[Line]:
    """At most `height` lines; where there are more, the last says how many and which key shows them.

    A single line goes to the most urgent, with how many more there are before it.
    """
    if len(found) <= height:
        return [_row(each, width) for each in found]
    if height <= 1:
        return [_row(replace(found[0], text=f"(+{len(found) - 1}) {found[0].text}"), width)][:height]
    more = say("console.more_warnings", n=len(found) - height + 1)
    return [_row(each, width) for each in (*found[: height - 1], Standing(more, "warn", G.warn))]


def _row(each: Standing, width: int) -> Line:
    key = [Piece(f"{each.key} ", "title")] if each.key else []
    return fit_line(line(Piece(f" {G.warn} ", each.tone), *key, Piece(each.text, each.tone)), width)


def _attention(state: SessionState, each: Attention) -> Standing:
    words: dict[str, object] = {
        "people": ", ".join(each.people),
        "low": each.low,
        "high": each.high,
        "n": each.count,
    }
    sentence = say(f"console.attention.{each.kind}", **words, **_language(state))
    cue = each.kind.startswith("cue_")
    return Standing(
        sentence,
        "alarm" if cue or each.kind in ("no_consent", "recorder_paused") else "warn",
        KEYS.get(each.kind, "r" if cue else "g"),
    )


KEYS = {"wrong_language": "r", "recorder_paused": "r"}


def _language(state: SessionState) -> dict[str, str]:
    code = state.recording.language
    heard = say(f"common.lang.{code}") if code in ("nl", "en", "und") else clean_line(code)
    return {"heard": heard, "spoken": say(f"common.lang.{state.protocol.lang}")}
