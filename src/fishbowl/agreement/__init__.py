"""How far two coders agree: their coded files in, figures with unit, rule, scope, numerator and denominator
out.

Pure but for reading the files it is given. It knows nothing of sessions: a returned project stands by itself.
"""
