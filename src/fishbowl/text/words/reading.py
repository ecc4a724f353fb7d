"""Words where the opened tablecloths are read."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Tafellakens lezen", "Reading the tablecloths"),
    "title_of": ("Tafellakens · {who} · {kind} · {stage}", "Tablecloths · {who} · {kind} · {stage}"),
    "everyone": ("iedereen", "everyone"),
    "all_kinds": ("alle soorten", "all kinds"),
    "all_stages": ("alle onderdelen", "all stages"),
    "position": ("{n} van {of}", "{n} of {of}"),
    "none": ("Hier is niets geschreven.", "Nothing was written here."),
    "name": ("! naam genoemd", "! name mentioned"),
    "key.down": ("volgende", "next"),
    "key.up": ("vorige", "previous"),
    "key.page_down": ("vijf verder", "five on"),
    "key.page_up": ("vijf terug", "five back"),
    "key.author": ("van wie", "by whom"),
    "key.kind": ("soort", "kind"),
    "key.stage": ("onderdeel", "stage"),
    "key.codes": ("codes", "codes"),
    "key.back": ("terug", "back"),
    "key.help": ("hulp", "help"),
}
