"""A codebook to read and to print, as Markdown, with every text escaped so that it can do nothing."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.core.codebook import Code, Codebook, CodeGroup
from fishbowl.export.codebook.content import description, group_description
from fishbowl.export.md import inert, paragraphs
from fishbowl.text import Lang, say_in


def made(codebook: Codebook, lang: Lang) -> bytes:
    return "\n".join(_lines(codebook, lang)).encode() + b"\n"


def _lines(codebook: Codebook, lang: Lang) -> Iterator[str]:
    yield f"# {inert(codebook.title.of(lang))}"
    yield ""
    for label, value in (
        (say_in(lang, "codebook.id"), codebook.id),
        (say_in(lang, "guide.version"), codebook.version),
        (say_in(lang, "guide.source"), codebook.source),
    ):
        yield f"- **{label}**: {inert(value)}"
    yield from ("", f"## {say_in(lang, 'guide.procedure')}", "")
    yield from paragraphs(codebook.procedure.of(lang))
    yield from _example(codebook, lang)
    for group in codebook.groups:
        yield from _group(group, lang)
    if codebook.element_groups:
        yield from ("", f"## {say_in(lang, 'guide.effective_elements')}")
    for elements in codebook.element_groups:
        yield from ("", f"### {inert(elements.name.of(lang))}", "")
        for element in elements.elements:
            sign = "-" if element.number is None else f"{element.number}."
            yield f"{sign} {inert(element.name.of(lang))}"


def _example(codebook: Codebook, lang: Lang) -> Iterator[str]:
    example = codebook.example
    if example is None:
        return
    yield from ("", f"## {say_in(lang, 'guide.example')}", "", f"> {inert(example.passage.of(lang))}", "")
    names = ", ".join(codebook.code(code).name for code in example.codes)
    yield f"- {inert(say_in(lang, 'guide.inductive', code=example.inductive.of(lang)))}"
    yield f"- {inert(say_in(lang, 'guide.deductive', codes=names))}"


def _group(group: CodeGroup, lang: Lang) -> Iterator[str]:
    mark = f" ({say_in(lang, 'guide.secondary')})" if group.secondary else ""
    yield from ("", f"## {inert(group.name.of(lang) + mark)}")
    about = group_description(group, lang)
    if about:
        yield ""
        yield from paragraphs(about)
    for code in group.codes:
        yield from _code(group, code, lang)


def _code(group: CodeGroup, code: Code, lang: Lang) -> Iterator[str]:
    yield from ("", f"### {inert(code.name)}", "")
    yield from paragraphs(description(group, code, lang))
