"""How a record stands to other names and to other records: its aliases and relations.

Both are claims about formulas, and tests hold every one of them against the records.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

from activarium.parts import InvalidRecord, exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.parts import Source

Kind = Literal["case_of", "limit_of", "smooth_version_of", "derivative_of", "inverse_of", "rescaling_of"]


def _written(value: object) -> str:
    """A number or an expression as text of our grammar; infinity is `oo`."""
    if isinstance(value, float) and not math.isinf(value):
        raise InvalidRecord(f"{value!r} is a float: write it exactly, as Rational(1, 5)")
    return str(value).replace("inf", "oo")


class Alias(str):
    """Another name of a function, or of the function at certain parameters.

    Arguments:
        name: the other name.
        year, source: where it stands, if the function was published anew under it.
        formula: the function as it is written there, in `x` and letters of its own.
        letters: the defaults of those letters.
        at: what our parameters are: exact numbers, or expressions in those letters.
        values: the numbers that our parameters then have, once they are worked out.

    >>> name = Alias("Margin ReLU", formula="max(x, a)", letters={"a": 0}, at={"delta": "-a"})
    >>> name, name.at
    ('Margin ReLU', {'delta': '-a'})
    """

    __slots__ = ("at", "formula", "letters", "source", "values", "year")

    def __new__(
        cls,
        name: str,
        *,
        year: int | None = None,
        source: Source | None = None,
        formula: str | None = None,
        letters: Mapping[str, object] | None = None,
        at: Mapping[str, object] | None = None,
        values: Mapping[str, object] | None = None,
    ) -> Self:
        """The name, which is a string, with what is known of it."""
        self = super().__new__(cls, name)
        self.year, self.source, self.formula = year, source, formula
        self.letters = {letter: exact(value) for letter, value in (letters or {}).items()}
        self.at = {parameter: _written(value) for parameter, value in (at or {}).items()}
        self.values = {parameter: exact(value) for parameter, value in (values or {}).items()}
        return self

    def to_json(self) -> Any:
        """The alias as plain JSON: a string if it is nothing but a name."""
        details = {
            "year": self.year,
            "source": self.source and [self.source.key, self.source.place],
            "formula": self.formula,
            "letters": {letter: str(value) for letter, value in self.letters.items()},
            "at": self.at,
        }
        told = {name: value for name, value in details.items() if value}
        return {"name": str(self), **told} if told else str(self)


@dataclass(frozen=True)
class Relation:
    """How a function stands to another one.

    Arguments:
        kind: `case_of` (it is the other at these parameters), `limit_of` (the limit for these parameters),
            `smooth_version_of`, `derivative_of`, `inverse_of`, or `rescaling_of` (output after the other after input).
        slug: of the other.
        at: parameter of the other → exact number, `oo`, or an expression in our letters, as text.
        input: what the other is applied to, in `x`.
        output: what is made of its value, in `y`.
    """

    kind: Kind
    slug: str
    at: dict[str, str]
    input: str = "x"
    output: str = "y"

    def to_json(self) -> dict[str, Any]:
        """The relation as plain JSON."""
        scaled = {"input": self.input, "output": self.output} if self.kind == "rescaling_of" else {}
        return {"kind": self.kind, "slug": self.slug, "at": self.at, **scaled}


def _relation(kind: Kind, slug: str, parameters: Mapping[str, object], **scaled: str) -> Relation:
    return Relation(kind, slug, {name: _written(value) for name, value in parameters.items()}, **scaled)


def case_of(slug: str, **parameters: object) -> Relation:
    """The function is another one at these parameters.

    >>> case_of("leaky_relu", alpha=0)
    Relation(kind='case_of', slug='leaky_relu', at={'alpha': '0'}, input='x', output='y')
    """
    return _relation("case_of", slug, parameters)


def limit_of(slug: str, **parameters: object) -> Relation:
    """The function is what another one tends to, point by point, as parameters tend to these values."""
    return _relation("limit_of", slug, parameters)


def smooth_version_of(slug: str, **parameters: object) -> Relation:
    """The function has more derivatives than another one and stays within a bounded distance of it."""
    return _relation("smooth_version_of", slug, parameters)


def derivative_of(slug: str, **parameters: object) -> Relation:
    """The function is the derivative of another one."""
    return _relation("derivative_of", slug, parameters)


def inverse_of(slug: str, **parameters: object) -> Relation:
    """The function undoes another one."""
    return _relation("inverse_of", slug, parameters)


def rescaling_of(slug: str, *, input: str = "x", output: str = "y", **parameters: object) -> Relation:  # noqa: A002 - of the map
    """The function is another one with its input and output scaled and shifted.

    >>> rescaling_of("sigmoid", input="2*x", output="2*y - 1").output
    '2*y - 1'
    """
    return _relation("rescaling_of", slug, parameters, input=input, output=output)
