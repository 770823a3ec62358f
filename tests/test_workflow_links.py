"""Does the weekly workflow keep one issue and one proposal up to date, and do nothing else?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.support import ROOT, files, workflow

PATH = ROOT / ".github" / "workflows" / "links.yml"
WORKFLOW: dict[Any, Any] = yaml.safe_load(PATH.read_text("utf-8"))
TELL, KEEP = (WORKFLOW["jobs"][name]["steps"][-1]["with"]["script"] for name in ("tell", "keep"))
FOUND = "# Länkar\n\n- [ ] https://a.example/ svarar inte\n- [ ] https://b.example/ svarar inte\n"
LEDGER = "https://a.example/:\n  first_seen: 2026-01-05\n"
ANSWERS: dict[str, Any] = {
    "issues_listForRepo": [],
    "repos_get": {"default_branch": "main"},
    "git_getRef": {"object": {"sha": "head"}},
    "git_getCommit": {"tree": {"sha": "old"}},
    "git_createTree": {"sha": "new"},
    "git_createCommit": {"sha": "commit"},
    "pulls_list": [],
}


def told(folder: Path, report: str, issues: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    answers = {**ANSWERS, "issues_listForRepo": issues}
    return workflow.asked(TELL, folder, {"links/report.md": report}, answers)[1:]


def kept(folder: Path, **changed: Any) -> list[tuple[str, Any]]:
    return workflow.asked(KEEP, folder, {"links/links.yml": LEDGER}, {**ANSWERS, **changed})


def test_what_is_found_becomes_an_issue(tmp_path: Path) -> None:
    ((name, what),) = told(tmp_path, FOUND, [])
    assert (name, what["labels"]) == ("issues.create", ["länkar"])
    assert what["body"].startswith(FOUND)


def test_nothing_found_opens_nothing_and_closes_what_is_open(tmp_path: Path) -> None:
    assert told(tmp_path, "# Länkar\n", []) == []
    ((name, what),) = told(tmp_path, "# Länkar\n", [{"number": 7, "body": FOUND}])
    assert (name, what["issue_number"], what["state"]) == ("issues.update", 7, "closed")


def test_the_issue_is_renewed_and_what_was_ticked_stays_ticked(tmp_path: Path) -> None:
    body = FOUND.replace("- [ ] https://a.example/", "- [x] https://a.example/")
    new = FOUND + "- [ ] https://c.example/ svarar inte\n"
    ((name, what),) = told(tmp_path, new, [{"number": 7, "body": body}])
    assert (name, what["issue_number"]) == ("issues.update", 7)
    rows = [row for row in what["body"].split("\n") if row.startswith("- [")]
    assert [row[:6] for row in rows] == ["- [x] ", "- [ ] ", "- [ ] "]
    # The same again is no reason to write to anybody.
    assert told(tmp_path, new, [{"number": 7, "body": what["body"]}]) == []


def test_what_was_learnt_becomes_a_proposal(tmp_path: Path) -> None:
    asked = kept(tmp_path)
    assert [name for name, _ in asked] == [
        *("repos.get", "git.getRef", "git.getCommit", "git.createTree", "git.createCommit"),
        *("git.createRef", "pulls.list", "pulls.create"),
    ]
    what = dict(asked)
    (file,) = what["git.createTree"]["tree"]
    assert (file["path"], file["content"]) == ("docs/_ledger/links.yml", LEDGER)
    assert what["git.createRef"]["ref"] == "refs/heads/lankregister"
    assert (what["pulls.create"]["base"], what["pulls.create"]["head"]) == ("main", "lankregister")


def test_the_proposal_is_renewed_and_never_made_twice(tmp_path: Path) -> None:
    asked = kept(tmp_path, git_createRef={"status": 422}, pulls_list=[{"number": 9}])
    assert [name for name, _ in asked][-3:] == ["git.createRef", "git.updateRef", "pulls.list"]
    assert kept(tmp_path, git_createRef={"status": 403})[-1][0] == "threw"


def test_nothing_learnt_is_no_proposal(tmp_path: Path) -> None:
    assert kept(tmp_path, git_createTree={"sha": "old"})[-1][0] == "git.createTree"


def test_who_asks_may_not_write_and_who_writes_runs_nothing_of_ours() -> None:
    jobs = WORKFLOW["jobs"]
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in jobs["ask"]
    assert jobs["tell"]["permissions"] == {"issues": "write"}
    assert jobs["keep"]["permissions"] == {"contents": "write", "pull-requests": "write"}
    for name in ("tell", "keep"):
        assert all("checkout" not in each["uses"] for each in jobs[name]["steps"])
        assert all("run" not in each for each in jobs[name]["steps"])
    # Both files that the later jobs read are made by this.
    assert "build/links/report.md" in files.text("Makefile")
    assert "cp docs/_ledger/links.yml build/links/" in files.text("Makefile")
