"""What the comparison of two coders says: its report, and what a reader of the figures must know."""

from __future__ import annotations

_REPORT: dict[str, tuple[str, str]] = {
    "title": ("Overeenstemming tussen twee codeurs", "Agreement between two coders"),
    "negotiated": (
        "Na de bespreking: onderhandelde overeenstemming, los van de eerste",
        "After the discussion: negotiated agreement, apart from the first",
    ),
    "side": (
        "{name}  {file} · {program} · codeur {coder} · {codings} · sha256 {sha}…",
        "{name}  {file} · {program} · coder {coder} · {codings} · sha256 {sha}…",
    ),
    "no_name": ("zonder naam", "without a name"),
    "no_program": ("programma onbekend", "program unknown"),
    "codings.one": ("{n} codering", "{n} coding"),
    "codings.many": ("{n} coderingen", "{n} codings"),
    "aside.auto": ("automatische coderingen weggelaten: {n}", "automatic codings left out: {n}"),
    "aside.inductive": (
        "inductieve codes, alleen geteld: {n}",
        "inductive codes, counted only: {n}",
    ),
    "aside.other_layer": ("coderingen buiten deze laag: {n}", "codings outside this layer: {n}"),
    "aside.outside": (
        "coderingen naast de eenheden, of met te weinig overlap, niet meegeteld: {n}",
        "codings beside the units, or with too little overlap, not counted: {n}",
    ),
    "aside.elsewhere": (
        "coderingen niet op tekst (beeld, geluid, hele documenten), weggelaten: {n}",
        "codings not on text (pictures, sound, whole documents), left out: {n}",
    ),
    "unit": (
        "Eenheid: {unit}. {units} eenheden; {coded} gecodeerd, {none} door geen van beiden.",
        "Unit: {unit}. {units} units; {coded} coded, {none} by neither.",
    ),
    "unit_is.utterances": ("uitingen van de tekst", "utterances of the text"),
    "unit_is.lines": ("regels van de tekst", "lines of the text"),
    "unit_is.a": ("de passages van A", "the passages of A"),
    "unit_is.b": ("de passages van B", "the passages of B"),
    "overlap_any": (
        "Een eenheid krijgt een code als een passage met die code er één teken mee deelt (geen wit).",
        "A unit gets a code where a passage with that code shares one character with it (not a blank).",
    ),
    "overlap": (
        "Een eenheid krijgt een code als zij met een passage met die code minstens {percent} % deelt van de "
        "kortste van de twee (zonder wit).",
        "A unit gets a code where it shares at least {percent} % of the shorter of the two with a passage "
        "with that code (blanks not counted).",
    ),
    "documents.one": ("{n} document", "{n} document"),
    "documents.many": ("{n} documenten", "{n} documents"),
    "layer.all": ("alle codes", "all codes"),
    "layer.primary": ("primaire codes", "primary codes"),
    "layer.secondary": ("secundaire codes", "secondary codes"),
    "with_auto": ("met automatische codes", "with automatic codes"),
    "without_auto": ("zonder automatische codes", "without automatic codes"),
    "document": (
        "   {name}: {coded} van {units} eenheden gecodeerd, tekst sha256 {sha}…",
        "   {name}: {coded} of {units} units coded, text sha256 {sha}…",
    ),
    "codes_used": ("Gebruikte codes ({count}): {codes}", "Codes in use ({count}): {codes}"),
    "codes_only_a": ("Alleen A heeft ({count}): {codes}", "Only A has ({count}): {codes}"),
    "codes_only_b": ("Alleen B heeft ({count}): {codes}", "Only B has ({count}): {codes}"),
    "figures_of": (
        "Eenheid: {unit}; {threshold}. Reikwijdte: {count}, {layer}, {auto}.",
        "Unit: {unit}; {threshold}. Scope: {count}, {layer}, {auto}.",
    ),
    "threshold_any": ("één gedeeld teken volstaat", "one shared character will do"),
    "threshold": (
        "minstens {percent} % van de kortste gedeeld",
        "at least {percent} % of the shorter shared",
    ),
    "altogether": ("samen", "altogether"),
    "was": ("(eerst {value})", "(first {value})"),
    "not_defined": ("–", "–"),
    "undefined.empty": (
        "Niet gedefinieerd: hier gaf geen van beiden een code.",
        "Not defined: neither gave a code here.",
    ),
    "undefined.one_category": (
        "Niet gedefinieerd: er is maar één categorie, dus valt er niets te onderscheiden.",
        "Not defined: there is one category only, so nothing to tell apart.",
    ),
    "over_units.one": ("over {n} eenheid", "over {n} unit"),
    "over_units.many": ("over {n} eenheden", "over {n} units"),
    "left_out": ("; {n} zonder enige code weggelaten", "; {n} without any code left out"),
    "kappa_of": (
        "; overeenstemming waargenomen {observed}, bij toeval {expected}",
        "; agreement observed {observed}, by chance {expected}",
    ),
    "alpha_of": (
        "; verschil waargenomen {observed}, bij toeval {expected}",
        "; disagreement observed {observed}, by chance {expected}",
    ),
    "differing.one": (
        "Op {n} eenheid verschillen ze; --disagreements schrijft die uit ter bespreking.",
        "They differ on {n} unit; --disagreements writes it out for discussion.",
    ),
    "differing.many": (
        "Op {n} eenheden verschillen ze; --disagreements schrijft die uit ter bespreking.",
        "They differ on {n} units; --disagreements writes them out for discussion.",
    ),
    "differing_nowhere": ("Ze verschillen op geen enkele eenheid.", "They differ on no unit."),
    "differing_now": (
        "Eenheden waarop ze verschillen: eerst {was}, nu {now}, waarvan nieuw {new}.",
        "Units on which they differ: first {was}, now {now}, of them new {new}.",
    ),
    "to_discuss.one": ("Te bespreken: {n} eenheid", "To discuss: {n} unit"),
    "to_discuss.many": ("Te bespreken: {n} eenheden", "To discuss: {n} units"),
    "both": ("beiden", "both"),
    "memo": ("memo", "memo"),
    "place": ("{document}, tekens {start}–{end}", "{document}, characters {start}–{end}"),
    "place_line": (
        "{document}, regel {line}, tekens {start}–{end}",
        "{document}, line {line}, characters {start}–{end}",
    ),
    "said_by": ("gezegd door", "said by"),
}

_RULES: dict[str, tuple[str, str]] = {
    "rule.pooled_jaccard": (
        "{name}: codes die beiden gaven / codes die minstens één gaf, over alle eenheden samen. Zo lezen wij "
        "Kurasaki (2000) en de eenheden van Campbell e.a. (2013); het is niet de formule uit die artikelen.",
        "{name}: codes that both gave / codes that at least one gave, over all units together. This is our "
        "reading of Kurasaki (2000) and of the units of Campbell et al. (2013), not the papers' formula.",
    ),
    "rule.identical": (
        "{name}: eenheden met precies dezelfde codes / gecodeerde eenheden",
        "{name}: units with exactly the same codes / coded units",
    ),
    "rule.any_shared": (
        "{name}: eenheden met minstens één gedeelde code / gecodeerde eenheden",
        "{name}: units with at least one code in common / coded units",
    ),
    "rule.holsti": (
        "{name}: tweemaal de codes die beiden gaven / alle codes van A plus alle codes van B (Holsti, Dice "
        "en micro-F1 zijn hetzelfde)",
        "{name}: twice the codes that both gave / all codes of A plus all codes of B (Holsti, Dice and "
        "micro-F1 are the same)",
    ),
    "rule.mean_jaccard": (
        "{name}: per eenheid gedeelde codes / codes van minstens één, opgeteld / gecodeerde eenheden",
        "{name}: codes in common / codes of either, per unit, summed / coded units",
    ),
    "rule.presence": (
        "{name}: vakjes (eenheid × code) waar beiden ja of beiden nee zeggen / alle vakjes. Stijgt met elke "
        "code die niemand gaf: lees dit alleen naast pooled-jaccard.",
        "{name}: cells (unit × code) on which both say yes or both say no / all cells. Rises with every code "
        "that nobody gave: read it only beside pooled-jaccard.",
    ),
    "rule.kappa": (
        "{name}: Cohens kappa per code, (waargenomen − toeval) / (1 − toeval), over alle eenheden",
        "{name}: Cohen's kappa per code, (observed − chance) / (1 − chance), over all units",
    ),
    "rule.alpha_nominal": (
        "{name}: Krippendorffs alfa, codesets gelijk of niet, (toeval − waargenomen) / toeval, over alle "
        "eenheden",
        "{name}: Krippendorff's alpha, sets of codes same or not, (chance − observed) / chance, over all "
        "units",
    ),
    "rule.alpha_jaccard": (
        "{name}: Krippendorffs alfa met Jaccard-afstand tussen codesets, (toeval − waargenomen) / toeval, "
        "over alle eenheden",
        "{name}: Krippendorff's alpha with Jaccard distance between sets of codes, (chance − observed) / "
        "chance, over all units",
    ),
    "rule.alpha_masi": (
        "{name}: Krippendorffs alfa met MASI-afstand tussen codesets, (toeval − waargenomen) / toeval, over "
        "alle eenheden",
        "{name}: Krippendorff's alpha with MASI distance between sets of codes, (chance − observed) / "
        "chance, over all units",
    ),
}

_REMARKS: dict[str, tuple[str, str]] = {
    "one_coding": (
        "A en B zijn dezelfde codering: dezelfde codeur ({coder}), op elke plaats dezelfde codes. Dat ze "
        "overeenstemmen, zegt niets.",
        "A and B are the same coding: the same coder ({coder}), the same codes in every place. That they "
        "agree says nothing.",
    ),
    "one_coder": (
        "A en B zijn gecodeerd onder één naam, {coder}. Is dat één mens, dan is dit overeenstemming met "
        "zichzelf, niet tussen twee codeurs.",
        "A and B were coded under one name, {coder}. If that is one person, this is agreement with "
        "themselves, not between two coders.",
    ),
    "other_coder": (
        "{side} is nu gecodeerd door {now}, in de eerste ronde door {was}. Onderhandelde overeenstemming is "
        "alleen die van wie de bespreking voerden.",
        "{side} was coded by {now} now, and by {was} in the first round. Negotiated agreement is that of "
        "those who had the discussion.",
    ),
    "qualcoder_kappa": (
        "De kappa die QualCoder zelf toont, is niet die van Cohen (de toevalskans is anders berekend): "
        "vergelijk die niet met cijfers van hier.",
        "The kappa that QualCoder shows is not Cohen's (its chance is worked out differently): do not "
        "compare it with figures from here.",
    ),
    "nearly_same": (
        "A heeft {a} en B heeft {b}: dat telt als twee codes. Is er één bedoeld, hernoem dan een van beide.",
        "A has {a} and B has {b}: these count as two codes. If one is meant, rename either.",
    ),
    "renamed": (
        "A noemt {a} wat B {b} noemt: aan hun GUID te zien één code. Geteld als één, onder de naam van A.",
        "A calls {a} what B calls {b}: by their GUID one code. Counted as one, under A's name.",
    ),
    "no_layer": (
        "In geen codeboek, dus in geen laag en niet meegeteld: {codes}",
        "In no codebook, so in no layer and not counted: {codes}",
    ),
    "same_name": (
        "In {file} heten meer codes {code}; ze tellen als één.",
        "In {file} several codes are called {code}; they count as one.",
    ),
    "lost": (
        "Coderingen in {file} die niet te plaatsen zijn (code of positie bestaat niet) en niet meetellen: "
        "{count}.",
        "Codings in {file} that can't be placed (their code or position does not exist) and are not counted: "
        "{count}.",
    ),
    "crlf_counts_two": (
        "In {file} telt een regeleinde als twee tekens; posities zijn omgerekend. Controleer een paar "
        "verschillen op hun tekst.",
        "In {file} a line end counts as two characters; positions were converted. Check a few differences "
        "against their text.",
    ),
    "astral_counts_two": (
        "In {file} telt een emoji als twee tekens; posities zijn omgerekend. Controleer een paar verschillen "
        "op hun tekst.",
        "In {file} an emoji counts as two characters; positions were converted. Check a few differences "
        "against their text.",
    ),
    "only_there": (
        "Alleen in {file}, dus niet vergeleken: {documents}",
        "Only in {file}, so not compared: {documents}",
    ),
    "uncoded": (
        "In {file} is {document} niet gecodeerd; het telt wel mee. Is het nog niet aan de beurt geweest, "
        "kies de documenten dan met --scope.",
        "In {file} {document} is not coded; it counts all the same. If its turn has not come yet, choose the "
        "documents with --scope.",
    ),
}

WORDS: dict[str, tuple[str, str]] = _REPORT | _RULES | _REMARKS
