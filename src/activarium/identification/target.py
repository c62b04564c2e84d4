"""A place in a module, as text → the object that stands there."""

from __future__ import annotations

import importlib
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    found = _module(parts[1], place)
    for name in parts[2].split("."):
        try:
            found = getattr(found, name)
        except AttributeError:
            raise NoSuchPlace(f"{place!r} names nothing: {parts[1]} has no {parts[2]}; check the spelling") from None
    return found


def _module(name: str, place: str) -> Any:
    with here_on_path():
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            raise NoSuchPlace(
                f"{place!r} cannot be imported: there is no module {error.name}; install it or check the name"
            ) from error
        except Exception as error:  # whatever code from outside may raise
            raise NoSuchPlace(f"{place!r} cannot be imported: {name} raises {told(error)}; mend it first") from error


@contextmanager
def here_on_path() -> Iterator[None]:
    """The current folder on the import path, as with `python -m`."""
    here = str(Path.cwd())
    if new := here not in sys.path and "" not in sys.path:
        sys.path.insert(0, here)
    try:
        yield
    finally:
        if new and here in sys.path:
            sys.path.remove(here)


def told(error: BaseException) -> str:
    """An exception as a clause: its type, and the first line of what it says.

    >>> told(ValueError("no such thing")), told(KeyError())
    ('ValueError: no such thing', 'KeyError')
    """
    first = str(error).strip().split("\n")[0].rstrip(".")
    return f"{type(error).__name__}: {first}".rstrip(": ")
