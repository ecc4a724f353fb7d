"""The moderator's console: the screen, its panels, and one table of what its keys do."""
