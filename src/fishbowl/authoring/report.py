"""What there is to say about a file: where it is, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fishbowl.text import clean_line, fit, say

MAX_KEY_CELLS = 80


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, or to consider. As `str` it is one line, in the language of this process."""

    file: str
    line: int
    """From 1; 0 where it concerns the file as a whole."""
    key: str
    """Where in the file, by ids: `stages.binding.cards.now.text`. Empty for the file itself."""
    says: str
    """Key in the catalogue; `params` fill its blanks."""
    params: Mapping[str, object]

    def __str__(self) -> str:
        place = clean_line(self.file) + (f":{self.line}" if self.line else "")
        key = fit(clean_line(self.key), MAX_KEY_CELLS)
        return ": ".join(part for part in (place, key, self.sentence) if part)

    @property
    def sentence(self) -> str:
        """What is the matter and what mends it, without the place."""
        return say(self.says, **self.params)


class Findings(tuple[Finding, ...]):
    """Findings in the order of the file; as `str` one a line."""

    __slots__ = ()

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self)


def in_order(findings: Iterable[Finding]) -> Findings:
    return Findings(sorted(findings, key=lambda finding: finding.line))


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found. A file with `faults` can't be used; `advice` is about method and stops nobody."""

    path: Path
    faults: Findings
    advice: Findings

    @property
    def usable(self) -> bool:
        return not self.faults
