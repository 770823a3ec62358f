"""Does a site hold together in a library that is not ours: other languages, folders and pages?"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from metodbank.cli import main

from tests.library import plant
from tests.small_site import ROOT, finish, start

SETTINGS = """\
site_name: Kirjaston menetelmät
site_url: https://kirjasto.example/
theme: {name: material, custom_dir: overrides, font: false}
validation:
  links: {anchors: warn, not_found: warn}
plugins:
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: fi, name: Suomi, default: true}
        - {locale: sv, name: Svenska}
  - metodbank: {cases: docs/haastattelut, checklists: docs/listat}
"""
FRONT = "---\ntitle: {title}\nsummary: Lyhyt kuvaus siitä, mitä sivulla on ja kenelle.\n---\n"
# A start page that leads on to all that this library has, and no page that ours has beside.
START = "\n[Keitto](metoder/keitto/index.md) [Kaikki](metoder/index.md)\n"
LIST = FRONT.replace("\n---\n", "\ntemplate: list.html\npacks: methods\n---\n")
HEADINGS = (
    *(
        "Lyhyesti",
        "Milloin se sopii ja milloin ei",
        "Mitä menetelmä antaa ja mitä ei",
        "Näin teette",
    ),
    *("Roolit, tila ja tarvikkeet", "Näin kaikki pääsevät mukaan", "Riskit", "Seuranta"),
    *("Muunnelmia", "Alkuperä ja lähteet"),
)
PLACES = r'href="#([^"]+)"'


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Finnish library with one method, made by ``metodbank new``, and our templates."""
    root = tmp_path_factory.mktemp("kirjasto")
    pages = {
        f"docs/{path}.{language}.md": text.format(title=f"{title} {language}")
        for path, title, text in (
            ("index", "Etusivu", FRONT + START),
            ("metoder/index", "Menetelmät", LIST),
        )
        for language in ("fi", "sv")
    }
    plant(root, {"mkdocs.yml": SETTINGS, **pages}, base=False)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    for folder in ("methods", "docs/haastattelut", "docs/listat"):
        (root / folder).mkdir()
    shutil.copy(ROOT / "methods/_vocabulary.yml", root / "methods")
    done = CliRunner().invoke(main, ["new", "method", "keitto", "--root", str(root)])
    assert done.exit_code == 0, done.output
    text = root / "methods/keitto/index.fi.md"
    own = iter(HEADINGS)
    text.write_text(
        re.sub(r"(?m)^## .*$", lambda _: f"## {next(own)}", text.read_text("utf-8")), "utf-8"
    )
    assert next(own, None) is None
    return root


@pytest.fixture(scope="module")
def site(library: Path) -> Path:
    finish(start(library, library / "site", strict=False))
    return library / "site"


def test_every_link_leads_somewhere(library: Path, site: Path) -> None:
    asked = ["links", str(site), "--root", str(library), "--lang", "en", "--no-cache"]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0, done.output


def test_the_guide_has_its_parts_under_headings_of_its_own(site: Path) -> None:
    page = (site / "metoder/keitto/index.html").read_text("utf-8")
    for heading in HEADINGS:
        assert heading in page
    assert '<section class="part part-steps' in page
    assert '<div class="minutes">' in page
    assert '<ol class="sources">' in page
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(PLACES, page)) <= ids


def test_what_this_library_has_not_written_is_not_led_to(site: Path) -> None:
    page = (site / "index.html").read_text("utf-8")
    assert 'href="metoder/"' in page
    assert not re.search(r'href="(?:\.\./)*(?:vagar|stod|ordlista|om|anvand|integritet)/', page)


def test_a_theme_without_our_templates_is_told_in_a_line(library: Path, tmp_path: Path) -> None:
    root = shutil.copytree(library, tmp_path / "bare", ignore=shutil.ignore_patterns("site"))
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("custom_dir: overrides, ", "")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    build = start(root, tmp_path / "site")
    said, _ = build.communicate(timeout=120)
    assert build.returncode == 1
    assert "custom_dir: overrides" in said
    assert "Traceback" not in said
