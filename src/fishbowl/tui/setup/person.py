"""What is to be known of one person: never a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from fishbowl.core.people import ConsentMeans
from fishbowl.core.protocol import Protocol
from fishbowl.runtime.newcomers import FACTS, LONGEST_FACT, PREPARING, Newcomer, asked_of, unfit
from fishbowl.text import say
from fishbowl.tui.dialogs.question import Question
from fishbowl.tui.dialogs.sheet import Hint
from fishbowl.tui.setup.fields import Field, Fields
from fishbowl.tui.setup.lines import role_of
from fishbowl.tui.setup.offer import Option

OF_OBSERVER = ("institution", "role", "programme")
MEANS: tuple[ConsentMeans, ...] = ("paper", "online", "spoken")


class PersonQuestion(Question[Newcomer]):
    """Gives the person as filled in. Consent that is on record (`stands`) can change its form, not go."""

    AUTO_FOCUS = "Fields Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("ctrl+n", "save", show=False),
    ]

    def __init__(self, newcomer: Newcomer, protocol: Protocol, stands: bool) -> None:
        super().__init__()
        self._newcomer, self._version, self._stands = newcomer, protocol.consent_version, stands
        asked = OF_OBSERVER if newcomer.letter == "O" else asked_of(protocol)
        # What a file or they themselves said besides stays in sight: it is on record too.
        known = (name for name in (*FACTS, *PREPARING) if name in newcomer.facts and name not in asked)
        self._facts = (*asked, *known)

    def heading(self) -> str:
        role = say(f"common.role.{role_of(self._newcomer)}")
        return say("setup.person", person=self._newcomer.person, role=role)

    def compose_parts(self) -> ComposeResult:
        newcomer = self._newcomer
        fields = [
            Field(name, say(f"setup.fact.{name}"), newcomer.facts.get(name, "")) for name in self._facts
        ]
        yes_no = tuple((value, say(f"common.{value}")) for value in ("no", "yes"))
        if newcomer.letter == "O":
            teaches = "yes" if newcomer.teaches_here else "no"
            fields.append(Field("teaches", say("setup.fact.teaches"), teaches, yes_no))
        fields.append(Field("seat", say("setup.fact.seat"), str(newcomer.seat or ""), digits=True))
        means: list[Option] = [(name, say(f"record.means.{name}")) for name in MEANS]
        if not self._stands:
            means.insert(0, ("", say("setup.no_consent")))
        fields += [
            Field("consent", say("setup.fact.consent"), newcomer.consent or "", tuple(means)),
            Field("version", say("setup.fact.version"), newcomer.consent_version or self._version),
        ]
        yield Fields(fields)

    def hints(self) -> Sequence[Hint]:
        return (
            ("Enter", say("setup.hint.next")),
            ("Ctrl+n", say("setup.hint.save")),
            ("↑ ↓", say("home.rehearse.field")),
            ("← →", say("home.rehearse.choose")),
            *super().hints(),
        )

    @property
    def _form(self) -> Fields:
        return self.query_one(Fields)

    def action_step(self, by: int) -> None:
        self._form.step(by)

    def action_next(self) -> None:
        """The next line; from the last, save."""
        if not self._form.step(1):
            self.action_save()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_next()

    def action_save(self) -> None:
        typed = {name: self._form.value(name) for name in self._facts}
        for name, text in typed.items():
            if key := unfit(name, text):
                self._form.focus_on(name)
                self.tell(say(key, value=text, limit=LONGEST_FACT))
                return
        means = self._form.value("consent")
        version = self._form.value("version")
        self.dismiss(
            Newcomer(
                self._newcomer.person,
                self._form.number("seat") or self._newcomer.seat,
                {name: text for name, text in typed.items() if text},
                self._newcomer.letter == "O" and self._form.value("teaches") == "yes",
                next((each for each in MEANS if each == means), None),
                version if means and version != self._version else "",
            )
        )
