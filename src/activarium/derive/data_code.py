"""Record → the full program that writes a card's data, with nothing but NumPy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activarium.derive.numpy_code import numpy_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation

PROGRAM = """
x = np.linspace({lower}, {upper}, {points})
with np.errstate(all="ignore"):  # where a branch is not taken, it may overflow
    y, yp = {slug}(x{values}), {slug}_derivative(x{values})

path = Path("data/activations/{slug}.json")
path.parent.mkdir(parents=True, exist_ok=True)
path.write_text(json.dumps({{"x": x.tolist(), "y": y.tolist(), "yp": yp.tolist()}}, indent=4))
"""


def data_code(f: Activation, parameters: Mapping[str, float] | None = None, points: int = 1000) -> str:
    """A program that writes `data/activations/<slug>.json` as a card does.

    >>> from activarium import find
    >>> print(data_code(find("relu")).splitlines()[0])
    import json
    """
    values = "".join(f", {name}={value!r}" for name, value in f.values(parameters).items())
    lower, upper = (f"{float(end):g}" for end in (f.window.lower, f.window.upper))
    program = PROGRAM.format(slug=f.slug, lower=lower, upper=upper, points=points, values=values)
    return f"import json\nfrom pathlib import Path\n\n{numpy_code(f, (0, 1))}\n{program}"
