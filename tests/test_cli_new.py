"""Does ``metodbank new`` make a pack that passes every check, or nothing at all?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result
from metodbank.cli import asking as terminal
from metodbank.cli import main
from metodbank.model.library import Kind

from tests.library import BASE, errors, plant, report

FOLDERS = {"method": "methods", "case": "docs/intervjuer", "checklist": "docs/checklistor"}
FILES = {
    "method": ["checklist.yml", "index.en.md", "index.sv.md", "method.yml", "translation.yml"],
    "case": ["case.yml", "index.en.md", "index.sv.md", "translation.yml"],
    "checklist": ["checklist.yml", "index.en.md", "index.sv.md", "translation.yml"],
}


def new(root: Path, *arguments: str, language: str = "en", options: bool = False) -> Result:
    """Run the command; without ``options`` nothing that follows is one."""
    first = ["--root", str(root), "--lang", language]
    return CliRunner().invoke(main, ["new", *first, *([] if options else ["--"]), *arguments])


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in root.rglob("*")
    }


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_new_pack_passes_every_check(kind: str, tmp_path: Path) -> None:
    root = plant(tmp_path)
    done = new(root, kind, "min-nya-2")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [f"{FOLDERS[kind]}/min-nya-2/{name}" for name in FILES[kind]]
    assert errors(report(root, date.today())) == []
    assert report(root, date.today()).packs == 5


@pytest.mark.parametrize(
    "id_",
    ["a", "1", "en-alldeles-for-lang-kod", "en-alldeles-for-lang-kod-till", "kod-2", "no", "null"],
)
def test_any_good_id_gives_a_good_pack(id_: str, tmp_path: Path) -> None:
    """The code is short and free whatever the id is."""
    root = plant(tmp_path)
    for first in ("en-alldeles-for-lag", "kod2"):
        assert new(root, "checklist", first).exit_code == 0
    assert new(root, "method", id_).exit_code == 0
    assert errors(report(root, date.today())) == []


@pytest.mark.parametrize(
    ("id_", "suggestion"),
    [
        ("Språkkafé", "sprakkafe"),
        ("min metod", "min-metod"),
        ("min_metod", "min-metod"),
        ("_template", "template"),
        ("-a", "a"),
        ("a-", "a"),
        ("a--b", "a-b"),
        ("../a", "a"),
        ("a/b", "ab"),
        (".", "min-metod"),
        ("..", "min-metod"),
        ("", "min-metod"),
        ("日本", "min-metod"),
        ("a\n", "a"),
    ],
)
def test_bad_id_is_refused_and_nothing_is_written(
    id_: str, suggestion: str, tmp_path: Path
) -> None:
    root = plant(tmp_path)
    before = tree(root)
    done = new(root, "method", id_)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(f'cannot be an id, take for example "{suggestion}"\n')
    assert new(root, "method", id_, language="sv").stderr.endswith(
        f"går inte att använda som id, ta till exempel ”{suggestion}”\n"
    )
    assert tree(root) == before


@pytest.mark.parametrize(
    ("kind", "id_", "taken"),
    [
        ("method", "soppa", "methods/soppa"),
        ("case", "storby", "docs/intervjuer/storby"),
        ("checklist", "soppa", "methods/soppa"),
        ("method", "mat", "docs/checklistor/mat"),
        ("method", "fil", "methods/fil"),
        ("method", "lank", "methods/lank"),
    ],
)
def test_existing_id_is_refused_whatever_has_it(
    kind: str, id_: str, taken: str, tmp_path: Path
) -> None:
    root = plant(tmp_path, {"methods/fil": "", "methods/lank": {"link": "borta"}})
    before = tree(root)
    done = new(root, kind, id_)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"metodbank: {taken} exists already\n"
    assert new(root, kind, id_, language="sv").stderr == f"metodbank: {taken} finns redan\n"
    assert tree(root) == before


def test_one_language_more(tmp_path: Path) -> None:
    root = plant(
        tmp_path,
        {
            "mkdocs.yml": "plugins:\n  - i18n: {languages: [{locale: sv, default: true},"
            " {locale: en}, {locale: fi}]}\n"
        },
    )
    assert new(root, "method", "ny").exit_code == 0
    assert (root / "methods/ny/index.fi.md").is_file()
    assert [line for line in errors(report(root, date.today())) if "/ny" in line] == []


SUMMARY = "Vi bär ut en bänk på torget och pratar med den som sätter sig."


def asking(
    monkeypatch: pytest.MonkeyPatch, root: Path, *arguments: str, answers: str, language: str = "sv"
) -> Result:
    """Run the command as at a terminal, with somebody who gives these answers, a line each."""
    monkeypatch.setattr(terminal, "at_terminal", lambda: True)
    options = ["new", "--root", str(root), "--lang", language]
    return CliRunner().invoke(main, [*options, *arguments], input=answers)


def test_options_become_fields(tmp_path: Path) -> None:
    root = plant(tmp_path)
    done = new(
        root,
        *("method", "--title-sv", "Språkkafé på torget", "--title-en", "Talk: in the square"),
        *("--summary-sv", SUMMARY, "--people", "minst 10", "--minutes", "en och en halv timme"),
        *("--staff", "2", "--weeks", "4-6", "--cost", "gratis", "--purpose", "lyssna, converse"),
        *("--audience", "Everyone", "--setting", "Utomhus / Outdoors", "--creator", "Storby #1"),
        options=True,
    )
    assert done.exit_code == 0, done.stderr
    folder = root / "methods/sprakkafe-pa-torget"
    facts = (folder / "method.yml").read_text("utf-8")
    for line in (
        "id: sprakkafe-pa-torget\ncode: sprakkafepat\n",
        '  - name: "Storby #1"\n',
        "purpose: [listen, converse]\naudience: [everyone]\nsetting: [outdoors]\n",
        "minutes: {min: 90, max: 90, basis: judgement}\n",
        "people: {min: 10, basis: judgement}\nstaff: {min: 2, max: 2, basis: judgement}\n",
        "preparation_weeks: {min: 4, max: 6, basis: judgement}\n",
        "cost: {level: free, basis: judgement}\n",
        "    - minutes: 90\n",
    ):
        assert line in facts
    swedish, english = ((folder / f"index.{each}.md").read_text("utf-8") for each in ("sv", "en"))
    assert swedish.startswith(f"---\ntitle: Språkkafé på torget\nsummary: {SUMMARY}\n---\n")
    assert english.startswith('---\ntitle: "Talk: in the square"\nsummary: One or two sentences')
    assert errors(report(root, date.today())) == []


def test_options_of_a_case_and_of_a_checklist(tmp_path: Path) -> None:
    root = plant(tmp_path)
    done = new(
        root,
        *("case", "lillby", "--library", "Lillby: bibliotek", "--municipality", "Lillby NO"),
        *("--region", "Norra", "--year", "2025", "--practice-sv", "soppa", "--project", "related"),
        options=True,
    )
    assert done.exit_code == 0, done.stderr
    facts = (root / "docs/intervjuer/lillby/case.yml").read_text("utf-8")
    assert (
        'library: "Lillby: bibliotek"\nmunicipality: {name: Lillby, country: "NO"}\nregion: Norra\n'
        "project: related\nyear: 2025\npractice: {sv: soppa, en: talk at tables}\n"
    ) in facts
    assert new(root, "checklist", "--title-sv", "Det sista", options=True).exit_code == 0
    assert (root / "docs/checklistor/det-sista/checklist.yml").is_file()
    assert errors(report(root, date.today())) == []


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Språkkafé", "sprakkafe"),
        ("Å, ä & ö!", "a-a-o"),
        ("  Fika_i   parken  ", "fika-i-parken"),
        ("Smørrebrød og æbler", "smorrebrod-og-aebler"),
        ("2 + 2", "2-2"),
        ("Bra “prat” – hela kvällen lång i det stora biblioteket vid torget i Lillby", None),
    ],
)
def test_the_id_is_made_of_the_title(title: str, id_: str | None, tmp_path: Path) -> None:
    root = plant(tmp_path)
    done = new(root, "method", "--title-sv", title, options=True)
    assert done.exit_code == 0, done.stderr
    made = done.stdout.split("/")[1]
    assert made == (id_ or "bra-prat-hela-kvallen-lang-i-det-stora-biblioteket-vid")
    assert errors(report(root, date.today())) == []


@pytest.mark.parametrize(
    ("arguments", "sv", "en"),
    [
        (["method"], "säg vad packen ska heta: ett id efter sorten, eller --title-sv", None),
        (["method", "--title-en", "Talk"], None, "an id after the kind, or --title-sv"),
        (["method", "--title-sv", "soppa "], "--title-sv: titeln ”soppa” finns redan: ", None),
        (["checklist", "--title-sv", "Kafe"], None, "--title-sv: methods/kafe exists already"),
        (
            ["method", "--title-sv", "日本語"],
            "”日本語” har inga bokstäver som kan bli ett id",
            None,
        ),
        (["method", "--title-sv", "å" * 91], "väntade 3–90 tecken, fann 91", None),
        (["method", "--title-sv", "å"], None, "expected 3–90 characters, found 1"),
        (["method", "x", "--summary-sv", "Kort."], "väntade 40–300 tecken, fann 5", None),
        (
            ["method", "x", "--summary-en", "a" * 301],
            None,
            "expected 40–300 characters, found 302",
        ),
        (["method", "x", "--people", "många"], "--people: ”många” går inte att läsa: skriv", None),
        (["method", "x", "--people", "0"], None, "a range between 1 and 9999"),
        (["method", "x", "--minutes", "kl 18-20"], None, '--minutes: "kl 18-20" cannot be read'),
        (["method", "x", "--cost", "Gratiss"], "menade ni ”Gratis”? (free, low)", None),
        (["method", "x", "--purpose", "festa"], None, '"festa" is not one of the choices (conv'),
        (["method", "x", "--cost", "free, low"], "--cost: välj högst 1", None),
        (["method", "x", "--library", "A"], "--library hör inte till method", None),
        (["checklist", "x", "--people", "4"], None, "--people does not belong to checklist"),
        (
            ["case", "x", "--year", "i fjol"],
            "--year: ”i fjol” är inget årtal till och med 20",
            None,
        ),
        (["case", "x", "--year", "2999"], None, '--year: "2999" is no year up to 20'),
        (["case", "x", "--municipality", "Hylte"], "skriv också SCB:s fyra siffror", None),
        (["case", "x", "--creator", "Anna Berg"], None, "looks like a person's name"),
        (["method", "x", "--people", "4", "--staff", "5"], "fler i personalen än deltagare", None),
        (["case", "x", "--region", " "], "--region: det här är inga ord", None),
    ],
)
def test_an_answer_that_will_not_do(
    arguments: list[str], sv: str | None, en: str | None, tmp_path: Path
) -> None:
    root = plant(tmp_path)
    before = tree(root)
    for language, message in (("sv", sv), ("en", en)):
        done = new(root, *arguments, language=language, options=True)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("metodbank: ")
        assert done.stderr.count("\n") == 1
        if message:
            assert message in done.stderr
    assert tree(root) == before


def test_nobody_is_asked_without_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = plant(tmp_path)
    monkeypatch.setattr(click, "prompt", None)
    assert new(root, "method", "ny").exit_code == 0
    done = asking(monkeypatch, root, "method", "nyare", "--no-input", answers="")
    assert done.exit_code == 0
    assert errors(report(root, date.today())) == []


TALK = [
    *("", "Soppa", "Prat & kaffe", "", "för kort", SUMMARY),
    *("massor", "10-40", "", "2", "tre veckor", "9", "1", "2 1", "1,2,3", ""),
]


def test_somebody_is_asked_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plant(tmp_path)
    done = asking(monkeypatch, root, "method", answers="\n".join(TALK) + "\n")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == [f"methods/prat-kaffe/{name}" for name in FILES["method"]]
    assert (
        done.stderr
        == f"""\
Tryck Enter för det som står inom [ ], eller för att hoppa över. Ctrl-C avbryter, och då skrivs \
ingenting.

Vad heter metoden på svenska?{" "}
  Det här behövs: skriv ett svar.
Vad heter metoden på svenska? Soppa
  titeln ”Soppa” finns redan: methods/soppa/index.sv.md
Vad heter metoden på svenska? Prat & kaffe

Vad heter metoden på engelska?{" "}

Hur beskriver ni det i en eller två meningar på svenska?
  Vad händer, och för vem? 40–300 tecken.
  för kort
  väntade 40–300 tecken, fann 9
Hur beskriver ni det i en eller två meningar på svenska?
  Vad händer, och för vem? 40–300 tecken.
  {SUMMARY}

Hur många kan vara med? [4–20] massor
  ”massor” går inte att läsa: skriv ett tal eller ett spann mellan 1 och 9999, till exempel 10 \
eller 10-40
Hur många kan vara med? [4–20] 10-40

Hur lång tid tar det? [60–90 min]{" "}

Hur många i personalen behövs? [1–2] 2

Hur långt i förväg börjar ni? [2–4 veckor] tre veckor

Vad kostar det?
   1  Gratis
   2  Låg
Skriv ett nummer [2] 9
  ”9” är inget nummer mellan 1 och 2.
Skriv ett nummer [2] 1

Var kan ni hålla den?
   1  Enskilt rum
   2  Utomhus
Skriv ett eller flera nummer, med komma emellan [1] 2 1

Vad är metoden bra för?
   1  Samtala
   2  Lyssna
Skriv ett eller flera nummer, med komma emellan [1] 1,2,3
  ”3” är inget nummer mellan 1 och 2.
Skriv ett eller flera nummer, med komma emellan [1]{" "}

Klart. Nu återstår tre steg:
  1. Skriv i methods/prat-kaffe/index.sv.md. Byt ut allt som står där som mall.
  2. Kör `metodbank check methods/prat-kaffe`. Svaret säger vad som fattas och på vilken rad.
  3. Skicka in det som en pull request, eller be någon att göra det åt er.
"""
    )
    facts = (root / "methods/prat-kaffe/method.yml").read_text("utf-8")
    assert "purpose: [converse]\naudience: [everyone]\nsetting: [outdoors, library-room]\n" in facts
    assert "preparation_weeks: {min: 3, max: 3, basis: judgement}\ncost: {level: free" in facts
    assert errors(report(root, date.today())) == []


def test_asking_in_english_for_what_was_not_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was said as an option is not asked for; a summary goes with a title."""
    root = plant(tmp_path)
    answers = "Talk\n\n\nStorby library\n\n\n2025\n\n\n"
    said = ("case", "prat", "--title-sv", "Prat i Lillby", "--region", "Norra")
    done = asking(monkeypatch, root, *said, answers=answers, language="en")
    assert done.exit_code == 0, done.stderr
    asked = [line for line in done.stderr.splitlines() if "?" in line and not line.startswith(" ")]
    assert asked == [
        "What heading should the interview have in English? Talk",
        "How do you describe it in a sentence or two in Swedish?",
        "How do you describe it in a sentence or two in English?",
        "Which library is it about? Storby library",
        "In which municipality? ",
        "Which year was it? ",
        "What did you do, in two to five words in Swedish? 2025",
        "What did you do, in two to five words in English? ",
    ]
    assert "\n\nDone. Three steps remain:\n  1. Write in docs/intervjuer/prat/" in done.stderr
    assert errors(report(root, date.today())) == []


@pytest.mark.parametrize("given", range(len(TALK)))
def test_stopping_leaves_nothing(
    given: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At whichever question somebody leaves, as with Ctrl-C."""
    root = plant(tmp_path)
    before = tree(root)
    done = asking(
        monkeypatch, root, "method", answers="".join(f"{each}\n" for each in TALK[:given])
    )
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith("\nmetodbank: avbrutet, ingenting är skrivet\n")
    assert tree(root) == before


def test_a_pack_that_would_not_pass_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from metodbank.render import skeleton

    monkeypatch.setattr(skeleton, "PLACEHOLDER", {"sv": "{{ x }}", "en": "{{ x }}"})
    root = plant(tmp_path)
    before = tree(root)
    done = new(root, "method", "ny")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("metodbank: the pack would not pass the check: methods/ny/index.")
    assert tree(root) == before


def own_library(root: Path, languages: tuple[str, ...], *, roles: bool) -> Path:
    """A library with its own languages, folders and words, and nothing of ours."""
    lists = yaml.safe_load((BASE / "methods/_vocabulary.yml").read_text("utf-8"))
    words = {
        name: {"vår-1": {"label": {each: f"{name} {each}" for each in languages}}}
        for name in lists
        if roles or name != "role"
    }
    locales = [{"locale": each, "default": each == languages[0]} for each in languages]
    block = {"methods": "satt", "cases": "sidor/berattat", "vocabulary": "ord.yml"}
    config = {
        "docs_dir": "sidor",
        "plugins": [{"i18n": {"languages": locales}}, {"metodbank": block}],
    }
    files = {
        "mkdocs.yml": yaml.safe_dump(config),
        "ord.yml": yaml.safe_dump(words, allow_unicode=True),
        "satt/x": "",
        "sidor/berattat/x": "",
    }
    return plant(root, files, base=False)


@pytest.mark.parametrize("languages", [("sv",), ("en",), ("fi", "sv"), ("en", "sv", "fi"), ("fi",)])
@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
@pytest.mark.parametrize("roles", [True, False])
def test_any_library(languages: tuple[str, ...], kind: str, roles: bool, tmp_path: Path) -> None:
    root = own_library(tmp_path, languages, roles=roles)
    shown = CliRunner().invoke(main, ["new", "--root", str(root), "--help"]).stdout
    for language in ("sv", "en", "fi"):
        assert (f"--title-{language} " in shown) is (language in languages)
    done = new(root, kind, f"--title-{languages[0]}", "Kahvila", options=True)
    assert done.exit_code == 0, done.stderr
    folder = root / {"method": "satt", "case": "sidor/berattat"}.get(kind, "docs/checklistor")
    names = {path.name for path in (folder / "kahvila").iterdir()}
    assert {f"index.{each}.md" for each in languages} <= names
    assert "translation.yml" in names or len(languages) == 1
    assert [line for line in errors(report(root, date.today())) if "kahvila" in line] == []


def test_asking_in_a_library_with_one_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = own_library(tmp_path, ("fi",), roles=True)
    answers = "Kahvila\n" + "\n" * 12
    done = asking(monkeypatch, root, "method", answers=answers, language="en")
    assert done.exit_code == 0, done.stderr
    assert "\nWhat is the method called? Kahvila\n" in done.stderr
    assert "\n   1  cost fi\n" in done.stderr
    assert [line for line in errors(report(root, date.today())) if "kahvila" in line] == []
