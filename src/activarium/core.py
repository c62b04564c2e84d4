"""The record: what is known of one activation function, in a form that refuses nonsense.

Nothing here imports SymPy. A record written in the catalogue holds a SymPy
expression; a record read from the index holds the same expression as text of
our grammar (`activarium.formula`) and becomes symbolic only when asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from activarium.kinship import (
    Alias,
    Relation,
    case_of,
    derivative_of,
    inverse_of,
    limit_of,
    rescaling_of,
    smooth_version_of,
)
from activarium.parts import (
    RESERVED,
    SLUG,
    Interval,
    InvalidRecord,
    Parameter,
    ParameterError,
    Source,
    exact,
    folded,
    oo,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    import sympy as sp
    from matplotlib.axes import Axes

    from activarium.derive.curve import Curve

__all__ = [
    "RESERVED",
    "SLUG",
    "WINDOW",
    "Activation",
    "Alias",
    "Interval",
    "InvalidRecord",
    "Parameter",
    "ParameterError",
    "Relation",
    "Source",
    "case_of",
    "derivative_of",
    "exact",
    "folded",
    "inverse_of",
    "limit_of",
    "oo",
    "rescaling_of",
    "smooth_version_of",
]


WINDOW = Interval(-3, 3)
SYMBOLIC = ("expression", "evaluate", "gradient", "curvature")


class _Symbolic:
    """A field that may hold text of our grammar until somebody asks for the expression."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"_{name}"

    def __set__(self, record: Activation, value: sp.Expr | str | None) -> None:
        record.__dict__[self.name] = value

    def __get__(self, record: Activation | None, owner: type) -> sp.Expr | None:
        if record is None:
            return None
        held, read = record.__dict__[self.name], f"{self.name}_read"
        if not isinstance(held, str):
            return held
        if read not in record.__dict__:  # beside the text, which stays as it was written
            from activarium.formula import parse

            record.__dict__[read] = parse(held, [p.symbol for p in record.parameters])
        return record.__dict__[read]


@dataclass(frozen=True, kw_only=True, eq=False)
class Activation:
    """One elementwise real function of one variable `x`, defined once.

    Arguments:
        slug: permanent name: Python name and address of the page.
        name: how people write it.
        aliases: other names, plain or with what is known of them; none may be a name of another record.
        summary: one sentence.
        expression: the definition, in `x` and the parameters, exact.
        parameters: the letters of the definition.
        sources: where the definition can be checked.
        year: of publication.
        confidence: `checked` if the formula was seen in the source itself or its authors' code,
            `secondary` if in a survey or a third party.
        remark: a doubt, or what was repaired and why; mostly empty.
        relations: how the function stands to others.
        window: the stretch of the x axis on which the interesting part shows.
        evaluate: an equal expression for computing, where the definition cancels or overflows.
        gradient, curvature: expressions equal to the first and second derivative, where the derived ones do.

    Raises:
        InvalidRecord: the fields contradict one another.
    """

    slug: str
    name: str
    aliases: tuple[Any, ...] = ()
    summary: str
    expression: Any = _Symbolic()
    parameters: tuple[Parameter, ...] = ()
    sources: tuple[Source, ...] = ()
    year: int | None = None
    confidence: Literal["checked", "secondary"] = "secondary"
    remark: str = ""
    relations: tuple[Relation, ...] = ()
    window: Interval = WINDOW
    evaluate: Any = _Symbolic()
    gradient: Any = _Symbolic()
    curvature: Any = _Symbolic()

    def __post_init__(self) -> None:
        object.__setattr__(self, "aliases", tuple(a if isinstance(a, Alias) else Alias(a) for a in self.aliases))
        if not SLUG.fullmatch(self.slug):
            raise InvalidRecord(f"slug {self.slug!r} is not a lower-case Python name such as leaky_relu")
        if RESERVED.fullmatch(self.slug):
            raise InvalidRecord(f"slug {self.slug!r} is a word of Python or JavaScript, or of our own code: choose another")
        if self.__dict__["_expression"] is None:
            raise InvalidRecord(f"{self.slug} has no expression: that is the one thing it must have")
        if not self.summary.endswith("."):
            raise InvalidRecord(f"the summary of {self.slug} must be a sentence that ends with a full stop")
        for expression in (self.__dict__[f"_{name}"] for name in SYMBOLIC):
            if hasattr(expression, "free_symbols"):
                self._refuse_strangers({str(symbol) for symbol in expression.free_symbols})
        if len({p.symbol for p in self.parameters}) < len(self.parameters):
            raise InvalidRecord(f"{self.slug} declares a parameter twice")
        if strangers := {name for alias in self.aliases for name in alias.at} - {p.symbol for p in self.parameters}:
            raise InvalidRecord(f"{self.slug} has an alias at {', '.join(sorted(strangers))}, not among its parameters")

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

    def exact_values(self, given: Mapping[str, float] | None = None) -> dict[str, Fraction]:
        """The same exactly; a float stands for the decimal number that it is written as.

        >>> from activarium import find
        >>> find("leaky_relu").exact_values({"alpha": 0.1})
        {'alpha': Fraction(1, 10)}

        Raises:
            ParameterError: as for `values`.
        """
        values = self.values(given)
        return {
            p.symbol: p.default if values[p.symbol] == float(p.default) else Fraction(repr(values[p.symbol]))
            for p in self.parameters
        }

    def with_defaults(self, **values: object) -> Activation:
        """The same function with other (exact) defaults."""
        changed = (p.with_default(values[p.symbol]) if p.symbol in values else p for p in self.parameters)
        return replace(self, parameters=tuple(changed), **{n: self.__dict__[f"_{n}"] for n in SYMBOLIC})

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
