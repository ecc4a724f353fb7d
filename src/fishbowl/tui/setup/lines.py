"""What the set-up screens show beside their fields, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.runtime.newcomers import Newcomer, misfits
from fishbowl.text import cells, clean_line, say, say_n
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, fit_line, hanging, left, line, rule
from fishbowl.tui.setup.draft import Draft, is_blank, online_later, preparation, preview

PARTS = ("facts", "people", "check")
SHOWN_FACTS = ("age", "gender", "programme", "role", "years_in_job", "living", "institution")


def head_lines(title: str, part: int, width: int) -> list[Line]:
    """Which session, which part of its form, and that names have no place in it."""
    shown: list[Piece] = [Piece(f" {clean_line(title)}  ", "title")]
    for n, name in enumerate(PARTS):
        mark = G.now if n == part else " "
        shown.append(
            Piece(f" {mark} {n + 1} {say(f'setup.part.{name}')} ", "strong" if n == part else "faint")
        )
    return [fit_line(line(*shown), width), fit_line(line(Piece(f" {say('setup.no_names')}", "faint")), width)]


def preview_lines(draft: Draft, width: int) -> list[Line]:
    """A card as the group will hear it."""
    text = clean_line(preview(draft, say("setup.gap")))
    return [rule(say("setup.preview"), width), *hanging(" ", text, width - 1, "strong")]


def people_lines(draft: Draft, cursor: int, width: int, height: int) -> list[Line]:
    """Everyone who is expected, around the cursor."""
    room = max(0, height - 1)
    first = min(max(0, cursor - room // 2), max(0, len(draft.people) - room))
    shown = list(enumerate(draft.people))[first : first + room]
    end = say_n("setup.people", len(draft.people))
    return [
        rule(say("setup.part.people"), width, end),
        *(_person(draft, each, n == cursor, width) for n, each in shown),
    ]


def _person(draft: Draft, newcomer: Newcomer, here: bool, width: int) -> Line:
    seat = "" if newcomer.seat is None else say("setup.seat", seat=newcomer.seat)
    words = [clean_line(text) for name in SHOWN_FACTS if (text := newcomer.facts.get(name, ""))]
    known = f" {G.dot} ".join(words) or ("" if newcomer.letter in "MA" else say("setup.nothing_known"))
    columns = (
        (newcomer.person, 4),
        (say(f"common.role.{role_of(newcomer)}"), 15),
        (seat, 9),
        (consent_of(draft, newcomer), 25),
    )
    mark = f" {G.cursor if here else ' '} "
    row = mark + " ".join(left(text, cells_) for text, cells_ in columns) + f" {known}"
    warning = f" {G.warn} {say('setup.teaches')}" if newcomer.teaches_here else ""
    row = left(row, min(cells(row), width - cells(warning)))
    if here:
        return line(Piece(left(row + warning, width), "cursor"))
    return fit_line(
        line(Piece(row, "faint" if is_blank(newcomer) else "plain"), Piece(warning, "warn")), width
    )


def role_of(newcomer: Newcomer) -> str:
    return {"O": "observer", "M": "moderator", "A": "assistant"}.get(newcomer.letter, "participant")


def consent_of(draft: Draft, newcomer: Newcomer) -> str:
    """How and for which text, or that there is none yet; nothing for the team."""
    if newcomer.letter in "MA":
        return ""
    if newcomer.consent is None:
        return say("setup.no_consent")
    version = newcomer.consent_version or draft.protocol.consent_version
    return say("setup.consented", means=say(f"record.means.{newcomer.consent}"), version=version)


def check_lines(draft: Draft, width: int) -> list[Line]:
    """What to look over before the session is made: sizes, consent, ties, preparation, a card."""
    shown = [rule(say("setup.part.check"), width)]
    for sentence in warnings(draft):
        shown += hanging(f" {G.warn} ", sentence, width - 1, "warn")
    shown += hanging(f" {G.dot} ", consents(draft), width - 1)
    steps = preparation(draft)
    if steps:
        shown += [line(), rule(say("setup.preparation"), width)]
        for step in steps:
            shown += hanging(f" {G.open} ", clean_line(step.text), width - 1)
    for stage, step in online_later(draft):
        shown += hanging(f" {G.open} ", f"{clean_line(stage)}: {clean_line(step.text)}", width - 1)
    return [*shown, line(), *preview_lines(draft, width)]


def warnings(draft: Draft) -> Sequence[str]:
    found = [
        say(f"console.attention.{each.group}_size", n=each.n, low=each.size.low, high=each.size.high)
        for each in misfits(draft.protocol, draft.people)
    ]
    teachers = " ".join(each.person for each in draft.people if each.teaches_here)
    return [*found, say("console.attention.teaches_here", people=teachers)] if teachers else found


def consents(draft: Draft) -> str:
    asked = [each for each in draft.people if each.letter not in "MA"]
    without = [each.person for each in asked if each.consent is None]
    if not without:
        return say("setup.all_consented")
    return say("setup.without_consent", n=len(without), of=len(asked))
