"""What ties a transcript to the session: anchors and pauses as they are typed, and how well they fit."""

from __future__ import annotations

_REFUSED: dict[str, tuple[str, str]] = {
    "no_such_anchor": (
        "Dat ijkpunt is er niet. Bekijk welke er zijn met fishbowl transcript align.",
        "There is no such anchor. See which there are with fishbowl transcript align.",
    ),
    "exists": (
        "Dat ijkpunt is er al. Bekijk welke er zijn met fishbowl transcript align.",
        "That anchor is there already. See which there are with fishbowl transcript align.",
    ),
    "ahead": (
        "Dat tijdstip moet nog komen. Kijk na welke tijd bedoeld is.",
        "That time is still to come. Check which one is meant.",
    ),
    "after_end": (
        "Bij {typed} is de opname al afgelopen: die eindigt op {end}. Kijk na welk moment van de opname "
        "bedoeld is.",
        "At {typed} the recording is over: it ends at {end}. Check which moment of the recording is meant.",
    ),
    "gap_without_length": (
        "Een pauze duurt langer dan 0 seconden: geef op hoe lang.",
        "A pause lasts longer than 0 seconds: say how long.",
    ),
    "no_time": (
        "{typed} is hier geen tijd. Schrijf 12:04 of 724.5.",
        "{typed} is no time here. Write 12:04 or 724.5.",
    ),
    "no_instant": (
        "{typed} is hier geen tijd. Schrijf de klok aan de wand met seconden (14:31:12), een kaart die toen "
        "getrokken werd (binding/1), of seconden op de tijdlijn (724.5).",
        "{typed} is no time here. Write the clock on the wall with its seconds (14:31:12), a card that was "
        "drawn then (binding/1), or seconds on the timeline (724.5).",
    ),
    "no_pair": (
        "{typed} is er maar één van de twee. Schrijf ze met = ertussen, zoals {example}.",
        "{typed} is only one of the two. Write them with = in between, such as {example}.",
    ),
    "card_not_drawn": (
        "De kaart {card} lag in deze sessie nooit op tafel. Kies een die er wel lag: {drawn}.",
        "The card {card} was never on the table in this session. Choose one that was: {drawn}.",
    ),
}

_TOLD: dict[str, tuple[str, str]] = {
    "untimed": (
        "Dit transcript heeft geen tijden: niets ervan is aan een onderdeel of kaart gekoppeld.",
        "This transcript has no times: nothing of it is tied to a stage or card.",
    ),
    "not_tied": (
        "Niets verbindt dit transcript met de tijdlijn. Zet een ijkpunt: --anchor 0:30=14:05:10.",
        "Nothing ties this transcript to the timeline. Place an anchor: --anchor 0:30=14:05:10.",
    ),
    "by_log": (
        "Geplaatst op wanneer de opname gestart werd, zonder ijkpunt.",
        "Placed by when the recording was started, without an anchor.",
    ),
    "anchor": (
        "{kind:record.anchor}  {media} in de opname = {at}  ({off} s)",
        "{kind:record.anchor}  {media} in the recording = {at}  ({off} s)",
    ),
    "gap": (
        "niet gelogde pauze van {s} s op {media} in de opname",
        "unlogged pause of {s} s at {media} in the recording",
    ),
    "shifted.one": (
        "Door één ijkpunt {s} s verschoven tegenover het logboek.",
        "Moved by {s} s against the log, by one anchor.",
    ),
    "shifted.many": (
        "Door {n} ijkpunten {s} s verschoven tegenover het logboek.",
        "Moved by {s} s against the log, by {n} anchors.",
    ),
    "drifts": ("De opname loopt {s} s per uur uit de pas.", "The recording drifts by {s} s an hour."),
    "doubtful": (
        "Een ijkpunt wijkt {s} s af. Luister het na, of kijk of er een pauze mist.",
        "An anchor is {s} s off. Check it by ear, or see whether a pause is missing.",
    ),
    "step": (
        "Tussen {after} en {before} in de opname lijkt een niet gelogde pauze van {s} s te zitten. Klopt "
        "dat, voer die dan in op de plek waar ze was.",
        "Between {after} and {before} in the recording there seems to be an unlogged pause of {s} s. If so, "
        "enter it where it was.",
    ),
    "far_from_log": (
        "Dat is ver van wat de log zegt: kijk na of de ijkpunten kloppen, of dat dit de opname wel is.",
        "That is far from what the log says: check the anchors, and whether this is the recording at all.",
    ),
    "uncertain": (
        "Tijden kunnen {s} s afwijken; bij {n} van {of} uitingen kan daardoor de kaart of vraag een andere "
        "zijn.",
        "Times may be {s} s off; for {n} of {of} utterances the card or question may therefore be another "
        "one.",
    ),
}

WORDS: dict[str, tuple[str, str]] = {**_REFUSED, **_TOLD}
