"""Words for a screen that reaches its session through a door on the network."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # coming in
    "your_name": (
        "Hoe heet je? (Alleen de gespreksleider ziet het; het komt niet in het verslag)",
        "What is your name? (Only the moderator sees it; it is no part of the record)",
    ),
    "your_pin": ("Pincode van de deur", "PIN of the door"),
    "waiting": (
        "Gevraagd om binnen te komen: de gespreksleider laat je toe. Ctrl+C stopt.",
        "You asked to come in: the moderator admits you. Ctrl+C stops.",
    ),
    "still_trying": (
        "De deur op {url} is niet te bereiken; we blijven het proberen.",
        "The door at {url} can't be reached; we keep trying.",
    ),
    "admitted": ("Je bent binnen, als {actor}.", "You are in, as {actor}."),
    "plain_http": (
        "Niet versleuteld: wie op dit netwerk meeluistert, kan meelezen.",
        "Not encrypted: whoever listens in on this network can read along.",
    ),
    # why not
    "no_such_address": (
        "{url} is geen adres van een deur. Neem het over van het scherm van de gespreksleider, zoals "
        "http://192.168.1.5:8421/#….",
        "{url} is no address of a door. Take it over from the moderator's screen, such as "
        "http://192.168.1.5:8421/#….",
    ),
    "other_page": (
        "{url} is een link voor de tafel of de ingang, en die zijn er niet in een terminal. Open hem in een "
        "browser, of vraag de link voor observatoren.",
        "{url} is a link for the table or the entrance, which no terminal has. Open it in a browser, or ask "
        "for the link for observers.",
    ),
    "pin_wanted": (
        "In dit adres staat geen sleutel. Neem de hele link over, met wat achter # staat, of geef --pin.",
        "This address has no key in it. Take over the whole link, with what is behind #, or give --pin.",
    ),
    "nobody_there": (
        "Op {url} antwoordt geen deur ({why}). Kijk of dit apparaat op hetzelfde netwerk zit, en of de deur "
        "open is.",
        "No door answers at {url} ({why}). See whether this machine is on the same network, and whether the "
        "door is open.",
    ),
    "no_door": (
        "Wat op {url} antwoordt is geen deur van fishbowl. Vergelijk het adres met dat op het scherm van de "
        "gespreksleider.",
        "What answers at {url} is no door of fishbowl. Compare the address with the one on the moderator's "
        "screen.",
    ),
    "not_trusted": (
        "Niemand staat in voor het certificaat van {url}. Vergelijk de vingerafdruk met die op het scherm "
        "van de gespreksleider; is het dezelfde, geef hem dan met --fingerprint: {fingerprint}",
        "Nobody vouches for the certificate of {url}. Compare its fingerprint with the one on the "
        "moderator's screen; if it is the same, give it with --fingerprint: {fingerprint}",
    ),
    "turned_away": (
        "De gespreksleider heeft je niet (meer) toegelaten. Wat je schreef is bewaard. Overleg, en open de "
        "link opnieuw.",
        "The moderator did not let you in, or no longer does. What you wrote is kept. Talk it over, and open "
        "the link anew.",
    ),
    "other_version": (
        "De deur draait op een andere versie van fishbowl dan dit apparaat ({version}). Installeer op beide "
        "dezelfde, of open de link in een browser.",
        "The door runs on another version of fishbowl than this machine ({version}). Install the same on "
        "both, or open the link in a browser.",
    ),
    "not_understood": (
        "De deur kon hier niets mee (antwoord {status}). Open de link in een browser en schrijf daar verder.",
        "The door could make nothing of this (answer {status}). Open the link in a browser and go on there.",
    ),
    "said": ("{sentence}", "{sentence}"),
    "at_the_file_only": (
        "Dit kan alleen op het apparaat waar de sessie staat. Vraag het de gespreksleider.",
        "This can be done only on the machine that has the session. Ask the moderator.",
    ),
    # while inside
    "out_of_reach": (
        "Geen verbinding met de deur. Wat je typt blijft hier; notities gaan vanzelf mee zodra die er is.",
        "No connection with the door. What you type is kept here; notes go by themselves once it is back.",
    ),
    "back": ("De verbinding is terug.", "The connection is back."),
}
