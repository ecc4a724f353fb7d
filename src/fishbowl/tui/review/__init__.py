"""Review: what is said about a session, page by page."""
