"""Words that every page of the door says: coming in, waiting, and no connection.

What one page alone says is in `page_tablecloth`, `page_table` and `page_entrance`.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("fishbowl", "fishbowl"),
    "title.tablecloth": ("Je tafellaken", "Your tablecloth"),
    "title.table": ("De kaarten op tafel", "The cards on the table"),
    "title.entrance": ("Welkom", "Welcome"),
    "asking.tablecloth": (
        "Schrijf mee als observator, in stilte, op je eigen telefoon of laptop.",
        "Write along as an observer, in silence, on your own phone or laptop.",
    ),
    "asking.table": (
        "Dit apparaat wordt de stapels kaarten op de tafel van de deelnemers.",
        "This device becomes the piles of cards on the participants' table.",
    ),
    "asking.entrance": (
        "Hier lees je waar het gesprek over gaat en geef je toestemming.",
        "Here you read what the talk is about and give your consent.",
    ),
    "name": ("Je naam", "Your name"),
    "name.help": (
        "Alleen om je binnen te laten. Hij komt niet in het verslag en verdwijnt na afloop.",
        "Only to let you in. It is not put on record and goes when the session is over.",
    ),
    "pin": ("Pincode", "PIN"),
    "pin.help": (
        "Zes tekens. Ze staan op het scherm van de gespreksleider.",
        "Six characters. They are on the moderator's screen.",
    ),
    "knock": ("Ga naar binnen", "Come in"),
    "waiting": ("Even wachten", "One moment"),
    "waiting.help": (
        "De gespreksleider ziet dat je er bent en laat je binnen. Laat deze pagina open.",
        "The moderator sees that you are here and lets you in. Leave this page open.",
    ),
    "away": ("Je bent niet meer binnen", "You are no longer inside"),
    "away.help": (
        "De gespreksleider heeft je plaats teruggenomen. Wat je hebt afgeleverd, blijft bewaard. "
        "Klopt het niet, ga dan naar de gespreksleider.",
        "The moderator has taken back your place. What you delivered is kept. If this is a mistake, "
        "go to the moderator.",
    ),
    "away.again": ("Vraag opnieuw om binnen te komen", "Ask to come in again"),
    "nowhere": ("Geen verbinding", "No connection"),
    "nowhere.help": (
        "Het apparaat van de gespreksleider antwoordt niet. Zit je op hetzelfde netwerk? "
        "Deze pagina blijft het proberen.",
        "The moderator's device does not answer. Are you on the same network? This page keeps trying.",
    ),
    "nowhere.again": ("Probeer nu", "Try now"),
    "no_answer": (
        "Geen antwoord. Zit je op het netwerk van de gespreksleider? Probeer het dan nog eens.",
        "No answer. Are you on the moderator's network? Then try once more.",
    ),
    "not_whole": (
        "De pagina is niet helemaal binnengekomen. Ze probeert het vanzelf opnieuw. Blijft dit staan, "
        "herlaad haar dan, probeer een andere browser, of neem papier.",
        "The page has not come in whole. It tries again by itself. If this stays, reload it, try another "
        "browser, or use paper.",
    ),
    "no_script": (
        "Deze pagina heeft JavaScript nodig. Zet het aan, of schrijf op papier.",
        "This page needs JavaScript. Switch it on, or write on paper.",
    ),
}
