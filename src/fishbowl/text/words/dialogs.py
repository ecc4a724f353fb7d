"""Words of the dialogs: questions that a screen puts over itself."""

WORDS: dict[str, tuple[str, str]] = {
    # --- the keys at the bottom -----------------------------------------------------------------------------
    "key.leave": ("terug zonder antwoord", "back without an answer"),
    "key.yes": ("ja", "yes"),
    "key.no": ("nee", "no"),
    "key.save": ("bewaren", "save"),
    "key.person": ("wie", "who"),
    # --- one line -------------------------------------------------------------------------------------------
    "line.empty": (
        "Er staat nog niets. Typ iets, of ga terug met Esc.",
        "Nothing is typed yet. Type something, or go back with Esc.",
    ),
    # --- whom -----------------------------------------------------------------------------------------------
    "person.none": ("Er is nu niemand om te kiezen.", "There is nobody to choose from now."),
    "person.quiet": ("stil {time}", "quiet {time}"),
    "person.speaks": ("aan het woord", "speaks"),
    "turns.one": ("{n} beurt", "{n} turn"),
    "turns.many": ("{n} beurten", "{n} turns"),
}
