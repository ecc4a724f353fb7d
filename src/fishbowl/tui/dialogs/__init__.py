"""Questions that screens put over themselves: keyboard only, the clock on top, Escape leaves it unanswered.

Each is a `LiveDialog[X]`, where X is what it is dismissed with. A dialog gives no commands; who put it does.
Two are live themselves and say so: people, and the coverage check.
"""
