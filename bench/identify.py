"""How long `identify` takes over the whole catalogue: own formulas, black boxes, functions that nobody has published.

    python bench/identify.py [--every 1] [--json bench.json]

Times are those of the processor. Imports and the first reading of the catalogue are not counted; they are told on a
line of their own.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium import find
from activarium.catalogue import index
from activarium.derive.numpy_code import numpy_code
from activarium.identification import identify

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMITS = {True: 0.3, False: 2.0}  # seconds in which it should be told what something is, and that it is nothing


def renamed(slug: str) -> str:
    """The formula of a record with other letters."""
    text = find(slug).text() or ""
    for number, parameter in enumerate(find(slug).parameters):
        text = re.sub(rf"\b{parameter.symbol}\b", f"letter_{number}", text)
    return text


def numbered(slug: str) -> str:
    """The formula of a record with a random number from its slider for every letter."""
    text, rng = find(slug).text() or "", np.random.default_rng(len(slug))
    for p in find(slug).parameters:
        number = round(float(rng.uniform(float(p.display.lower), float(p.display.upper))), 2)
        text = re.sub(rf"\b{p.symbol}\b", f"({number if number in p.domain else p.default})", text)
    return text


def black_box(slug: str) -> Any:
    """The NumPy code of a record as a function of which nothing is known."""
    names: dict[str, Any] = {}
    exec(numpy_code(find(slug), (0,)), names)  # noqa: S102 - the code shown on our own pages
    return names[slug]


def unpublished(seed: int) -> Any:
    """A random smooth function."""
    a, b, c, d, e = np.random.default_rng(seed).uniform(0.3, 1.7, 5)
    return lambda x: a * np.sin(b * x) * np.exp(-c * x * x / 5) + d * np.tanh(e * x)


def timed(subjects: Iterable[tuple[str, Any]], *, published: bool) -> tuple[dict[str, float], list[str]]:
    """The seconds that each subject takes, and those that are not recognised as they should be."""
    seconds: dict[str, float] = {}
    wrong: list[str] = []
    for slug, given in subjects:
        start = time.process_time()
        found = identify(given)
        seconds[slug] = time.process_time() - start
        if slug not in {match.slug for match in found.matches} if published else found.matches:
            wrong.append(slug)
    return seconds, wrong


def main() -> None:
    """Measure, print the table, write JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1, help="only each nth record")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    start = time.process_time()
    identify("x*tanh(x)")
    identify(np.tanh)
    print(f"first use, with imports of SymPy and the catalogue: {time.process_time() - start:.2f} s")
    slugs = list(index())[:: options.every]
    groups = {
        "own formula, letters renamed": [(slug, renamed(slug)) for slug in slugs],
        "own formula, random numbers": [(slug, numbered(slug)) for slug in slugs if find(slug).parameters],
        "NumPy code as a black box": [(slug, black_box(slug)) for slug in slugs],
        "unpublished smooth function": [(f"seed {seed}", unpublished(seed)) for seed in range(20)],
    }
    table = {}
    for name, subjects in groups.items():
        published = not name.startswith("unpublished")
        seconds, wrong = timed(subjects, published=published)
        median, worst = statistics.median(seconds.values()), max(seconds, key=lambda slug: seconds[slug])
        table[name] = {"median": median, "worst": seconds[worst], "wrong": wrong, "of": len(seconds)}
        told = f"median {median:.3f} s  worst {seconds[worst]:.3f} s ({worst})"
        slow = sum(second > LIMITS[published] for second in seconds.values())
        print(f"{name:<30} {told}  {slow} above {LIMITS[published]} s  {len(wrong)} of {len(seconds)} wrong", *wrong)
    if options.json:
        options.json.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
