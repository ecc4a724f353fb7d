"""A new session: which protocol, in which language, and everything that a session has."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import on

from fishbowl.core.anew import replace
from fishbowl.core.errors import FishbowlError
from fishbowl.core.protocol import Lang
from fishbowl.core.session import Setup
from fishbowl.runtime.newcomers import NewSession
from fishbowl.runtime.study import ProtocolEntry, Study
from fishbowl.text import lang, say
from fishbowl.tui.setup.draft import Draft, first_draft, under
from fishbowl.tui.setup.fields import Field
from fishbowl.tui.setup.offer import langs, titles
from fishbowl.tui.setup.screen import SetupScreen
from fishbowl.tui.widgets.choice import Choice
from fishbowl.tui.widgets.notice import Notice


class NewScreen(SetupScreen):
    """Gives the path of the session made, or None. `protocols` must not be empty."""

    def __init__(self, study: Study, protocols: Sequence[ProtocolEntry]) -> None:
        super().__init__(Setup(date=study.today()))
        self._study, self._protocols = study, protocols
        self._unreadable: FishbowlError | None = None

    def heading(self) -> str:
        return say("setup.new")

    def own_fields(self) -> list[Field]:
        protocols = titles(self._protocols, lang())
        first = protocols[0][0]
        return [
            Field("protocol", say("record.protocol"), first, tuple(protocols)),
            Field("lang", say("record.language"), lang(), tuple(langs(self._protocols, first))),
            Field("name", say("setup.name"), hint=say("setup.hint.name")),
        ]

    def on_mount(self) -> None:
        self._load()

    @on(Choice.Changed, "#protocol")
    def _other_protocol(self, event: Choice.Changed) -> None:
        self.fields.query_one("#lang", Choice).offer(langs(self._protocols, event.value))
        self._load()

    @on(Choice.Changed, "#lang")
    def _other_lang(self) -> None:
        self._load()

    def _load(self) -> None:
        self.run_worker(self._loaded(), group="setup.protocol", exclusive=True)

    async def _loaded(self) -> None:
        name, language = self.fields.value("protocol"), self.fields.value("lang")
        wanted: Lang = "nl" if language == "nl" else "en"
        try:
            protocol = await asyncio.to_thread(self._study.protocol, name, wanted)
        except FishbowlError as error:
            self._unreadable = error
            self.tell(error)
            return
        self._unreadable = None
        for notice in self.query(Notice):
            notice.drop_error()
        if self.draft is None:
            self.change(first_draft(protocol, self._study.today()))
        else:
            self.change(under(self.draft, protocol))

    def is_sound(self) -> bool:
        """Also not while a protocol is chosen that can't be read: the draft is under the one before it."""
        if self._unreadable is not None:
            self.tell(self._unreadable)
        return self._unreadable is None and super().is_sound()

    def read(self, draft: Draft) -> Draft:
        return replace(super().read(draft), name=self.fields.value("name"))

    def finish(self) -> None:
        self.run_worker(self._make(), group="setup.make")

    async def _make(self) -> None:
        draft = self.draft
        assert draft is not None
        try:
            new = NewSession(draft.protocol, draft.setup, draft.people, draft.name)
            self.dismiss(await asyncio.to_thread(self._study.create, new))
        except FishbowlError as error:
            self.tell(error)
