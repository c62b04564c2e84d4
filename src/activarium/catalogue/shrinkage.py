"""Shrinkage: what is small becomes 0, or smaller."""

from __future__ import annotations

from sympy import Piecewise, Rational

from activarium.core import (
    Activation,
    Alias,
    Interval,
    Parameter,
    Source,
    case_of,
    limit_of,
    oo,
    smooth_version_of,
)
from activarium.pieces import POSITIVE
from activarium.vocabulary import (
    letter,
    sigmoid,
    tanh,
    tanh_remainder,
    x,
)

lam, lambd, tau = map(letter, ("lam", "lambd", "tau"))
l1, l2 = map(letter, ("l1", "l2"))
half = Rational(1, 2)

band = Parameter(lambd, "half the width of the band set to 0", half, domain=Interval(0, oo), display=Interval(0, 2))

soft_shrink = Activation(
    slug="soft_shrink",
    name="Softshrink",
    aliases=("soft threshold", "soft thresholding"),
    summary="Every input is moved towards 0 by λ, and what would cross it stays there.",
    expression=Piecewise((x - lambd, x > lambd), (x + lambd, x < -lambd), (0, True)),
    parameters=(band,),
    sources=(
        Source("donoho1994ideal", "the soft threshold nonlinearity"),
        Source("wavelab", "SoftThresh.m, code of the authors"),
        Source("pytorch2026nn", "Softshrink"),
        Source("kunc2024three", "section 3.6.23"),
    ),
    year=1994,
    confidence="checked",
    relations=(limit_of("firm_shrink", l1="lambd", l2=oo), smooth_version_of("hard_shrink", lambd="lambd")),
)

hard_shrink = Activation(
    slug="hard_shrink",
    name="Hardshrink",
    aliases=(
        "hard threshold",
        "hard thresholding",
        Alias(
            "TLin",
            year=2014,
            source=Source("konda2014zerobias", "figure 2, thresholded linear"),
            formula="x if x > theta else (x if x < -theta else 0)",
            letters={"theta": 1},
            at={"lambd": "theta"},
        ),
        "thresholded linear",
    ),
    summary="Inputs in a band around 0 become 0; the others pass unchanged, so the function jumps.",
    expression=Piecewise((x, x > lambd), (x, x < -lambd), (0, True)),
    parameters=(band,),
    sources=(
        Source("donoho1994ideal", "the hard threshold rule"),
        Source("wavelab", "HardThresh.m, code of the authors"),
        Source("pytorch2026nn", "Hardshrink"),
        Source("kunc2024three", "section 3.6.22"),
    ),
    year=1994,
    confidence="checked",
)

firm_shrink = Activation(
    slug="firm_shrink",
    name="Firm shrink",
    aliases=("firm shrinkage", "firm threshold", "firm thresholding", "semi-soft threshold"),
    summary="0 near 0 and the identity far out, as hard thresholding, but with a steeper line that joins them, as soft.",
    expression=Piecewise(
        (x, x > l2), (l2 * (x - l1) / (l2 - l1), x > l1), (x, x < -l2), (l2 * (x + l1) / (l2 - l1), x < -l1), (0, True)
    ),
    parameters=(
        Parameter(l1, "where the line leaves 0, below l2", half, domain=Interval(0, oo), display=Interval(0, "0.9")),
        Parameter(l2, "where it reaches the identity", 1, domain=POSITIVE, display=Interval(1, 3)),
    ),
    sources=(
        Source("pywavelets", "threshold_firm"),
        Source("gao1997waveshrink", "where firm shrinkage is proposed"),
    ),
    year=1997,
    relations=(smooth_version_of("hard_shrink", lambd="l1"),),
)

ssbs = Activation(
    slug="ssbs",
    name="Smooth sigmoid-based shrinkage",
    aliases=("SSBS", "SigShrink"),
    summary="The input times a sigmoid of its distance from a threshold: small inputs fade instead of becoming 0.",
    expression=Piecewise((x * sigmoid(tau * (x - lam)), x > 0), (x * sigmoid(-tau * (x + lam)), True)),
    parameters=(
        Parameter(tau, "sharpness of the threshold", 10, domain=POSITIVE, display=Interval(1, 20)),
        Parameter(lam, "where the input is halved", half, domain=Interval(0, oo), display=Interval(0, 2)),
    ),
    sources=(Source("atto2009smooth", "abstract and introduction, in words"),),
    year=2008,
    remark="The formula follows the description and the known fact that Swish is its positive half at threshold 0.",
    relations=(smooth_version_of("hard_shrink", lambd="lam"),),
    window=Interval(-2, 2),
)

tanh_shrink = Activation(
    slug="tanh_shrink",
    name="Tanhshrink",
    summary="What is left of the input after its hyperbolic tangent is taken away; flat at the origin.",
    expression=x - tanh(x),
    evaluate=tanh_remainder(x),
    sources=(
        Source("pytorch2026nn", "Tanhshrink"),
        Source("torchnn", "TanhShrink.lua, updateOutput: the input, from which its tanh is taken"),
    ),
    year=2011,
    confidence="checked",
    relations=(case_of("tanhlu", a=-1, b=1, c=1), smooth_version_of("soft_shrink", lambd=1)),
)
