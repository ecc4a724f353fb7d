"""A case: one approach that works, worked out after a professional group by whoever knows it."""

from __future__ import annotations

from msgspec import Struct

QUESTIONS = (
    "name",
    "description",
    "target_group",
    "aim",
    "student_time",
    "curriculum",
    "wellbeing",
    "binding",
    "documents",
    "reach",
    "evaluation",
    "testimonials",
    "tips_professionals",
    "tips_students",
    "pictures",
)
"""What is asked of each approach, in this order; the words are `cases.ask.*`."""

KEPT = ("documents",)
"""Answers for the team's own use, which are not passed on: no export has them."""


class Case(Struct, frozen=True):
    """The answers in the order of QUESTIONS, "" where there is none. `elements` are ids of the codebooks'."""

    id: str
    elements: tuple[str, ...]
    answers: tuple[str, ...]

    def answer(self, question: str) -> str:
        return self.answers[QUESTIONS.index(question)]

    @property
    def title(self) -> str:
        return self.answer("name") or self.id
