"""Words of `fishbowl rehearse`."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "session_name": ("oefensessie {protocol} {seed}", "rehearsal {protocol} {seed}"),
    "place": ("oefenruimte", "practice room"),
    "played": (
        "Oefensessie met gesimuleerde mensen: {events} gebeurtenissen, seed {seed}.",
        "Rehearsal with simulated people: {events} events, seed {seed}.",
    ),
    "broken_off": (
        "Afgebroken; wat er was staat in het bestand. Ga verder met: fishbowl moderate {file}",
        "Broken off; what there was is in the file. Go on with: fishbowl moderate {file}",
    ),
    "refused": ("{n}× geweigerd: {what}", "refused {n}×: {what}"),
    "bad_speed": (
        "{value} is geen snelheid: geef 'max', of een getal van 0.1 tot 1000 (1 is de echte tijd).",
        "{value} is no speed: give 'max', or a number from 0.1 to 1000 (1 is real time).",
    ),
    "max_is_headless": (
        "Op volle snelheid kan niemand meespelen: geef bij --speed max ook --headless.",
        "Nobody can play along at full speed: give --headless with --speed max.",
    ),
}
