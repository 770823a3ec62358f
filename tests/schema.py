"""Our YAML as an editor sees it, which knows the published JSON Schemas and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator


class _Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates and ``no`` are texts."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|", "~n\0"),
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_pattern})$"), _first
    )


def load(path: Path) -> Any:
    """A YAML file as an editor sees it."""
    return yaml.load(path.read_text("utf-8"), Loader=_Loader)


def faults(value: Any, schema: Mapping[str, Any]) -> list[str]:
    """What an editor would underline: where, and why. The schema itself must be one."""
    Draft202012Validator.check_schema(schema)
    return [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(schema).iter_errors(value)
    ]
