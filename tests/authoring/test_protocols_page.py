"""The page for researchers names every key of both files, where it belongs, with what may stand there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fishbowl.authoring.load import codebook_schema, protocol_schema
from fishbowl.core.protocol import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "protocols.md").read_text("utf-8")
SECTIONS = {
    "ProtocolFile": "The file",
    "ParticipantsPart": "Group sizes",
    "SizePart": "Group sizes",
    "ConsentPart": "Consent",
    "RulesPart": "Rules",
    "SettingsPart": "Settings",
    "StagePart": "Stages",
    "StepPart": "Steps",
    "QuestionPart": "Questions",
    "FoldedQuestion": "Questions",
    "ProbePart": "Prompts and follow-ups",
    "CoverageCheckPart": "Coverage checks",
    "TopicPart": "Topics",
    "CardPart": "Cards",
    "CodebookFile": "The codebook",
    "BothLanguages": "Both languages",
    "WorkedExamplePart": "Example",
    "CodeGroupPart": "Groups of codes",
    "CodePart": "Codes",
    "ElementGroupPart": "Groups of elements",
    "ElementPart": "Elements",
}


def parts() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for schema in (json.loads(protocol_schema()), json.loads(codebook_schema())):
        found |= {schema["title"]: schema, **schema["$defs"]}
    return found


def rows(heading: str) -> dict[str, tuple[bool, str]]:
    """The keys of the table under that heading: whether each has a star, and its row."""
    section = PAGE.split(f"\n### {heading}\n", 1)[1].split("\n#", 1)[0]
    return {
        match[1]: (bool(match[2]), match[0])
        for match in re.finditer(r"^\| `(\w+)`( \*)? \|.*$", section, re.MULTILINE)
    }


def test_every_part_of_both_files_has_its_section() -> None:
    assert set(parts()) == set(SECTIONS)


@pytest.mark.parametrize("heading", sorted(set(SECTIONS.values())))
def test_a_section_names_the_keys_of_its_part_and_which_are_required(heading: str) -> None:
    of = [part for name, part in parts().items() if SECTIONS[name] == heading]
    keys = {key for part in of for key in part["properties"]}
    required = {key for part in of for key in part.get("required", ())}
    table = rows(heading)
    assert set(table) == keys
    assert {key for key, (star, _) in table.items() if star} == required


def test_every_value_to_choose_from_is_named() -> None:
    missing = [
        f"{SECTIONS[name]}: {key}: {value}"
        for name, part in parts().items()
        for key, said in part["properties"].items()
        for value in said.get("enum", ())
        if f"`{value}`" not in rows(SECTIONS[name])[key][1]
    ]
    assert missing == []


def test_the_settings_have_the_values_that_are_taken_when_left_out() -> None:
    preset = Settings()
    told = {key: row.split("|")[2].strip(" `") for key, (_, row) in rows("Settings").items()}
    assert told == {
        "quiet_share": str(preset.quiet_share),
        "quiet_after_minutes": str(preset.quiet_after_s // 60),
        "untracked_after_minutes": str(preset.untracked_after_s // 60),
        "moment_back_seconds": str(preset.moment_back_s),
        "warn_seconds_left": str(list(preset.warn_left_s)),
        "double_press_ms": str(preset.double_press_ms),
    }
