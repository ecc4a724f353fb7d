"""Transcripts that others made: bytes in, utterances out. Pure: nothing here knows a session or keeps a name.

`read.read` finds out which program wrote the file; `suggest` proposes who is who and what to take out of the
words. Whatever of a file is not read is told, line by line: a transcript that lost a sentence looks whole.
"""
