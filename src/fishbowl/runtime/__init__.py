"""What makes the core live: clock, the one thread that writes and tails, and what each role may read."""
