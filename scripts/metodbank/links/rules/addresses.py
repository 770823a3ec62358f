"""Rules about how an address is written, wherever it leads."""

from __future__ import annotations

from metodbank.links import address
from metodbank.links.facts import GIVEN
from metodbank.links.syntax import SRCSET
from metodbank.model.language import said
from metodbank.model.rule import Rule, Severity

BUILT_ADDRESS_CAN_BE_READ = Rule(
    name=address.READABLE,
    title=said("Varje adress går att tolka", "Every address can be read"),
    why=said(
        "Webbläsaren förstår inte adressen, så läsaren kommer ingenstans.",
        "The browser cannot make sense of the address, so the reader gets nowhere.",
    ),
    remedy=said(
        "Skriv adressen som webbläsaren visar den när sidan är öppen. Ett procenttecken skrivs"
        " %25.",
        "Write the address as the browser shows it when the page is open. A per cent sign is"
        " written %25.",
    ),
    bad='<a href="https:/exempel.se/sida">',
    good='<a href="https://exempel.se/sida">',
)

BUILT_ADDRESS_HAS_FORWARD_SLASHES = Rule(
    name=address.SLASHES,
    title=said("Adresser har snedstreck framåt", "Addresses have forward slashes"),
    why=said(
        "Omvända snedstreck hör till Windows. Webbläsare gissar rätt; sökmotorer, flödesläsare"
        " och andra program gör det inte alltid.",
        "Backslashes belong to Windows. Browsers guess right; search engines, feed readers and"
        " other programs do not always.",
    ),
    remedy=said("Byt \\ mot /.", "Change \\ to /."),
    bad='<a href="metoder\\soppa\\">',
    good='<a href="metoder/soppa/">',
    severity=Severity.WARNING,
)

BUILT_ADDRESS_IS_GIVEN = Rule(
    name=GIVEN,
    title=said("Bilder och filer har en adress", "Images and files have an address"),
    why=said(
        "En tom adress betyder sidan själv: webbläsaren hämtar om den och visar ingen bild.",
        "An empty address means the page itself: the browser fetches it again and shows no image.",
    ),
    remedy=said(
        "Skriv filens adress, eller ta bort elementet.",
        "Write the file's address, or remove the element.",
    ),
    bad='<img src="">',
    good='<img src="rum.png">',
)

BUILT_ADDRESS_IS_PUBLIC = Rule(
    name=address.PUBLIC,
    title=said("Adresser leder till webben", "Addresses lead to the web"),
    why=said(
        "En adress på den egna datorn (file:, C:, localhost) fungerar bara för den som skrev den.",
        "An address on one's own computer (file:, C:, localhost) works only for its writer.",
    ),
    remedy=said(
        "Lägg filen i biblioteket och länka dit, eller skriv den adress som andra når.",
        "Put the file in the library and link to it, or write the address that others can reach.",
    ),
    bad='<a href="file:///C:/Users/anna/plan.pdf">',
    good='<a href="plan.pdf">',
)

BUILT_ADDRESS_STAYS_IN_SITE = Rule(
    name=address.WITHIN,
    title=said(
        "Adresser inom webbplatsen leder inte ut ur den", "Addresses within the site stay in it"
    ),
    why=said(
        "Webbplatsen ligger i en mapp på servern. En adress som börjar med / räknas från serverns"
        " början och hamnar bredvid.",
        "The site lies in a folder of its server. An address that begins with / counts from the"
        " server's top and misses it.",
    ),
    remedy=said(
        "Skriv adressen från sidan (../metoder/) eller med mappen (/mapp/metoder/).",
        "Write the address from the page (../metoder/) or with the folder (/folder/metoder/).",
    ),
    bad="/metoder/  (på https://exempel.se/metodbank/)",
    good="/metodbank/metoder/",
)

MAIL_LINK_HAS_ADDRESS = Rule(
    name=address.MAIL,
    title=said("En e-postlänk har en hel adress", "A mail link has a whole address"),
    why=said(
        "E-postprogrammet öppnar ett brev som inte går att skicka.",
        "The mail program opens a letter that cannot be sent.",
    ),
    remedy=said("Skriv mailto:namn@exempel.se.", "Write mailto:name@example.org."),
    bad='<a href="mailto:anna(at)exempel.se">',
    good='<a href="mailto:anna@exempel.se">',
)

PHONE_LINK_HAS_NUMBER = Rule(
    name=address.PHONE,
    title=said("En telefonlänk har ett nummer", "A telephone link has a number"),
    why=said("Telefonen ringer fel eller inte alls.", "The phone dials wrongly or not at all."),
    remedy=said(
        "Skriv numret med siffror och bindestreck, helst med +46 först.",
        "Write the number with digits and hyphens, best with the country's +46 first.",
    ),
    bad='<a href="tel:växeln">',
    good='<a href="tel:+46-345-180-00">',
)

DATA_ADDRESS_IS_WHOLE = Rule(
    name=address.DATA,
    title=said("Inbäddat innehåll är helt", "Embedded content is whole"),
    why=said(
        "En data-adress som är avklippt eller felskriven visar ingenting.",
        "A data address that is cut off or misspelt shows nothing.",
    ),
    remedy=said(
        "Bädda in filen på nytt, eller länka till den.", "Embed the file again, or link to it."
    ),
    bad='<img src="data:image/png;base64 iVBORw0">',
    good='<img src="data:image/png;base64,iVBORw0=">',
)

PICTURE_LIST_CAN_BE_READ = Rule(
    name=SRCSET,
    title=said("En lista över bilder går att tolka", "A list of pictures can be read"),
    why=said(
        "Webbläsaren hoppar över bilder i srcset som saknar rätt storlek efter sig.",
        "The browser passes over pictures in srcset that lack a right size behind them.",
    ),
    remedy=said(
        "Skriv adress, mellanslag och storlek (480w eller 2x), med komma mellan bilderna.",
        "Write address, space and size (480w or 2x), with a comma between the pictures.",
    ),
    bad='srcset="rum.png 480, rum-stor.png 960"',
    good='srcset="rum.png 480w, rum-stor.png 960w"',
)

DOCUMENT_LINK_IS_FULL = Rule(
    name=address.FULL,
    title=said("Länkar i dokument är hela adresser", "Links in documents are full addresses"),
    why=said(
        "Ett dokument läses där läsaren har sparat det. Därifrån leder en adress utan webbplats"
        " ingenstans.",
        "A document is read where its reader has saved it. From there an address without a site"
        " leads nowhere.",
    ),
    remedy=said(
        "Skriv hela adressen i dokumentet: https:// och webbplatsen först.",
        "Write the full address in the document: https:// and the site first.",
    ),
    bad="plan.docx: ../metoder/soppa/",
    good="plan.docx: https://exempel.se/metoder/soppa/",
)

RULES = (
    BUILT_ADDRESS_CAN_BE_READ,
    BUILT_ADDRESS_HAS_FORWARD_SLASHES,
    BUILT_ADDRESS_IS_GIVEN,
    BUILT_ADDRESS_IS_PUBLIC,
    BUILT_ADDRESS_STAYS_IN_SITE,
    MAIL_LINK_HAS_ADDRESS,
    PHONE_LINK_HAS_NUMBER,
    DATA_ADDRESS_IS_WHOLE,
    PICTURE_LIST_CAN_BE_READ,
    DOCUMENT_LINK_IS_FULL,
)
