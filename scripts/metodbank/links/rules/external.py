"""Rules about addresses on other people's sites; asked only with ``--external``."""

from __future__ import annotations

from metodbank.model.language import said
from metodbank.model.rule import Rule, Severity

EXTERNAL_ADDRESS_ANSWERS = Rule(
    name="external-address-answers",
    title=said("Länkar till andra webbplatser svarar", "Links to other sites answer"),
    why=said(
        "Läsaren möts av ett felmeddelande och kan inte läsa vidare eller kontrollera källan.",
        "The reader meets an error and can neither read on nor check the source.",
    ),
    remedy=said(
        "Öppna länken. Sök upp sidans nya adress, länka till en arkiverad kopia (metodbank links"
        " archive) eller ta bort länken. Svarar sidan för er: skriv ignore med skäl och slutdatum"
        " i länkregistret.",
        "Open the link. Find the page's new address, link to an archived copy (metodbank links"
        " archive) or remove the link. If it answers for you, write an ignore with a reason and"
        " an end date in the link ledger.",
    ),
    bad="https://exempel.se/borttagen  (404)",
    good="https://exempel.se/rapporten  (200)",
)

EXTERNAL_ADDRESS_IS_SECURE = Rule(
    name="external-address-is-secure",
    title=said("Länkar leder till säkra anslutningar", "Links lead to secure connections"),
    why=said(
        "Webbläsaren varnar läsaren med en helsida och avråder från att gå vidare.",
        "The browser shows the reader a full-page warning and advises against going on.",
    ),
    remedy=said(
        "Tala om felet för dem som har webbplatsen, eller länka till en annan källa.",
        "Tell those who own the site, or link to another source.",
    ),
    bad="https://exempel.se/  (certifikatet gick ut i mars)",
    good="https://exempel.se/",
)

EXTERNAL_REDIRECTS_END = Rule(
    name="external-redirects-end",
    title=said(
        "Hänvisningar på andra webbplatser leder fram", "Redirects on other sites arrive somewhere"
    ),
    why=said(
        "Webbläsaren skickas runt tills den ger upp.",
        "The browser is sent round until it gives up.",
    ),
    remedy=said(
        "Sök upp sidan på webbplatsen och länka direkt till den.",
        "Find the page on the site and link straight to it.",
    ),
    bad="https://exempel.se/a → /b → /a",
    good="https://exempel.se/b",
)

EXTERNAL_PAGE_IS_THERE = Rule(
    name="external-page-is-there",
    title=said("Sidan som länken lovar finns kvar", "The page that a link promises is still there"),
    why=said(
        "Servern svarar som om allt var bra, men läsaren får en felsida, startsidan eller reklam.",
        "The server answers as if all were well, but the reader gets an error page, the front page"
        " or advertising.",
    ),
    remedy=said(
        "Öppna länken. Sök upp sidans nya adress, länka till en arkiverad kopia eller ta bort"
        " länken.",
        "Open the link. Find the page's new address, link to an archived copy or remove the link.",
    ),
    bad="https://exempel.se/rapport → https://exempel.se/",
    good="https://exempel.se/publikationer/rapport",
)

EXTERNAL_PAGE_IS_THE_SAME = Rule(
    name="external-page-is-the-same",
    title=said(
        "Sidan handlar om samma sak som när den länkades",
        "A page is about the same as when it was linked to",
    ),
    why=said(
        "Domäner säljs vidare. Då pekar vår länk på reklam, spel eller något värre.",
        "Domains are sold. Then our link points to advertising, gambling or worse.",
    ),
    remedy=said(
        "Öppna länken. Är sidan en annan: länka till en arkiverad kopia eller ta bort länken. Är"
        " den rätt: ta bort fingerprint för adressen i länkregistret, så görs ett nytt.",
        "Open the link. If the page is another, link to an archived copy or remove the link. If it"
        " is right, remove the address's fingerprint in the link ledger and a new one is made.",
    ),
    bad="https://exempel.se/  (Lokalt samtal → Casino utan licens)",
    good="https://exempel.se/  (Lokalt samtal)",
)

EXTERNAL_ANCHOR_EXISTS = Rule(
    name="external-anchor-exists",
    title=said(
        "Länkar till ett ställe på andras sidor når det", "Links into other people's pages arrive"
    ),
    why=said(
        "Läsaren hamnar högst upp på sidan och får leta själv.",
        "The reader lands at the top of the page and has to search.",
    ),
    remedy=said(
        "Rätta det som står efter #, eller ta bort det.",
        "Correct what stands after #, or remove it.",
    ),
    bad="https://exempel.se/lag#kap-9  (finns inte på sidan)",
    good="https://exempel.se/lag#kapitel-9",
    severity=Severity.WARNING,
)

EXTERNAL_ADDRESS_IS_CURRENT = Rule(
    name="external-address-is-current",
    title=said("Länkar leder direkt till sidan", "Links lead straight to the page"),
    why=said(
        "Sidan har flyttat för gott. Hänvisningen försvinner förr eller senare, och då är länken"
        " död.",
        "The page has moved for good. Sooner or later the redirect goes, and the link is dead.",
    ),
    remedy=said(
        "Byt till den nya adressen; metodbank links site --external --fix gör det överallt.",
        "Change to the new address; metodbank links site --external --fix does so everywhere.",
    ),
    bad="http://exempel.se/gammal  (flyttad till https://exempel.se/ny)",
    good="https://exempel.se/ny",
    severity=Severity.WARNING,
)

EXTERNAL_ADDRESS_CAN_BE_CHECKED = Rule(
    name="external-address-can-be-checked",
    title=said("Det går att kontrollera om länken fungerar", "Whether a link works can be checked"),
    why=said(
        "Webbplatsen vill inte bli läst av program, kräver inloggning eller är upptagen. Länken"
        " kan vara bra; det vet bara den som öppnar den.",
        "The site does not want to be read by programs, asks for a login or is busy. The link may"
        " be good; only somebody who opens it knows.",
    ),
    remedy=said(
        "Öppna länken själva då och då. Fungerar den: skriv ignore med skäl och slutdatum för"
        " adressen i länkregistret.",
        "Open the link yourselves now and then. If it works, write an ignore with a reason and an"
        " end date for the address in the link ledger.",
    ),
    bad="https://exempel.se/medlem  (403)",
    good="https://exempel.se/medlem\n  ignore: {reason: öppnad för hand, until: 2027-06-30}",
    severity=Severity.WARNING,
)

IGNORED_ADDRESS_NEEDS_IT = Rule(
    name="ignored-address-needs-it",
    title=said(
        "Undantag i länkregistret gäller och behövs",
        "Ignores in the link ledger hold and are needed",
    ),
    why=said(
        "Ett gammalt undantag döljer nästa fel på samma adress.",
        "An old ignore hides the next fault of the same address.",
    ),
    remedy=said(
        "Ta bort undantaget, eller öppna länken och sätt ett nytt slutdatum.",
        "Remove the ignore, or open the link and set a new end date.",
    ),
    bad="ignore: {reason: servern byts ut, until: 2025-01-31}",
    good="ignore: {reason: servern byts ut, until: 2027-01-31}",
    severity=Severity.WARNING,
)

RULES = (
    EXTERNAL_ADDRESS_ANSWERS,
    EXTERNAL_ADDRESS_IS_SECURE,
    EXTERNAL_REDIRECTS_END,
    EXTERNAL_PAGE_IS_THERE,
    EXTERNAL_PAGE_IS_THE_SAME,
    EXTERNAL_ANCHOR_EXISTS,
    EXTERNAL_ADDRESS_IS_CURRENT,
    EXTERNAL_ADDRESS_CAN_BE_CHECKED,
    IGNORED_ADDRESS_NEEDS_IT,
)
