"""Houses for the console: a fishbowl and a professional group, everyone there with consent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.house import House


@pytest.fixture
def fishbowl(tmp_path: Path) -> Iterator[House]:
    with House.make(tmp_path, "fishbowl", "en", participants=5, observers=5) as house:
        house.people_arrive()
        yield house


@pytest.fixture
def professional(tmp_path: Path) -> Iterator[House]:
    with House.make(tmp_path, "professional", "en", participants=4, observers=2) as house:
        house.people_arrive()
        yield house
