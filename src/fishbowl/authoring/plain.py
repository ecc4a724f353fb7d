"""A protocol or codebook as plain text, to read in a terminal or to print.

The labels are in the language of the guide, whatever that of the screen. Blanks stay as they are: a guide is
not yet a session.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from fishbowl.core.codebook import Code, Codebook
from fishbowl.core.protocol import ConsentForm, CoverageCheck, Lang, Protocol, Question, Stage, Step
from fishbowl.text import minutes_range, say_in

WIDTH = 78


def protocol_text(protocol: Protocol) -> str:
    """The whole guide, in the order of the session; ends in a line break."""
    return "\n".join(_Guide(protocol.lang).protocol(protocol)) + "\n"


def codebook_text(codebook: Codebook, lang: Lang) -> str:
    """The whole codebook in one of its languages; code names stay Dutch. Ends in a line break."""
    return "\n".join(_Guide(lang).codebook(codebook)) + "\n"


class _Guide:
    """Writes the lines in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def protocol(self, protocol: Protocol) -> Iterator[str]:
        yield from _heading(f"{protocol.title} ({protocol.id}, {protocol.lang})", "=")
        yield from self._fact("purpose", protocol.purpose)
        yield from self._fact("central_question", protocol.central_question)
        yield from self._fact("period", protocol.period)
        yield from self._fact(
            "time",
            say_in(self._lang, "guide.minutes", range=minutes_range(protocol.shortest_s, protocol.longest_s)),
        )
        yield from self._fact("group", self._group(protocol))
        yield from self._fact("source", protocol.source)
        yield from self._fact("version", protocol.version)
        yield from self._told("rules_participants", protocol.rules.participants)
        yield from self._told("rules_observers", protocol.rules.observers)
        yield from self._consent(protocol.consent)
        if protocol.preparation:
            yield from ("", say_in(self._lang, "guide.preparation"))
            for step in protocol.preparation:
                yield from self._step(step)
        for number, stage in enumerate(protocol.stages, 1):
            yield ""
            yield from self._stage(number, stage)

    def _group(self, protocol: Protocol) -> str:
        people, observers = protocol.participants, protocol.observers
        return say_in(
            self._lang,
            "guide.group_size",
            low=people.low,
            high=people.high,
            observers_low=observers.low,
            observers_high=observers.high,
        )

    def _consent(self, form: ConsentForm) -> Iterator[str]:
        if not form.text:
            return
        yield from ("", say_in(self._lang, "guide.consent", version=form.version))
        yield from _text(form.text, "  ")
        yield from self._told("consent_observers", form.observers)
        yield from ("", say_in(self._lang, "guide.consent_ticks"))
        for statement in (form.taking_part, form.processing):
            yield from _text(statement, "    ", "[ ] ")

    def _stage(self, number: int, stage: Stage) -> Iterator[str]:
        times = [say_in(self._lang, "guide.minutes", range=minutes_range(stage.shortest_s, stage.longest_s))]
        if stage.clock_mark_s is not None:
            hours, minutes = divmod(stage.clock_mark_s // 60, 60)
            times.append(say_in(self._lang, "guide.planned_end", mark=f"{hours:02}:{minutes:02}"))
        if stage.ours:
            times.append(say_in(self._lang, "guide.ours"))
        yield from _heading(f"{number}. {stage.title} · {', '.join(times)}", "-")
        yield from self._fact("goal", stage.goal)
        yield from self._fact("note", stage.note)
        if stage.opens_tablecloths:
            yield say_in(self._lang, "guide.tablecloths")
        for step in stage.steps:
            yield from self._step(step)
        for question in stage.questions:
            if not question.additional:
                yield from self._question(question, "")
        for check in stage.coverage:
            yield from self._check(check)
        for question in stage.questions:
            if question.additional:
                yield from self._question(question, "")
        for card in stage.cards:
            yield from ("", say_in(self._lang, "guide.card", number=card.number))
            yield from _text(card.intro, "  ")
            for text in card.questions:
                yield from _text(text, "  ")
            for text in card.sub_questions:
                yield from _text(text, "    ", "  - ")

    def _step(self, step: Step) -> Iterator[str]:
        marks = [say_in(self._lang, "guide.online_only")] if step.online_only else []
        if step.cue is not None:
            marks.append(say_in(self._lang, f"guide.cue_{step.cue}"))
        yield from _text(step.text + (f" ({', '.join(marks)})" if marks else ""), "    ", "[ ] ")

    def _question(self, question: Question, indent: str) -> Iterator[str]:
        yield ""
        mark = f" ({say_in(self._lang, 'guide.additional')})" if question.additional else ""
        yield from _text(question.text + mark, indent + "  ", indent + "? ")
        if question.note:
            yield from _text(f"{say_in(self._lang, 'guide.note')}: {question.note}", indent + "  ")
        for probe in (*question.prompts, *question.follow_ups):
            first = f"{probe.letter}. " if probe.letter else "- "
            yield from _text(probe.text, indent + "     ", indent + "  " + first)
        if question.if_relevant:
            yield from ("", indent + "  " + say_in(self._lang, "guide.if_relevant") + ":")
            for folded in question.if_relevant:
                yield from self._question(folded, indent + "    ")

    def _check(self, check: CoverageCheck) -> Iterator[str]:
        yield ""
        topics = " | ".join(topic.label for topic in check.topics)
        yield from _text(
            f"{say_in(self._lang, 'guide.check')} {check.text.replace('{topic}', f'[{topics}]')}", "  ", "? "
        )

    def codebook(self, codebook: Codebook) -> Iterator[str]:
        yield from _heading(f"{codebook.title.of(self._lang)} ({codebook.id})", "=")
        yield from self._fact("procedure", codebook.procedure.of(self._lang))
        if (example := codebook.example) is not None:
            yield from self._fact("example", example.passage.of(self._lang))
            yield from _text(
                say_in(self._lang, "guide.inductive", code=example.inductive.of(self._lang)), "  "
            )
            names = ", ".join(codebook.code(code).name for code in example.codes)
            yield from _text(say_in(self._lang, "guide.deductive", codes=names), "  ")
        yield from self._fact("source", codebook.source)
        yield from self._fact("version", codebook.version)
        for group in codebook.groups:
            yield ""
            mark = f" ({say_in(self._lang, 'guide.secondary')})" if group.secondary else ""
            yield from _heading(group.name.of(self._lang) + mark, "-")
            if group.description is not None:
                yield from _text(group.description.of(self._lang), "")
            for code in group.codes:
                yield from self._code(code)
        if codebook.element_groups:
            yield ""
            yield from _heading(say_in(self._lang, "guide.effective_elements"), "-")
        for elements in codebook.element_groups:
            yield elements.name.of(self._lang)
            for element in elements.elements:
                number = "-" if element.number is None else f"{element.number}."
                yield from _text(element.name.of(self._lang), "      ", f"  {number:<3} ")

    def _code(self, code: Code) -> Iterator[str]:
        others = [code.full_name, *([code.label_en] if self._lang == "en" else [])]
        extra = "; ".join(other for other in others if other and other != code.name)
        yield from _text(code.name + (f" ({extra})" if extra else ""), "    ", "* ")
        yield from _text(code.description.of(self._lang), "    ")
        if code.examples:
            examples = "; ".join(example.of(self._lang) for example in code.examples)
            yield from _text(say_in(self._lang, "guide.such_as", examples=examples), "    ")

    def _fact(self, label: str, text: str) -> Iterator[str]:
        if text:
            yield from _text(f"{say_in(self._lang, f'guide.{label}')}: {text}", "  ", "")

    def _told(self, label: str, text: str) -> Iterator[str]:
        if text:
            yield from ("", say_in(self._lang, f"guide.{label}"))
            yield from _text(text, "  ")


def _heading(text: str, line: str) -> Iterator[str]:
    yield text
    yield line * min(len(text), WIDTH)


def _text(text: str, indent: str, first: str | None = None) -> Iterator[str]:
    """The text in lines of `WIDTH`, indented; its own line breaks are kept."""
    for line in text.splitlines():
        yield from wrap(
            line,
            WIDTH,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_on_hyphens=False,
        )
        first = None
