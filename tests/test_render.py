"""Does a pack become the view that its page shows: facts, plan, checklist, cards?"""

from __future__ import annotations

from pathlib import Path

import pytest
from metodbank.model.catalogue import Catalogue
from metodbank.model.library import Kind
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render import wording
from metodbank.render.cards import groups
from metodbank.render.packs import pack_view
from metodbank.render.settings import filled
from metodbank.render.stage import stage_tree
from metodbank.render.strings import words
from metodbank.render.views import PackView, Row
from metodbank.site.markup import signs_in_html
from selectolax.lexbor import LexborHTMLParser

from tests.library import plant


def catalogue(root: Path) -> Catalogue:
    return read_catalogue(read_library(root))


def view(root: Path, kind: Kind, id_: str, language: str = "sv") -> PackView:
    library = catalogue(root)
    pack = library.get(kind, id_)
    assert pack is not None
    found = pack_view(library, pack, language)
    assert found is not None
    return found


def test_facts_of_a_method(tmp_path: Path) -> None:
    plant(tmp_path)
    shown = {
        language: {
            fact.key: (fact.value, fact.note, fact.judged, fact.sources)
            for fact in view(tmp_path, Kind.METHOD, "soppa", language).facts
        }
        for language in ("sv", "en")
    }
    assert shown["sv"] == {
        "minutes": ("60–90 min", "", False, (1,)),
        "people": ("4–20", "", True, ()),
        "staff": ("2 eller fler", "", True, ()),
        "preparation": ("2–4 veckor", "", True, ()),
        "cost": ("Låg", "Bröd [2].", False, (2,)),
        "room": ("Långbord", "", True, ()),
        "setting": ("Enskilt rum, utomhus", "", False, ()),
        "maturity": ("Provad", "Av ett bibliotek.", False, ()),
    }
    assert list(shown["en"]) == list(shown["sv"])
    assert shown["en"]["setting"][0] == "Separate room, outdoors"


def test_the_plan_adds_up_over_midnight(tmp_path: Path) -> None:
    plant(tmp_path)
    plan = view(tmp_path, Kind.METHOD, "kafe").plan
    assert plan is not None
    assert [(row.clock, row.minutes, row.title) for row in plan.rows] == [
        ("23.00", 120, "Rundor"),
        ("01.00", None, "Slut"),
    ]
    assert plan.total == 120
    plan = view(tmp_path, Kind.METHOD, "soppa", "en").plan
    assert plan is not None
    assert [(row.clock, row.minutes, row.role) for row in plan.rows] == [
        ("11.30", 15, ""),
        ("11.45", 60, "coordinator"),
        ("12.45", None, ""),
    ]


BUDGET = """budget:
  scene: {sv: Tio gäster., en: Ten guests.}
  rows:
    - {title: {sv: Soppa, en: Soup}, kronor: 1200, basis: judgement}
    - {title: {sv: "Bröd | smör", en: "Bread | butter"}, kronor: 34, basis: [2]}
related:
"""


def test_a_budget_adds_up(tmp_path: Path) -> None:
    plant(tmp_path, {"methods/soppa/method.yml": {"edit": {"related:\n": BUDGET}}})
    budget = view(tmp_path, Kind.METHOD, "soppa").budget
    assert budget is not None
    assert [(row.title, row.judged, row.sources) for row in budget.rows] == [
        ("Soppa", True, ()),
        ("Bröd | smör", False, (2,)),
    ]
    assert budget.total == "1\u00a0234\u00a0kr"
    english = view(tmp_path, Kind.METHOD, "soppa", "en").budget
    assert english is not None
    assert english.total == "SEK\u00a01,234"
    staged = stage_tree(catalogue(tmp_path))["metoder/soppa/index.sv.md"]
    assert "### Vad det kan kosta\n\nTio gäster.\n\n| Till vad | Kronor |" in staged
    assert "| Bröd \\| smör [2] | 34\u00a0kr |\n| **Summa** | **1\u00a0234\u00a0kr** |" in staged
    assert view(tmp_path, Kind.METHOD, "kafe").budget is None


def test_a_checklist_is_in_order_of_time_with_the_lists_it_includes(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "methods/soppa/checklist.yml": {
                "append": "  - {id: late, when: -8d, text: {sv: Sent, en: Late}}\n"
                "  - {id: before, when: -1w, text: {sv: Snart, en: Soon}}\n"
            }
        },
    )
    page = view(tmp_path, Kind.METHOD, "soppa")
    assert page.checklist is not None
    assert page.own is not None
    assert [
        (phase.anchor, [tick.id for tick in phase.ticks]) for phase in page.checklist.phases
    ] == [
        ("before-6w", ["purpose"]),
        ("before-2w", ["mat-order"]),
        ("before-8d", ["late"]),
        ("before-1w", ["before"]),
        ("day", ["door", "mat-warm"]),
        ("after-1d", ["thank"]),
    ]
    assert (page.checklist.count, page.checklist.on_the_day) == (7, 2)
    assert [phase.anchor for phase in page.own.phases if phase.is_day] == ["day"]
    assert page.own.count == 5
    (module,) = page.checklist.modules
    assert (module.target.uri, module.target.title, module.count) == (
        *("checklistor/mat/index.md", "Mat", 2),
    )
    warm = page.checklist.phases[4].ticks[1]
    assert (warm.text, warm.help, warm.role) == ("Värm soppan", "Minst 60 grader [1].", "kök")
    assert warm.module == module.target


def test_cards_lead_both_ways(tmp_path: Path) -> None:
    plant(tmp_path)
    soup = view(tmp_path, Kind.METHOD, "soppa", "en")
    assert [card.target.title for card in soup.cases] == ["Soup in Storby"]
    assert [(group.key, group.title) for group in soup.related] == [("after", "Go on with")]
    assert [card.reason for card in soup.related[0].cards] == ["More tables."]
    case = {fact.key: fact for fact in view(tmp_path, Kind.CASE, "storby", "en").facts}
    assert [target.uri for target in case["methods"].targets] == ["metoder/soppa/index.md"]
    used = view(tmp_path, Kind.CHECKLIST, "mat", "en").used_by
    assert [card.target.title for card in used] == ["Soup"]


def test_methods_are_grouped_by_what_one_sets_the_table_for(tmp_path: Path) -> None:
    plant(tmp_path, {"methods/_vocabulary.yml": {"append": "purpose_: {}\n"}})
    (group,) = groups(catalogue(tmp_path), Kind.METHOD, "sv")
    assert (group.key, group.title, group.text) == ("meet", "Mötas", "Människor möts.")
    assert [card.target.title for card in group.cards] == ["Kafé", "Soppa"]


def test_an_untranslated_pack_is_shown_in_the_librarys_language(tmp_path: Path) -> None:
    plant(tmp_path, {"methods/kafe/index.en.md": None})
    assert view(tmp_path, Kind.METHOD, "kafe", "en").title == "Kafé"
    staged = stage_tree(catalogue(tmp_path))
    assert "metoder/kafe/index.sv.md" in staged
    assert "metoder/kafe/index.en.md" not in staged


@pytest.mark.parametrize(
    "broken",
    [
        {"methods/soppa/method.yml": ""},
        {"methods/soppa/method.yml": None},
        {"methods/soppa/index.sv.md": {"edit": {"title: Soppa\n": ""}}},
    ],
)
def test_a_pack_that_cannot_be_read_has_no_view_and_no_card(
    broken: dict[str, object], tmp_path: Path
) -> None:
    library = catalogue(plant(tmp_path, broken))
    pack = library.get(Kind.METHOD, "soppa")
    assert pack is not None
    assert pack_view(library, pack, "sv") is None
    cards = [card for group in groups(library, Kind.METHOD, "sv") for card in group.cards]
    assert [card.target.title for card in cards] == ["Kafé"]


def test_the_credit_is_ready_to_copy(tmp_path: Path) -> None:
    credit = view(plant(tmp_path), Kind.METHOD, "soppa").credit
    assert credit.line == "”Soppa” av Biblioteket, licens CC BY 4.0."
    assert credit.licence_url == "https://creativecommons.org/licenses/by/4.0/"


def test_a_bar_does_not_break_a_staged_table(tmp_path: Path) -> None:
    change = {"edit": {"room: {label: {sv: Långbord,": "room: {label: {sv: 'Lång|bord',"}}
    staged = stage_tree(catalogue(plant(tmp_path, {"methods/soppa/method.yml": change})))
    assert "| Rum | Lång\\|bord (redaktionens bedömning) |" in staged["metoder/soppa/index.sv.md"]


def test_two_renderings_are_the_same(tmp_path: Path) -> None:
    plant(tmp_path)
    assert stage_tree(catalogue(tmp_path)) == stage_tree(catalogue(tmp_path))


def test_settings_stand_in_texts(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "mkdocs.yml": "site_url: https://x.example/\n"
            "plugins: [metodbank: {owner: Vi, audit_date: 2026-11-22}]\n"
        },
    )
    library = read_library(tmp_path)
    text = "{{ owner }}, {{ site_url }}, {{ audit_date }}, {{ other }}"
    assert filled(text, library, "sv") == "Vi, https://x.example/, 22 november 2026, {{ other }}"
    assert filled("{{ contact }}", library, "sv") == "kontaktuppgiften är inte ifylld ännu"
    assert filled("{{ audit_date }}", library, "en") == "22 November 2026"


def test_a_reference_after_the_lead_of_a_step_stands_on_its_line() -> None:
    """The lead is a line of its own; "[1]." at the head of the next one is nobody's wish."""
    content = "<li><strong>Fråga tidigt</strong> [1] [red]. Ring [2].</li>"
    read = LexborHTMLParser(signs_in_html(content, words("sv")))
    lead, item = read.css_first("strong"), read.css_first("li")
    assert lead is not None
    assert item is not None
    assert lead.text() == "Fråga tidigt.\u00a0[1]\u00a0[red.]"
    assert item.text() == f"{lead.text()} Ring\u00a0[2]."


@pytest.mark.parametrize(
    ("title", "text", "lead"),
    [
        ("Fika", "Alla tar en kopp.", "Fika."),
        ("Vem gör vad?", "Alla får ett namn.", "Vem gör vad?"),
        ("Slut", "", "Slut"),
    ],
)
def test_the_lead_of_a_row_ends_as_a_sentence(title: str, text: str, lead: str) -> None:
    assert Row("17.30", 10, "talk", title, text, "").lead == lead


@pytest.mark.parametrize(
    ("text", "unbroken"),
    [
        ("Låg, under 1 000 kr", "Låg, under 1\u00a0000\u00a0kr"),
        ("Medium, SEK 1,000–10,000", "Medium, SEK\u00a01,000–10,000"),
        ("10 till 20 kronor", "10 till 20 kronor"),
    ],
)
def test_a_sum_stays_on_one_line(text: str, unbroken: str) -> None:
    assert wording.unbroken(text) == unbroken
