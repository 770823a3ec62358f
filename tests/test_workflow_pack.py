"""Does the workflow that makes a proposal of an issue do that, and nothing else to anybody?

Its script is run as it stands, with a GitHub that only writes down what it is asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT, files, workflow

PATH = ROOT / ".github" / "workflows" / "pack.yml"
WORKFLOW: dict[Any, Any] = yaml.safe_load(PATH.read_text("utf-8"))
SCRIPT = WORKFLOW["jobs"]["propose"]["steps"][-1]["with"]["script"]
PACK = {
    "methods/bokbord/index.sv.md": "å\n",
    "methods/bokbord/index.en.md": "a\n",
    "methods/bokbord/method.yml": "id: bokbord\n",
    "methods/bokbord/checklist.yml": "items: []\n",
}
ANSWERS: dict[str, Any] = {
    "git.getRef": {"object": {"sha": "head"}},
    "git.getCommit": {"tree": {"sha": "old"}},
    "git.createTree": {"sha": "new"},
    "git.createCommit": {"sha": "commit"},
    "pulls.list": [],
    "pulls.create": {"html_url": "https://git.example/bank/metoder/pull/13"},
}


def run(folder: Path, found: dict[str, str], **changed: Any) -> list[tuple[str, Any]]:
    """What the script asks of GitHub when these files have been made."""
    made = {f"pack/{name}": text for name, text in found.items()}
    return workflow.asked(SCRIPT, folder, made, {**ANSWERS, **changed})


def test_a_pack_becomes_a_proposal(tmp_path: Path) -> None:
    asked = run(tmp_path, {**PACK, "report.txt": "ärendet:7  rad\n"})
    assert [name for name, _ in asked] == [
        *("git.getRef", "git.getCommit", "git.createTree", "git.createCommit", "git.createRef"),
        *("pulls.list", "pulls.create", "issues.createComment"),
    ]
    what = dict(asked)
    assert {each["path"]: each["content"] for each in what["git.createTree"]["tree"]} == PACK
    assert {(each["mode"], each["type"]) for each in what["git.createTree"]["tree"]} == {
        ("100644", "blob")
    }
    assert what["git.createTree"]["base_tree"] == "old"
    assert what["git.createCommit"]["parents"] == ["head"]
    assert what["git.createRef"]["ref"] == "refs/heads/pack/12"
    pull = what["pulls.create"]
    assert (pull["base"], pull["head"], pull["title"]) == (
        *("main", "pack/12"),
        "Ny pack: methods/bokbord",
    )
    assert pull["body"].endswith("\n\nCloses #12\n\n```text\närendet:7  rad\n```")
    assert "hanna" not in json.dumps(asked)
    assert "/pull/13" in what["issues.createComment"]["body"]


def test_what_was_said_is_quoted_and_mentions_nobody(tmp_path: Path) -> None:
    told = "```\n@alla [x](https://ond.example) ![y](https://ond.example/y.png)\n"
    body = dict(run(tmp_path, {**PACK, "report.txt": told}))["pulls.create"]["body"]
    assert body.count("```") == 2
    assert body.index("```text\n") < body.index("@alla") < body.rindex("\n```")


def test_without_a_pack_its_writer_is_told_why(tmp_path: Path) -> None:
    asked = run(tmp_path, {"report.txt": "ärendet  rutan är inte ikryssad\n"})
    assert [name for name, _ in asked] == ["issues.createComment", "failed"]
    comment = asked[0][1]
    assert comment["issue_number"] == 12
    assert comment["body"].endswith("```text\närendet  rutan är inte ikryssad\n```")


@pytest.mark.parametrize(
    "name",
    [
        *(".github/workflows/x.yml", "methods/.git/x.md", "methods/a/x.py", "mkdocs.YML"),
        *("methods/a b.md", "action.js", "methods/å.md", "package.json"),
    ],
)
def test_no_other_file_is_ever_written(name: str, tmp_path: Path) -> None:
    asked = run(tmp_path, {**PACK, name: "x"})
    assert [name for name, _ in asked] == ["threw"]


def test_the_label_set_again_renews_the_proposal(tmp_path: Path) -> None:
    asked = run(tmp_path, PACK, git_createRef={"status": 422}, pulls_list=[{"number": 13}])
    assert [name for name, _ in asked][-3:] == ["git.createRef", "git.updateRef", "pulls.list"]
    assert dict(asked)["git.updateRef"]["force"] is True
    refused = run(tmp_path, PACK, git_createRef={"status": 403})
    assert refused[-1][0] == "threw"


def strings(value: Any, where: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each, (*where, str(key)))
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, where)
    elif isinstance(value, str):
        yield where, value


@pytest.mark.parametrize("path", sorted(PATH.parent.glob("*.yml")), ids=lambda path: path.name)
def test_nothing_that_strangers_write_is_put_into_a_command(path: Path) -> None:
    """Expressions stand in no script at all, and none asks for the words of an issue."""
    for where, text in strings(yaml.safe_load(path.read_text("utf-8"))):
        for expression in re.findall(r"\$\{\{.*?\}\}", text):
            assert where[-1] not in ("run", "script"), expression
            assert not re.search(r"\.(?:body|title|login|head_ref)\b", expression), expression


def test_who_reads_may_not_write_and_who_writes_reads_no_issue() -> None:
    make, propose = WORKFLOW["jobs"]["make"], WORKFLOW["jobs"]["propose"]
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in make
    assert propose["permissions"] == {
        **dict.fromkeys(("contents", "issues", "pull-requests"), "write"),
    }
    assert all("checkout" not in step["uses"] and "run" not in step for step in propose["steps"])
    assert not re.search(r"issue\.(?:body|title|user)", SCRIPT)
    assert make["if"].startswith('contains(fromJSON(\'["skapa pack", "make-pack"]\')')
    # YAML reads ``on`` as true.
    assert WORKFLOW[True] == {"issues": {"types": ["labeled"]}}


def test_make_pack_hands_the_event_on_as_a_file() -> None:
    makefile = files.text("Makefile")
    assert "ISSUE ?= $(GITHUB_EVENT_PATH)\n" in makefile
    assert 'from-issue "$(ISSUE)" --into build/pack --report build/pack/report.txt' in makefile
    upload = WORKFLOW["jobs"]["make"]["steps"][-1]
    assert (upload["if"], upload["with"]["path"]) == ("always()", "build/pack")
