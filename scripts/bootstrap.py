"""Make .venv ready: ``python3 scripts/bootstrap.py site`` (or ``test``, which has more in it).

Standard library only, in a syntax that Python 3.6 can read: too old a Python gets one sentence
instead of a traceback. Installs only what the hash lock in requirements/ names. A second call
finds its own mark in .venv and does nothing.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import waiting

MINIMUM = (3, 11)
OTHERS = ("python3.13", "python3.12", "python3.11", "python3.14", "python3")
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MARK = VENV / "metodbank-ready"
LOCKS = {"site": ("site",), "test": ("build", "test")}  # test holds all of site
OFFLINE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ConnectionError|Retrying \(Retry|"
    r"Temporary failure in name resolution|Network is unreachable|Could not fetch URL"
)

WORDS = {
    "usage": ("usage: bootstrap.py site|test", "så här: bootstrap.py site|test"),
    "old": (
        "metodbank needs Python {0} or newer; this is {1}, and no newer one was found in PATH.",
        "metodbank behöver Python {0} eller nyare; det här är {1}, och ingen nyare finns i PATH.",
    ),
    "other": (
        "this Python is {0}; using {1} instead",
        "den här Python är {0}; använder {1} i stället",
    ),
    "git": (
        "git is missing: install it (Debian, Ubuntu: sudo apt install git) and try again.",
        "git saknas: installera det (Debian, Ubuntu: sudo apt install git) och försök igen.",
    ),
    "venv": (
        "Python's venv module is missing: on Debian and Ubuntu, sudo apt install python3-venv.",
        "Pythons modul venv saknas: på Debian och Ubuntu, sudo apt install python3-venv.",
    ),
    "half": (".venv is half made or broken", ".venv är halvfärdig eller trasig"),
    "make": ("making .venv", "gör .venv"),
    "install": ("installing {0}", "installerar {0}"),
    "offline": (
        "no contact with the package index: the first install needs the network. Try again.",
        "ingen kontakt med paketindexet: första installationen behöver nätet. Försök igen.",
    ),
    "failed": ("could not prepare .venv: {0}", "kunde inte förbereda .venv: {0}"),
    "stopped": (
        "stopped; the next call starts the installation over",
        "avbrutet; nästa gång börjar installationen om",
    ),
}


class Failed(Exception):
    """Could not run; the text is for a person."""


def say(key, *values):
    """Return one line in Swedish or English, as the locale asks."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return WORDS[key][locale.lower().startswith("sv")].format(*values)


def use_new_enough_python():
    """Start over with a newer Python when this one is too old."""
    if sys.version_info >= MINIMUM:
        return
    mine, wanted = ("{}.{}".format(*version) for version in (sys.version_info, MINIMUM))
    test = "import sys; sys.exit(sys.version_info < {!r})".format(MINIMUM)
    for name in OTHERS:
        path = shutil.which(name)
        if path and quiet([path, "-c", test]):
            sys.stderr.write(say("other", mine, path) + "\n")
            os.execv(path, [path, *sys.argv])
    raise Failed(say("old", wanted, mine))


def quiet(command):
    """Tell whether a command ends well; says nothing."""
    none = subprocess.DEVNULL
    try:
        return subprocess.call([str(part) for part in command], stdout=none, stderr=none) == 0
    except OSError:
        return False


def check_tools():
    """Refuse to begin without git and venv."""
    if not quiet(["git", "--version"]):
        raise Failed(say("git"))
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Failed(say("venv"))


def locks(profile):
    """Return the paths of a profile's hash locks, in the order of their installation."""
    return [ROOT / "requirements" / (name + ".txt") for name in LOCKS[profile]]


def digest(profile):
    """Sum up what an installation depends on, the place of .venv included: scripts name it."""
    total = hashlib.sha256(str(VENV).encode("utf-8", "surrogateescape"))
    for path in [*locks(profile), ROOT / "pyproject.toml"]:
        total.update(path.read_bytes())
    return total.hexdigest()


def marks():
    """Return what was installed to its end: a digest a profile."""
    try:
        lines = MARK.read_text(encoding="utf-8").splitlines()
        return dict(line.split() for line in lines)
    except (OSError, ValueError):
        return {}


def healthy():
    """Tell whether .venv's Python starts and finds its own pip."""
    return quiet([PYTHON, "-I", "-c", "import pip"])


def prepare(profile):
    """Bring .venv to where the profile's lock wants it."""
    known = marks()
    sound = healthy()
    if sound and known.get(profile) == digest(profile):
        return
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        # No mark: never finished, so nothing in it is believed.
        if not (known and sound):
            if VENV.exists():
                sys.stderr.write(say("half") + "\n")
            step(say("make"), [sys.executable, "-m", "venv", "--clear", VENV], log)
        else:
            MARK.unlink()
        install(profile, log)
    done = ("site", "test") if profile == "test" else ("site",)
    MARK.write_text("".join("{} {}\n".format(name, digest(name)) for name in done))


def install(profile, log):
    """Install the lock, then the project itself as an editable."""
    pip = [PYTHON, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    pip += ["--quiet", "--no-compile"]  # Python compiles what it uses, when it does
    # Wheels only, but for the one tool that has none: it is built by what the lock "build" brings.
    locked = [*pip, "--require-hashes", "--no-deps", "--no-build-isolation"]
    locked += ["--only-binary", ":all:", "--no-binary", "reuse"]
    for lock in locks(profile):
        count = len(re.findall(r"^[\w.-]+==", lock.read_text(encoding="utf-8"), re.MULTILINE))
        step(say("install", "{} ({})".format(lock.name, count)), [*locked, "-r", lock], log)
    pip += ["--no-deps", "--no-build-isolation", "-e", ROOT]
    step(say("install", "metodbank"), pip, log)


def step(label, command, log):
    """Run one command with progress; a failure becomes one line, or the end of its output."""
    # A user's pip settings for other places must not move the packages out of .venv.
    environment = dict(os.environ, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0")
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX"):
        environment.pop(name, None)
    if waiting.run(label, command, log, env=environment) == 0:
        return
    text = waiting.tail(log, 200)
    if OFFLINE.search(text):
        raise Failed(say("offline"))
    raise Failed(say("failed", label) + "\n" + waiting.tail(log))


def main(arguments):
    """Return the exit code: 0 ready, 2 could not."""
    try:
        use_new_enough_python()
        if len(arguments) != 1 or arguments[0] not in LOCKS:
            raise Failed(say("usage"))
        check_tools()
        prepare(arguments[0])
    except (Failed, OSError) as problem:
        text = problem if isinstance(problem, Failed) else say("failed", problem)
        sys.stderr.write(str(text).rstrip() + "\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(say("stopped") + "\n")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
