"""An observer's tablecloth: one list of own notes, and one line that is always ready."""
