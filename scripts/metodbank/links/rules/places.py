"""Rules about where an address leads."""

from __future__ import annotations

from metodbank.links import verdict as verdicts
from metodbank.links.published import ANSWERS
from metodbank.links.reach import ENDS
from metodbank.model.language import said
from metodbank.model.rule import Rule

BUILT_LINK_LEADS_SOMEWHERE = Rule(
    name=verdicts.EXISTS,
    title=said("Varje länk på webbplatsen leder någonstans", "Every link of the site leads on"),
    why=said(
        "Också mallar, menyer, bilder och flöden länkar. Det som är byggt är det läsaren möter.",
        "Templates, menus, images and feeds link too. What is built is what the reader meets.",
    ),
    remedy=said(
        "Rätta adressen i texten eller mallen bakom sidan.",
        "Correct the address in the text or template behind the page.",
    ),
    bad='<a href="../metoder/sopa/">',
    good='<a href="../metoder/soppa/">',
)

BUILT_ANCHOR_EXISTS = Rule(
    name=verdicts.ANCHOR,
    title=said("Varje länk till ett ställe på en sida når det", "Every link into a page arrives"),
    why=said(
        "Utan stället hamnar läsaren högst upp på sidan och får leta själv.",
        "Without the place the reader lands at the top of the page and has to search.",
    ),
    remedy=said(
        "Rätta det som står efter #, eller ge stället det namnet.",
        "Correct what stands after #, or give the place that name.",
    ),
    bad='<a href="#folj-upp">  …  <h2 id="följ-upp">',
    good='<a href="#följ-upp">  …  <h2 id="följ-upp">',
)

BUILT_ADDRESS_HAS_EXACT_CASE = Rule(
    name=verdicts.CASE,
    title=said(
        "Adresser har samma stora och små bokstäver som det de leder till",
        "Addresses have the same capitals as what they lead to",
    ),
    why=said(
        "Länken fungerar på den egna datorn men inte på webben, där A och a är olika.",
        "The link works on one's own computer but not on the web, where A and a differ.",
    ),
    remedy=said(
        "Skriv adressen precis som filen eller rubriken heter.",
        "Write the address exactly as the file or heading is called.",
    ),
    bad='<img src="Rum.PNG">  (rum.png)',
    good='<img src="rum.png">',
)

BUILT_ADDRESS_HAS_SAME_SIGNS = Rule(
    name=verdicts.SIGNS,
    title=said(
        "å, ä och ö är skrivna på samma sätt i adressen och i det den leder till",
        "Accented letters are written alike in an address and in what it leads to",
    ),
    why=said(
        "Ett å kan vara ett tecken eller två (a och en ring). De ser lika ut, men webben skiljer"
        " på dem. Det händer ofta med filer från en Mac.",
        "An å can be one character or two (a and a ring). They look alike, but the web tells them"
        " apart. It often happens with files from a Mac.",
    ),
    remedy=said(
        "Byt namn på filen till det som står i adressen, eller undvik å, ä och ö i filnamn.",
        "Rename the file to what the address says, or keep å, ä and ö out of file names.",
    ),
    bad="a%CC%8A.png  (å.png)",
    good="%C3%A5.png  (å.png)",
)

BUILT_FOLDER_HAS_START_PAGE = Rule(
    name=verdicts.FOLDER,
    title=said("En länk till en mapp når en startsida", "A link to a folder reaches a start page"),
    why=said(
        "Utan index.html svarar webbplatsen med ett fel eller en lista över filer.",
        "Without index.html the site answers with an error or a list of files.",
    ),
    remedy=said(
        "Länka till en sida i mappen, eller ge mappen en startsida.",
        "Link to a page in the folder, or give the folder a start page.",
    ),
    bad='<a href="bilder/">',
    good='<a href="bilder/rum.png">',
)

FRAGMENT_FITS_THE_FILE = Rule(
    name=verdicts.FITTING,
    title=said(
        "Bara adresser till sidor har något efter #", "Only addresses of pages go on after #"
    ),
    why=said(
        "En bild, ett dokument eller en kalenderfil har inga ställen att hoppa till.",
        "An image, a document or a calendar file has no places to jump to.",
    ),
    remedy=said("Ta bort # och det som följer.", "Remove # and what follows."),
    bad='<a href="plan.docx#kapitel-2">',
    good='<a href="plan.docx">',
)

QUOTED_TEXT_IS_ON_PAGE = Rule(
    name=verdicts.QUOTED,
    title=said("Citerade ord finns på sidan", "Quoted words stand on the page"),
    why=said(
        "En länk med #:~:text= ska visa läsaren just de orden. Finns de inte visas bara sidan.",
        "A link with #:~:text= is to show the reader those very words. Without them it shows only"
        " the page.",
    ),
    remedy=said(
        "Ändra orden i adressen till dem som står på sidan.",
        "Change the words in the address to those that stand on the page.",
    ),
    bad="../soppa/#:~:text=soppa%20%C3%A5t%20alla  (Soppa för alla)",
    good="../soppa/#:~:text=soppa%20f%C3%B6r%20alla",
)

REDIRECT_ENDS = Rule(
    name=ENDS,
    title=said("En hänvisning leder fram till en sida", "A redirect ends at a page"),
    why=said(
        "Sidor som hänvisar till varandra skickar läsaren runt tills webbläsaren ger upp.",
        "Pages that redirect to one another send the reader round until the browser gives up.",
    ),
    remedy=said(
        "Låt en av sidorna hänvisa till den sida som finns.",
        "Let one of the pages redirect to the page that exists.",
    ),
    bad="gammal/ → ny/ → gammal/",
    good="gammal/ → ny/",
)

PUBLISHED_ADDRESS_ANSWERS = Rule(
    name=ANSWERS,
    title=said("Adresser som har publicerats svarar", "Addresses once published still answer"),
    why=said(
        "Andra har länkat till sidan, tryckt adressen och sparat den som bokmärke.",
        "Others have linked to the page, printed its address and bookmarked it.",
    ),
    remedy=said(
        "Flytta sidor med `metodbank move`, som lämnar en hänvisning. För en sida som har utgått:"
        " skriv en rad i _ledger/redirects.yml.",
        "Move pages with `metodbank move`, which leaves a redirect. For a page that is gone, write"
        " a line in _ledger/redirects.yml.",
    ),
    bad="/metoder/soppa/  (finns inte längre)",
    good="/metoder/soppa/: /metoder/demokratisoppa/",
)

RULES = (
    BUILT_LINK_LEADS_SOMEWHERE,
    BUILT_ANCHOR_EXISTS,
    BUILT_ADDRESS_HAS_EXACT_CASE,
    BUILT_ADDRESS_HAS_SAME_SIGNS,
    BUILT_FOLDER_HAS_START_PAGE,
    FRAGMENT_FITS_THE_FILE,
    QUOTED_TEXT_IS_ON_PAGE,
    REDIRECT_ENDS,
    PUBLISHED_ADDRESS_ANSWERS,
)
