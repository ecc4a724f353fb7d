"""Set-up: who, where, by which protocol and in which language, before a session starts."""
