"""What the debrief shows, as lines."""

from __future__ import annotations

from fishbowl.core.base import CREW, Actor, role_of
from fishbowl.core.debrief import Topic
from fishbowl.core.state import SessionState
from fishbowl.text import clean_line, clock, hms, mmss, say
from fishbowl.tui.console.guide import fitted
from fishbowl.tui.console.items import Item
from fishbowl.tui.debrief.form import (
    TOPICS,
    Form,
    Row,
    chosen,
    has_begun,
    hung_on,
    place,
    rows,
    thanked,
)
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import READABLE, Line, Piece, Tone, left, line, rule, toned, wrap
from fishbowl.tui.view import View

TOPIC_WIDTH = 38


def head_line(view: View, actor: Actor) -> Line:
    """How long the debrief has gone on, quietly; and for the crew, who still has no thank-you."""
    return rule(say("debrief.title"), view.width, f" {G.dot} ".join(_head_parts(view, actor)))


def _head_parts(view: View, actor: Actor) -> list[str]:
    state = view.state
    parts = []
    if state.session.ended_s is not None:
        parts.append(say("debrief.since_end", time=mmss(view.now_s - state.session.ended_s)))
    due = thanked(state) if role_of(actor) in CREW else ()
    if due:
        given = sum(1 for person in due if person.id in state.debrief.gifts)
        parts.append(say("debrief.gifts", n=given, of=len(due)))
    return parts


def topic_rows(width: int) -> int:
    """How many lines the topics take, beside each other as far as the width allows."""
    columns = max(1, width // TOPIC_WIDTH)
    return -(-len(TOPICS) // columns)


def topic_lines(view: View, form: Form) -> list[Line]:
    """The eight topics in columns, each with how many lines it has."""
    height = topic_rows(view.width)
    column = view.width // max(1, -(-len(TOPICS) // height))
    out: list[Line] = []
    for top in range(height):
        pieces = [_topic(view.state, topic, topic == form.topic, column) for topic in TOPICS[top::height]]
        out.append(line(*pieces))
    return out[: view.height]


def _topic(state: SessionState, topic: Topic, is_chosen: bool, width: int) -> Piece:
    count = sum(1 for entry in state.debrief.in_order if entry.topic == topic)
    sign = G.now if is_chosen else " "
    text = left(f"{sign} {say(f'debrief.topic.{topic}')}  {count or G.none}", width)
    return Piece(text, "strong" if is_chosen else "plain" if count else "faint")


def body_lines(view: View, form: Form, actor: Actor) -> list[Line]:
    """What was marked and what was written under the topic."""
    head = rule(say(f"debrief.topic.{form.topic}"), view.width)
    if not has_begun(view.state):
        return [head, *_paragraph(view, say("debrief.too_early"))][: view.height]
    found = rows(view.state, form.topic)
    if not found:
        return [head, *_paragraph(view, say(f"debrief.about.{form.topic}"))][: view.height]
    at = chosen(view.state, form)
    items = tuple(_item(view, row, actor) for row in found)
    aimed = next((item for item in items if at is not None and item.key == at.key), None)
    shown = fitted(items, aimed, view.width, view.height - 1)
    # Without a cursor the newest lines matter, which stand at the bottom.
    return [head, *(shown if aimed is not None else shown[-(view.height - 1) :])][: view.height]


def _paragraph(view: View, text: str) -> list[Line]:
    return [toned(f" {row}", "faint") for row in wrap(text, min(view.width - 2, READABLE))]


def _item(view: View, row: Row, actor: Actor) -> Item:
    words = view.desk.word(row.seq, "text")
    name = say("debrief.name_sign") if row.names_someone else ""
    if row.kind == "line":
        mine = row.by == actor
        text, tone = f"{'' if mine else f'{row.by}: '}{words}", "strong" if mine else "plain"
        return Item(row.key, G.dot, text, indent=4 if row.hangs else 0, tone=_tone(tone))
    said = f"{row.by}: " if row.kind == "check" else ""
    where = f"{when(view, row.at_s)}  {name}{said}{words}".rstrip()
    end = row.by if row.kind == "moment" else ""
    return Item(row.key, G.open, where, end=end, tone="plain")


def _tone(name: str) -> Tone:
    return "strong" if name == "strong" else "plain"


def when(view: View, at_s: float) -> str:
    """An instant by the wall clock and the session's own, with the stage and card of that moment."""
    found = place(view.state, at_s)
    parts = [clock(view.look.wall_at(at_s))]
    if found.session_s is not None:
        parts.append(hms(found.session_s))
    if found.stage_id:
        title = clean_line(view.state.stage(found.stage_id).title)
        number = f" {view.state.card(found.card).number}" if found.card else ""
        parts.append(f"{title}{number}")
    return "  ".join(parts)


def about_line(view: View, form: Form) -> Line:
    """The rule above the line: where a line that is sent now will stand."""
    topic = say(f"debrief.topic.{form.topic}")
    row = chosen(view.state, form)
    if row is not None and hung_on(view.state, form):
        return rule(
            say("debrief.on_moment", topic=topic, when=when(view, row.at_s)), view.width, tone="strong"
        )
    return rule(topic, view.width, tone="strong")
