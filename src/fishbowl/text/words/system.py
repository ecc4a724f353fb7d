"""What the operating system refuses, by its own codes; the English is its own, too."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "ENOENT": ("bestaat niet", "No such file or directory"),
    "EACCES": ("geen toegang", "Permission denied"),
    "EPERM": ("mag niet", "Operation not permitted"),
    "EISDIR": ("is een map", "Is a directory"),
    "ENOTDIR": ("is geen map", "Not a directory"),
    "EEXIST": ("bestaat al", "File exists"),
    "ENAMETOOLONG": ("de naam is te lang", "File name too long"),
    "ENOSPC": ("de schijf is vol", "No space left on device"),
    "EDQUOT": ("je ruimte op de schijf is op", "Disk quota exceeded"),
    "EROFS": ("daar kan alleen gelezen worden", "Read-only file system"),
    "EIO": ("lezen of schrijven mislukte", "Input/output error"),
}
