"""The words of the pictures: labels, title and description."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from activarium.derive.curve import Curve, Vertex

PRIME = "′"
LAMBDA = {"lambd": "lamda", "lambda": "lamda"}  # Unicode's own spelling


def number(value: float, digits: int = 4) -> str:
    """A number as it is printed: so many digits at most, and a minus sign that is one.

    >>> number(-0.25), number(1 / 3), number(-0.0), number(float("-inf"))
    ('−0.25', '0.3333', '0', '−∞')
    """
    return f"{value + 0.0:.{digits}g}".replace("-", "−").replace("inf", "∞")


def tick(value: float) -> str:
    """The number at a tick, to as many digits as it has.

    >>> tick(-2.0), tick(1000000.5)
    ('−2', '1000000.5')
    """
    return number(value, 12)


def letter(name: str) -> str:
    """The sign of a parameter: a Greek letter where the name spells one.

    >>> letter("alpha"), letter("lambd"), letter("upper")
    ('α', 'λ', 'upper')
    """
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {LAMBDA.get(name, name).upper()}")
    except KeyError:
        return name


def settings(parameters: Mapping[str, float], names: Sequence[str] | None = None) -> str:
    """Parameters and their values, all of them or those named.

    >>> settings({"alpha": 0.2, "upper": -1.0})
    'α = 0.2, upper = −1'
    """
    chosen = parameters if names is None else names
    return ", ".join(f"{letter(name)} = {number(parameters[name])}" for name in chosen)


def labels(curves: Sequence[Curve], order: int = 0) -> list[str]:
    """What each curve is called in the picture, or its derivative (order 1).

    One function is simply f; several go by name, with the parameters that tell them apart.

    >>> from activarium import find
    >>> f = find("leaky_relu")
    >>> labels([f.curve()]), labels([f.curve()], 1), labels([f.curve(alpha=0.1), f.curve()])
    (['f'], ['f′'], ['Leaky ReLU, α = 0.1', 'Leaky ReLU, α = 0.2'])
    """
    if len(curves) == 1:
        return ["f" + PRIME * order]
    return [", ".join(filter(None, (c.name + PRIME * order, settings(c.parameters, _telling(c, curves))))) for c in curves]


def _telling(curve: Curve, curves: Sequence[Curve]) -> list[str]:
    siblings = [other.parameters for other in curves if other.slug == curve.slug]
    if len(siblings) == 1:
        return list(curve.parameters) if len(curve.parameters) == 1 else []
    return [name for name in curve.parameters if len({values.get(name) for values in siblings}) > 1]


def title(curves: Sequence[Curve], *, derivative: bool) -> str:
    """What the picture shows, in a few words.

    >>> from activarium import find
    >>> title([find("relu").curve()], derivative=True)
    'ReLU and its derivative'
    """
    names = list(dict.fromkeys(curve.name for curve in curves))
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    if not derivative:
        return listed
    return f"{listed} and {'its derivative' if len(curves) == 1 else 'their derivatives'}"


def description(curves: Sequence[Curve], *, derivative: bool) -> str:
    """The picture in words, for those who do not see it.

    >>> from activarium import find
    >>> print(description([find("leaky_relu").curve()], derivative=True))
    ReLU with a small slope left on the negative side, so that no unit stops learning. Drawn for x from −2 to 2 \
with α = 0.2. At x = 0 the slope jumps from 0.2 to 1. The derivative is dashed, y = x dotted.
    """
    parts = [_account(curve, named=len(curves) > 1) for curve in curves]
    if derivative:
        parts.append(f"{'The derivative is' if len(curves) == 1 else 'Derivatives are'} dashed, y = x dotted.")
    return " ".join(parts)


def _account(curve: Curve, *, named: bool) -> str:
    lower, upper = map(number, curve.domain)
    values = f" with {settings(curve.parameters)}" if curve.parameters else ""
    events = [event for vertex in curve.vertices for event in _events(vertex)]
    drawn = f"Drawn for x from {lower} to {upper}{values}."
    return " ".join([f"{curve.name}: {curve.summary}" if named else curve.summary, drawn, *events])


def _events(vertex: Vertex) -> list[str]:
    seen = (("value", vertex.jumps, 0), ("slope", vertex.kinked, 1))
    return [
        f"At x = {number(vertex.x)} the {what} jumps from {number(vertex.left[part])} to {number(vertex.right[part])}."
        for what, happens, part in seen
        if happens and not math.isnan(vertex.left[part] - vertex.right[part])
    ]
