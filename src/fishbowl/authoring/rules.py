"""What a shape can't say: ids that clash, times that contradict each other, content of the wrong kind.

All of it looks at the tree and takes any tree, so that these faults are named beside those of the shape
instead of after them.
"""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.authoring.fields import Minutes, read_clock_mark, read_minutes
from fishbowl.authoring.report import Finding
from fishbowl.authoring.tree import Tree, Where

Item = tuple[Where, dict[str, object]]


def protocol_faults(tree: Tree) -> Iterator[Finding]:
    stages = list(items((), tree.value, "stages"))
    yield from _ids_of_protocol(tree, stages)
    yield from _marks(tree, stages)
    yield from _sums(tree, stages)
    for stage in stages:
        yield from _kind(tree, stage)


def codebook_faults(tree: Tree) -> Iterator[Finding]:
    groups = list(items((), tree.value, "groups"))
    codes = [code for where, group in groups for code in items(where, group, "codes")]
    element_groups = list(items((), tree.value, "effective_elements"))
    elements = [element for where, group in element_groups for element in items(where, group, "elements")]
    for parts in (groups, codes, element_groups, elements):
        yield from _once(tree, parts)
    yield from _once(tree, codes, key="name")
    yield from _once(tree, elements, key="number")
    known = {code.get("id") for _, code in codes}
    example = tree.value.get("example") if isinstance(tree.value, dict) else None
    for where, part in ((("example",), example), *elements):
        named = part.get("codes") if isinstance(part, dict) else None
        for index, name in enumerate(named if isinstance(named, list) else []):
            if isinstance(name, str) and name not in known:
                yield tree.finding((*where, "codes", index), "no_such_code", name=name)


def items(where: Where, value: object, key: str) -> Iterator[Item]:
    """The parts in the list under `key`, as far as there is a list and they are parts."""
    found = value.get(key) if isinstance(value, dict) else None
    for index, item in enumerate(found if isinstance(found, list) else []):
        if isinstance(item, dict):
            yield (*where, key, index), item


def _ids_of_protocol(tree: Tree, stages: list[Item]) -> Iterator[Finding]:
    steps = [*items((), tree.value, "preparation"), *_under(stages, "steps")]
    asked = list(_under(stages, "questions"))
    asked += list(_under(asked, "if_relevant"))
    checks = list(_under(stages, "coverage_checks"))
    yield from _once(tree, stages)
    yield from _once(tree, steps)
    yield from _once(tree, asked, checks)
    for where, stage in stages:
        yield from _once(tree, list(items(where, stage, "cards")))
    for where, question in asked:
        yield from _once(
            tree, list(items(where, question, "prompts")), list(items(where, question, "follow_ups"))
        )
    for where, check in checks:
        yield from _once(tree, list(items(where, check, "topics")))


def _under(parents: list[Item], key: str) -> Iterator[Item]:
    for where, parent in parents:
        yield from items(where, parent, key)


def _once(tree: Tree, *lists: list[Item], key: str = "id") -> Iterator[Finding]:
    """Refuses a value that a part of the same kind has already."""
    first: dict[str, Where] = {}
    for where, item in (item for part in lists for item in part):
        value = item.get(key)
        if not isinstance(value, str) or not value:
            continue
        if value in first:
            line = tree.line((*first[value], key))
            yield tree.finding((*where, key), "used_twice", value=value, first=line)
        else:
            first[value] = where


def _marks(tree: Tree, stages: list[Item]) -> Iterator[Finding]:
    """Clock marks against the minutes before them.

    A fault in one stage shifts every mark after it: only where the difference changes is it told again.
    """
    total, told = Minutes(0, 0), 0
    for where, stage in stages:
        minutes = read_minutes(stage.get("minutes", ""))
        if minutes is None:
            return
        total = Minutes(total.low + minutes.low, total.high + minutes.high)
        mark = read_clock_mark(stage.get("clock_mark", ""))
        if mark is None:
            continue
        off = max(mark - total.high, 0) + min(mark - total.low, 0)
        if off not in (0, told):
            yield tree.finding(
                (*where, "clock_mark"), "mark_contradicts", mark=_clock(mark), sum=_range(total, clock=True)
            )
        told = off


def _sums(tree: Tree, stages: list[Item]) -> Iterator[Finding]:
    if not isinstance(tree.value, dict):
        return
    decks = [stage for stage in stages if stage[1].get("kind") == "deck"]
    for key, counted in (("total_minutes", stages), ("deck_minutes", decks)):
        wanted = read_minutes(tree.value.get(key, ""))
        found = [read_minutes(stage.get("minutes", "")) for _, stage in counted]
        known = [minutes for minutes in found if minutes is not None]
        if wanted is None or len(known) < len(found):
            continue
        total = Minutes(sum(minutes.low for minutes in known), sum(minutes.high for minutes in known))
        if total != wanted:
            yield tree.finding((key,), "sum_differs", wanted=_range(wanted), sum=_range(total))


def _kind(tree: Tree, stage: Item) -> Iterator[Finding]:
    where, part = stage
    kind = part.get("kind")
    if not isinstance(kind, str):
        return
    for key, wanted in (("cards", "deck"), ("questions", "questions"), ("coverage_checks", "questions")):
        if key in part and kind != wanted:
            yield tree.finding((*where, key), "wrong_kind", name=key, kind=kind, wanted=wanted)
    for key, wanted in (("cards", "deck"), ("questions", "questions")):
        if kind == wanted and not part.get(key):
            yield tree.finding((*where, "kind"), "kind_without", kind=kind, name=key)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _range(minutes: Minutes, *, clock: bool = False) -> str:
    low, high = (_clock(part) if clock else str(part) for part in minutes)
    return low if low == high else f"{low}–{high}"
