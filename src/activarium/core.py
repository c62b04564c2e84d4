"""The record: what is known of one activation function, in a form that refuses nonsense.

Nothing here imports SymPy. A record written in the catalogue holds a SymPy
expression; a record read from the index holds the same expression as text of
our grammar (`activarium.formula`) and becomes symbolic only when asked for.
"""

from __future__ import annotations

import keyword
import math
import re
from dataclasses import KW_ONLY, dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    import sympy as sp
    from matplotlib.axes import Axes

    from activarium.derive.curve import Curve

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


class _Symbolic:
    """A field that may hold text of our grammar until somebody asks for the expression."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"_{name}"

    def __set__(self, record: Activation, value: sp.Expr | str | None) -> None:
        record.__dict__[self.name] = value

    def __get__(self, record: Activation | None, owner: type) -> sp.Expr | None:
        if record is None:
            return None
        if isinstance(record.__dict__[self.name], str):
            from activarium.formula import parse

            record.__dict__[self.name] = parse(record.__dict__[self.name], [p.symbol for p in record.parameters])
        return record.__dict__[self.name]


@dataclass(frozen=True, kw_only=True, eq=False)
class Activation:
    """One elementwise real function of one variable `x`, defined once.

    Arguments:
        slug: permanent name: Python name and address of the page.
        name: how people write it.
        aliases: other names; none may be a name of another record.
        summary: one sentence.
        expression: the definition, in `x` and the parameters, exact.
        parameters: the letters of the definition.
        sources: where the definition can be checked.
        year: of publication.
        confidence: `checked` if the formula was seen in the source itself or its authors' code,
            `secondary` if in a survey or a third party.
        window: the stretch of the x axis on which the interesting part shows.
        evaluate: an equal expression for computing, where the definition cancels or overflows.

    Raises:
        InvalidRecord: the fields contradict one another.
    """

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    summary: str
    expression: Any = _Symbolic()
    parameters: tuple[Parameter, ...] = ()
    sources: tuple[Source, ...] = ()
    year: int | None = None
    confidence: Literal["checked", "secondary"] = "secondary"
    window: Interval = Interval(-3, 3)
    evaluate: Any = _Symbolic()

    def __post_init__(self) -> None:
        if not SLUG.fullmatch(self.slug):
            raise InvalidRecord(f"slug {self.slug!r} is not a lower-case Python name such as leaky_relu")
        if RESERVED.fullmatch(self.slug):
            raise InvalidRecord(f"slug {self.slug!r} is a word of Python or JavaScript, or of our own code: choose another")
        if self.__dict__["_expression"] is None:
            raise InvalidRecord(f"{self.slug} has no expression: that is the one thing it must have")
        if not self.summary.endswith("."):
            raise InvalidRecord(f"the summary of {self.slug} must be a sentence that ends with a full stop")
        for expression in (self.__dict__["_expression"], self.__dict__["_evaluate"]):
            if hasattr(expression, "free_symbols"):
                self._refuse_strangers({str(symbol) for symbol in expression.free_symbols})
        if len({p.symbol for p in self.parameters}) < len(self.parameters):
            raise InvalidRecord(f"{self.slug} declares a parameter twice")

    def _refuse_strangers(self, letters: set[str]) -> None:
        declared = {p.symbol for p in self.parameters}
        if strangers := letters - declared - {"x"}:
            raise InvalidRecord(f"{self.slug} uses {', '.join(sorted(strangers))}, not among its parameters: declare it")

    def values(self, given: Mapping[str, float] | None = None) -> dict[str, float]:
        """The value of every parameter: the given ones, checked, and the defaults of the others.

        >>> from activarium import find
        >>> find("leaky_relu").values({"alpha": 0.1}), find("leaky_relu").values()
        ({'alpha': 0.1}, {'alpha': 0.2})

        Raises:
            ParameterError: a name is not a parameter, or a value lies outside its domain.
        """
        given = dict(given or {})
        if unknown := given.keys() - {p.symbol for p in self.parameters}:
            known = ", ".join(p.symbol for p in self.parameters) or "none"
            raise ParameterError(f"{self.name} has no parameter {', '.join(sorted(unknown))}; it has: {known}")
        return {p.symbol: p.checked(given.get(p.symbol, float(p.default))) for p in self.parameters}

    def with_defaults(self, **values: object) -> Activation:
        """The same function with other (exact) defaults."""
        changed = (replace(p, default=values[p.symbol]) if p.symbol in values else p for p in self.parameters)
        return replace(self, parameters=tuple(changed), **{n: self.__dict__[f"_{n}"] for n in ("expression", "evaluate")})

    @property
    def torch(self) -> str | None:
        """The class of `torch.nn` that is this function, if one is without further arguments."""
        from activarium.catalogue.dialects import torch_class

        return torch_class(self.slug)

    def text(self, field: str = "expression") -> str | None:
        """The formula of a field in our grammar.

        >>> from activarium import find
        >>> find("leaky_relu").text()
        'x if x > 0 else alpha*x'
        """
        held = self.__dict__[f"_{field}"]
        if held is None or isinstance(held, str):
            return held
        from activarium.formula import text

        return text(held)

    # Doors to the layers above: each one line, imported when it is opened.

    def __call__(self, x: np.typing.ArrayLike, **parameters: float) -> Any:
        """The value at x: an array of any shape in, the same shape and floating dtype out.

        >>> from activarium import find
        >>> find("leaky_relu")([-2.0, 3.0], alpha=0.1)
        array([-0.2,  3. ])
        """
        from activarium.derive.evaluate import evaluate

        return evaluate(self, x, 0, parameters)

    def derivative(self, x: np.typing.ArrayLike, order: int = 1, **parameters: float) -> Any:
        """The first (or second) derivative at x; at a kink, that of the piece which owns the point.

        >>> from activarium import find
        >>> find("leaky_relu").derivative([-2.0, 0.0, 3.0])
        array([0.2, 0.2, 1. ])
        """
        from activarium.derive.evaluate import evaluate

        return evaluate(self, x, order, parameters)

    @property
    def formula(self) -> str:
        """The definition in LaTeX."""
        from activarium.derive.derived import derived

        return derived(self).latex[0]

    @property
    def derivative_formula(self) -> str:
        """The first derivative in LaTeX."""
        from activarium.derive.derived import derived

        return derived(self).latex[1]

    def curve(self, domain: tuple[float, float] | None = None, points: int = 1000, **parameters: float) -> Curve:
        """Samples of value and derivative on a domain, with the exact vertices at kinks and jumps."""
        from activarium.derive.curve import curve

        return curve(self, domain, points, parameters)

    def plot(self, ax: Axes | None = None, *, derivative: bool = True, **parameters: float) -> Axes:
        """The function drawn with matplotlib, on the axes given or on new ones."""
        from activarium.picture.figure import draw

        return draw([self.curve(None, 1000, **parameters)], ax, derivative=derivative)

    def save(self, path: str | Path, **parameters: float) -> Path:
        """The picture of the function as a file: .svg, .png, .pdf or .tex."""
        from activarium.picture import save

        return save([self.curve(None, 1000, **parameters)], path)

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.formula}$"

    def _repr_html_(self) -> str:
        from activarium.garden.notebook import excerpt

        return excerpt(self)

    def __repr__(self) -> str:
        values = "".join(f", {name}={value:g}" for name, value in self.values().items())
        return f"<Activation {self.slug}{values}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Activation):
            return NotImplemented
        from activarium.catalogue import definition

        return self is other or definition(self) == definition(other)

    def __hash__(self) -> int:
        return hash(self.slug)
