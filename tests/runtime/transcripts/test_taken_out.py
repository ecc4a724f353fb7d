"""A newer file in which a name stands that was taken out of the version on record."""

from __future__ import annotations

import pytest

from fishbowl.runtime.transcripts.rematching import Text
from fishbowl.runtime.transcripts.taken_out import said_again


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Bij mij is het de stage, zoals [naam] zegt.", "bij mij is het de stage zoals Vera zegt", ["Vera"]),
        ("Zei [naam], of [naam]?", "Zei Vera, of Jan van der Berg?", ["Vera", "Jan van der Berg"]),
        ("En toen zei [naam] dat ook.", "En toen zei (van der Berg) dat ook.", ["van der Berg"]),
        ("[naam]s idee was het beste idee.", "Vera's idee was het beste idee.", ["Vera's"]),
        ("Zoals [naam] zegt.", "Zo Vera zegt.", ["Vera"]),
        ("Bij mij is het de stage, zoals [naam] zegt.", "Bij mij is het de stages.", []),
        ("Ja, dat zei [naam] ook.", "Ja, dat zei [naam] ook al.", []),
        ("Ja, dat zei [naam] ook.", "Ja, dat zei ook.", []),
        ("Ja, dat zei hij ook.", "Ja, dat zei Vera ook.", []),
    ],
)
def test_it_is_found_by_the_words_around_it(old: str, new: str, found: list[str]) -> None:
    again = said_again([Text(old, 5.0, ())], [Text("Hallo.", 1.0, ()), Text(new, 5.0, ())], "[naam]")
    assert [new[start:end] for start, end in again.get(1, ())] == found
    assert set(again) <= {1}
