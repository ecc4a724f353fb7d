"""A file of what was said, beside the version on record: what is the same, whose it is, what it lacks."""
