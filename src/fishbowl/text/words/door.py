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
    "too_many_wait": (
        "Er wachten al te veel mensen bij de deur. Vraag de gespreksleider om eerst hen binnen te laten.",
        "Too many people wait at the door already. Ask the moderator to let them in first.",
    ),
    "not_saved": (
        "Het verslag op de laptop van de gespreksleider is nu niet bereikbaar. Wat je schreef blijft hier "
        "bewaard en gaat zo opnieuw mee; zeg het als dit zo blijft.",
        "The record on the moderator's laptop can't be reached now. What you wrote is kept here and is sent "
        "again in a moment; say so if this stays.",
    ),
    "bad_certificate": (
        "Met het certificaat {cert} en de sleutel {file} is de deur niet te versleutelen. Geef een "
        "certificaat en de sleutel die erbij hoort, in PEM en zonder wachtwoord, of gebruik --tls.",
        "The door can't be encrypted with the certificate {cert} and the key {file}. Give a certificate and "
        "the key that belongs to it, in PEM and without a password, or use --tls.",
    ),
    "cert_and_key": (
        "Bij --cert hoort --key, en andersom: geef beide bestanden.",
        "--cert and --key belong together: give both files.",
    ),
    "fingerprint": (
        "Vingerafdruk van het certificaat (SHA-256): {fingerprint}",
        "Fingerprint of the certificate (SHA-256): {fingerprint}",
    ),
    "self_made": (
        "Alles gaat versleuteld. Het certificaat is hier net gemaakt, dus elke browser waarschuwt één keer: "
        "dat zegt alleen dat niemand anders ervoor instaat. Wie het zeker wil weten vergelijkt de "
        "vingerafdruk voor het doorklikken. Na een herstart van de deur is het certificaat nieuw.",
        "Everything goes encrypted. The certificate was made here just now, so each browser warns once: that "
        "only says that nobody else vouches for it. To be sure, compare the fingerprint before clicking on. "
        "After a restart of the door the certificate is a new one.",
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
    "would_not_open": (
        "De deur ging niet open, en zei niet waarom. Probeer ‘fishbowl serve’ in een eigen terminal.",
        "The door did not open, and did not say why. Try ‘fishbowl serve’ in a terminal of its own.",
    ),
    # the screen of moderator and assistant
    "title": ("Deur", "Door"),
    "place.tablecloth": ("observatoren", "observers"),
    "place.table": ("tafel", "table"),
    "place.entrance": ("ingang", "entrance"),
    "screen.pin": ("Pincode", "PIN"),
    "screen.closed": (
        "De deur is dicht. Enter zet hem open: dan kunnen observatoren met hun telefoon of laptop "
        "meeschrijven, "
        "kan een tablet op tafel, en kan wie binnenkomt toestemming geven. Alles blijft op dit apparaat.",
        "The door is closed. Enter opens it: observers can then write on their phone or laptop, a tablet can "
        "lie on the table, and who arrives can give consent. Everything stays on this machine.",
    ),
    "screen.opening": ("De deur gaat open …", "The door is opening …"),
    "screen.fallen": (
        "De deur is dichtgevallen. Enter zet hem weer open, op hetzelfde adres; wie binnen was "
        "blijft binnen en "
        "wat zij schreven komt vanzelf aan.",
        "The door has fallen shut. Enter opens it again at the same address; those inside stay inside, and "
        "what they wrote arrives by itself.",
    ),
    "screen.open": (
        "De deur is open. De QR-code en de pincode staan op het scherm dat hem opende. Nieuwe "
        "nodig? Sluit met c "
        "en open opnieuw; wie binnen is blijft binnen.",
        "The door is open. The QR code and the PIN are on the screen that opened it. Need new ones? "
        "Close with c "
        "and open again; those inside stay inside.",
    ),
    "screen.no_room": (
        "Voor de QR-code is dit venster te klein: typ het adres en de pincode over.",
        "This window is too small for the QR code: type the address and the PIN.",
    ),
    "screen.guests": ("{waiting} aan de deur, {inside} binnen", "{waiting} at the door, {inside} inside"),
    "screen.shut": ("gesloten voor nieuwe gasten", "shut for new guests"),
    "screen.nobody": (
        "Nog niemand. Lukt het openen op een telefoon niet? Zelfde wifi? Op veel instellingswifi "
        "zien apparaten "
        "elkaar niet: gebruik dan de hotspot van deze laptop, een terminal, of papier.",
        "Nobody yet. Will the page not open on a phone? Same Wi-Fi? On much institutional Wi-Fi "
        "devices can't "
        "see each other: use this laptop's hotspot then, a terminal, or paper.",
    ),
    "screen.nobody_waits": ("Er staat niemand aan de deur.", "Nobody is at the door."),
    "screen.nameless": ("iemand zonder naam", "someone without a name"),
    "screen.asks": ("vraagt", "asks"),
    "screen.here": ("open", "open"),
    "screen.away": ("weg", "away"),
    "screen.let_in": ("{name} is binnen als {person}.", "{name} is inside as {person}."),
    "screen.nameless_in": ("{person} is binnen.", "{person} is inside."),
    "screen.inside_already": ("{person} is al binnen.", "{person} is inside already."),
    "screen.open_already": ("De deur is al open.", "The door is open already."),
    "screen.closed_already": ("De deur is al dicht.", "The door is closed already."),
    "screen.away_now": (
        "Eruit: {person}. Wat er al geschreven is blijft.",
        "Out: {person}. What was written already stays.",
    ),
    "screen.close": (
        "De deur sluiten? Telefoons bewaren wat erop geschreven wordt, en sturen het als de deur "
        "weer opengaat.",
        "Close the door? Phones keep what is written on them, and send it when the door opens again.",
    ),
    "screen.close_yes": ("sluiten", "close"),
    "screen.close_no": ("open laten", "leave it open"),
    "screen.asking": ("Aan de deur: {names}", "At the door: {names}"),
    "screen.fell": (
        "De deur voor telefoons is dichtgevallen. Zet hem weer open.",
        "The door for phones has fallen shut. Open it again.",
    ),
    "key.enter": ("binnenlaten", "let in"),
    "key.open": ("deur openen", "open the door"),
    "key.all": ("allen", "all"),
    "key.as": ("als O1…", "as O1…"),
    "key.away": ("eruit", "out"),
    "key.up": ("vorige gast", "guest above"),
    "key.down": ("volgende gast", "guest below"),
    "key.turn": ("code", "code"),
    "key.shut": ("op slot", "shut"),
    "key.any_port": ("openzetten op een vrije poort", "open on any free port"),
    "key.close": ("sluiten", "close"),
    "key.help": ("hulp", "help"),
    "key.leave": ("terug", "back"),
    "stop": ("Ctrl+C sluit de deur.", "Ctrl+C closes the door."),
    "closed": ("De deur is dicht.", "The door is closed."),
}
