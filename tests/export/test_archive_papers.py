"""What goes with the data of an archive: metadata, README, the data package, and the study's cases."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from fishbowl import __version__
from fishbowl.core.anew import replace
from fishbowl.core.cases import QUESTIONS, Case
from fishbowl.core.codebook import Bilingual
from fishbowl.core.people import DescribePerson, WithdrawConsent
from fishbowl.core.session import ChangeSetup, Rehearsal
from fishbowl.export import Options
from fishbowl.export.cases import Cases
from fishbowl.runtime.record import tables
from tests.export.archives import HEAD, archived, files, refused, told
from tests.export.qdpx.talks import talk
from tests.export.told import csv_rows, paragraphs
from tests.support.held import Held
from tests.support.house import BEGAN_AT
from tests.support.tiny import FISHBOWL, SETUP

SAID = ["transcript-at.txt", "transcript.docx", "transcript.txt"]


def test_the_package_describes_every_table_as_it_is(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        folder = archived(tmp_path / "x", held)
        record = held.record()
    package = json.loads((folder / "datapackage.json").read_text())
    assert len(package["resources"]) == len(tables())
    for resource, table in zip(package["resources"], tables(), strict=True):
        content = (folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (
            len(content),
            f"sha256:{hashlib.sha256(content).hexdigest()}",
        )
        names = [field["name"] for field in resource["schema"]["fields"]]
        rows = csv_rows(folder / "session-1" / "csv", table.name)
        assert len(rows) == len(list(table.rows(record)))
        assert all(list(row) == names for row in rows)


def test_metadata_say_what_is_known_and_the_readme_what_is_not(tmp_path: Path) -> None:
    with talk(tmp_path / "a") as one, Held(tmp_path / "b", name="Groep 2") as two:
        two.do("M", ChangeSetup(replace(SETUP, level="hbo")))
        two.do("M", WithdrawConsent("O2"))
        folder = archived(tmp_path / "x", one, two)
    facts = json.loads((folder / "metadata.json").read_text())
    assert facts["title"] == "2 group conversations: Student fishbowl"
    assert facts["description"] == (
        "2 group conversations by a protocol (Student fishbowl). Log and observations, by pseudonym, and a "
        "transcript of 1 of the 2 sessions."
    )
    assert facts["collected"] == {
        "from": "2026-03-03",
        "to": "2026-03-03",
        "institutions": ["Hanze"],
        "places": facts["collected"]["places"],
    }
    assert (facts["simulated"], facts["personal_data"], facts["language"]) == (False, True, ["en"])
    assert facts["sample"] == {
        "sessions": 2,
        "participants": 8,
        "observers": 4,
        "levels": ["hbo"],
        "cases": 0,
        "chosen_how": None,
    }
    # The one who withdrew agrees to nothing any more.
    assert facts["consent_form"] == [{"protocol": "fishbowl", "version": "1", "language": "en", "people": 11}]
    told = ("name", "form", "level", "transcript", "head_hash")
    assert [tuple(each[name] for name in told) for each in facts["sessions"]] == [
        ("Groep é", "room", None, True, HEAD),
        ("Groep 2", "room", "hbo", False, HEAD),
    ]
    readme = (folder / "README.md").read_text()
    missing = [
        line[3:-1] for line in readme.split("## To do before deposit")[1].splitlines() if line[:3] == "- `"
    ]
    assert missing == [
        *("author.name", "author.orcid", "author.affiliation", "contact", "subject", "audience", "keywords"),
        *("sample.chosen_how", "funder", "rights_holder", "licence", "access", "related_publication"),
        "sessions.level",
    ]
    assert readme.count(HEAD) == 2
    assert "Nothing was found." in readme


def test_the_readme_tells_how_it_was_collected(tmp_path: Path) -> None:
    with talk(tmp_path / "a") as one, Held(tmp_path / "b", name="Groep 2") as two:
        folder = archived(tmp_path / "x", one, two)
        two.do("M", ChangeSetup(replace(SETUP, date="2026-03-12")))
        later = archived(tmp_path / "y", one, two)
    assert "- Held: 2026-03-03 – 2026-03-12\n" in (later / "README.md").read_text()
    readme = (folder / "README.md").read_text()
    about, _, _ = readme.split("## How it was collected\n\n")[1].partition("\n\n## ")
    assert about.splitlines() == [
        f"- Software: fishbowl {__version__}, which led the moderator through the group and kept the record",
        "- Protocol: Student fishbowl (`fishbowl`, version 1, en)",
        "- Held: 2026-03-03",
        "- Institution: Hanze",
        "- Participants: 8",
        "- Observers: 4",
        "- Consent: 12 to version 1 of the text of `fishbowl` (en)",
        "",
        "The whole moderator guide, with the text to which people consented, stands in the first line of",
        "each `log.jsonl`. The columns of the tables are explained in `datapackage.json`, and in each "
        "workbook.",
    ]
    # What goes on may say something else tomorrow.
    assert "- `session-1`: Groep é (last hash" in readme
    assert "- `session-2`: Groep 2 (not started yet, last hash" in readme


def test_a_protocol_has_one_title_in_whatever_languages_it_was_held(tmp_path: Path) -> None:
    dutch = replace(FISHBOWL, lang="nl", title="Fishbowl studenten")
    with talk(tmp_path / "a", protocol=dutch) as one, talk(tmp_path / "b") as two:
        english = archived(tmp_path / "en", one, two, options=Options("en"))
        both = archived(tmp_path / "nl", one, two, options=Options("nl"))
    titles = [json.loads((folder / "metadata.json").read_text())["title"] for folder in (english, both)]
    assert titles == ["2 group conversations: Student fishbowl", "2 groepsgesprekken: Fishbowl studenten"]


def test_the_readme_names_what_is_there_and_nothing_else(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        folder = archived(tmp_path / "x", held)
    readme = (folder / "README.md").read_text()
    named = [line.split("|")[1] for line in readme.splitlines() if line.startswith("| `")]
    patterns = [name.strip(" `") for cell in named for name in cell.split(",")]
    found = {
        pattern: next((path.name for path in (*folder.glob(pattern), *folder.rglob(pattern))), None)
        for pattern in patterns
    }
    assert [pattern for pattern, name in found.items() if name is None] == []


def test_a_rehearsal_says_so_in_every_paper(tmp_path: Path) -> None:
    rehearsal = Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)
    with talk(tmp_path / "study", rehearsal=rehearsal) as held:
        folder = archived(tmp_path / "x", held)
    facts = json.loads((folder / "metadata.json").read_text())
    assert (facts["simulated"], facts["personal_data"]) == (True, False)
    assert facts["title"] == "REHEARSAL: simulated people, no data of a study. Groep é"
    assert (folder / "README.md").read_text().startswith(f"# {facts['title']}\n")
    assert json.loads((folder / "datapackage.json").read_text())["simulated"] is True
    for name in SAID:
        assert paragraphs(folder / "session-1" / name)[1].startswith("REHEARSAL – simulated")


def test_a_rehearsal_among_others_makes_them_none(tmp_path: Path) -> None:
    rehearsal = Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)
    with talk(tmp_path / "a", rehearsal=rehearsal) as one, talk(tmp_path / "b") as two:
        folder = archived(tmp_path / "x", one, two)
    facts = json.loads((folder / "metadata.json").read_text())
    assert (facts["simulated"], facts["personal_data"]) == (True, True)
    assert [each["simulated"] for each in facts["sessions"]] == [True, False]
    assert facts["title"].startswith(
        "1 of the 2 sessions is a REHEARSAL: simulated people, no data of a study."
    )


def test_what_was_found_is_counted_in_good_english_and_dutch(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.do("M", DescribePerson("S1"), age="bel 06-12345678")
        (line,) = told(refused(tmp_path / "x", held))
        accepted = frozenset((line.split()[0],))
        english = archived(tmp_path / "en", held, options=Options("en", accepted=accepted))
        dutch = archived(tmp_path / "nl", held, options=Options("nl", accepted=accepted))
    assert "1 finding was looked at" in (english / "README.md").read_text()
    assert "1 vondst is bekeken" in (dutch / "README.md").read_text()


CASES = Cases(
    (
        Case("coach", ("attention",), tuple(f"{question}?" for question in QUESTIONS)),
        Case("met-zijn-allen", (), ("",) * len(QUESTIONS)),
    ),
    {"attention": Bilingual("Aandacht", "Attention")},
)


def test_cases_go_with_the_sessions_and_are_described(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        folder = archived(tmp_path / "x", held, options=Options("en", cases=CASES))
    assert {"cases.csv", "cases.md"} < set(files(folder))
    assert "documents?" not in (folder / "cases.csv").read_text() + (folder / "cases.md").read_text()
    assert "**Effective elements**: Attention" in (folder / "cases.md").read_text()
    resource = json.loads((folder / "datapackage.json").read_text())["resources"][-1]
    rows = csv_rows(folder, "cases")
    assert resource["path"] == "cases.csv"
    assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])
    assert all(field["description"] for field in resource["schema"]["fields"])
    assert [row["case"] for row in rows] == ["coach", "met-zijn-allen"]
    facts = json.loads((folder / "metadata.json").read_text())
    assert facts["sample"]["cases"] == 2
    assert facts["description"].endswith(
        "With them 2 approaches that work, worked out by whoever knows them."
    )
    assert "| `cases.md`, `cases.csv` |" in (folder / "README.md").read_text()


def test_what_gives_people_away_in_a_case_is_refused_unless_it_is_not_passed_on(tmp_path: Path) -> None:
    answers = {"testimonials": "mail j.jansen@hanze.nl", "documents": "bij b.wit@hanze.nl"}
    case = Case("coach", (), tuple(answers.get(question, "") for question in QUESTIONS))
    cases = Cases((case,), {})
    with talk(tmp_path / "study") as held:
        error = refused(tmp_path / "x", held, options=Options("en", cases=cases))
        (line,) = told(error)
        key, found = line.split("  ", 1)
        assert found == "cases/coach.yaml testimonials  e-mail address: mail j.jansen@hanze.nl"
        accepted = Options("en", cases=cases, accepted=frozenset((key,)))
        assert "cases.csv" in files(archived(tmp_path / "x", held, options=accepted))


def test_cases_are_no_part_of_rehearsals_alone(tmp_path: Path) -> None:
    rehearsal = Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)
    with talk(tmp_path / "a", rehearsal=rehearsal) as one, talk(tmp_path / "b") as two:
        alone = archived(tmp_path / "x", one, options=Options("en", cases=CASES))
        among = archived(tmp_path / "y", one, two, options=Options("en", cases=CASES))
    assert ("cases.csv" in files(alone), "cases.csv" in files(among)) == (False, True)
