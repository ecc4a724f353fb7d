"""Words of the entrance page: for people who never saw it before, in plain language."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "code": ("Je code, als je die al hebt", "Your code, if you have one already"),
    "code.help": (
        "De gespreksleider kan je een code hebben gegeven, zoals S3 of P3. Anders krijg je er hier een.",
        "The moderator may have given you a code, such as S3 or P3. If not, you get one here.",
    ),
    "full": ("Er is nu geen plaats vrij", "No place is free at the moment"),
    "full.help": (
        "Alle plaatsen zijn al vergeven, of de code die je typte is al in gebruik. Ga naar de "
        "gespreksleider en laat deze pagina open: zodra er plaats is, gaat ze vanzelf verder.",
        "All places have been taken, or the code you typed is in use already. Go to the moderator and leave "
        "this page open: it goes on by itself as soon as there is a place.",
    ),
    "rehearsal": (
        "Dit is een oefensessie: vul niets over jezelf in.",
        "This is a rehearsal: fill in nothing about yourself.",
    ),
    "step": ("Stap {n} van 2", "Step {n} of 2"),
    "your_code": ("Je code: {code}", "Your code: {code}"),
    "version": ("Versie {version} van deze tekst", "Version {version} of this text"),
    "consent.title": ("Lees dit eerst", "Read this first"),
    "consent.ticks": ("Twee dingen. Vink ze apart aan.", "Two things. Tick each of them by itself."),
    "consent.give": ("Ik geef toestemming", "I give my consent"),
    "consent.both": (
        "Om mee te doen aan het gesprek, dat wordt opgenomen, zijn ze allebei nodig. Wil je er een niet "
        "aanvinken? Dat mag. Ga dan naar de gespreksleider; er is nu niets bewaard.",
        "To take part in the talk, which is recorded, both are needed. Is there one that you do not want to "
        "tick? That is fine. Talk with the moderator then; nothing has been stored.",
    ),
    "consent.doubt": (
        "Twijfel je, of wil je liever op papier tekenen? Ga naar de gespreksleider. Zolang je niet op de "
        "knop drukt, wordt hier niets bewaard.",
        "In doubt, or would you rather sign on paper? Go to the moderator. As long as you do not press the "
        "button, nothing is stored here.",
    ),
    "where_to": (
        "Wat je hier invult, gaat naar de computer van de gespreksleider in deze ruimte, en nergens "
        "anders heen.",
        "What you fill in here goes to the moderator's computer in this room, and nowhere else.",
    ),
    "plain_http": (
        "De verbinding is niet versleuteld: iemand die er verstand van heeft en op dezelfde wifi zit, kan "
        "meelezen. Wil je dat niet, vraag dan om papier.",
        "The connection is not encrypted: someone on the same Wi-Fi who knows how could read along. If you "
        "do not want that, ask for paper.",
    ),
    "paper": ("Teken eerst op papier", "Sign on paper first"),
    "paper.help": (
        "De gespreksleider heeft het toestemmingsformulier. Laat deze pagina open: ze gaat verder zodra je "
        "toestemming is vastgelegd.",
        "The moderator has the consent form. Leave this page open: it goes on once your consent is recorded.",
    ),
    "form.title": ("Over jou", "About you"),
    "form.help": (
        "Je hoeft niets in te vullen. Sla over wat je liever niet zegt. Schrijf nergens een naam.",
        "You need not fill in anything. Skip what you would rather not say. Write no names anywhere.",
    ),
    "form.known": (
        "De gespreksleider heeft al iets over je ingevuld. Laat alles leeg om dat zo te laten; vul je iets "
        "in, dan komt dat ervoor in de plaats.",
        "The moderator has filled in something about you already. Leave everything empty to keep it so; what "
        "you fill in takes its place.",
    ),
    "form.done": ("Klaar", "Done"),
    "fact.age": ("Hoe oud ben je?", "How old are you?"),
    "fact.age.help": ("In jaren", "In years"),
    "fact.gender": ("Wat is je gender?", "What is your gender?"),
    "fact.gender.help": ("In je eigen woorden, of leeg", "In your own words, or empty"),
    "fact.programme": ("Welke opleiding volg je?", "Which programme do you follow?"),
    "fact.programme.help": ("En in welk jaar zit je?", "And which year are you in?"),
    "fact.living": ("Hoe woon je?", "How do you live?"),
    "fact.living.help": (
        "Bijvoorbeeld bij mijn ouders, op kamers, samen",
        "For example with my parents, in a student house, with a partner",
    ),
    "fact.institution": ("Bij welke instelling werk je?", "At which institution do you work?"),
    "fact.institution.help": ("Alleen de naam van de instelling", "Only the name of the institution"),
    "fact.role": ("Wat is je functie?", "What is your job?"),
    "fact.role.help": ("Bijvoorbeeld docent, studentdecaan", "For example lecturer, student counsellor"),
    "fact.years_in_job": ("Hoeveel jaar doe je dit werk?", "For how many years have you done this work?"),
    "fact.years_in_job.help": ("Een half jaar is 0,5", "Half a year is 0.5"),
    "fact.approaches": (
        "Met welke een of twee aanpakken voor binding of welzijn heb je gewerkt?",
        "Which one or two approaches to connection or wellbeing have you worked with?",
    ),
    "fact.approaches.help": (
        "Om je voor te bereiden: we praten erover. Dit antwoord zelf wordt niet onderzocht.",
        "To prepare yourself: we will talk about it. This answer itself is not analysed.",
    ),
    "unfit.age": (
        "Schrijf je leeftijd in cijfers, zoals 21, of laat dit leeg.",
        "Write your age in digits, such as 21, or leave this empty.",
    ),
    "unfit.years_in_job": (
        "Schrijf een getal, zoals 3 of 0,5, of laat dit leeg.",
        "Write a number, such as 3 or 0.5, or leave this empty.",
    ),
    "unfit.contact": (
        "Schrijf hier geen e-mailadres.",
        "Write no e-mail address here.",
    ),
    "sending": (
        "Wordt verstuurd … Laat deze pagina open.",
        "Being sent … Leave this page open.",
    ),
    "still_sending": (
        "Nog niet verstuurd: geen verbinding met de computer van de gespreksleider. Laat deze pagina open; "
        "ze blijft het proberen.",
        "Not sent yet: no connection with the moderator's computer. Leave this page open; it keeps trying.",
    ),
    "not_sent": (
        "Dit kon niet worden opgeslagen. Ga naar de gespreksleider.",
        "This could not be stored. Go to the moderator.",
    ),
    "end.title": ("Je bent {code}", "You are {code}"),
    "end.thanks": ("Dank je wel. Je toestemming is vastgelegd.", "Thank you. Your consent is recorded."),
    "end.seat": ("Ga zitten waar {code} staat.", "Sit where {code} is."),
    "end.voice": (
        "Zeg één keer je code als de gespreksleider de stemcheck doet. Zo weten we later wie er praat, "
        "zonder je naam.",
        "Say your code once when the moderator does the voice check. That is how we know later who speaks, "
        "without your name.",
    ),
    "end.close": (
        "Onthoud je code. Deze pagina mag dicht; je telefoon mag weg.",
        "Remember your code. You may close this page and put your phone away.",
    ),
    "over": ("Het gesprek is afgelopen", "The talk is over"),
    "over.thanks": ("Dank je wel.", "Thank you."),
    "over.help": (
        "Hier valt niets meer in te vullen. Bewaar je code: daarmee vindt de gespreksleider terug wat van "
        "jou is, als je later iets over je toestemming wilt vragen.",
        "There is nothing more to fill in here. Keep your code: by it the moderator finds what is yours, "
        "should you want to ask something about your consent later.",
    ),
    "withdrawn": ("Je toestemming is ingetrokken", "Your consent was withdrawn"),
    "withdrawn.help": (
        "Je hoeft hier niets meer te doen. Klopt dit niet, ga dan naar de gespreksleider.",
        "There is nothing more to do here. If this is a mistake, go to the moderator.",
    ),
}
