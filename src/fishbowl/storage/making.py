"""Session files come into being whole or not at all, and never over another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fishbowl.core.errors import NotSaved
from fishbowl.storage import place
from fishbowl.storage.connect import connect_new
from fishbowl.storage.failures import saving


def make_empty(path: Path) -> None:
    """A new session file without events, in a folder that is made where missing. Raises NotSaved."""
    with built(path) as unfinished, saving(path):
        connection = connect_new(unfinished)
        try:
            from fishbowl.storage.schema import lay

            lay(connection)
        finally:
            connection.close()


@contextmanager
def built(path: Path) -> Iterator[Path]:
    """A name in the same folder to build the file under; at the end it stands, durably, under `path`.

    Nothing is left behind after an error. Raises NotSaved where a file of that name is there already.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        place.make_folder(path.parent)
        try:
            yield unfinished
            unfinished.chmod(place.PRIVATE_FILE)
            place.sync(unfinished)
            _publish(unfinished, path)
            place.sync(path.parent)
        finally:
            unfinished.unlink(missing_ok=True)
            for log in ("-wal", "-shm", "-journal"):
                unfinished.with_name(unfinished.name + log).unlink(missing_ok=True)
    except FileExistsError as error:
        raise NotSaved("storage.exists", path=path) from error
    except OSError as error:
        raise NotSaved("storage.cannot_make", path=path, detail=error.strerror) from error


def _publish(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except (
        OSError
    ):  # sticks and cards have no hard links: take the name first, then put the file in its place
        path.touch(exist_ok=False)
        os.replace(unfinished, path)
