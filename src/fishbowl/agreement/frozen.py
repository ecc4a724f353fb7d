"""A report kept as a file: the first stays as it was, and what comes after a discussion stands beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from fishbowl.agreement.errors import CodingUnreadable, NotComparable
from fishbowl.agreement.model import Remark
from fishbowl.agreement.report import Report
from fishbowl.core.anew import replace
from fishbowl.text import Lang, reason, say_in

FORMAT = 2
_MAX = 64 * 2**20
_LANGS: tuple[Lang, ...] = ("nl", "en")
_SAME = ("unit", "overlap", "layer", "scope", "with_auto")
"""The settings by which two reports are about the same thing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The agreement before a discussion and, if there was one, the negotiated agreement after it."""

    first: Report
    negotiated: Report | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """`seal` is the SHA-256 of the two reports as compact JSON: a slip of an editor shows, intent does
    not.
    """

    format: int
    seal: str
    first: Report
    negotiated: Report | None


def as_json(outcome: Outcome) -> bytes:
    """The reports with a seal. Each remark has its sentence in every language, so that whose screen it was
    changes no byte; sentences are no part of what is sealed.
    """
    kept = _Kept(FORMAT, _seal(outcome), outcome.first, outcome.negotiated)
    told = msgspec.to_builtins(kept)
    for report in filter(None, (told["first"], told["negotiated"])):
        for remark in report["remarks"]:
            remark["sentence"] = {lang: say_in(lang, remark["key"], **remark["params"]) for lang in _LANGS}
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def load_first(path: Path) -> Report:
    """The first report in a file that `as_json` wrote. Raises CodingUnreadable: no such file, or changed
    since.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX)
        kept = msgspec.json.decode(data, type=_Kept)
    except (OSError, ValueError) as error:  # msgspec's errors are ValueErrors
        raise CodingUnreadable("coded.bad_report", file=path, detail=reason(error)) from error
    if kept.format != FORMAT:
        raise CodingUnreadable("coded.newer_report", file=path)
    if kept.seal != _seal(Outcome(kept.first, kept.negotiated)):
        raise CodingUnreadable("coded.changed_report", file=path)
    return kept.first


def check_frozen(first: Report, now: Report) -> None:
    """That the files of the first round are still those of which the frozen report was made.

    Raises NotComparable, naming the file.
    """
    for frozen, side in ((first.a, now.a), (first.b, now.b)):
        if (frozen.sha256, frozen.coder) != (side.sha256, side.coder):
            raise NotComparable("coded.first_changed", file=side.file, was=frozen.file)


def followed(first: Report, second: Report, *, own_units: bool = False) -> Outcome:
    """The second report beside the first, with what to know of who coded then and now. Raises NotComparable
    where they are not about the same texts, units and scope.

    `own_units`: the second took its units from its own files. Where units are a coder's passages, those of
    the second round are not those of the first, and no figure over them compares.
    """
    for name in _SAME:
        was, now = getattr(first.settings, name), getattr(second.settings, name)
        if was != now:
            option = "--" + name.replace("_", "-")
            raise NotComparable("coded.other_settings", option=option, was=_plain(was), now=_plain(now))
    if own_units and second.settings.unit in ("a", "b"):
        raise NotComparable("coded.own_units", unit=second.settings.unit)
    before, after = ({each.sha256: each.name for each in report.documents} for report in (first, second))
    for sha in before.keys() ^ after.keys():
        name = before.get(sha) or after[sha]
        changed = name in before.values() and name in after.values()
        key = "coded.text_since_changed" if changed else "coded.other_documents"
        raise NotComparable(key, document=name)
    return Outcome(first, replace(second, remarks=(*_others(first, second), *second.remarks)))


def _others(first: Report, second: Report) -> Iterator[Remark]:
    """Files may be of other people than those who discussed, or given in another order."""
    if (second.a.sha256, second.a.coder) == (second.b.sha256, second.b.coder):
        return  # what they agreed upon, in one file
    for name, was, now in (("A", first.a, second.a), ("B", first.b, second.b)):
        if was.coder != now.coder:
            coders = {"side": name, "was": was.coder or "''", "now": now.coder or "''"}
            yield Remark("agreement.other_coder", {**coders})


def _plain(setting: object) -> str:
    return ", ".join(setting) if isinstance(setting, tuple) else str(setting)


def _seal(outcome: Outcome) -> str:
    return hashlib.sha256(msgspec.json.encode((outcome.first, outcome.negotiated))).hexdigest()
