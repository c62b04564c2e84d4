"""A place in a module, as text → the object that stands there."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import Any

PLACE = re.compile(r"\s*([A-Za-z_][\w.]*):([A-Za-z_][\w.]*)\s*")


class NoSuchPlace(ValueError):
    """A text does not lead to an object; the message says how far it leads."""


def is_place(text: str) -> bool:
    """Whether a text has the form of a place, such as `torch.nn:Mish`."""
    return PLACE.fullmatch(text) is not None


def imported(place: str) -> Any:
    """The object at a place, `package.module:Name`; Name may have dots. Modules in the current folder are found too.

    >>> imported("math:tanh")
    <built-in function tanh>

    Raises:
        NoSuchPlace: there is no such module, or nothing of that name in it.
    """
    parts = PLACE.fullmatch(place)
    if parts is None:
        raise NoSuchPlace(f"{place!r} is not a place in a module: write package.module:Name, such as torch.nn:Mish")
    found = _module(parts[1])
    for name in parts[2].split("."):
        if not hasattr(found, name):
            raise NoSuchPlace(f"{parts[1]} was imported, but has no {parts[2]}: check the name after the colon")
        found = getattr(found, name)
    return found


def _module(name: str) -> Any:
    here = str(Path.cwd())
    if here not in sys.path and "" not in sys.path:
        sys.path.insert(0, here)
    try:
        return importlib.import_module(name)
    except Exception as error:
        told = " ".join(str(error).split())[:160]
        raise NoSuchPlace(
            f"{name} cannot be imported: {type(error).__name__}: {told}; check the name and the folder"
        ) from error
