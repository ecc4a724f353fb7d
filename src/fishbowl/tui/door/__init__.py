"""The door, as the crew sees it: where it is, who asks to come in, who is inside."""
