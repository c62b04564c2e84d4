"""The catalogue: the records, one module per family, and the index that finds them without loading any.

Importing a family builds values and does nothing else. `find` reads the index, which `make generate`
writes from the records; the records it returns become symbolic only when asked for their expression.
"""

from __future__ import annotations

import difflib
import importlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from activarium.catalogue.dialects import torch_class
from activarium.core import Activation, Interval, Parameter, Source, folded

if TYPE_CHECKING:
    from types import ModuleType

FAMILY_NAMES = ("rectified", "exponential", "gated", "sigmoidal", "logarithmic", "shrinkage", "radial")


class UnknownActivation(KeyError):
    """No record has this name; the message names the nearest ones."""

    def __str__(self) -> str:
        return str(self.args[0])


def __getattr__(name: str) -> Any:
    if name == "FAMILIES":
        return tuple(_family(family) for family in FAMILY_NAMES)
    if name == "ALL":
        return tuple(f for family in FAMILY_NAMES for f in vars(_family(family)).values() if isinstance(f, Activation))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _family(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")


@cache
def index() -> dict[str, dict[str, Any]]:
    """What the index says of every record, by slug, in the order of the catalogue."""
    text = files("activarium").joinpath("generated", "index.json").read_text(encoding="utf-8")
    return json.loads(text)["functions"]


@cache
def _names() -> dict[str, str]:
    return {
        folded(name): slug
        for slug, entry in index().items()
        for name in (slug, entry["name"], *entry["aliases"], *filter(None, [torch_class(slug)]))
    }


def find(name: str) -> Activation:
    """The record of a function by its slug, name or alias; case, spaces, `-` and `_` do not count.

    >>> find("Leaky ReLU")
    <Activation leaky_relu, alpha=0.2>

    Raises:
        UnknownActivation: there is none; the message names the nearest ones.
    """
    key = folded(name) if isinstance(name, str) else ""
    if key not in _names():
        near = ", ".join(nearest(key)) or "see `activarium list`"
        raise UnknownActivation(f"no activation function is called {name!r}; the nearest names: {near}")
    return record(_names()[key])


def nearest(text: str, count: int = 5) -> list[str]:
    """The slugs whose names resemble a text most, best first; typing errors are forgiven.

    >>> nearest("leeky relu")[0]
    'leaky_relu'
    """
    key = folded(text)
    inside = [slug for name, slug in _names().items() if len(key) > 1 and key in name]
    close = [_names()[name] for name in difflib.get_close_matches(key, _names(), n=3 * count, cutoff=0.6)]
    return list(dict.fromkeys([*inside, *close]))[:count]


@cache
def record(slug: str) -> Activation:
    """The record of a slug, built from the index."""
    return restored(index()[slug])


def restored(entry: dict[str, Any]) -> Activation:
    """A record from its definition as plain data, the inverse of `definition`."""
    fields = {name: value for name, value in entry.items() if name != "family"}
    fields["aliases"] = tuple(entry["aliases"])
    fields["sources"] = tuple(Source(*source) for source in entry["sources"])
    fields["window"] = Interval(*entry["window"])
    fields["parameters"] = tuple(
        Parameter(**{**p, "domain": Interval(*p["domain"]), "display": Interval(*p["display"])}) for p in entry["parameters"]
    )
    return Activation(**fields)


def definition(f: Activation) -> dict[str, Any]:
    """A record as plain data: text, numbers, lists; exact numbers and formulas as text.

    >>> definition(find("relu"))["expression"]
    'x if x > 0 else 0'
    """
    plain = {name: getattr(f, name) for name in ("slug", "name", "summary", "year", "confidence")}
    return plain | {
        "aliases": list(f.aliases),
        "expression": f.text("expression"),
        "evaluate": f.text("evaluate"),
        "window": _ends(f.window),
        "parameters": [
            {"symbol": p.symbol, "meaning": p.meaning, "default": str(p.default), "domain": _ends(p.domain),
             "display": _ends(p.display), "learnable": p.learnable} for p in f.parameters
        ],
        "sources": [[s.key, s.place] for s in f.sources],
    }  # fmt: skip


def _ends(interval: Interval) -> list[Any]:
    ends = [str(end) for end in (interval.lower, interval.upper)]
    return [*ends, interval.lower_open, interval.upper_open]


def family(f: Activation) -> str:
    """The family of a record, or `yours` for one that is not in the catalogue."""
    return index().get(f.slug, {}).get("family", "yours")
