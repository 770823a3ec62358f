"""What reading itself asks of a file. A broken file is a finding, never a crash."""

from __future__ import annotations

from metodbank.model.language import said
from metodbank.model.rule import Rule

FILE_IS_READABLE = Rule(
    name="file-is-readable",
    title=said(
        "Filen ligger i packen och går att läsa", "The file lies in the pack and can be read"
    ),
    why=said(
        "En pack ska kunna flyttas hel till ett annat bibliotek. Länkar ut ur mappen och jättelika"
        " filer följer inte med.",
        "A pack must move whole to another library. Links out of the folder and huge files do not"
        " come along.",
    ),
    remedy=said(
        "Lägg en vanlig fil i packens mapp, högst 1 MB text eller 10 MB bild.",
        "Put an ordinary file in the pack's folder, at most 1 MB of text or 10 MB of figure.",
    ),
    bad="methods/soppa/index.sv.md -> /home/anna/soppa.md",
    good="methods/soppa/index.sv.md",
)

TEXT_IS_UTF8 = Rule(
    name="text-is-utf8",
    title=said("Texten är ren UTF-8", "The text is clean UTF-8"),
    why=said(
        "Fel kodning gör å, ä och ö till skräptecken hos läsaren.",
        "The wrong encoding turns å, ä and ö into rubbish at the reader's end.",
    ),
    remedy=said(
        "Spara filen som UTF-8 utan BOM och med radslut LF (i Anteckningar: Spara som, UTF-8).",
        "Save the file as UTF-8 without BOM and with line ends LF (in Notepad: Save as, UTF-8).",
    ),
    bad="Smörgås sparad som Latin-1: Sm\\xf6rg\\xe5s",
    good="Smörgås",
)

YAML_IS_VALID = Rule(
    name="yaml-is-valid",
    title=said("YAML går att tolka på ett enda sätt", "YAML can be read in one way only"),
    why=said(
        "Ett tecken på fel plats kan göra att hela packen försvinner från webbplatsen.",
        "One misplaced character can make the whole pack vanish from the site.",
    ),
    remedy=said(
        "Rätta raden: två mellanslag per nivå, mellanslag efter kolon, citattecken om texten"
        " innehåller kolon.",
        "Mend the line: two spaces a level, a space after the colon, quotes when the text holds a"
        " colon.",
    ),
    bad="title: Soppa: ett samtal",
    good='title: "Soppa: ett samtal"',
)

KEY_IS_UNIQUE = Rule(
    name="key-is-unique",
    title=said("Varje fält står en gång", "Every field stands once"),
    why=said(
        "Av två likadana fält gäller bara det ena, och ingen ser vilket.",
        "Of two equal fields only one counts, and nobody sees which.",
    ),
    remedy=said("Ta bort det ena.", "Remove one of them."),
    bad="code: soppa\ncode: soppan",
    good="code: soppa",
)

FIELD_IS_KNOWN = Rule(
    name="field-is-known",
    title=said("Varje fält finns i mallen", "Every field is in the template"),
    why=said(
        "Ett felstavat fält läses av ingen, och uppgiften syns inte på sidan.",
        "A misspelt field is read by nobody, and its value does not show on the page.",
    ),
    remedy=said(
        "Rätta namnet, eller ta bort fältet. Mallen visar alla fält: methods/_template.",
        "Correct the name or remove the field. The template shows all fields: methods/_template.",
    ),
    bad="mintues: {min: 60}",
    good="minutes: {min: 60, basis: judgement}",
)

FIELD_IS_PRESENT = Rule(
    name="field-is-present",
    title=said("Alla fält som krävs finns", "All required fields are there"),
    why=said(
        "Utan uppgiften kan sidan, kortet eller katalogposten inte göras.",
        "Without it the page, the card or the catalogue record cannot be made.",
    ),
    remedy=said(
        "Lägg till fältet. `metodbank new` skapar en pack med alla fält.",
        "Add the field. `metodbank new` makes a pack with all fields.",
    ),
    bad="people: {min: 15}",
    good="people: {min: 15, basis: judgement}",
)

VALUE_HAS_TYPE = Rule(
    name="value-has-type",
    title=said("Värdet har rätt slag", "The value is of the right kind"),
    why=said(
        "Tal, datum och listor används av filter, kort och katalog. Med ord går det inte.",
        "Numbers, dates and lists feed filters, cards and the catalogue. Words do not add up.",
    ),
    remedy=said(
        "Skriv värdet på det sätt som meddelandet visar.",
        "Write the value the way the message shows.",
    ),
    bad="min: femton",
    good="min: 15",
)

RULES = (
    FILE_IS_READABLE,
    TEXT_IS_UTF8,
    YAML_IS_VALID,
    KEY_IS_UNIQUE,
    FIELD_IS_KNOWN,
    FIELD_IS_PRESENT,
    VALUE_HAS_TYPE,
)
