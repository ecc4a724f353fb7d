"""The second pass: which effective elements a coded project speaks of, where, and who named them.

Pure. It takes what `agreement` has read of a project, and the elements of the study's codebooks.
"""
