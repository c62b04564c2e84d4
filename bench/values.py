"""What the certainty of `f(x)` costs: values in pairs beside the plain NumPy code that a card shows, record by record.

    python bench/values.py [--inputs 10000] [--rounds 9] [--every 1] [--json bench.json]

Inputs are random normal numbers in float64. Every round runs both in a random order; medians are compared.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium import find
from activarium.catalogue import index
from activarium.derive.numpy_code import numpy_code

if TYPE_CHECKING:
    from collections.abc import Callable


def plain(slug: str) -> Callable[..., Any]:
    """The NumPy code of a record."""
    names: dict[str, Any] = {}
    exec(numpy_code(find(slug), (0,)), names)  # noqa: S102 - the code shown on our own pages
    return names[slug]


def timed(function: Callable[..., Any], x: np.ndarray) -> float:
    """The seconds that one call takes."""
    start = time.perf_counter()
    function(x)
    return time.perf_counter() - start


def compared(slug: str, x: np.ndarray, rounds: int) -> dict[str, float]:
    """The median seconds for an input of both, after a warm-up."""
    contenders = {"pairs": find(slug), "plain": plain(slug)}
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name in random.sample(list(contenders), len(contenders)):
            taken = timed(contenders[name], x)
            seconds[name] += [taken] if turn else []
    return {name: statistics.median(all_) / x.size for name, all_ in seconds.items()}


def main() -> None:
    """Measure, print the table and what is usual, write JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=10000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--every", type=int, default=1, help="only each nth record")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    x = np.random.default_rng(0).standard_normal(options.inputs)
    table = {slug: compared(slug, x, options.rounds) for slug in list(index())[:: options.every]}
    ratios = sorted((row["pairs"] / row["plain"], slug) for slug, row in table.items())
    for ratio, slug in ratios:
        print(f"{slug:<28} {1e6 * table[slug]['pairs']:7.3f} µs an input  {ratio:6.1f}× plain NumPy")
    usual = statistics.median(row["pairs"] for row in table.values())
    print(f"median {1e6 * usual:.2f} µs an input, {statistics.median(ratio for ratio, _ in ratios):.1f}× plain NumPy")
    if options.json:
        options.json.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
