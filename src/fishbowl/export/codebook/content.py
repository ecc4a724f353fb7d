"""What every format says of a code."""

from __future__ import annotations

from fishbowl.core.codebook import Code, Codebook, CodeGroup
from fishbowl.text import UNCUT, Lang, clean, clean_line, for_record, say_in


def shown(text: str) -> str:
    """The text as it goes out, with its line breaks: nothing in it acts, and no XML reader stops at it."""
    return for_record(clean(text, UNCUT))


def shown_line(text: str) -> str:
    """`shown` for names."""
    return for_record(clean_line(text, UNCUT)).strip()


def group_name(codebook: Codebook, group: CodeGroup, lang: Lang) -> str:
    """As it stands above its codes; never the name of a code, for programs take two of a name for one."""
    name = shown_line(group.name.of(lang))
    taken = {shown_line(code.name).casefold() for code in codebook.codes}
    return f"{name} ({say_in(lang, 'codebook.group')})" if name.casefold() in taken else name


def group_description(group: CodeGroup, lang: Lang) -> str:
    """What its codes share, and how they are given; empty where there is nothing to say."""
    about = shown(group.description.of(lang)) if group.description else ""
    beside = say_in(lang, "codebook.secondary") if group.secondary else ""
    return "\n\n".join(part for part in (about, beside) if part)


def description(group: CodeGroup, code: Code, lang: Lang) -> str:
    """All that a coder has to know of a code besides its name, in paragraphs parted by an empty line."""
    names = []
    if code.full_name and code.full_name != code.name:
        names.append(say_in(lang, "codebook.full_name", name=shown_line(code.full_name)))
    if lang == "en" and code.label_en != code.name:
        names.append(say_in(lang, "codebook.label", label=shown_line(code.label_en)))
    parts = [
        shown(code.description.of(lang)),
        examples(code, lang),
        "\n".join(names),
        say_in(lang, "codebook.secondary") if group.secondary else "",
    ]
    return "\n\n".join(part for part in parts if part)


def examples(code: Code, lang: Lang) -> str:
    """What the code is given to, such as; empty where the codebook gives no example."""
    given = "; ".join(shown_line(example.of(lang)) for example in code.examples)
    return say_in(lang, "codebook.such_as", examples=given) if given else ""
