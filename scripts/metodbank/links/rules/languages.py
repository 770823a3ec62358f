"""Rules about languages, and about pages that readers find."""

from __future__ import annotations

from metodbank.links import reach
from metodbank.links.orphans import FOUND
from metodbank.model.language import said
from metodbank.model.rule import Rule

ALTERNATES_ARE_MUTUAL = Rule(
    name=reach.MUTUAL,
    title=said("Översättningar pekar på varandra", "Translations point at each other"),
    why=said(
        "Sökmotorer bryr sig inte om en översättning som bara den ena sidan vet om, och visar"
        " läsaren fel språk.",
        "Search engines disregard a translation that only one side knows of, and show readers the"
        " wrong language.",
    ),
    remedy=said(
        "Låt båda sidorna ha hreflang-länkar till varandra, eller ta bort den som är fel.",
        "Let both pages have hreflang links to each other, or remove the one that is wrong.",
    ),
    bad='om/: hreflang="en" → en/about/   en/about/: –',
    good='om/: hreflang="en" → en/about/   en/about/: hreflang="sv" → om/',
)

ALTERNATE_IS_IN_ITS_LANGUAGE = Rule(
    name=reach.SPEAKS,
    title=said(
        "En översättning är på det språk som sägs", "A translation is in the language it is said"
    ),
    why=said(
        "Den som väljer engelska får svenska, och skärmläsaren läser med fel uttal.",
        "Whoever chooses English gets Swedish, and the screen reader pronounces it wrongly.",
    ),
    remedy=said(
        "Rätta hreflang på länken eller lang på sidan.",
        "Correct hreflang on the link or lang on the page.",
    ),
    bad='hreflang="en" → <html lang="sv">',
    good='hreflang="en" → <html lang="en">',
)

BUILT_LINK_STAYS_IN_LANGUAGE = Rule(
    name=reach.STAYS,
    title=said("En länk till ett annat språk säger det", "A link into another language says so"),
    why=said(
        "Läsaren hamnar oväntat på en sida på ett annat språk.",
        "The reader lands unexpectedly on a page in another language.",
    ),
    remedy=said(
        "Länka till sidan på läsarens språk, eller märk länken med hreflang.",
        "Link to the page in the reader's language, or mark the link with hreflang.",
    ),
    bad='<html lang="sv">  …  <a href="/en/about/">',
    good='<html lang="sv">  …  <a href="/en/about/" hreflang="en">',
)

PAGE_IS_REACHABLE = Rule(
    name=FOUND,
    title=said(
        "Varje sida går att nå från startsidan", "Every page can be reached from the start page"
    ),
    why=said(
        "Till en sida som ingen länkar till på samma språk hittar bara den som har adressen.",
        "A page that nothing links to in its language is found only by those who have its address.",
    ),
    remedy=said(
        "Länka till sidan från en sida där läsaren söker den, eller ta bort den.",
        "Link to the page from where a reader would look for it, or remove it.",
    ),
    bad="en/plan/  (ingen länk hit från en/)",
    good='en/: <a href="plan/">',
)

RULES = (
    ALTERNATES_ARE_MUTUAL,
    ALTERNATE_IS_IN_ITS_LANGUAGE,
    BUILT_LINK_STAYS_IN_LANGUAGE,
    PAGE_IS_REACHABLE,
)
