"""What several tests use: the built site, a server for it, its pages, and the outside checkers."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
