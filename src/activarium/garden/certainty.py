"""How much is proven: of each property, for how many functions it is exact, enclosed or unknown, and for which it is not."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from activarium.catalogue import index, record
from activarium.derive.properties import LABELS, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activarium.derive.properties import Property

CERTAINTIES = ("exact", "enclosure", "unknown")


@cache
def _all() -> dict[str, tuple[Property, ...]]:
    return {slug: properties(record(slug)) for slug in index()}


def certainty() -> dict[str, dict[str, int]]:
    """The functions of the catalogue, at their defaults, counted by how sure each property is.

    >>> sum(certainty()["range"].values()) == len(index())
    True
    """
    counts = {name: Counter(p.sure for found in _all().values() for p in found if p.name == name) for name in LABELS}
    return {name: {sure: count[sure] for sure in CERTAINTIES} for name, count in counts.items()}


def unknown() -> Iterator[tuple[str, Property]]:
    """Each property that is unknown, with the slug of its function."""
    return ((slug, p) for slug, found in _all().items() for p in found if p.sure == "unknown")


def lines() -> list[str]:
    """The counts as a table, with a sum at the end.

    >>> lines()[0].split()
    ['Property', 'exact', 'enclosure', 'unknown']
    """
    rows = [(LABELS[name], *map(str, counts.values())) for name, counts in certainty().items()]
    total = ("Sum", *(str(sum(map(int, column))) for column in list(zip(*rows, strict=True))[1:]))
    width = max(len(row[0]) for row in rows)
    return [f"{label:<{width}}  {a:>9}  {b:>9}  {c:>9}" for label, a, b, c in [("Property", *CERTAINTIES), *rows, total]]


def unknown_lines() -> list[str]:
    """What is unknown, a line each: function, property, reason."""
    return [f"{slug}: {p.label}: {p.reason}" for slug, p in unknown()]


def as_data() -> dict[str, Any]:
    """The same as plain JSON."""
    return {
        "counts": certainty(),
        "unknown": [{"function": slug, "property": p.name, "reason": p.reason} for slug, p in unknown()],
    }
