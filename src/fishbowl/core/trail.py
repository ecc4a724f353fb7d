"""A sequence that grows without being copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Trail(Generic[T]):
    """An immutable sequence; `append` gives a longer one in constant time while appending to the newest.

    A tuple would be copied at each append and make a fold quadratic. The items are shared between a trail
    and those grown from it; each sees its own length only. Appending to an older one copies.
    """

    __slots__ = ("_items", "_length")

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: list[T] = list(items)
        self._length = len(self._items)

    def append(self, item: T) -> Trail[T]:
        grown: Trail[T] = Trail.__new__(Trail)
        is_newest = (
            0 < self._length == len(self._items)
        )  # empty ones are shared defaults: never grown in place
        grown._items = self._items if is_newest else self._items[: self._length]
        grown._items.append(item)
        grown._length = self._length + 1
        return grown

    @property
    def last(self) -> T | None:
        return self._items[self._length - 1] if self._length else None

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        items = self._items
        for index in range(self._length):
            yield items[index]

    def __reversed__(self) -> Iterator[T]:
        items = self._items
        for index in range(self._length - 1, -1, -1):
            yield items[index]

    def __getitem__(self, index: int) -> T:
        if not -self._length <= index < self._length:
            raise IndexError(index)
        return self._items[index % self._length]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Trail) and len(self) == len(other) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Trail({list(self)!r})"
