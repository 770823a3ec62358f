"""Read some files of a site: in this process, or in another that is told by a pipe.

The other process is this module itself, started afresh: it imports the parser and little else.
It is told as JSON and answers with ``marshal``, which two processes of one Python share.
"""

from __future__ import annotations

import gc
import json
import marshal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

from metodbank.links.facts import Facts, Keeper, Table, renumbered


def read(site: str, base_url: str, paths: Sequence[str], table: Table) -> list[Facts]:
    """The facts of some files, in their order.

    Raises:
        OSError: a file cannot be read.
    """
    keeper = Keeper(base_url, table)
    found = []
    for path in paths:
        with open(f"{site}/{path}", "rb", 0) as file:  # noqa: PTH123 - a path each is a tenth of it
            found.append(keeper.facts(path, file.read()))
    return found


class Helper:
    """Another process that reads some files while this one reads others."""

    def __init__(self) -> None:
        self._told: tuple[str, str, Sequence[str]] = ("", "", ())
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def tell(self, site: str, base_url: str, paths: Sequence[str]) -> None:
        """Let it begin. If it has come to harm, that is seen later."""
        self._told = (site, base_url, paths)
        assert self._process.stdin is not None
        with suppress(BrokenPipeError), self._process.stdin as told:
            told.write(json.dumps(self._told).encode("ascii"))

    def facts(self, table: Table) -> list[Facts]:
        """What it found. If it came to harm, its files are read here, and the harm is seen.

        Raises:
            OSError: a file cannot be read.
        """
        assert self._process.stdout is not None
        with self._process.stdout as answer:
            data = answer.read()
        if self._process.wait() != 0:
            return read(*self._told, table)
        entries, found = marshal.loads(data)
        del data
        return renumbered([*map(Facts._make, found)], [*map(table.number, entries)])

    def stop(self) -> None:
        """End it, whatever it is doing; nothing happens to one that is done."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()


def _main() -> None:
    gc.disable()
    table = Table()
    site, base_url, paths = json.load(sys.stdin)
    found = read(site, base_url, paths, table)
    answer = marshal.dumps((table.entries, [tuple(each) for each in found]))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    _main()
