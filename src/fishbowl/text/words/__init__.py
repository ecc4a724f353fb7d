"""The words of each surface: one module per surface, each with `WORDS: dict[key, (nl, en)]`.

`{name}` is a blank, `{name:surface.prefix}` one that is filled with other words; both languages have the
same blanks. A count has two entries, `key.one` and `key.many`, with `{n}` in them. A module is imported
when one of its keys is first said.
"""
