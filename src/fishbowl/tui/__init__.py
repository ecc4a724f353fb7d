"""The terminal screens. A screen gives commands and paints state; it computes no rules."""

import os

# Textual draws on the ticks of a timer, and what changes just after one waits for up to two. At its own
# sixty a second that is 33 ms between a key and the screen; nothing ticks while nothing changes.
os.environ.setdefault("TEXTUAL_FPS", "240")
