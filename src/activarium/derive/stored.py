"""The generated files: what `make generate` derived from the records of the catalogue."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from activarium.catalogue import definition, index
from activarium.core import SYMBOLIC

if TYPE_CHECKING:
    from activarium.core import Activation


@cache
def family_file(family: str) -> dict[str, Any]:
    """What was generated for a family, by slug; empty before the first generation."""
    file = files("activarium").joinpath("generated", f"{family}.json")
    return json.loads(file.read_text(encoding="utf-8"))["functions"] if file.is_file() else {}


def stored(f: Activation) -> dict[str, Any]:
    """What was generated for a record, if it is the catalogue's own, with whatever defaults; nothing otherwise."""
    entry = index().get(f.slug)
    if entry is None or _computed(definition(f)) != _computed(entry):
        return {}
    return family_file(entry["family"]).get(f.slug, {})


def _computed(entry: dict[str, Any]) -> list[Any]:
    """What of a definition the generated programs depend on."""
    return [*(entry.get(field) for field in SYMBOLIC), [p["symbol"] for p in entry["parameters"]]]
