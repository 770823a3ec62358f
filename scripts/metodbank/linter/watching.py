"""Check again when a file changes, reading only the packs that did."""

from __future__ import annotations

import os
from collections.abc import Collection, Generator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event
from typing import TypeAlias

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from metodbank.linter.run import Part, conclude, examine_part, examine_rest
from metodbank.model.finding import Report
from metodbank.model.library import Library
from metodbank.read.catalogue import Rest, all_folders, read_vocabulary
from metodbank.read.root import CONFIG_FILE

Signature: TypeAlias = tuple[tuple[str, int, int], ...]
_SETTLE = 0.15
"""Seconds. An editor saves in several steps; the last of them is waited for."""
_NOT_CHANGES = {"opened", "closed_no_write"}


@dataclass
class Remembered:
    """What was read of each pack, and what it looked like then."""

    parts: dict[str, tuple[Signature, Part]] = field(default_factory=dict)
    rest: tuple[Signature, tuple[Rest, Part]] | None = None
    basis: object = None

    def examine(self, library: Library, *, today: date) -> Report:
        """As ``linter.run.examine``, but packs that have not changed are not read again."""
        words = read_vocabulary(library)
        folders = all_folders(library)
        if self.basis != (basis := (words, library, today)):
            self.parts.clear()
            self.rest, self.basis = None, basis
        parts: list[Part] = []
        for kind, folder in folders:
            seen = _signature(library.root / folder)
            kept = self.parts.get(folder)
            if kept is None or kept[0] != seen:
                kept = (seen, examine_part(library, words, ((kind, folder),), today))
                self.parts[folder] = kept
            parts.append(kept[1])
        packs = {str(library.root / folder) for _, folder in folders}
        seen = _signature(library.root / library.docs, packs)
        if self.rest is None or self.rest[0] != seen:
            self.rest = (seen, examine_rest(library, words, today))
        rest, pages = self.rest[1]
        return conclude(library, words, rest, (*parts, pages), today)


def changes(library: Library) -> Generator[None, None, None]:
    """Yield each time something in the library has changed and come to rest; close it to end."""
    woken = Event()

    class Waker(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in _NOT_CHANGES:
                woken.set()

    observer = Observer()
    for top in sorted({library.docs, library.methods, library.cases, library.checklists}):
        if (library.root / top).is_dir():
            observer.schedule(Waker(), str(library.root / top), recursive=True)
    observer.schedule(_Only(library.root / CONFIG_FILE, woken), str(library.root))
    observer.start()
    try:
        while True:
            woken.wait()
            while woken.is_set():
                woken.clear()
                woken.wait(_SETTLE)
            yield
    finally:
        observer.stop()
        observer.join()


class _Only(FileSystemEventHandler):
    """Wakes for one file of a folder and no other."""

    def __init__(self, path: Path, woken: Event) -> None:
        self.path, self.woken = str(path), woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = {str(event.src_path), str(event.dest_path)}
        if event.event_type not in _NOT_CHANGES and self.path in paths:
            self.woken.set()


def _signature(folder: Path, without: Collection[str] = ()) -> Signature:
    """Every file below a folder with its time and size, other folders' files left out."""
    found: list[tuple[str, int, int]] = []
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if f"{top}/{name}" not in without]
        for name in names:
            path = f"{top}/{name}"
            try:
                status = os.lstat(path)
            except OSError:
                continue
            found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(sorted(found))
