"""Shrinkage functions: what is small becomes 0."""

from __future__ import annotations

from sympy import Piecewise, Rational

from activarium.core import Activation, Interval, Parameter, Source, oo
from activarium.vocabulary import letter, tanh, tanh_remainder, x

lambd = letter("lambd")
band = Parameter(lambd, "half the width of the band set to 0", Rational(1, 2), domain=Interval(0, oo), display=Interval(0, 2))

soft_shrink = Activation(
    slug="soft_shrink",
    name="Softshrink",
    aliases=("soft threshold", "soft thresholding"),
    summary="Every input is moved towards 0 by λ, and what would cross it stays there.",
    expression=Piecewise((x - lambd, x > lambd), (x + lambd, x < -lambd), (0, True)),
    parameters=(band,),
    sources=(Source("donoho1994ideal", "the soft threshold nonlinearity"), Source("kunc2024three", "section 3.6.23")),
    year=1994,
)

hard_shrink = Activation(
    slug="hard_shrink",
    name="Hardshrink",
    aliases=("hard threshold", "hard thresholding"),
    summary="Inputs in a band around 0 become 0; the others pass unchanged, so the function jumps.",
    expression=Piecewise((x, x > lambd), (x, x < -lambd), (0, True)),
    parameters=(band,),
    sources=(Source("donoho1994ideal", "the hard threshold rule"), Source("kunc2024three", "section 3.6.22")),
    year=1994,
)

tanh_shrink = Activation(
    slug="tanh_shrink",
    name="Tanhshrink",
    summary="What is left of the input after its hyperbolic tangent is taken away; flat at the origin.",
    expression=x - tanh(x),
    evaluate=tanh_remainder(x),
    sources=(Source("pytorch2026nn", "Tanhshrink"), Source("torchnn", "TanhShrink.lua")),
    year=2011,
)
