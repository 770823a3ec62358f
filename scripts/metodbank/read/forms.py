"""The forms that come with the tool: forms.yml -> Form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from metodbank.model.form import Form


@cache
def read_forms() -> tuple[Form, ...]:
    """Every form, in the order in which they are offered."""
    source = files("metodbank.read").joinpath("forms.yml").read_text("utf-8")
    document = yaml.safe_load(source)
    shared = document["shared"]
    return tuple(Form.model_validate(_filled(form, shared)) for form in document["forms"])


def _filled(form: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """Put in the questions and the boxes that are only named."""

    def named(entry: Any) -> Any:
        return shared[entry] if isinstance(entry, str) else entry

    questions = [named(each) for each in form["questions"]]
    return {
        **form,
        "questions": [
            {**each, "choices": [named(choice) for choice in each.get("choices", ())]}
            for each in questions
        ],
    }
