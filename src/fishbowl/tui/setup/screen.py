"""Set-up: three parts of one form, by keyboard alone: facts, people, and a last look before it is made."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input

from fishbowl.core.anew import replace
from fishbowl.core.errors import FishbowlError
from fishbowl.core.session import LEVELS, Setup
from fishbowl.runtime.newcomers import LONGEST_FACT, Newcomer
from fishbowl.text import iso_day, say
from fishbowl.tui.keys import Act, Acting, bindings, hints_of
from fishbowl.tui.leaving import is_leaving
from fishbowl.tui.setup.acts import ACTS, OF_PART
from fishbowl.tui.setup.draft import Draft, faults, resized
from fishbowl.tui.setup.fields import Field, Fields, FormBox
from fishbowl.tui.setup.lines import PARTS, check_lines, head_lines, people_lines, preview_lines
from fishbowl.tui.setup.offer import in_brief
from fishbowl.tui.widgets.choice import Choice
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.plain import Plain
from fishbowl.tui.widgets.toned import content

COUNTED = {"participants": 0, "observers": 1, "moderators": 2, "assistants": 3}
"""The fields that count people, with the place of their letter in `Draft.letters`."""


class SetupScreen(Acting, Screen[Any]):
    """Subclasses say what it is about, where the draft comes from, and what is done with it at the end."""

    SURFACE = "setup"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = ""
    """`show_part` gives the focus: back from a dialog, Textual would give it to a field that is hidden."""
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTS)

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        self.draft: Draft | None = None
        """None until what it rests on has been read."""
        self.part = 0
        self.cursor = 0
        self._setup = setup

    @property
    def keys_wait(self) -> bool:
        """While something is read or stored for this form: what is typed then is for what comes of it."""
        return any(worker.node is self and not worker.is_finished for worker in self.workers)

    # --- for subclasses ---------------------------------------------------------------------------------

    def heading(self) -> str:
        return ""

    def own_fields(self) -> list[Field]:
        """The fields above those that every session has."""
        return []

    def stands(self, newcomer: Newcomer) -> bool:
        """Whether this person's consent is on record already."""
        return False

    def finish(self) -> None:
        """Store it; nothing is wrong with the draft."""

    # --- what is shown ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Plain(id="head")
        with FormBox(id="facts"):
            yield Fields([*self.own_fields(), *_fields(self._setup)])
            yield Plain(id="preview")
        yield Plain(id="people")
        with VerticalScroll(id="check", can_focus=False):
            yield Plain(id="look")
        yield Notice()
        yield Plain(id="hints")

    def on_mount(self) -> None:
        self.show_part(0)

    def on_resize(self) -> None:
        self.call_after_refresh(self.paint)

    @property
    def fields(self) -> Fields:
        return self.query_one(Fields)

    def offered(self) -> list[Act[Any]]:
        return [act for act in self.ACTS if act.name in OF_PART[PARTS[self.part]]]

    def show_part(self, part: int) -> None:
        """Turn to another part, if nothing is wrong with what would be left behind."""
        if part > 0 and self.part == 0 and not self.is_sound():
            return
        self.part = max(0, min(part, len(PARTS) - 1))
        self.query_one(Notice).show("", layout=True)
        for n, name in enumerate(PARTS):
            self.query_one(f"#{name}").display = n == self.part
        if self.part == 0:
            self.fields.query("Input, Choice").first().focus()
        else:
            self.set_focus(None)
        self.call_after_refresh(self.paint)

    def is_sound(self) -> bool:
        """Whether nothing keeps it from being stored; else that is told, at the field to mend."""
        draft = self.draft
        if draft is None:
            return False
        wrong = next(iter(faults(draft)), None)
        if wrong is None:
            return True
        if self.part:
            self.show_part(0)
        self.fields.focus_on(wrong.field)
        value = self.fields.value(wrong.field)
        self.tell(say(wrong.key, protocol=draft.protocol.id, value=value, limit=LONGEST_FACT), is_error=True)
        return False

    def tell(self, what: FishbowlError | str, *, is_error: bool = False) -> None:
        if isinstance(what, FishbowlError):
            what, is_error = in_brief(what), True
        for notice in self.query(Notice):
            notice.say(what, is_error=is_error)

    def change(self, draft: Draft) -> None:
        """The draft as it is now; the fields that count people follow."""
        self.draft = draft
        self.cursor = max(0, min(self.cursor, len(draft.people) - 1))
        if is_leaving(self):
            return
        for name, place in COUNTED.items():
            if self.focused is None or self.focused.id != name:
                self.fields.put(name, str(len(draft.of(draft.letters[place]))))
        self.paint()

    def paint(self) -> None:
        if is_leaving(self):
            return
        width = self.size.width
        self.query_one("#head", Plain).show(content(head_lines(self.heading(), self.part, width)))
        self.query_one("#hints", Plain).show(content(hints_of(self, width)))
        if self.draft is None:
            return
        protocol = self.draft.protocol
        for name, size in (("participants", protocol.participants), ("observers", protocol.observers)):
            self.fields.say_behind(name, say("setup.range", low=size.low, high=size.high))
        self.query_one("#preview", Plain).show(content(preview_lines(self.draft, width)), layout=True)
        box = self.query_one("#people", Plain)
        height = box.content_size.height
        box.show(content(people_lines(self.draft, self.cursor, width, height)))
        self.query_one("#look", Plain).show(content(check_lines(self.draft, width - 1)), layout=True)

    # --- what is typed ----------------------------------------------------------------------------------

    @on(Input.Changed)
    @on(Choice.Changed)
    def _typed(self) -> None:
        if self.part == 0:
            self.query_one(Notice).drop_error()
        if self.draft is not None:
            self.change(self.read(self.draft))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_press("enter")

    def read(self, draft: Draft) -> Draft:
        """The draft with what stands in the fields now."""
        form = self.fields
        typed = {name: form.value(name) for name in ("institution", "programme", "place", "date")}
        typed["date"] = iso_day(typed["date"]) or typed["date"]
        setup = Setup(
            **typed,
            form="online" if form.value("form") == "online" else "room",
            level=next(level for level in LEVELS if level == form.value("level")),
        )
        draft = replace(draft, setup=setup)
        for name, place in COUNTED.items():
            if form.value(name):
                draft = resized(draft, draft.letters[place], form.number(name))
        return draft


def _fields(setup: Setup) -> list[Field]:
    forms = tuple((form, say(f"record.form.{form}")) for form in ("room", "online"))
    levels = tuple((level, level or say("record.level.none")) for level in LEVELS)
    return [
        Field(
            "institution", say("record.institution"), setup.institution, hint=say("setup.hint.institution")
        ),
        Field("programme", say("record.programme"), setup.programme),
        Field("place", say("record.place"), setup.place),
        Field("date", say("record.date"), setup.date, hint=say("setup.hint.date"), suggests=True),
        Field("form", say("record.form"), setup.form, forms),
        Field("level", say("record.level"), setup.level, levels),
        *(Field(name, say(f"setup.count.{name}"), digits=True, hint=" ") for name in COUNTED),
    ]
