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
from activarium.catalogue.namesakes import NAMESAKES, qualified, shared_names
from activarium.core import SYMBOLIC, Activation, Alias, Interval, Parameter, Relation, Source, folded

if TYPE_CHECKING:
    from fractions import Fraction
    from types import ModuleType

FAMILY_NAMES = (
    *("rectified", "curved", "smoothed", "exponential", "gated", "sigmoidal", "stepwise", "logarithmic", "shrinkage"),
    *("polynomial", "radial", "periodic"),
)


class UnknownActivation(KeyError):
    """No record has this name; the message names the nearest ones."""

    def __str__(self) -> str:
        return str(self.args[0])


class AmbiguousName(UnknownActivation):
    """Several functions have this name, and none owns it; the message lists them, each with the name that tells it apart."""


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
def _names() -> dict[str, tuple[str, dict[str, str]]]:
    """Every name, folded: the slug it leads to, and the parameters that it implies."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for slug, entry in index().items():
        found |= {folded(name): (slug, {}) for name in (slug, entry["name"], torch_class(slug)) if name}
        for alias in entry["aliases"]:
            told = alias if isinstance(alias, dict) else {"name": alias}
            found[folded(told["name"])] = slug, told.get("values", {})
    owned = {folded(shared.name): (shared.owner, {}) for shared in NAMESAKES if shared.owner}
    told_apart = {name: found[folded(meaning.called or meaning.slug)] for name, meaning in qualified().items() if meaning.slug}
    return {**owned, **told_apart, **found}


def find(name: str) -> Activation:
    """The record of a function by its slug, name or alias; case, spaces, `-` and `_` do not count.

    A name that stands for a function at certain parameters gives them as defaults. A name that several functions
    have leads to the one that owns it (`activarium.catalogue.namesakes`); the others need a qualified name.

    >>> find("Leaky ReLU")
    <Activation leaky_relu, alpha=0.2>
    >>> find("SReLU").name, find("SReLU (Clevert 2015)").name
    ('S-shaped ReLU', 'Shifted ReLU')

    Raises:
        AmbiguousName: several functions have it, and none owns it; the message lists them.
        UnknownActivation: there is none; the message names the nearest ones.
    """
    key = folded(name) if isinstance(name, str) else ""
    if key not in _names():
        raise _not_found(name, key)
    slug, values = _names()[key]
    return record(slug).with_defaults(**values) if values else record(slug)


def _not_found(name: object, key: str) -> UnknownActivation:
    if shared := shared_names().get(key):
        example = next(meaning.slug for meaning in shared.meanings if meaning.slug)
        return AmbiguousName(f"{shared}; ask for one by its slug, such as {example}")
    if meaning := qualified().get(key):
        return UnknownActivation(f"{name} has no record, because {meaning.missing}")
    near = ", ".join(nearest(key)) or "see `activarium list`"
    return UnknownActivation(f"no activation function is called {name!r}; the nearest names: {near}")


def nearest(text: str, count: int = 5) -> list[str]:
    """The slugs whose names resemble a text most, best first; typing errors are forgiven.

    >>> nearest("leeky relu")[0]
    'leaky_relu'
    """
    key = folded(text)
    inside = [slug for name, (slug, _) in _names().items() if len(key) > 1 and key in name]
    close = [_names()[name][0] for name in difflib.get_close_matches(key, _names(), n=3 * count, cutoff=0.6)]
    return list(dict.fromkeys([*inside, *close]))[:count]


@cache
def record(slug: str) -> Activation:
    """The record of a slug, built from the index."""
    return restored(index()[slug])


def restored(entry: dict[str, Any]) -> Activation:
    """A record from its definition as plain data, the inverse of `definition`."""
    fields = {name: value for name, value in entry.items() if name != "family"}
    fields["aliases"] = tuple(_alias(alias) for alias in entry["aliases"])
    fields["relations"] = tuple(Relation(**relation) for relation in entry.get("relations", ()))
    fields["sources"] = tuple(Source(*source) for source in entry["sources"])
    fields["window"] = Interval(*entry["window"])
    fields["parameters"] = tuple(
        Parameter(**{**p, "domain": Interval(*p["domain"]), "display": Interval(*p["display"])}) for p in entry["parameters"]
    )
    return Activation(**fields)


def _alias(entry: str | dict[str, Any]) -> Alias:
    if isinstance(entry, str):
        return Alias(entry)
    source = {"source": Source(*entry["source"])} if "source" in entry else {}
    return Alias(**{**entry, **source})


def preset(alias: Alias) -> dict[str, Fraction]:
    """The parameters that a record has under another name.

    >>> preset(Alias("Margin ReLU", letters={"a": 0}, at={"delta": "-a"}))
    {'delta': Fraction(0, 1)}
    """
    if alias.at and not alias.values:
        from activarium.formula import number

        return {parameter: number(text, alias.letters) for parameter, text in alias.at.items()}
    return alias.values


def _told(alias: Alias) -> Any:
    values = {parameter: str(value) for parameter, value in preset(alias).items()}
    told = alias.to_json()
    return {**told, "values": values} if values else told


def definition(f: Activation) -> dict[str, Any]:
    """A record as plain data: text, numbers, lists; exact numbers and formulas as text.

    >>> definition(find("relu"))["expression"]
    'x if x > 0 else 0'
    """
    plain = {name: getattr(f, name) for name in ("slug", "name", "summary", "year", "confidence", "remark")}
    return plain | {
        "aliases": [_told(alias) for alias in f.aliases],
        "relations": [relation.to_json() for relation in f.relations],
        **{field: f.text(field) for field in SYMBOLIC},
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
