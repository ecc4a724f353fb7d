"""Set-up again, of a session that is there already: what was filled in differently is stored, and no more."""

from __future__ import annotations

import asyncio

from fishbowl.core.errors import FishbowlError
from fishbowl.runtime.newcomers import Newcomer
from fishbowl.runtime.room import Room
from fishbowl.text import say
from fishbowl.tui.setup.draft import Draft, changes, draft_of
from fishbowl.tui.setup.screen import SetupScreen


class ChangeScreen(SetupScreen):
    """Stands on a moderator's room. Protocol, language and name stay what they are."""

    def __init__(self, room: Room) -> None:
        super().__init__(room.state.session.setup)
        self.room = room
        self._before: Draft | None = None

    def heading(self) -> str:
        return say("setup.change", name=self.room.state.session.name)

    def stands(self, newcomer: Newcomer) -> bool:
        known = self.room.state.people.by_id.get(newcomer.person)
        return known is not None and known.consent is not None

    def on_mount(self) -> None:
        self.run_worker(self._load())

    async def _load(self) -> None:
        state = self.room.state
        described = (person.described for person in state.people.by_id.values())
        words = await asyncio.wrap_future(self.room.read(*(seq for seq in described if seq)))
        self._before = draft_of(state, words)
        self.change(self._before)

    def finish(self) -> None:
        self.run_worker(self._store(), group="setup.make")

    async def _store(self) -> None:
        """Each change by itself: what was stored before one was refused, stays."""
        before, after = self._before, self.draft
        assert before is not None
        assert after is not None
        try:
            for command, words in changes(before, after):
                await asyncio.wrap_future(self.room.do(command, words))
            self.dismiss(None)
        except FishbowlError as error:
            self.tell(error)
            await self._stored_so_far()

    async def _stored_so_far(self) -> None:
        """What is on record now is what the rest differs from."""
        after = self.draft
        await self._load()
        if after is not None:
            self.change(after)
