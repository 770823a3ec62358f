"""Content that exists in every language of a library, side by side."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from metodbank.model.language import LANGUAGES, Language


def _complete(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    languages: tuple[Language, ...] = (info.context or {}).get("languages", LANGUAGES)
    for language in languages:
        if not value.get(language, "").strip():
            sv, en = f"också texten på {language}: ", f"the text in {language} too: "
            if language in value:
                sv, en = "text efter ", "text after "
            shown = f"`{language}: …`"
            raise PydanticCustomError(
                "expected", "{en}", {"sv": f"{sv}{shown}", "en": f"{en}{shown}"}
            )
    for language in value:
        if language not in languages:
            known = ", ".join(languages)
            raise PydanticCustomError(
                "expected",
                "{en}",
                {"sv": f"bara språken {known}", "en": f"only the languages {known}"},
            )
    return value


_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {language: {"type": "string", "minLength": 1} for language in LANGUAGES},
    "required": list(LANGUAGES),
    "additionalProperties": False,
}

Translated = Annotated[dict[Language, str], AfterValidator(_complete), WithJsonSchema(_SCHEMA)]
"""Content in every language of the library, side by side, so that a gap shows in review."""
