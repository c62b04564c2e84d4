"""Record → properties, each with how sure it is: read from the generated files at the defaults, proven anew elsewhere."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from activarium.derive.derived import derived

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation

LABELS = {  # Z is a standard normal variable
    "tags": "In a word",
    "range": "Range",
    "limits": "Limits",
    "asymptotes": "Asymptotes",
    "zeros": "Zeros",
    "fixed_points": "Fixed points",
    "monotone": "Monotone",
    "extrema": "Extrema",
    "convexity": "Convexity",
    "inflections": "Inflections",
    "parity": "Odd or even",
    "kinks": "Kinks",
    "jumps": "Jumps",
    "continuity": "Continuity",
    "lipschitz": "Lipschitz constant",
    "saturation": "Slope at most 1/100",
    "safe_input": "Finite for",
    "mean": "E f(Z)",
    "mean_square": "E f(Z)²",
    "mean_slope": "E f′(Z)",
    "mean_square_slope": "E f′(Z)²",
    "gain": "Gain 1/√E f(Z)²",
    "chi": "χ = gain² E f′(Z)²",
    "correlation": "Correlation map",
}


@dataclass(frozen=True)
class Property:
    """One property.

    Arguments:
        name: such as `range`.
        text: what it is, in plain text.
        sure: `exact`, `enclosure` (digits proven by ball arithmetic) or `unknown`.
        reason: why it is unknown.
        numbers: those in the text, in its order, as floats; of a range or an interval both ends, infinite ones too.
    """

    name: str
    text: str
    sure: Literal["exact", "enclosure", "unknown"]
    reason: str = ""
    numbers: tuple[float, ...] = ()

    @property
    def label(self) -> str:
        """The heading of a table."""
        return LABELS[self.name]

    def to_list(self) -> list[Any]:
        """The property as plain JSON, in which infinite numbers are text."""
        return [self.name, self.text, self.sure, self.reason, [plain(number) for number in self.numbers]]

    @classmethod
    def from_list(cls, told: list[Any]) -> Property:
        """The inverse of `to_list`."""
        name, text, sure, reason, numbers = told
        return cls(name, text, sure, reason, tuple(map(float, numbers)))


def plain(number: float) -> float | str:
    """A number for a JSON file.

    >>> plain(0.5), plain(float("-inf"))
    (0.5, '-inf')
    """
    return number if math.isfinite(number) else str(number)


def properties(f: Activation, parameters: Mapping[str, float] | None = None) -> tuple[Property, ...]:
    """The properties of a function at the given parameters, the defaults otherwise.

    A parameter given as a float stands for the decimal number that it is written as: 0.1 for 1/10.

    >>> from activarium import find
    >>> [p.text for p in properties(find("relu")) if p.name == "range"]
    ['[0, ∞)']

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
    """
    values = f.values(parameters)
    stored = derived(f).stored
    if stored and values == {name: float(Fraction(default)) for name, default in stored["defaults"].items()}:
        return tuple(map(Property.from_list, stored["properties"]))
    from activarium.derive.proofs import proven

    return proven(f, f.exact_values(parameters))
