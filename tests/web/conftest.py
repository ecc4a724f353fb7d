"""An evening for every test of the door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.doorway import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """A fishbowl of four with two observers; everyone is here, with consent. No door yet."""
    with Evening(tmp_path) as evening:
        evening.people_arrive()
        yield evening
