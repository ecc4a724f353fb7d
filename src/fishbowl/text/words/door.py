"""Words of the door: what the command says that holds it, and what it answers."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "shut": (
        "De deur is dicht. Vraag de gespreksleider om hem weer open te zetten.",
        "The door is shut. Ask the moderator to open it again.",
    ),
    "too_many_pins": (
        "Er zijn te veel verkeerde pincodes ingetypt. Scan de QR-code, of wacht een minuut.",
        "Too many wrong PINs were typed. Scan the QR code, or wait a minute.",
    ),
    "wrong_pin": (
        "Deze pincode klopt niet. Kijk nog eens op het scherm van de gespreksleider.",
        "This PIN is not right. Look at the moderator's screen once more.",
    ),
    "wrong_token": (
        "Deze link is van een vorige keer. Scan de QR-code opnieuw, of typ de pincode.",
        "This link is of an earlier time. Scan the QR code anew, or type the PIN.",
    ),
    "too_fast": (
        "Dat gaat te snel: wat je stuurt blijft hier bewaard en gaat zo vanzelf mee.",
        "That is too fast: what you send is kept here and goes along in a moment.",
    ),
    "open_already": (
        "Deze sessie heeft al een deur, op {url}. Sluit die eerst in het deurscherm van de gespreksleider.",
        "This session has a door already, at {url}. Close that one first, on the moderator's door screen.",
    ),
    "port_taken": (
        "Poort {port} is op dit apparaat al in gebruik. Kies een andere met --port, of 0 voor een vrije.",
        "Port {port} is in use on this machine. Choose another with --port, or 0 for a free one.",
    ),
    "no_such_address": (
        "Het adres {host} is niet van dit apparaat. Laat --host weg, of kies een adres dat dit "
        "apparaat heeft.",
        "The address {host} is not this machine's. Leave --host out, or choose an address that it has.",
    ),
    "no_network": (
        "Dit apparaat heeft geen netwerk: de deur is alleen hier te openen. Zet je hotspot aan en "
        "begin opnieuw, "
        "laat observatoren in een terminal schrijven, of typ hun papier in de pauze in.",
        "This machine has no network: the door opens here alone. Switch on your hotspot and start anew, "
        "let observers write in a terminal, or type in their paper in the break.",
    ),
    "address_gone": (
        "Dit apparaat heeft een ander netwerk gekregen: het adres van de deur klopt niet meer. "
        "Start de deur opnieuw.",
        "This machine has moved to another network: the door's address no longer holds. Restart the door.",
    ),
    "held": ("Deur open op {url}", "Door open at {url}"),
    "pin": ("Pincode: {pin}", "PIN: {pin}"),
    "join": ("Link voor observatoren: {url}", "Link for observers: {url}"),
    "table": ("Link voor de tafel: {url}", "Link for the table: {url}"),
    "entrance": ("Link voor de ingang: {url}", "Link for the entrance: {url}"),
    "plain_http": (
        "Zonder --tls kan wie op hetzelfde netwerk meeluistert, meelezen. Gebruik een eigen hotspot "
        "of wifi met wachtwoord.",
        "Without --tls, whoever listens in on the same network can read along. Use your own hotspot "
        "or Wi-Fi with a password.",
    ),
    "stop": ("Ctrl+C sluit de deur.", "Ctrl+C closes the door."),
    "closed": ("De deur is dicht.", "The door is closed."),
}
