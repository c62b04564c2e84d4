"""The catalogue as text for a terminal: functions by family, a line each, and those that hold some words."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from activarium.catalogue import index
from activarium.core import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

INDENT = "  "


class Section(NamedTuple):
    """A heading and the lines under it."""

    heading: str
    lines: list[str]


def overview(slugs: Iterable[str], width: int | None = None) -> list[Section]:
    """Functions by family, in the order in which families come up: slug and summary, cut at the width.

    >>> [section.lines for section in overview(["relu", "gelu"], 40)]
    [['  relu  The identity for positive input…'], ['  gelu  The input, weighted by the prob…']]
    """
    slugs = list(slugs)
    families: dict[str, list[str]] = {}
    for slug, line in zip(slugs, lines(slugs, None if width is None else width - len(INDENT)), strict=True):
        families.setdefault(index()[slug]["family"], []).append(INDENT + line)
    return [Section(f"{name} ({len(listed)})", listed) for name, listed in families.items()]


def lines(slugs: Iterable[str], width: int | None = None, text: str = "") -> list[str]:
    r"""Functions, a line each: slug and summary, cut at the width.

    Arguments:
        text: what was searched for; a function that was found by another of its names says so.

    >>> print(*lines(["relu", "leaky_relu"], 45, "very leaky"), sep="\n")
    relu        The identity for positive inputs…
    leaky_relu  (very leaky ReLU) ReLU with a sm…
    """
    slugs = list(slugs)
    column = max(map(len, slugs), default=0)
    return [_cut(f"{slug:<{column}}  {_called(slug, text)}{index()[slug]['summary']}", width) for slug in slugs]


def _cut(line: str, width: int | None) -> str:
    return line if width is None or len(line) <= width else f"{line[: width - 1]}…"


def _called(slug: str, text: str) -> str:
    """The other name of a function, in parentheses, that holds or resembles a text that its own names do not."""
    own, name, *others = _names(index()[slug])
    wanted, named = folded(text), {folded(other): other for other in others}
    if not text or any(wanted in folded(told) or _alike(wanted, [folded(told)]) for told in (own, name)):
        return ""
    inside = [told for told in named if wanted in told] or _alike(wanted, list(named))
    return f"({named[inside[0]]}) " if inside else ""


def _alike(text: str, names: list[str]) -> list[str]:
    return difflib.get_close_matches(text, names, n=1)


def _names(entry: Mapping[str, Any]) -> list[str]:
    aliases = (alias if isinstance(alias, str) else alias["name"] for alias in entry["aliases"])
    return [entry["slug"], entry["name"], *aliases]


def holding(words: Iterable[str], family: str | None = None) -> list[str]:
    """The slugs, of a family or of all, where each of some words is part of a name, or a word of the summary.

    >>> holding(["bounded", "leaky"], family="rectified")
    ['bounded_leaky_relu']
    """
    wanted = [folded(word) for word in words]
    return [
        slug
        for slug, entry in index().items()
        if family in {None, entry["family"]} and all(_holds(entry, word) for word in wanted)
    ]


def _holds(entry: Mapping[str, Any], word: str) -> bool:
    return any(word in folded(name) for name in _names(entry)) or word in re.findall(r"\w+", entry["summary"].casefold())
