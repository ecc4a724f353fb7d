"""On the way out a screen's panels go first, and its timers and workers last."""

from __future__ import annotations

from textual.dom import DOMNode


def is_leaving(node: DOMNode) -> bool:
    """Whether there is nothing left to paint on: it, or the app, is being left, or it is hidden."""
    return not (node.is_attached and node.display)
