"""Run the script of a workflow, with a GitHub that only writes down what it is asked."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

NODE = compute_driver_executable()[0]
HARNESS = """
const asked = [];
const answers = JSON.parse(process.argv[2]);
const ask = (name) => async (what) => {
  asked.push([name, what]);
  if (answers[name]?.status) throw Object.assign(new Error(name), answers[name]);
  return { data: answers[name] ?? {} };
};
const room = (name) => new Proxy({}, { get: (_, each) => ask(`${name}.${String(each)}`) });
const github = { rest: new Proxy({}, { get: (_, name) => room(String(name)) }) };
const context = {
  repo: { owner: "bank", repo: "metoder" },
  payload: { issue: { number: 12, body: "", title: "", user: { login: "hanna" } },
             repository: { default_branch: "main" } },
};
const core = { setFailed: (why) => asked.push(["failed", why]) };
const script = new (Object.getPrototypeOf(async () => {}).constructor)(
  "github", "context", "core", "require", process.argv[1]);
script(github, context, core, require)
  .catch((error) => asked.push(["threw", error.message]))
  .finally(() => console.log(JSON.stringify(asked)));
"""


def asked(
    script: str, folder: Path, found: Mapping[str, str], answers: Mapping[str, Any]
) -> list[tuple[str, Any]]:
    """What a script asks of GitHub, in order: the name of each call and what it is told.

    Args:
        script: the text that stands in the workflow.
        folder: where it is run.
        found: the files that it finds there.
        answers: what each call answers (``git_getRef``); ``{"status": 422}`` is a refusal.
    """
    for name, text in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    told = json.dumps({name.replace("_", "."): each for name, each in answers.items()})
    command = [str(NODE), "-e", HARNESS, script, told]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [(name, what) for name, what in json.loads(done.stdout)]
