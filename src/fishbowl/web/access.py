"""Who may ask to come in: the token of the QR code, the PIN that can be typed, what wrong guesses cost."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable

from fishbowl.core.errors import Refused

PIN_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 of them, no 0 and O, no 1, I and L: what is read from a screen across a room is typed right."""
PIN_LENGTH = 6
BUDGET = 20.0
REFILL_PER_S = 1 / 60
"""Wrong PINs that are judged: twenty, and then one a minute, from all devices together."""


class TooFast(Refused):
    """More was asked for than is given at once; `wait_s` until there is more."""

    def __init__(self, wait_s: float, key: str = "door.too_fast") -> None:
        super().__init__(key)
        self.wait_s = wait_s


class Keys:
    """What opens the door while this process holds it. Made anew each time; guests inside keep their cookie.

    `now_s` is any monotonic clock. One budget for all, since guests share an address behind a hotspot: a
    budget for each would be as many as a guesser likes, and locking an address would lock out the room.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self.token = secrets.token_urlsafe(16)
        self.pin = "".join(secrets.choice(PIN_SIGNS) for _ in range(PIN_LENGTH))
        self._now_s = now_s
        self._left = BUDGET
        self._at_s = now_s()

    def has_token(self, token: str) -> bool:
        """Not counted in the budget: the QR code works while PINs are being guessed."""
        # A request's JSON may hold half a character, which has no bytes of its own.
        return hmac.compare_digest(token.encode("utf-8", "surrogatepass"), self.token.encode())

    def judge(self, pin: str) -> bool:
        """Whether the PIN is right. Raises TooFast, without a look at it, once too many were wrong."""
        now_s = self._now_s()
        self._left = min(BUDGET, self._left + (now_s - self._at_s) * REFILL_PER_S)
        self._at_s = now_s
        if self._left < 1:
            raise TooFast((1 - self._left) / REFILL_PER_S, "door.too_many_pins")
        right = hmac.compare_digest(_as_read(pin).encode(), self.pin.encode())
        if not right:
            self._left -= 1
        return right


class Rate:
    """How much may come: `burst` at once, and `per_s` in the long run."""

    def __init__(self, now_s: Callable[[], float], burst: float, per_s: float) -> None:
        self._now_s = now_s
        self._burst = burst
        self._per_s = per_s
        self._left = burst
        self._at_s = now_s()

    def take(self) -> None:
        """One less is left. Raises TooFast where none is."""
        now_s = self._now_s()
        self._left = min(self._burst, self._left + (now_s - self._at_s) * self._per_s)
        self._at_s = now_s
        if self._left < 1:
            raise TooFast((1 - self._left) / self._per_s)
        self._left -= 1


class Pace:
    """How fast one guest may `give` commands, and `ask` for what has to be read from the file."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self.give = Rate(now_s, burst=60, per_s=2)
        self.ask = Rate(now_s, burst=60, per_s=4)


def new_secret() -> str:
    """What a guest's browser keeps: 128 bits."""
    return secrets.token_urlsafe(16)


def digest(secret: str) -> str:
    """What is kept of it. No salt and no slow hash: 128 random bits can't be guessed from it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _as_read(pin: str) -> str:
    """Small letters, spaces and a dash are how people type it."""
    return "".join(char for char in pin.upper() if char.isalnum())
