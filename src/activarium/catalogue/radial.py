"""Radial functions: they answer to inputs near a centre."""

from __future__ import annotations

from sympy import Rational, exp

from activarium.core import Activation, Interval, Parameter, Source, oo
from activarium.vocabulary import letter, x

gamma, center = letter("gamma"), letter("center")

gaussian = Activation(
    slug="gaussian",
    name="Gaussian radial basis function",
    aliases=("Gaussian", "RBF", "radial basis function"),
    summary="A bell around a centre: the unit answers to inputs near it and to no others.",
    expression=exp(-gamma * (x - center) ** 2),
    parameters=(
        Parameter(
            gamma, "sharpness of the bell", Rational(1), domain=Interval.open(0, oo), display=Interval("0.1", 5), learnable=True
        ),
        Parameter(center, "where the bell stands", Rational(0), display=Interval(-2, 2), learnable=True),
    ),
    sources=(Source("broomhead1988multivariable", "the Gaussian choice of the radial function"),),
    year=1988,
)
