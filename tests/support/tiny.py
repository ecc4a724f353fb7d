"""The smallest protocol of each form that still has everything: what a test says fits on one screen."""

from __future__ import annotations

from fishbowl.core.protocol import (
    Card,
    ConsentForm,
    CoverageCheck,
    GroupSize,
    Probe,
    Protocol,
    Question,
    Rules,
    Stage,
    Step,
    Topic,
)
from fishbowl.core.session import Setup

SETUP = Setup("Hanze", "Nursing", "room B2", "2026-03-03")

FISHBOWL = Protocol(
    id="fishbowl",
    version="1",
    lang="en",
    title="Student fishbowl",
    purpose="To hear what ties students.",
    source="the tests",
    participant_prefix="S",
    participants=GroupSize(4, 8),
    observers=GroupSize(1, 8),
    rules=Rules("Take cards. Mention no names.", "Stay silent and write."),
    consent=ConsentForm("1", "You talk.", "You listen.", "I take part.", "My data may be used."),
    stages=(
        Stage(
            "welcome",
            "opening",
            "Welcome",
            300,
            steps=(Step("explain", "Explain."), Step("record", "Start the recording.", "start")),
        ),
        Stage(
            "binding",
            "deck",
            "Connection",
            1200,
            cards=(
                Card("now", 1, ("What ties you to {institution}?",), sub_questions=("What is it like?",)),
                Card("past", 2, ("What tied you before?",)),
            ),
        ),
        Stage(
            "wellbeing",
            "deck",
            "Wellbeing",
            900,
            cards=(
                Card("you", 1, ("How are you?",), intro="Take your time.", nudges=False),
                Card("help", 2, ("What helps in {programme}?",)),
            ),
        ),
        Stage(
            "break",
            "break",
            "Break",
            600,
            opens_tablecloths=True,
            steps=(Step("pause", "Pause the recording.", "pause"),),
        ),
        Stage(
            "observer_questions",
            "observer_questions",
            "Observers' questions",
            1200,
            max_s=1800,
            steps=(Step("resume", "Resume the recording.", "resume"),),
        ),
        Stage(
            "closing",
            "closing",
            "Closing",
            300,
            steps=(Step("thank", "Thank all."), Step("stop", "Stop the recording.", "stop")),
        ),
    ),
)
"""Two decks of two cards, a break that opens the tablecloths, observers' questions, closing: 75 minutes."""

PROFESSIONAL = Protocol(
    id="professional",
    version="1",
    lang="en",
    title="Professionals",
    purpose="To hear what works.",
    source="the tests",
    participant_prefix="P",
    participants=GroupSize(4, 8),
    observers=GroupSize(0, 4),
    preparation=(Step("names", "Have everyone use their code.", online_only=True),),
    stages=(
        Stage(
            "introduction",
            "opening",
            "Introduction",
            300,
            clock_mark_s=300,
            steps=(Step("record", "Start the recording.", "start"),),
        ),
        Stage(
            "works",
            "questions",
            "What works",
            1500,
            clock_mark_s=1800,
            questions=(
                Question(
                    "done",
                    "What was done?",
                    prompts=(Probe("for_whom", "For whom?"),),
                    follow_ups=(Probe("measured", "How do you know?", "a"),),
                ),
                Question(
                    "effect",
                    "What came of it?",
                    additional=True,
                    if_relevant=(Question("reach", "How many took part?"),),
                ),
            ),
            coverage=(
                CoverageCheck(
                    "ties",
                    "We heard little about {topic}.",
                    (Topic("staff", "staff"), Topic("peers", "each other")),
                ),
            ),
        ),
        Stage(
            "closing",
            "closing",
            "Closing",
            300,
            clock_mark_s=2100,
            opens_tablecloths=True,
            steps=(Step("stop", "Stop the recording.", "stop"), Step("save_chat", "Save.", online_only=True)),
        ),
    ),
)
"""One stage of questions with probes, a question folded under another, and a coverage check: 35 minutes."""
