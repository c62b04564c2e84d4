"""What a card says in numbers: the convention at a kink, the table of values, the parameters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.catalogue import index
from activarium.catalogue.dialects import FRAMEWORKS, dialects
from activarium.derive.evaluate import evaluate
from activarium.letters import letter_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.catalogue.dialects import Dialect
    from activarium.core import Activation, Parameter
    from activarium.derive.curve import Curve, Vertex

ROWS = 13  # of the table of numbers, besides the kinks


def published(f: Activation) -> bool:
    """Whether a record is the catalogue's own, perhaps with other defaults, and not one that only shares its name.

    >>> from activarium import find
    >>> published(find("leaky_relu").with_defaults(alpha="0.1"))
    True
    """
    entry = index().get(f.slug)
    return entry is not None and entry["expression"] == f.text()


def figures(value: float, digits: int = 6) -> str:
    """A number as it is printed: six digits, and a minus sign that is one.

    >>> figures(-0.25), figures(2 / 3), figures(1e-9), figures(-0.0)
    ('−0.25', '0.666667', '1 × 10⁻⁹', '0')
    """
    mantissa, _, exponent = f"{value + 0.0:.{digits}g}".partition("e")
    if exponent:
        power = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        mantissa += f" × 10{power}"
    return mantissa.replace("-", "−")


def setting(values: Mapping[str, float]) -> str:
    """Parameters and their values in running text.

    >>> setting({"alpha": 0.2, "beta": -1.0})
    'α = 0.2, β = −1'
    """
    return ", ".join(f"{letter_text(name)} = {figures(value)}" for name, value in values.items())


def kink_sentences(curve: Curve) -> list[str]:
    """What the record says where pieces meet with a kink or a jump.

    >>> from activarium import find
    >>> kink_sentences(find("leaky_relu").curve())[0]
    'At x = 0 the slope is 0.2 on the left and 1 on the right; this record takes the left one, so f′(0) = 0.2, for α = 0.2.'
    """
    at = f", for {setting(curve.parameters)}" if curve.parameters else ""
    return [_kink_sentence(vertex) + at + "." for vertex in curve.vertices if vertex.kinked or vertex.jumps]


def _kink_sentence(vertex: Vertex) -> str:
    place = figures(vertex.x)
    order, mark = (0, "f") if vertex.jumps else (1, "f′")
    left, right, own = vertex.left[order], vertex.right[order], (vertex.y, vertex.yp)[order]
    what = "value" if vertex.jumps else "slope"
    sides = f"At x = {place} the {what} is {figures(left)} on the left and {figures(right)} on the right"
    side = "left" if own == left else "right" if own == right else None
    taken = f"this record takes the {side} one, so" if side else "this record says"
    return f"{sides}; {taken} {mark}({place}) = {figures(own)}"


def number_rows(f: Activation, curve: Curve) -> list[tuple[str, str, str]]:
    """x, value and derivative at even steps over the window, and at every kink."""
    lower, upper = curve.domain
    even = {round(float(x), 12) for x in np.linspace(lower, upper, ROWS)}
    x = np.array(sorted(even | {vertex.x for vertex in curve.vertices}))
    y, yp = (evaluate(f, x, order, curve.parameters) for order in (0, 1))
    return [(figures(a), figures(b), figures(c)) for a, b, c in zip(x, y, yp, strict=True)]


def elsewhere(f: Activation) -> dict[str, list[tuple[list[str], str]]]:
    """What other libraries call a function: by library, the calls that are alike and what is different there.

    >>> from activarium import find
    >>> elsewhere(find("leaky_relu"))["JAX 0.10, Flax 0.12"]
    [(['jax.nn.leaky_relu', 'flax.nnx.leaky_relu'], 'α is negative_slope, 0.01 by default. The slope at 0 is 1, not alpha.')]
    """
    alike: dict[str, dict[str, list[str]]] = {}
    for dialect in dialects(f.slug) if published(f) else ():
        alike.setdefault(FRAMEWORKS[dialect.framework], {}).setdefault(_differs(f, dialect), []).extend(_calls(dialect))
    return {library: [(calls, differs) for differs, calls in rows.items()] for library, rows in alike.items()}


def _calls(dialect: Dialect) -> list[str]:
    arguments = ", ".join(f"{name}={value!r}" for name, value in dialect.arguments.items())
    return [f"{call}({arguments})" if arguments else call for call in (dialect.call, *dialect.also)]


def _differs(f: Activation, dialect: Dialect) -> str:
    letters = [_renamed(p, dialect) for p in f.parameters]
    return " ".join(said for said in (*letters, dialect.differs, _opset(dialect)) if said) or "The same."


def _renamed(p: Parameter, dialect: Dialect) -> str:
    """`α is negative_slope, 0.01 by default.`, as far as that is not what the record says."""
    default = dialect.defaults.get(p.symbol, p.default)
    told = [dialect.names[p.symbol]] if p.symbol in dialect.names else []
    told += [f"{figures(float(default))} by default"] if default != p.default else []
    return f"{letter_text(p.symbol)} is {', '.join(told)}." if told else ""


def _opset(dialect: Dialect) -> str:
    if dialect.opset is None:
        return ""
    first, last = dialect.opset
    return f"Since opset {first}." if first == last else f"Since opset {first}, last changed in {last}."


def step(span: float) -> float:
    """The step of a slider over a span: a power of ten, at least a hundred of them.

    >>> step(1.0), step(4.0), step(20.0)
    (0.01, 0.01, 0.1)
    """
    return float(f"1e{math.floor(math.log10(span)) - 2}")


def parameter(p: Parameter, value: float) -> dict[str, Any]:
    """What the page and its script must know of a parameter."""
    least, most = float(p.display.lower), float(p.display.upper)
    return {
        "name": p.name,
        "letter": letter_text(p.symbol),
        "meaning": p.meaning,
        "learnable": p.learnable,
        "default": str(p.default) if p.default.denominator in {1, 3, 7} else figures(float(p.default)),
        "domain": str(p.domain),
        "value": value,
        "shown": figures(value),
        "least": least,
        "most": most,
        "step": step(most - least),
    }


def bounds(p: Parameter) -> dict[str, Any]:
    """The domain of a parameter as plain JSON: a missing end is infinite, `open` says which ends do not belong."""
    ends = {"lower": float(p.domain.lower), "upper": float(p.domain.upper)}
    finite = {name: end for name, end in ends.items() if math.isfinite(end)}
    return finite | {"open": [p.domain.lower_open, p.domain.upper_open]}
