"""Observers' questions, from the opening of the tablecloths on: sort, ask, and say what became of each."""
