"""What a room stands on; a session file of this machine and the door of a session elsewhere provide it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from typing import Protocol as Port

if TYPE_CHECKING:
    from concurrent.futures import Future

    from fishbowl.core.base import Actor
    from fishbowl.core.errors import FishbowlError
    from fishbowl.runtime.ports import Answer, Issued
    from fishbowl.runtime.snapshot import Reading, Snapshot


class Ground(Port):
    """An open session, uncut. It has a thread of its own, on which everything that it is given is called."""

    @property
    def snapshot(self) -> Snapshot: ...

    def perform(self, issued: Issued) -> Future[Answer]:
        """Ends once the command is durably stored, and in the snapshot; else raises Refused or NotSaved."""
        ...

    def read(self, seqs: tuple[int, ...], actor: Actor) -> Future[Mapping[int, Reading]]:
        """The words typed with these events, as far as the actor may read them."""
        ...

    def follow(self, follower: Callable[[Snapshot, frozenset[Actor]], None]) -> Callable[[], None]:
        """Call the follower after each change, with the snapshot before it, and who brought it about.

        Gives what ends it.
        """
        ...

    def on_failure(
        self, failed: Callable[[FishbowlError], object], mended: Callable[[], object] | None = None
    ) -> None:
        """Call `failed` when the session can no longer be followed, and `mended` once it can again."""
        ...

    def close(self) -> None:
        """Finish what was asked, let go of the session, end the thread."""
        ...
