"""What is known to fall short yet: a list that may only become shorter.

The formulas that are shown and run as they are (torch eager, NumPy and JavaScript code, float32) lose digits where
terms cancel or an inner function is rounded. `losses.json` names each case; none may be added, and one that passes is
reported and to be taken out. It is no error, for exponentials differ in their last digit between processors.
"""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest

LOSSES = frozenset(json.loads((Path(__file__).parent / "losses.json").read_text(encoding="utf-8")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect what is known to fail to fail."""
    for item in items:
        if item.nodeid in LOSSES:
            item.add_marker(pytest.mark.xfail(reason="known to fall short", strict=False))


def pytest_collection_finish() -> None:
    """Keep the collector of garbage off the tests themselves: walking over them takes seconds of somebody's time."""
    gc.collect()
    gc.freeze()
