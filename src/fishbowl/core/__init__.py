"""What a session is and what may happen in it: pure, without clock, file or screen.

`decide(state, command, ctx)` says which events follow, or refuses; `evolve(state, event)` says what
they change. Both depend on their arguments alone, so a session can be folded again at any time.
"""
