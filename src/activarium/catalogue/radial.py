"""Radial functions: bumps, wavelets and wells around a centre."""

from __future__ import annotations

from sympy import Piecewise, Rational, cos, pi, sin, sqrt
from sympy import exp as exponential

from activarium.core import (
    Activation,
    Alias,
    Interval,
    Parameter,
    Source,
    case_of,
    derivative_of,
    rescaling_of,
    smooth_version_of,
)
from activarium.pieces import POSITIVE
from activarium.vocabulary import hypot, letter, log, x
from activarium.vocabulary import sech as hyperbolic_secant

a, b, c, d, e = map(letter, "abcde")
gamma, center = map(letter, ("gamma", "center"))
a1, l1, l2, m1, s1 = map(letter, ("a1", "l1", "l2", "m1", "s1"))


gaussian = Activation(
    slug="gaussian",
    name="Gaussian radial basis function",
    aliases=(
        "Gaussian",
        "RBF",
        "radial basis function",
        "Gaussian activation",
        Alias(
            "Adaptive RBF",
            year=1990,
            source=Source("kunc2024three", "section 4.8"),
            formula="exp(-(x - a)**2/(2*b**2))",
            letters={"a": 0, "b": 1},
            at={"gamma": "1/(2*b**2)", "center": "a"},
        ),
        Alias("ARBF", letters={"a": 0, "b": 1}, at={"gamma": "1/(2*b**2)", "center": "a"}),
        Alias(
            "Gaussian (INR)",
            year=2021,
            source=Source("ramasinghe2021beyond", "title and abstract; the formula in kwea123's Coordinate-MLPs, models.py"),
            formula="exp(-x**2/(2*s**2))",
            letters={"s": Rational(1, 10)},
            at={"gamma": "1/(2*s**2)", "center": 0},
        ),
        Alias("Gaussian INR", letters={"s": Rational(1, 10)}, at={"gamma": "1/(2*s**2)", "center": 0}),
    ),
    summary="A bell around a centre: the unit answers to inputs near it and to no others.",
    expression=exponential(-gamma * (x - center) ** 2),
    parameters=(
        Parameter(gamma, "sharpness of the bell", Rational(1), domain=POSITIVE, display=Interval("0.1", 5), learnable=True),
        Parameter(center, "where the bell stands", Rational(0), display=Interval(-2, 2), learnable=True),
    ),
    sources=(
        Source("broomhead1988multivariable", "the Gaussian choice of the radial function"),
        Source("scipyrbf", "kernel gaussian"),
    ),
    year=1988,
)

multiquadric = Activation(
    slug="multiquadric",
    name="Multiquadric",
    aliases=("MAF", "multiquadratic activation function", "multiquadratic"),
    summary="A hyperbola with rounded tip: a smooth absolute value around a centre, from the mapping of terrain.",
    expression=sqrt((x - a) ** 2 + b**2),
    evaluate=b * hypot((x - a) / b),
    parameters=(
        Parameter(a, "where the tip stands", Rational(0), display=Interval(-2, 2), learnable=True),
        Parameter(b, "height of the tip", Rational(1), domain=POSITIVE, display=Interval("0.1", 3), learnable=True),
    ),
    sources=(
        Source("hardy1971multiquadric", "title"),
        Source("scipyrbf", "kernel multiquadric, with the opposite sign"),
        Source("kunc2024three", "section 4.25, as the multiquadratic activation function"),
    ),
    year=1971,
    relations=(smooth_version_of("abs"),),
)

inverse_multiquadric = Activation(
    slug="inverse_multiquadric",
    name="Inverse multiquadric",
    aliases=(
        "reciprocal multiquadric",
        Alias(
            "multi-quadratic (INR)",
            year=2021,
            source=Source("ramasinghe2021beyond", "title and abstract; the formula in kwea123's Coordinate-MLPs, models.py"),
            formula="1/sqrt(1 + (a*x)**2)",
            letters={"a": 1},
            at={"e": "a"},
        ),
    ),
    summary="A bump with slow flanks, which fall like 1/x.",
    expression=1 / sqrt(1 + (e * x) ** 2),
    evaluate=1 / hypot(e * x),
    parameters=(Parameter(e, "sharpness of the bump", Rational(1), domain=POSITIVE, display=Interval("0.1", 5)),),
    sources=(Source("scipyrbf", "kernel inverse_multiquadric"),),
    year=1988,
    remark="The year is that of radial basis networks; who first inverted the multiquadric was not traced.",
    relations=(rescaling_of("multiquadric", input="e*x", output="1/y", a=0, b=1),),
    window=Interval(-5, 5),
)

inverse_quadratic = Activation(
    slug="inverse_quadratic",
    name="Inverse quadratic",
    aliases=(
        "Cauchy / Lorentzian bump",
        "Cauchy bump",
        "Lorentzian bump",
        "Lorentzian",
        Alias(
            "quadratic (INR)",
            year=2021,
            source=Source("ramasinghe2021beyond", "title and abstract; the formula in kwea123's Coordinate-MLPs, models.py"),
            formula="1/(1 + (a*x)**2)",
            letters={"a": 1},
            at={"e": "a"},
        ),
    ),
    summary="The bell of Cauchy and Lorentz, whose flanks fall like 1/x².",
    expression=1 / (1 + (e * x) ** 2),
    evaluate=1 / hypot(e * x) ** 2,
    parameters=(Parameter(e, "sharpness of the bump", Rational(1), domain=POSITIVE, display=Interval("0.1", 5)),),
    sources=(Source("scipyrbf", "kernel inverse_quadratic"),),
    year=1988,
    remark="The year is that of radial basis networks; the curve is centuries older.",
    relations=(
        rescaling_of("inverse_multiquadric", output="y**2", e="e"),
        case_of("cauchy_af", l1=0, l2="1/e**2", d="1/e"),
    ),
    window=Interval(-5, 5),
)

thin_plate = Activation(
    slug="thin_plate",
    name="Thin-plate spline",
    aliases=("thin-plate radial function",),
    summary="The shape of a thin plate that is bent as little as possible; below 0 near the centre, then growing.",
    expression=Piecewise((x**2 * log(x), x > 0), (x**2 * log(-x), x < 0), (0, True)),
    sources=(
        Source("duchon1977splines", "title"),
        Source("scipyrbf", "kernel thin_plate_spline"),
    ),
    year=1977,
    window=Interval(-2, 2),
)

polyexp = Activation(
    slug="polyexp",
    name="Polyexp",
    aliases=("polynomial times Gaussian",),
    summary="A quadratic polynomial under a bell: waves and dips near the centre, nothing far out.",
    expression=(a * x**2 + b * x + c) * exponential(-d * x**2),
    parameters=(
        Parameter(a, "coefficient of the square", Rational(1), display=Interval(-2, 2)),
        Parameter(b, "coefficient of the input", Rational(1), display=Interval(-2, 2)),
        Parameter(c, "constant coefficient", Rational(1), display=Interval(-2, 2)),
        Parameter(d, "sharpness of the bell", Rational(1), domain=POSITIVE, display=Interval("0.1", 3)),
    ),
    sources=(Source("kunc2024three", "section 3.38"),),
    year=2020,
    remark="The survey says that it did not find the definition in the work cited as its origin.",
)

wave = Activation(
    slug="wave",
    name="Wave",
    aliases=("wave activation",),
    summary="A downward parabola under a bell: a peak between two troughs, with a free width.",
    expression=(1 - x**2) * exponential(-a * x**2),
    evaluate=(1 - x) * (1 + x) * exponential(-a * x**2),
    parameters=(Parameter(a, "sharpness of the bell", Rational(1), domain=POSITIVE, display=Interval("0.1", 3)),),
    sources=(Source("kunc2024three", "section 3.41"),),
    year=2008,
    remark="The survey says that it did not find the definition in the work cited as its origin.",
    relations=(case_of("polyexp", a=-1, b=0, c=1, d="a"),),
)

mexican_hat = Activation(
    slug="mexican_hat",
    name="Mexican hat",
    aliases=("Ricker wavelet", "Mexican hat wavelet", "Marr wavelet"),
    summary="A peak between two troughs with no area in all: the bent bell, minus its second derivative.",
    expression=(1 - x**2) * exponential(-(x**2) / 2),
    evaluate=(1 - x) * (1 + x) * exponential(-(x**2) / 2),
    sources=(
        Source("bozorgasl2024wavkan", "authors' code, KAN.py: mexican_hat, with the opposite sign and a factor"),
        Source("waveletml", "waveletml/helpers/wavelet_funcs.py: mexican_hat"),
    ),
    year=1992,
    confidence="checked",
    remark="The year is that of wavelet networks. Often multiplied by 2/(√3 π^(1/4)), which gives it norm 1.",
    relations=(
        case_of("wave", a=Rational(1, 2)),
        case_of("polyexp", a=-1, b=0, c=1, d=Rational(1, 2)),
        rescaling_of("pmaf", output="y*sqrt(3)*exp(log(pi)/4)/2", a=0),
    ),
    window=Interval(-5, 5),
)

pmaf = Activation(
    slug="pmaf",
    name="Piecewise Mexican hat",
    aliases=("PMAF", "piecewise Mexican-hat activation function"),
    summary="Two Mexican hats of norm 1, one on either side of the origin, which give recurrent networks many stable states.",
    expression=Piecewise(
        (2 / sqrt(3) * (1 - (x - a) ** 2) * exponential(-((x - a) ** 2) / 2 - log(pi) / 4), x >= 0),
        (2 / sqrt(3) * (1 - (x + a) ** 2) * exponential(-((x + a) ** 2) / 2 - log(pi) / 4), True),
    ),
    evaluate=Piecewise(
        (2 / sqrt(3) * (1 - (x - a)) * (1 + (x - a)) * exponential(-((x - a) ** 2) / 2 - log(pi) / 4), x >= 0),
        (2 / sqrt(3) * (1 - (x + a)) * (1 + (x + a)) * exponential(-((x + a) ** 2) / 2 - log(pi) / 4), True),
    ),
    parameters=(Parameter(a, "distance of the hats from the origin", Rational(4), display=Interval(0, 6)),),
    sources=(Source("kunc2024three", "section 3.23"),),
    year=2021,
    remark="Two transcriptions break the prefactor 2/(√3 π^(1/4)) or the square in the bracket; the wavelet needs both.",
    window=Interval(-9, 9),
)

dog = Activation(
    slug="dog",
    name="Gaussian derivative",
    aliases=("DoG wavelet", "derivative of Gaussian", "Gaussian derivative wavelet"),
    summary="The slope of a bell: positive on the left of the centre, negative on the right, nothing far out.",
    expression=-x * exponential(-(x**2) / 2),
    sources=(Source("bozorgasl2024wavkan", "authors' code, KAN.py: dog"),),
    year=1992,
    confidence="checked",
    remark="The year is that of wavelet networks.",
    relations=(
        derivative_of("gaussian", gamma=Rational(1, 2), center=0),
        case_of("polyexp", a=0, b=-1, c=0, d=Rational(1, 2)),
    ),
    window=Interval(-5, 5),
)

expcos = Activation(
    slug="expcos",
    name="Expcos",
    aliases=("exponential cosine", "Gaussian cosine"),
    summary="A cosine under a bell: a short train of waves around the centre.",
    expression=exponential(-a * x**2) * cos(b * x),
    parameters=(
        Parameter(a, "sharpness of the bell", Rational(1), domain=POSITIVE, display=Interval("0.1", 3), learnable=True),
        Parameter(b, "frequency of the waves", Rational(1), display=Interval(0, 8), learnable=True),
    ),
    sources=(Source("kunc2024three", "section 4.43"),),
    year=2002,
    remark="Without a name in the original; the name is the survey's.",
)

morlet = Activation(
    slug="morlet",
    name="Morlet wavelet",
    aliases=("Morlet", "real Morlet wavelet"),
    summary="Five radians of cosine to the unit under a standard bell: the wavelet that is nearest to a pure tone.",
    expression=cos(5 * x) * exponential(-(x**2) / 2),
    sources=(
        Source("bozorgasl2024wavkan", "authors' code, KAN.py: morlet, with omega0 = 5"),
        Source("waveletml", "waveletml/helpers/wavelet_funcs.py: morlet, with 1.75 for 5"),
    ),
    year=1992,
    confidence="checked",
    remark="The year is that of wavelet networks. The frequency differs: 1.75 is common in networks.",
    relations=(case_of("expcos", a=Rational(1, 2), b=5),),
    window=Interval(-4, 4),
)

sech = Activation(
    slug="sech",
    name="Hyperbolic secant",
    aliases=("sech activation",),
    summary="A bell with exponential flanks, the reciprocal of the hyperbolic cosine.",
    expression=hyperbolic_secant(x),
    sources=(Source("sefiks2018hyperbolic", "where the function and its derivative are worked out"),),
    year=2018,
    confidence="checked",
    remark="The year is that of the source cited.",
    relations=(derivative_of("gudermannian"),),
    window=Interval(-5, 5),
)

prbf = Activation(
    slug="prbf",
    name="Piecewise RBF",
    aliases=("PRBF", "piecewise radial basis function"),
    summary="Three bells side by side, cut where they meet, which give recurrent networks many stable states.",
    expression=Piecewise(
        (exponential(-((x - 2 * a) ** 2) / b**2), x >= a),
        (exponential(-((x + 2 * a) ** 2) / b**2), x <= -a),
        (exponential(-(x**2) / b**2), True),
    ),
    parameters=(
        Parameter(a, "half the distance of the bells", Rational(3), domain=POSITIVE, display=Interval("0.5", 5)),
        Parameter(b, "width of the bells", Rational(1), domain=POSITIVE, display=Interval("0.3", 3)),
    ),
    sources=(Source("kunc2024three", "section 3.24"),),
    year=2021,
    window=Interval(-10, 10),
)

raised_cosine = Activation(
    slug="raised_cosine",
    name="Raised cosine",
    aliases=("single-period cosine mask", "LuTU mask", "Hann window"),
    summary="One period of a cosine, lifted to touch 0 at both ends: the mask that smooths a learnt table of values.",
    expression=Piecewise((0, x <= -1), (0, x >= 1), ((1 + cos(pi * x)) / 2, True)),
    evaluate=Piecewise(
        (0, x <= -1),
        (0, x >= 1),
        (sin(pi * (1 - x) / 2) ** 2, x > Rational(1, 2)),
        (sin(pi * (1 + x) / 2) ** 2, x < -Rational(1, 2)),
        ((1 + cos(pi * x)) / 2, True),
    ),
    sources=(
        Source("wang2018lookup", "abstract, in words: smoothing with a single period cosine mask function"),
        Source("kunc2024three", "section 4.46"),
    ),
    year=2018,
    window=Interval(-2, 2),
)

cauchy_af = Activation(
    slug="cauchy_af",
    name="Cauchy activation",
    aliases=("Cauchy activation function", "XNet activation"),
    summary="A learnt mixture of the even and the odd part of a Cauchy kernel, local in its input, with slow flanks.",
    expression=(l1 * x + l2) / (x**2 + d**2),
    parameters=(
        Parameter(l1, "weight of the odd part", Rational(1, 100), display=Interval(-2, 2), learnable=True),
        Parameter(l2, "weight of the even part", Rational(1, 100), display=Interval(-2, 2), learnable=True),
        Parameter(d, "width", Rational(1), domain=POSITIVE, display=Interval("0.1", 3), learnable=True),
    ),
    sources=(Source("li2024cauchy", "title and abstract"), Source("jinseoungohxnet", "new_arch/XNet.py: CauchyActivation")),
    year=2024,
    relations=(case_of("pau", a0="l2/d**2", a1="l1/d**2", a2=0, a3=0, a4=0, a5=0, b1=0, b2="1/d**2", b3=0, b4=0),),
    window=Interval(-5, 5),
)

mogu1 = Activation(
    slug="mogu1",
    name="Gaussian mixture unit",
    aliases=("MoGU", "mixture of Gaussian unit"),
    summary="A learnt sum of normal densities, here one of them: a cheap stand-in for a learnt table of values.",
    expression=a1 * exponential(-((x - m1) ** 2) / (2 * s1**2)) / (sqrt(2 * pi) * s1),
    parameters=(
        Parameter(a1, "weight of the density", Rational(1), display=Interval(-2, 2), learnable=True),
        Parameter(m1, "its mean", Rational(0), display=Interval(-2, 2), learnable=True),
        Parameter(s1, "its standard deviation", Rational(1), domain=POSITIVE, display=Interval("0.2", 3), learnable=True),
    ),
    sources=(
        Source("wang2018lookup", "abstract, in words: a mixture of Gaussian unit"),
        Source("kunc2024three", "section 4.48.10"),
    ),
    year=2018,
    remark="The number of densities is free. One transcription takes the root of the weight.",
    relations=(rescaling_of("gaussian", output="a1/(sqrt(2*pi)*s1)*y", gamma="1/(2*s1**2)", center="m1"),),
    window=Interval(-5, 5),
)
