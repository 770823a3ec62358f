"""Can a copy of a pack be recognised by the listing?"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from metodbank.exchange import listing as module
from metodbank.exchange.listing import FORMAT, listing
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library

from tests.library import plant


def listed(root: Path) -> dict[str, dict[str, Any]]:
    document = json.loads(listing(read_catalogue(read_library(root))))
    assert document["format"] == FORMAT == 1
    return {each["id"]: each for each in document["packs"]}


def test_what_is_listed(tmp_path: Path) -> None:
    soup = listed(plant(tmp_path))["soppa"]
    files = [
        *("checklist.yml", "figures/rum.svg", "index.en.md", "index.sv.md", "method.yml"),
        "translation.yml",
    ]
    assert {key: value for key, value in soup.items() if key != "digest"} == {
        "kind": "method",
        "id": "soppa",
        "code": "soppa",
        "version": "1.0.0",
        "licence": "CC-BY-4.0",
        "titles": {"en": "Soup", "sv": "Soppa"},
        "files": files,
    }
    # Format 1: for each file its name, a zero, its length, a zero, its bytes.
    digest = hashlib.sha256()
    for name in files:
        content = (tmp_path / "methods/soppa" / name).read_bytes()
        digest.update(name.encode() + b"\0" + str(len(content)).encode() + b"\0" + content)
    assert soup["digest"] == f"sha256:{digest.hexdigest()}"
    assert all(f'"{key}"' in (module.__doc__ or "") for key in soup)


def test_line_ends_are_no_change_and_words_are(tmp_path: Path) -> None:
    before = listed(plant(tmp_path))
    path = tmp_path / "methods/soppa/index.sv.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (tmp_path / "methods/soppa/.DS_Store").write_bytes(b"\0")
    assert listed(tmp_path)["soppa"] == before["soppa"]
    plant(tmp_path, {"methods/kafe/index.sv.md": {"append": "Ny.\n"}})
    after = listed(tmp_path)
    assert after["kafe"]["digest"] != before["kafe"]["digest"]
    assert after["storby"] == before["storby"]


def test_a_broken_pack_is_not_offered(tmp_path: Path) -> None:
    assert set(listed(plant(tmp_path, {"methods/kafe/method.yml": ""}))) == {
        *("soppa", "storby", "mat"),
    }


def test_two_listings_are_the_same(tmp_path: Path) -> None:
    catalogue = read_catalogue(read_library(plant(tmp_path)))
    assert listing(catalogue) == listing(catalogue)
