"""A result in words: which rule it breaks, and what is wrong with the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from metodbank.links.external.result import Reason, Result
from metodbank.links.external.sentence import about, short
from metodbank.links.rules import external as rules
from metodbank.model.language import Bilingual, said
from metodbank.model.rule import Rule

_WORDS: Mapping[Reason, tuple[Rule, Callable[[Result], Bilingual]]] = {
    Reason.GONE: (
        rules.EXTERNAL_ADDRESS_ANSWERS,
        about("”{url}” finns inte ({status})", '"{url}" does not exist ({status})'),
    ),
    Reason.ERROR: (
        rules.EXTERNAL_ADDRESS_ANSWERS,
        about("”{url}” svarar med felet {status}", '"{url}" answers with the error {status}'),
    ),
    Reason.REFUSED: (
        rules.EXTERNAL_ADDRESS_ANSWERS,
        about("”{url}”: servern tar inte emot", '"{url}": the server does not take the call'),
    ),
    Reason.TIMEOUT: (
        rules.EXTERNAL_ADDRESS_ANSWERS,
        about("”{url}” svarar inte", '"{url}" does not answer'),
    ),
    Reason.GARBLED: (
        rules.EXTERNAL_ADDRESS_ANSWERS,
        about(
            "”{url}” svarar med något som inte är en webbsida",
            '"{url}" answers with what is no web page',
        ),
    ),
    Reason.CLOSED: (
        rules.EXTERNAL_ADDRESS_ANSWERS,
        about(
            "”{url}”: servern lägger på utan att svara", '"{url}": the server hangs up unanswered'
        ),
    ),
    Reason.NO_SUCH_HOST: (
        rules.EXTERNAL_ADDRESS_ANSWERS,
        about("”{url}”: webbplatsen {host} finns inte", '"{url}": there is no site called {host}'),
    ),
    Reason.TLS: (
        rules.EXTERNAL_ADDRESS_IS_SECURE,
        about(
            "”{url}”: det går inte att ansluta säkert", '"{url}": no secure connection can be made'
        ),
    ),
    Reason.TLS_EXPIRED: (
        rules.EXTERNAL_ADDRESS_IS_SECURE,
        about("”{url}”: certifikatet har gått ut", '"{url}": the certificate has expired'),
    ),
    Reason.TLS_NAME: (
        rules.EXTERNAL_ADDRESS_IS_SECURE,
        about(
            "”{url}”: certifikatet är någon annans",
            '"{url}": the certificate is somebody else\'s',
        ),
    ),
    Reason.TLS_SELF_SIGNED: (
        rules.EXTERNAL_ADDRESS_IS_SECURE,
        about(
            "”{url}”: servern har gjort certifikatet själv",
            '"{url}": the server made the certificate itself',
        ),
    ),
    Reason.LOOP: (
        rules.EXTERNAL_REDIRECTS_END,
        about("”{url}”: hänvisningarna går runt", '"{url}": the redirects go round'),
    ),
    Reason.TOO_MANY: (
        rules.EXTERNAL_REDIRECTS_END,
        about("”{url}”: hänvisningarna tar aldrig slut", '"{url}": the redirects never end'),
    ),
    Reason.NOWHERE: (
        rules.EXTERNAL_REDIRECTS_END,
        about(
            "”{url}” hänvisar vidare utan att säga vart", '"{url}" redirects without saying where'
        ),
    ),
    Reason.NOT_WEB: (
        rules.EXTERNAL_REDIRECTS_END,
        about(
            "”{url}” hänvisar till något som inte är en webbsida",
            '"{url}" redirects to what is no web page',
        ),
    ),
    Reason.MISSING: (
        rules.EXTERNAL_PAGE_IS_THERE,
        about(
            "”{url}” svarar, men sidan säger att den inte finns: ”{title}”",
            '"{url}" answers, but the page says that it is not there: "{title}"',
        ),
    ),
    Reason.HOME: (
        rules.EXTERNAL_PAGE_IS_THERE,
        about(
            "”{url}” leder numera till startsidan ”{end}”",
            '"{url}" now leads to the front page "{end}"',
        ),
    ),
    Reason.PARKED: (
        rules.EXTERNAL_PAGE_IS_THERE,
        about(
            "”{url}”: webbplatsen är nedlagd och namnet är till salu",
            '"{url}": the site is gone and its name is for sale',
        ),
    ),
    Reason.ANOTHER: (
        rules.EXTERNAL_PAGE_IS_THE_SAME,
        about(
            "”{url}” handlar om något annat än förut: ”{title}”",
            '"{url}" is about something else than before: "{title}"',
        ),
    ),
    Reason.ANCHOR: (
        rules.EXTERNAL_ANCHOR_EXISTS,
        about("{missing} finns inte på ”{url}”", 'there is no {missing} on "{url}"'),
    ),
    Reason.LOGIN: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about("”{url}” kräver inloggning", '"{url}" asks for a login'),
    ),
    Reason.FORBIDDEN: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}” släpper inte in program ({status})", '"{url}" lets no program in ({status})'
        ),
    ),
    Reason.LEGAL: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}” visas inte härifrån av juridiska skäl (451)",
            '"{url}" is not shown here for legal reasons (451)',
        ),
    ),
    Reason.WALL: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}” vill först veta att läsaren är en människa",
            '"{url}" first wants to know that its reader is a person',
        ),
    ),
    Reason.ROBOTS: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}” vill inte läsas av program (robots.txt)",
            '"{url}" does not want to be read by programs (robots.txt)',
        ),
    ),
    Reason.BUSY: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}” är upptagen och ber oss vänta ({status})",
            '"{url}" is busy and asks us to wait ({status})',
        ),
    ),
    Reason.SLOW: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}” svarar, men så långsamt att vi slutade vänta",
            '"{url}" answers, but so slowly that we stopped waiting',
        ),
    ),
    Reason.UNREADABLE: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}” svarar, men så felaktigt att programmet inte kan läsa svaret",
            '"{url}" answers, but so wrongly that this program cannot read it',
        ),
    ),
    Reason.SCRIPTED: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "{missing} på ”{url}” syns först när skript har byggt sidan",
            '{missing} on "{url}" shows only when scripts have built the page',
        ),
    ),
    Reason.UNUSUAL: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about("”{url}” svarar med {status}", '"{url}" answers with {status}'),
    ),
    Reason.COOKIES: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about("”{url}” kräver kakor", '"{url}" asks for cookies'),
    ),
    Reason.PRIVATE: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}” leder in i ett privat nät och provas inte",
            '"{url}" leads into a private network and is not tried',
        ),
    ),
    Reason.NAMES_AWAY: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}”: namnet {host} gick inte att slå upp just nu",
            '"{url}": the name {host} could not be looked up just now',
        ),
    ),
    Reason.NO_NETWORK: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}”: ingen väg dit över nätet just nu",
            '"{url}": no way there over the network just now',
        ),
    ),
    Reason.TLS_CHAIN: (
        rules.EXTERNAL_ADDRESS_CAN_BE_CHECKED,
        about(
            "”{url}”: servern skickar inte hela sitt certifikat",
            '"{url}": the server does not send its whole certificate',
        ),
    ),
}


def told(result: Result) -> tuple[Rule, Bilingual] | None:
    """The rule that a result breaks and the words for it; None when nothing is wrong."""
    if result.moved_to:
        new = short(result.moved_to)
        return rules.EXTERNAL_ADDRESS_IS_CURRENT, said(
            f"”{short(result.address)}” har flyttat till ”{new}”",
            f'"{short(result.address)}" has moved to "{new}"',
        )
    known = _WORDS.get(result.reason)
    return (known[0], known[1](result)) if known else None
