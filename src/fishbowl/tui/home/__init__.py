"""Home: the sessions of a study, and every way into them."""
