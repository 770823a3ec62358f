"""Texts out of a bag of words: the same seed gives the same text, the words mean nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from metodbank.model.library import Kind
from metodbank.model.outline import WRITTEN

FEWEST, MOST = 350, 900
"""Words in a text."""

WORDS = {
    "sv": """alla alltid andra annan arbete av barn behöver berättar besök bibliotek bjuder blir bok
        bord boksamtal bredvid både börjar dag de deltagare den det dörr efter eller en enkel ett
        fika finns fler fråga från förening före förslag gammal ge gemensam genom gång gör går
        gäst hand har hela hyllplan i inbjudan innan inte intresse kaffe kan kväll kommun kort
        lokal lugn lyssnar låter lång lär medan mellan med minuter möte ni någon nära och ofta
        ord passar pengar plats prata på rum räcker runda sedan ser sitter skriver som stad stol
        svar säger så tar tid till tillsammans torg tråd under ut varje vem vid vill väg är över""",
    "en": """about after again all always and anyone around ask association at because before begin
        between book both bring by chair children choose coffee come company conversation day do
        door each early evening everyone experience far few first for friend from give group
        guest half hand has have hear help host how idea if in into invite is keep know last
        leave library listen little long make many meet minute money more morning municipality
        need never next not of often on one open or other over page people place plan question
        read room round say see share sit slow soup speak square story table take talk thank
        that the their then they thing think time to together town two under until wall want
        water way well when where who with word work write year you""",
}
FIRSTS = {
    "sv": """Bänk Berg Bok By Båt Dag Dörr Fika Film Fjäll Frost Gård Hamn Hav Höst Kart Kväll Lampa
        Ljus Mat Morgon Musik Nålad Park Ring Rum Sagt Sjö Skog Snö Sommar Soppa Stig Sten Stol
        Torg Trapp Tråd Vinter Vår Ängs Öppet""",
    "en": """Bench Hill Book Village Boat Day Door Coffee Film Fell Frost Farm Harbour Sea Autumn
        Map Evening Lamp Light Food Morning Music Needle Park Ring Room Saying Lake Forest Snow
        Summer Soup Path Stone Chair Square Stair Thread Winter Spring Meadow Open""",
}
LASTS = {
    "sv": """bord cirkel cafe dialog dukning forum fråga frukost gille kedja kör krets kväll lag
        lunch marknad möte parad prat promenad provning ronden runda samling samtal stund timme
        tanke träff verkstad väv värv""",
    "en": """tables circle café dialogue setting forum question breakfast guild chain choir group
        evening team lunch market meeting parade chat walk tasting rounds round gathering talk
        moment hour thought get-together workshop weave errand""",
}
OWN_JUDGEMENT = {"sv": "[red]", "en": "[ed]"}


def title(number: int, language: str) -> str:
    """A title that no other number has: ``Torgsamtal``, ``Square talk``."""
    firsts, lasts = FIRSTS[language].split(), LASTS[language].split()
    first, last = firsts[number % len(firsts)], lasts[number // len(firsts) % len(lasts)]
    turn = number // (len(firsts) * len(lasts))
    name = f"{first}{last}" if language == "sv" else f"{first} {last}"
    return f"{name} {turn + 1}" if turn else name


def sentence(rng: Random, language: str, fewest: int = 4, most: int = 8) -> str:
    """Some words with a capital first, without a full stop."""
    chosen = rng.choices(WORDS[language].split(), k=rng.randint(fewest, most))
    return " ".join(chosen).capitalize()


@dataclass(frozen=True)
class Surroundings:
    """What a text can point at: other packs by their links, its sources by their number."""

    related: list[str]
    checklist: str
    sources: int


def body(rng: Random, language: str, around: Surroundings) -> str:
    """The Markdown of a method: every standard part, with lists, links, references, a figure.

    Two generators of one seed give the two languages the same parts, as translations have.
    """
    writer = _Writer(rng, language, around)
    blocks = {part.key: "\n".join(writer.part(part.key)) for part in WRITTEN[Kind.METHOD]}
    wanted = rng.randint(FEWEST, MOST)
    filled = [key for key in blocks if key in ("short", "room", "everyone", "follow-up", "sources")]
    for number, key in enumerate(filled):
        share = (wanted - writer.drawn) // (len(filled) - number)
        blocks[key] = f"{writer.paragraph(share)}\n{blocks[key]}"
    blocks["sources"] += f"\n{writer.rests_on()}\n"
    return "\n".join(
        f"## {part.heading[language]}\n\n{blocks[part.key].rstrip()}\n"
        for part in WRITTEN[Kind.METHOD]
    )


class _Writer:
    def __init__(self, rng: Random, language: str, around: Surroundings) -> None:
        self.rng, self.language, self.around = rng, language, around
        self.drawn = 0
        """Words so far: as many in each language, whatever they are."""

    def part(self, key: str) -> Iterator[str]:
        """The lines below one heading, but for the paragraphs that fill the text up."""
        steps = count(1)
        if key in ("fit", "gives"):
            for _ in range(2):
                yield from self._under(f"- {self._said()}" for _ in range(3))
            yield f"- {self._link(self.around.related[0])}." if key == "fit" else ""
        elif key == "steps":
            for length in (4, 5, 2):
                yield from self._under(f"{next(steps)}. {self._step()}" for _ in range(length))
        elif key == "room":
            alt, caption = (self._sentence(8, 16) for _ in range(2))
            yield f'![{alt}.](figures/room.svg "{caption}.")\n'
            for number in range(1, 7):
                yield f"{number}. {self._sentence(2, 4)}."
        elif key == "risks":
            yield from (f"- {self._step()}" for _ in range(3))
            yield f"- {self._step()} {self._link(self.around.checklist)}."
        elif key == "variations":
            yield from (f"- {self._step()}" for _ in range(2))
            yield f"- {self._link(self.around.related[-1])}."

    def paragraph(self, words: int) -> str:
        """Sentences, one a line, of about so many words."""
        enough = self.drawn + words - 3
        lines = [self._said()]
        while self.drawn < enough:
            lines.append(self._said())
        return "\n".join(lines) + "\n"

    def rests_on(self) -> str:
        """A sentence that names every source, as each must be named somewhere."""
        numbers = " ".join(f"[{number}]" for number in range(1, self.around.sources + 1))
        return f"{self._sentence(4, 8)} {numbers}."

    def _under(self, lines: Iterator[str]) -> Iterator[str]:
        yield f"### {self._sentence(2, 3)}\n"
        yield from lines
        yield ""

    def _sentence(self, fewest: int, most: int) -> str:
        words = sentence(self.rng, self.language, fewest, most)
        self.drawn += words.count(" ") + 1
        return words

    def _said(self) -> str:
        return f"{self._sentence(4, 8)}{self._mark()}."

    def _step(self) -> str:
        return f"**{self._sentence(2, 3)}.** {self._said()}"

    def _link(self, link: str) -> str:
        return f"{self._sentence(2, 4)}: {link}"

    def _mark(self) -> str:
        """After three sentences of ten a reference, after one the editors' own judgement."""
        drawn = self.rng.random()
        if drawn < 0.3:
            return f" [{self.rng.randint(1, self.around.sources)}]"
        return f" {OWN_JUDGEMENT[self.language]}" if drawn < 0.4 else ""
