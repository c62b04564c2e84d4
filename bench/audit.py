"""The 25 functions of torch.nn beside their exact definitions: errors in ulp, findings, and how long an audit takes.

    python bench/audit.py [--json audit.json]

Errors are the largest of value and gradient over the inputs of `activarium.audit`: every number of the
short formats, some 13,000 of the long ones. They are lower bounds for the long ones.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from activarium.audit import check
from activarium.catalogue.dialects import DIALECTS

if TYPE_CHECKING:
    from activarium.audit import Audit
    from activarium.catalogue.dialects import Dialect

DTYPES = ("float32", "float64", "bfloat16", "float16")


def constructed(dialect: Dialect) -> torch.nn.Module:
    """The module of torch that a dialect names."""
    kind: Any = getattr(torch.nn, dialect.call.rpartition(".")[2])
    return kind(0.0, 0.0) if dialect.slug == "threshold" else kind(**dialect.arguments)


def row(slug: str, audit: Audit, seconds: float) -> str:
    """One line of the table."""
    worst = {(m.dtype, m.order): m.worst for m in audit.measurements}
    numbers = [f"{worst[dtype, order]:>9.2g}" for dtype in DTYPES for order in (0, 1)]
    kinds = ", ".join(dict.fromkeys(f"{f.kind} ({f.severity})" for f in audit.findings)) or "–"
    return f"{slug:<13}{''.join(numbers)}{seconds:>7.2f}  {kinds}"


def main() -> None:
    """Audit them all, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description="The functions of torch.nn beside their exact definitions.")
    parser.add_argument("--json", type=Path, help="write all audits to this file")
    arguments = parser.parse_args()
    check("torch.nn:GELU", "gelu")  # what is loaded once is not counted
    audits, times = {}, []
    print(f"{'worst ulp':<13}{''.join(f'{dtype:>18}' for dtype in DTYPES)}")
    print(f"{'':<13}{('    value gradient' * len(DTYPES))}{'s':>7}  findings")
    for dialect in (d for d in DIALECTS if d.framework == "torch"):
        start = time.perf_counter()
        audits[dialect.slug] = check(constructed(dialect), dialect.slug)
        times.append(time.perf_counter() - start)
        print(row(dialect.slug, audits[dialect.slug], times[-1]))
    clean = sum(audit.ok for audit in audits.values())
    print(
        f"{len(audits)} functions, {clean} without a finding; median {statistics.median(times):.2f} s, worst {max(times):.2f} s"
    )
    if arguments.json:
        arguments.json.write_text(
            json.dumps({slug: a.to_dict() for slug, a in audits.items()}, indent=2) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
