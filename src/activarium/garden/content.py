"""Where the written parts of the garden lie: in the installed package, or in the root of the repository."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def content(name: str) -> Traversable:
    """A file or folder that people write, `cards` or `sources.bib`: in the package first, then in the repository.

    Raises:
        FileNotFoundError: it is in neither place.
    """
    root = Path(__file__).resolve().parents[3]
    for place in (files("activarium").joinpath(name), root / name):
        if place.is_file() or place.is_dir():
            return place
    raise FileNotFoundError(f"{name} is neither in the package nor in {root}: install activarium anew")
