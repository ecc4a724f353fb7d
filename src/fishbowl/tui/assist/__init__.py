"""The assistant's desk: who speaks, seats, moments, checklists and cues, and the way to the other screens."""
