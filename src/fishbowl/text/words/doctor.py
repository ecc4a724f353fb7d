"""Whether this computer is fit to hold a session on."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "fit": ("Op deze computer kan een sessie worden gehouden.", "A session can be held on this computer."),
    "unfit": (
        "Houd zo geen sessie op deze computer: herstel eerst wat met !! is gemerkt ({count}).",
        "Do not hold a session on this computer as it is: first mend what is marked with !! ({count}).",
    ),
    "python_fine": ("Python {version}", "Python {version}"),
    "python_danger": (
        "Python {version} is te oud: installeer 3.11 of nieuwer.",
        "Python {version} is too old: install 3.11 or newer.",
    ),
    "engine": (
        "SQLite {version}: kent de fout niet waardoor een sessie kan beschadigen",
        "SQLite {version}: without the bug that can damage a session",
    ),
    "encoding": ("Tekens: {encoding}", "Characters: {encoding}"),
    "encoding_poor": (
        "De terminal schrijft {encoding}, niet UTF-8: letters met accenten gaan mis. Zet de taal van de "
        "terminal op UTF-8, zoals met LANG=nl_NL.UTF-8.",
        "The terminal writes {encoding}, not UTF-8: accented letters go wrong. Set the terminal to UTF-8, "
        "such as with LANG=en_GB.UTF-8.",
    ),
    "no_terminal": (
        "Dit is geen terminal; grootte en kleuren zijn niet gemeten. Draai dit in het venster van de sessie.",
        "This is no terminal; size and colours were not measured. Run this in the session's own window.",
    ),
    "size": ("Venster: {width} × {height}", "Window: {width} × {height}"),
    "size_small": (
        "Het venster is {width} × {height}: maak het minstens 80 × 24, anders past alleen klok en kaart.",
        "The window is {width} × {height}: make it at least 80 × 24, or only clock and card will fit.",
    ),
    "colours": ("Kleuren", "Colours"),
    "colours_none": (
        "Zonder kleuren: waarschuwingen zijn alleen aan woord en teken te zien.",
        "Without colours: warnings show by word and sign alone.",
    ),
    "language": ("Taal van de schermen: {language}", "Language of the screens: {language}"),
    "folder": ("Sessies in {path}", "Sessions in {path}"),
    "folder_closed": (
        "In {path} kan geen sessie worden bewaard ({detail}). Kies met --study een map waarin je mag "
        "schrijven.",
        "No session can be kept in {path} ({detail}). Choose a folder that you may write in with --study.",
    ),
    "space": ("Vrije ruimte: {free} MiB", "Free space: {free} MiB"),
    "space_short": (
        "Op de schijf van {path} is nog {free} MiB vrij: maak ruimte voor de sessie begint.",
        "The disk of {path} has {free} MiB left: make room before the session begins.",
    ),
    "clock": (
        "Klok: {now} ({zone}); klopt dat niet, zet hem dan gelijk",
        "Clock: {now} ({zone}); if that is wrong, set it right",
    ),
    "boot": (
        "Herstart is te herkennen: tijden blijven kloppen",
        "A restart can be told: times stay right",
    ),
    "boot_unknown": (
        "Een herstart is hier alleen aan de klok te zien: verzet de klok niet tijdens een sessie.",
        "A restart can be told by the clock alone here: do not change the clock during a session.",
    ),
}
