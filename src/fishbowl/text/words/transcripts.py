"""Transcripts on the record: what is refused, and what the command line says of them."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "no_such_recording": (
        "Opname {recording} is er niet: deze sessie heeft er {recordings}. Kies een andere met --recording.",
        "There is no recording {recording}: this session has {recordings}. Choose another with --recording.",
    ),
    "transcript_exists": (
        "Dit transcript is er al. Bekijk het met fishbowl transcript list.",
        "This transcript is there already. See it with fishbowl transcript list.",
    ),
    "no_such_transcript": (
        "Dat transcript is er niet. Bekijk welke er zijn met fishbowl transcript list.",
        "There is no such transcript. See which there are with fishbowl transcript list.",
    ),
    "transcript_of_another": (
        "Een verbeterd transcript hoort bij dezelfde opname als het oude; dit is van opname {recording}.",
        "A corrected transcript belongs to the recording of the old one; this is of recording {recording}.",
    ),
    "no_such_utterance": (
        "Die uiting is er niet meer. Bekijk het transcript met fishbowl transcript list.",
        "That utterance is not there any more. See the transcript with fishbowl transcript list.",
    ),
    "utterance_exists": (
        "Die uiting is er al. Bekijk het transcript met fishbowl transcript list.",
        "That utterance is there already. See the transcript with fishbowl transcript list.",
    ),
    "utterance_without_consent": (
        "Van {person} is er geen toestemming, dus diens woorden kunnen niet in het transcript. Leg eerst de "
        "toestemming vast, of laat ze weg.",
        "There is no consent from {person}, so their words can't be in the transcript. Record consent first, "
        "or leave them out.",
    ),
    "no_such_anchor": (
        "Dat ijkpunt is er niet. Bekijk welke er zijn met fishbowl transcript align.",
        "There is no such anchor. See which there are with fishbowl transcript align.",
    ),
    "anchor_exists": (
        "Dat ijkpunt is er al. Bekijk welke er zijn met fishbowl transcript align.",
        "That anchor is there already. See which there are with fishbowl transcript align.",
    ),
    "gap_without_length": (
        "Een pauze duurt langer dan 0 seconden: geef op hoe lang.",
        "A pause lasts longer than 0 seconds: say how long.",
    ),
}
