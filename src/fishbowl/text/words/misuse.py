"""What the command line refuses: click's own sentences, of which `cli.misuse` knows the pattern."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "wrong": ("Fout: {what}", "Error: {what}"),
    "help": ("Hulp: {command} --help", "Try '{command} --help' for help."),
    "missing": ("{what} ontbreekt.", "Missing: {what}."),
    "missing_choice": (
        "{what} ontbreekt. Kies uit: {choices}.",
        "Missing: {what}. Choose from: {choices}.",
    ),
    "no_choice": (
        "Bij {what} kan {value} niet. Kies uit: {choices}.",
        "Invalid value for {what}: {value} is not one of {choices}.",
    ),
    "no_file": (
        "Bij {what}: {value} bestaat niet.",
        "Invalid value for {what}: {value} does not exist.",
    ),
    "is_folder": (
        "Bij {what}: {value} is een map.",
        "Invalid value for {what}: {value} is a directory.",
    ),
    "no_number": (
        "Bij {what}: {value} is geen geheel getal.",
        "Invalid value for {what}: {value} is not a whole number.",
    ),
    "out_of_range": (
        "Bij {what}: {value} valt buiten {range}.",
        "Invalid value for {what}: {value} is not in the range {range}.",
    ),
    "bad_value": ("Bij {what}: {value}", "Invalid value for {what}: {value}"),
    "no_option": ("De optie {value} is er niet.", "No such option {value}."),
    "near_option": (
        "De optie {value} is er niet. Bedoel je {near}?",
        "No such option {value}. Did you mean {near}?",
    ),
    "no_command": ("De opdracht {value} is er niet.", "No such command {value}."),
    "near_command": (
        "De opdracht {value} is er niet. Bedoel je {near}?",
        "No such command {value}. Did you mean {near}?",
    ),
    "extra": ("Dit is te veel: {value}", "Got unexpected extra arguments: {value}"),
    "no_argument": ("Na {what} hoort nog iets.", "Option {what} requires an argument."),
    "few_arguments": ("Na {what} horen er {n}.", "Option {what} requires {n} arguments."),
}
