"""The parts of a record: exact numbers, intervals, parameters, sources."""

from __future__ import annotations

import keyword
import math
import re
from dataclasses import KW_ONLY, dataclass, replace
from fractions import Fraction
from typing import Any

oo = math.inf
SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
RESERVED = re.compile(
    "|".join(keyword.kwlist)
    + "|arguments|case|catch|const|debugger|default|delete|do|enum|eval|export|extends|function|implements|instanceof"
    + "|interface|let|new|null|package|private|protected|public|static|super|switch|this|throw|typeof|undefined|var|void"
    + "|order|domain|points|parameters|derivative|side|ax|self|num_parameters|forward|training|train|to|type|half|float|double"
    + "|apply|modules|buffers|children|state_dict|extra_repr|name"
    + r"|t\d+|np|torch|json|path|math|horner|halves|finite|bounded|beyond|constant|upper_half|(product|sum)_error|x_dtype"
)  # words of Python and JavaScript, arguments and attributes that functions have, and names in the code of a card


class InvalidRecord(ValueError):
    """A record contradicts itself; the message names the record, the value and the remedy."""


class ParameterError(ValueError):
    """A parameter is unknown, or its value lies outside its domain."""


def folded(name: str) -> str:
    """The form in which names are compared: case, spaces, `-` and `_` do not count.

    >>> folded("Leaky ReLU") == folded("leaky_relu") == folded("LeakyReLU")
    True
    """
    return re.sub(r"[\s_\-]+", "", name).casefold()


def exact(number: object) -> Fraction | float:
    """A rational number, or ±inf, kept exactly; a float is refused because it seldom is what was meant.

    >>> exact("0.2"), exact(3)
    (Fraction(1, 5), Fraction(3, 1))
    """
    if number in {"inf", "-inf"} or (isinstance(number, float) and math.isinf(number)):
        return float(number)  # type: ignore[arg-type]
    if isinstance(number, float):
        raise InvalidRecord(f"{number!r} is a float: write it exactly, as Rational(1, 5) or Fraction('{number}')")
    if re.search(r"e[+-]?\d{4}", str(number), re.IGNORECASE):
        raise InvalidRecord(f"{number} is too large or too small: give a number of moderate size")
    return Fraction(str(number))


@dataclass(frozen=True)
class Interval:
    """A real interval with exact ends, fractions or ±oo; ends at ±oo are always open.

    >>> print(Interval(0, 1), Interval.open(0, oo))
    [0, 1] (0, ∞)
    >>> 0.5 in Interval(0, 1), 0 in Interval.open(0, oo)
    (True, False)
    """

    lower: Any
    upper: Any
    lower_open: bool = False
    upper_open: bool = False

    def __post_init__(self) -> None:
        lower, upper = exact(self.lower), exact(self.upper)
        if not lower < upper:
            raise InvalidRecord(f"the interval from {lower} to {upper} is empty: its lower end must lie below its upper")
        for name, value in (("lower", lower), ("upper", upper)):
            object.__setattr__(self, name, value)
            object.__setattr__(self, f"{name}_open", getattr(self, f"{name}_open") or math.isinf(value))

    @classmethod
    def open(cls, lower: object, upper: object) -> Interval:
        """The interval without its ends."""
        return cls(lower, upper, lower_open=True, upper_open=True)

    def __contains__(self, value: float | Fraction) -> bool:
        above = value > self.lower if self.lower_open else value >= self.lower
        below = value < self.upper if self.upper_open else value <= self.upper
        return above and below and math.isfinite(value)

    def __str__(self) -> str:
        ends = (str(end).replace("inf", "∞").replace("-", "−") for end in (self.lower, self.upper))
        return f"{'(' if self.lower_open else '['}{', '.join(ends)}{')' if self.upper_open else ']'}"


REALS = Interval.open(-oo, oo)


@dataclass(frozen=True)
class Parameter:
    """A letter of a formula that the user may choose.

    Arguments:
        symbol: the letter, as a name (`"alpha"`) or a SymPy symbol.
        meaning: what it does, in a few words.
        default: exact; it lies in the domain.
        domain: the values for which the definition makes sense.
        display: the range a slider runs over; bounded.
        learnable: whether it is meant to be trained, one per channel if one likes.
    """

    symbol: Any
    meaning: str
    default: Any
    _: KW_ONLY
    domain: Interval = REALS
    display: Interval
    learnable: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "symbol", str(self.symbol))
        object.__setattr__(self, "default", exact(self.default))
        if self.symbol == "x":
            raise InvalidRecord("a parameter cannot be called x: x is the argument of the function")
        if not self.symbol.isidentifier() or not self.symbol.isascii():
            raise InvalidRecord(f"parameter {self.symbol!r} is not a Python name such as alpha or beta_1")
        if RESERVED.fullmatch(self.symbol):
            raise InvalidRecord(
                f"parameter {self.symbol!r} is a word of Python or JavaScript, or of our own code: choose another"
            )
        if self.default not in self.domain:
            raise InvalidRecord(f"default {self.default} of {self.symbol} lies outside its domain {self.domain}")
        if math.isinf(self.display.lower) or math.isinf(self.display.upper) or self.default not in self.display:
            raise InvalidRecord(f"display range {self.display} of {self.symbol} must be bounded and hold {self.default}")

    @property
    def name(self) -> str:
        """The name under which a value is passed: `f(x, alpha=0.1)`."""
        return self.symbol

    def with_default(self, value: object) -> Parameter:
        """The same letter with another default, its slider widened to hold it."""
        number = exact(value)
        lower, upper = min(self.display.lower, number), max(self.display.upper, number)
        return replace(self, default=number, display=replace(self.display, lower=lower, upper=upper))

    def checked(self, value: float) -> float:
        """The value, if it lies in the domain.

        Raises:
            ParameterError: it does not; the message names parameter, value and domain.
        """
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            raise ParameterError(f"{self.symbol} = {value!r} is not a number: give one in {self.domain}") from None
        if number not in self.domain:
            raise ParameterError(f"{self.symbol} = {number:g} lies outside its domain {self.domain}")
        return number


@dataclass(frozen=True)
class Source:
    """Where a claim can be checked: a key of `sources.bib` and the place in that work."""

    key: str
    place: str
