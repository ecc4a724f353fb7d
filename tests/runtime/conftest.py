"""Where these tests write their rehearsals: pytest clears it away, also after a run that was killed."""

from __future__ import annotations

import pytest

from tests.runtime.rehearsal.played import keep_below


@pytest.fixture(scope="session", autouse=True)
def _rehearsals(tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_below(tmp_path_factory.mktemp("rehearsals"))
