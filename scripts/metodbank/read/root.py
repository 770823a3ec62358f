"""Find the folder of a library."""

from __future__ import annotations

from pathlib import Path

from metodbank.model.language import Refusal, said

CONFIG_FILE = "mkdocs.yml"


class ConfigError(Refusal):
    """The library cannot be read at all: says why in both languages."""


def find_root(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, that holds mkdocs.yml.

    Raises:
        ConfigError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / CONFIG_FILE).is_file():
            return folder
    raise ConfigError(
        said(
            f"ingen {CONFIG_FILE} i {start} eller ovanför: kör kommandot i bibliotekets mapp",
            f"no {CONFIG_FILE} in {start} or above it: run the command in the library's folder",
        )
    )
