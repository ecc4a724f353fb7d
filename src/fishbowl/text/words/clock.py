"""Words around the clocks."""

WORDS: dict[str, tuple[str, str]] = {
    "not_started": ("nog niet begonnen", "not started yet"),
    "ended": ("afgelopen", "ended"),
    "left": ("nog {time}", "{time} left"),
    "left_soon": ("nog {time}, rond af", "{time} left, wrap up"),
    "left_last": ("nog {time}, LAATSTE", "{time} left, LAST"),
    "over": ("{time} over tijd", "{time} over"),
    "block_left": ("gesprek nog {time}", "talk {time} left"),
    "block_over": ("gesprek {time} over tijd", "talk {time} over"),
    "session": ("totaal {time}", "total {time}"),
    "paused": ("GEPAUZEERD {time}", "PAUSED {time}"),
    "behind": ("{time} achter", "{time} behind"),
    "ahead": ("{time} voor", "{time} ahead"),
    "rehearsal": ("OEFENSESSIE", "REHEARSAL"),
}
