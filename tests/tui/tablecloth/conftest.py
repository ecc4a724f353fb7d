"""A fishbowl with two observers, everyone there with consent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House.make(tmp_path, lang="en") as made:
        made.people_arrive()
        yield made
