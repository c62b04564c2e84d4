"""Polynomials, powers, and their relatives: logarithms, hyperbolic sines, rational functions."""

from __future__ import annotations

from sympy import Add, Expr, Piecewise, Rational, atan, binomial, factorial, sqrt
from sympy import asinh as inverse_sinh
from sympy import exp as exponential

from activarium.core import (
    Activation,
    Interval,
    Parameter,
    Source,
    case_of,
    derivative_of,
    inverse_of,
    oo,
    rescaling_of,
    smooth_version_of,
)
from activarium.pieces import POSITIVE
from activarium.vocabulary import expm1, hypot, letter, log1p, sech2, sinh, slant, tanh, x

a, b, g, k = map(letter, "abgk")
alpha, beta = map(letter, ("alpha", "beta"))
a0, a1, a2, a3, a4, a5, b1, b2, b3, b4 = map(letter, ("a0", "a1", "a2", "a3", "a4", "a5", "b1", "b2", "b3", "b4"))


def coefficients(meaning: str, defaults: dict[str, str], display: int = 2) -> tuple[Parameter, ...]:
    """One learnt coefficient for each letter, its index in the meaning."""
    return tuple(
        Parameter(name, meaning.format(name[1:]), Rational(value), display=Interval(-display, display), learnable=True)
        for name, value in defaults.items()
    )


square = Activation(
    slug="square",
    name="Square",
    aliases=("squared activation", "quadratic activation", "x squared"),
    summary="The input squared: a network of such units computes a polynomial, and its training can be analysed exactly.",
    expression=x**2,
    sources=(
        Source("livni2014computational", "networks with polynomial activations; the formula itself was not seen there"),
        Source("setgenome", "activations::SQUARED"),
    ),
    year=2014,
    remark="The year is that of the study cited; units that square their input are older.",
    relations=(case_of("slaf", a0=0, a1=0, a2=1, a3=0), rescaling_of("squ", input="x - 1/2", output="y + 1/4")),
)

cube = Activation(
    slug="cube",
    name="Cube",
    aliases=("triple", "cubic activation", "cube activation"),
    summary="The input cubed, so that one unit multiplies any three of its inputs; it came with a dependency parser.",
    expression=a * x**3,
    parameters=(Parameter(a, "scale of the output", Rational(1), display=Interval("0.1", 2)),),
    sources=(
        Source("chen2014fast", "authors' code, Stanford CoreNLP: parser/nndep/Classifier.java"),
        Source("kunc2024three", "section 3.43, as the triple, with a = 0.1, 0.5, 1 or 2"),
    ),
    year=2014,
    confidence="checked",
    relations=(case_of("slaf", a0=0, a1=0, a2=0, a3="a"),),
    window=Interval(-2, 2),
)

ncu = Activation(
    slug="ncu",
    name="Non-monotonic cubic unit",
    aliases=("NCU", "non-monotonic cubic"),
    summary="A cubic with three zeros, by which a single neuron separates the classes of exclusive or.",
    expression=x - x**3,
    evaluate=x * (1 - x) * (1 + x),
    sources=(
        Source("noel2021biologically", "where the four oscillating units are proposed"),
        Source("kunc2024three", "section 3.42"),
    ),
    year=2021,
    relations=(case_of("slaf", a0=0, a1=1, a2=0, a3=-1),),
    window=Interval(-2, 2),
)

squ = Activation(
    slug="squ",
    name="Shifted quadratic unit",
    aliases=("SQU", "shifted quadratic"),
    summary="A parabola through the origin with a second zero at −1, by which a single neuron learns exclusive or.",
    expression=x**2 + x,
    evaluate=x * (x + 1),
    sources=(
        Source("noel2021biologically", "where the four oscillating units are proposed"),
        Source("kunc2024three", "section 3.44"),
    ),
    year=2021,
    relations=(case_of("slaf", a0=0, a1=1, a2=1, a3=0), rescaling_of("square", input="x + 1/2", output="y - 1/4")),
)

slaf = Activation(
    slug="slaf",
    name="Self-learnable polynomial",
    aliases=("SLAF", "self-learnable activation function", "learnable polynomial"),
    summary="A polynomial whose coefficients are learnt with the weights; here the cubic.",
    expression=a0 + a1 * x + a2 * x**2 + a3 * x**3,
    parameters=coefficients("coefficient of the power {}", {"a0": "0", "a1": "1", "a2": "0.1", "a3": "0"}),
    sources=(
        Source("goyal2019learning", "abstract: a weighted sum of predefined basis elements"),
        Source("kunc2024three", "section 4.48.6"),
    ),
    year=2019,
    remark="The number of terms is free; four are shown.",
    relations=(
        case_of("chebyshev", a0="a0 + a2/2", a1="a1 + 3*a3/4", a2="a2/2", a3="a3/4"),
        case_of("hermite", a0="a0 + a2", a1="a1 + 3*a3", a2="sqrt(2)*a2", a3="sqrt(6)*a3", a4=0),
        case_of("pau", a0="a0", a1="a1", a2="a2", a3="a3", a4=0, a5=0, b1=0, b2=0, b3=0, b4=0),
    ),
)

chebyshev = Activation(
    slug="chebyshev",
    name="Chebyshev polynomial AF",
    aliases=("ChPAF", "Chebyshev activation", "Chebyshev polynomial activation function"),
    summary="A learnt sum of the first Chebyshev polynomials, which share the interval from −1 to 1 evenly.",
    expression=a0 + a1 * x + a2 * (2 * x**2 - 1) + a3 * (4 * x**3 - 3 * x),
    evaluate=(a0 - a2) + x * ((a1 - 3 * a3) + x * (2 * a2 + 4 * a3 * x)),
    parameters=coefficients("weight of the polynomial of degree {}", {"a0": "0", "a1": "1", "a2": "0.1", "a3": "0"}),
    sources=(Source("kunc2024three", "section 4.48.7"),),
    year=2023,
    remark="The degree is free; polynomials up to the third are shown.",
    relations=(case_of("slaf", a0="a0 - a2", a1="a1 - 3*a3", a2="2*a2", a3="4*a3"),),
)

legendre = Activation(
    slug="legendre",
    name="Legendre polynomial AF",
    aliases=("LPAF", "Legendre activation", "Legendre polynomial activation function"),
    summary="A learnt sum of the first Legendre polynomials, which are orthogonal on the interval from −1 to 1.",
    expression=a0 + a1 * x + a2 * (3 * x**2 - 1) / 2 + a3 * (5 * x**3 - 3 * x) / 2,
    evaluate=(a0 - a2 / 2) + x * ((a1 - 3 * a3 / 2) + x * (3 * a2 / 2 + 5 * a3 / 2 * x)),
    parameters=coefficients("weight of the polynomial of degree {}", {"a0": "0", "a1": "1", "a2": "0.1", "a3": "0"}),
    sources=(Source("kunc2024three", "section 4.48.8"),),
    year=2021,
    remark="The degree is free; polynomials up to the third are shown.",
    relations=(case_of("slaf", a0="a0 - a2/2", a1="a1 - 3*a3/2", a2="3*a2/2", a3="5*a3/2"),),
)

hermite = Activation(
    slug="hermite",
    name="Hermite polynomial AF",
    aliases=("HPAF", "Hermite activation", "Hermite polynomial activation function"),
    summary="A learnt sum of the normalised Hermite polynomials, which are orthonormal for normally distributed inputs.",
    expression=(
        a0 + a1 * x + a2 * (x**2 - 1) / sqrt(2) + a3 * (x**3 - 3 * x) / sqrt(6) + a4 * (x**4 - 6 * x**2 + 3) / sqrt(24)
    ),
    parameters=coefficients(
        "weight of the polynomial of degree {}", {"a0": "0", "a1": "0.5", "a2": "0.1", "a3": "0", "a4": "0"}, display=1
    ),
    sources=(
        Source("lokhande2020generating", "authors' code, DeepHermites: Code/1-deep_autoencoder/activations.py, lines 12-46"),
        Source("kunc2024three", "section 4.48.9"),
    ),
    year=2020,
    confidence="checked",
    remark="The authors start from the expansion of ReLU, with weights 1/√(2π), 1/2, 1/√(4π), 0 and −1/√(48π).",
)

pau = Activation(
    slug="pau",
    name="Padé activation unit (safe)",
    aliases=(
        "PAU",
        "Pade activation unit (safe)",
        "Padé activation unit",
        "Pade activation unit",
        "rational activation",
        "learnable rational activation",
    ),
    summary="A learnt quotient of polynomials whose denominator never falls below 1; it starts as a copy of leaky ReLU.",
    expression=Piecewise(
        (
            (a0 + a1 * x + a2 * x**2 + a3 * x**3 + a4 * x**4 + a5 * x**5) / (1 + b1 * x + b2 * x**2 + b3 * x**3 + b4 * x**4),
            x > 0,
        ),
        (
            (a0 + a1 * x + a2 * x**2 + a3 * x**3 + a4 * x**4 + a5 * x**5) / (1 - b1 * x + b2 * x**2 - b3 * x**3 + b4 * x**4),
            True,
        ),
    ),
    parameters=(
        *coefficients(
            "coefficient of the power {} above",
            {
                "a0": "0.029792778657264946",
                "a1": "0.6183735264987601",
                "a2": "2.323309062531321",
                "a3": "3.051936237265109",
                "a4": "1.4854203263828845",
                "a5": "0.2510244961111299",
            },
            display=4,
        ),
        *(
            Parameter(
                name,
                f"coefficient of the power {name[1:]} below",
                Rational(value),
                domain=Interval(0, oo),
                display=Interval("0.1", 5),
                learnable=True,
            )
            for name, value in {
                "b1": "1.1419548357285474",
                "b2": "4.393159974992486",
                "b3": "0.8714712309957245",
                "b4": "0.34719662339598834",
            }.items()
        ),
    ),
    sources=(
        Source("molina2020pade", "authors' code, rational_activations: rational_pytorch_functions.py, Rational_PYTORCH_A_F"),
        Source("kunc2024three", "section 4.49"),
    ),
    year=2019,
    confidence="checked",
    remark=(
        "Version A of the authors' code, with the start that it has by default: every term below stands in a bar of its own, "
        "so that only the size of b1 to b4 counts. Version B puts one bar around the whole sum, as the paper does; "
        "where b1 = b3 = 0 the two are the same."
    ),
)

symlog = Activation(
    slug="symlog",
    name="Symmetric log",
    aliases=("symlog transform", "symmetric logarithm", "logarithmic activation", "signed log1p", "LAF"),
    summary="A logarithm on both sides that is the identity near 0: it tames large numbers and keeps small ones and the sign.",
    expression=Piecewise((log1p(x), x > 0), (-log1p(-x), True)),
    sources=(
        Source("hafner2023mastering", "authors' code, dreamerv3: embodied/jax/nets.py, line 59"),
        Source("kunc2024three", "section 3.13, eq. (199), misprinted"),
    ),
    year=2023,
    confidence="checked",
    remark="The year is that of the name; the survey knows the logarithmic activation from older work.",
    relations=(inverse_of("symexp"),),
    window=Interval(-8, 8),
)

symexp = Activation(
    slug="symexp",
    name="Symmetric exp",
    aliases=("symmetric exponential", "signed expm1"),
    summary="What undoes the symmetric log: an exponential on both sides that is the identity near 0.",
    expression=Piecewise((expm1(x), x > 0), (-expm1(-x), True)),
    sources=(
        Source("hafner2023mastering", "authors' code, dreamerv3: embodied/jax/nets.py, line 63"),
        Source("kunc2024three", "section 3.14"),
    ),
    year=2023,
    confidence="checked",
    relations=(inverse_of("symlog"),),
)

asinh = Activation(
    slug="asinh",
    name="Inverse hyperbolic sine",
    aliases=("arcsinh", "arsinh", "inverse sinh"),
    summary="A smooth odd curve that is the identity near 0 and a logarithm far out, without saturating.",
    expression=inverse_sinh(x),
    sources=(Source("parisi2020marcsinh", "abstract, as the function that m-arcsinh modifies"),),
    year=2020,
    remark="Nobody's invention: the source is one that builds on it. The year is the source's.",
    relations=(inverse_of("ssinh", a=1, b=1), smooth_version_of("symlog")),
    window=Interval(-8, 8),
)


def bend(u: Expr) -> Expr:
    """The second derivative of asinh(u) √u/12, in terms that are in size what they add up to."""
    return (1 / (sqrt(u) * hypot(u)) - sqrt(u) * slant(u) / hypot(u) ** 2 - inverse_sinh(u) / (4 * u * sqrt(u))) / 12


m_arcsinh = Activation(
    slug="m_arcsinh",
    name="m-arcsinh",
    aliases=("modified arcsinh", "modified inverse hyperbolic sine"),
    summary="The inverse hyperbolic sine weighted with the root of the size of its input, for perceptrons and kernels alike.",
    expression=Piecewise(
        (inverse_sinh(x) * sqrt(x) / 12, x > 0),
        (inverse_sinh(x) * sqrt(-x) / 12, x < 0),
        (0, True),
    ),
    curvature=Piecewise((bend(x), x > 0), (-bend(-x), x < 0), (0, True)),
    sources=(
        Source("parisi2020marcsinh", "author's code, m_arcsinh_TensorFlow_Keras.py: m_arcsinh"),
        Source("kunc2024three", "section 3.26"),
    ),
    year=2020,
    confidence="checked",
    window=Interval(-6, 6),
)

sqrt_signed = Activation(
    slug="sqrt_signed",
    name="Signed square root",
    aliases=("SQRT", "square root activation", "signed sqrt"),
    summary="The square root of the size of the input, with its sign; infinitely steep at 0.",
    expression=Piecewise((sqrt(x), x > 0), (-sqrt(-x), x < 0), (0, True)),
    sources=(Source("kunc2024three", "section 3.9"),),
    year=2018,
    remark="At 0 itself, where the slope is infinite, the derivative is given as 0.",
    relations=(case_of("ssaf", a=Rational(1, 2)),),
)

ssaf = Activation(
    slug="ssaf",
    name="S-shaped square root",
    aliases=("SSAF", "S-shaped activation function"),
    summary="The signed square root with a scale; it grows without bound and is infinitely steep at 0.",
    expression=Piecewise((sqrt(2 * a * x), x > 0), (-sqrt(-2 * a * x), x < 0), (0, True)),
    evaluate=Piecewise((sqrt(2 * a) * sqrt(x), x > 0), (-sqrt(2 * a) * sqrt(-x), x < 0), (0, True)),
    parameters=(Parameter(a, "scale of the input", Rational(1, 2), domain=POSITIVE, display=Interval("0.1", 3)),),
    sources=(Source("kunc2024three", "section 3.9"),),
    year=2017,
    remark="At 0 itself, where the slope is infinite, the derivative is given as 0.",
    relations=(rescaling_of("sqrt_signed", input="2*a*x"),),
)

cube_root = Activation(
    slug="cube_root",
    name="Cube root",
    aliases=("cbrt", "cubic root"),
    summary="The cube root: odd, unbounded and infinitely steep at 0, which makes it hard to train.",
    expression=Piecewise((x ** Rational(1, 3), x > 0), (-((-x) ** Rational(1, 3)), x < 0), (0, True)),
    sources=(Source("stackexchange2018cube", "question and answer"),),
    year=2018,
    confidence="checked",
    remark="The year is that of the source cited. At 0 itself, where the slope is infinite, the derivative is given as 0.",
    relations=(inverse_of("cube", a=1),),
)

ssinh = Activation(
    slug="ssinh",
    name="SSinH",
    aliases=("scaled sinh", "sine-hyperbolic activation"),
    summary="A hyperbolic sine with learnt scales, which stretches strong responses against weak ones.",
    expression=a * sinh(b * x),
    parameters=(
        Parameter(a, "scale of the output", Rational(1), display=Interval("0.1", 3), learnable=True),
        Parameter(b, "scale of the input", Rational(1), display=Interval("0.1", 2), learnable=True),
    ),
    sources=(
        Source("husain2019actnet", "abstract, in words: the sine-hyperbolic activation"),
        Source("kunc2024three", "section 4.16.3"),
    ),
    year=2019,
    remark="2019 as a preprint, 2021 in the survey.",
)

sexp = Activation(
    slug="sexp",
    name="SExp",
    aliases=("scaled exponential activation",),
    summary="An exponential through the origin with learnt scales, which stretches strong responses against weak ones.",
    expression=a * expm1(b * x),
    parameters=(
        Parameter(a, "scale of the output", Rational(1), display=Interval("0.1", 3), learnable=True),
        Parameter(b, "scale of the input", Rational(1), display=Interval("0.1", 2), learnable=True),
    ),
    sources=(
        Source("husain2019actnet", "abstract, in words: the exponential activation"),
        Source("kunc2024three", "section 4.16.4"),
    ),
    year=2019,
    remark="2019 as a preprint, 2021 in the survey.",
    relations=(rescaling_of("exp", input="b*x", output="a*(y - 1)"),),
)

exp = Activation(
    slug="exp",
    name="Exponential",
    aliases=("exponential function", "exponential activation"),
    summary="The exponential: positive everywhere, and its own derivative; mostly an output unit for rates and variances.",
    expression=exponential(x),
    sources=(
        Source("tensorflow2024exponential", "Returns"),
        Source("kunc2024three", "section 3.39, as exp(-x)"),
    ),
    year=2024,
    confidence="checked",
    remark="Nobody's invention: source and year are a library's that offers it. The survey's form falls where this one grows.",
    relations=(
        derivative_of("sexp", a=1, b=1),
        rescaling_of("sexp", output="y + 1", a=1, b=1),
        case_of("soft_exponential", a=1),
    ),
)


def cancelled(u: Expr) -> Expr:
    """sinh(u) − u/(1 + u²)**(3/2) for small u: its power series, whose first term is that of u³."""
    terms = ((1 / factorial(2 * k + 1) - binomial(Rational(-3, 2), k)) * u ** (2 * k) for k in range(1, 12))
    return u * Add(*terms)


comb_h_sine = Activation(
    slug="comb_h_sine",
    name="Comb-H-sine",
    aliases=("combined hyperbolic sine",),
    summary="The hyperbolic sine plus its own inverse; differential evolution found it for the gates of an LSTM.",
    expression=sinh(a * x) + inverse_sinh(a * x),
    curvature=Piecewise(
        (a**2 * (sinh(a * x) - slant(a * x) * hypot(a * x) ** -2), x > 1 / (16 * a)),
        (a**2 * (sinh(a * x) - slant(a * x) * hypot(a * x) ** -2), x < -1 / (16 * a)),
        (a**2 * cancelled(a * x), True),
    ),
    parameters=(Parameter(a, "scale of the input", Rational(1), domain=POSITIVE, display=Interval("0.1", 2)),),
    sources=(Source("vijayaprabakaran2022towards", "abstract, with a = 1"), Source("kunc2024three", "section 3.25")),
    year=2022,
    confidence="checked",
)

etanh = Activation(
    slug="etanh",
    name="E-Tanh",
    aliases=("exponential tanh",),
    summary="The hyperbolic tangent times an exponential: a shallow dip on the left, an explosion on the right.",
    expression=a * exponential(x) * tanh(x),
    parameters=(Parameter(a, "scale of the output", Rational(1), display=Interval("0.1", 3)),),
    sources=(Source("kunc2024three", "section 3.40"),),
    year=2022,
    window=Interval(-5, 2),
)

arctid = Activation(
    slug="arctid",
    name="Arctid",
    aliases=("arctan squared minus x",),
    summary="The square of the arctangent minus the input, one of the curves found by the search that found Swish.",
    expression=atan(x) ** 2 - x,
    sources=(
        Source("ramachandran2017searching", "section 3, figure 3 and tables 1 and 2"),
        Source("kunc2024three", "section 3.28, eq. (217)"),
    ),
    year=2017,
    confidence="checked",
    window=Interval(-4, 4),
)

mishra = Activation(
    slug="mishra",
    name="Mishra",
    aliases=("Mishra activation function",),
    summary="The mean of softsign and its square: it runs from a shallow dip on the left to 1 on the right.",
    expression=Piecewise(
        (((x / (1 + x)) ** 2 + x / (1 + x)) / 2, x > 0),
        (((x / (1 - x)) ** 2 + x / (1 - x)) / 2, True),
    ),
    sources=(Source("kunc2024three", "section 3.11"),),
    year=2017,
    relations=(rescaling_of("softsign", output="(y**2 + y)/2"),),
    window=Interval(-6, 6),
)

sbaf = Activation(
    slug="sbaf",
    name="SBAF",
    aliases=("Saha-Bora", "Saha-Bora activation function"),
    summary="The solution of a differential equation from models of habitability, meant for inputs scaled to [0, 1].",
    expression=Piecewise(
        (1, x <= 0),
        (1, x >= 1),
        (1 / (1 + k * x**alpha * (1 - x) ** (1 - alpha)), True),
    ),
    gradient=Piecewise(
        (0, x <= 0),
        (0, x >= 1),
        (k * x ** (alpha - 1) * (1 - x) ** -alpha * (x - alpha) / (1 + k * x**alpha * (1 - x) ** (1 - alpha)) ** 2, True),
    ),
    parameters=(
        Parameter(k, "depth of the well", Rational("0.98"), domain=Interval(0, oo), display=Interval(0, 5)),
        Parameter(
            alpha, "place of the lowest point", Rational(1, 2), domain=Interval.open(0, 1), display=Interval("0.1", "0.9")
        ),
    ),
    sources=(
        Source("saha2020evolution", "title and abstract"),
        Source("kunc2024three", "section 3.12, with k = 0.98 and alpha = 0.5"),
    ),
    year=2018,
    remark="Published between 0 and 1 only, where the roots are real; beyond, it is continued by its value at the ends.",
    window=Interval(Rational(-1, 2), Rational(3, 2)),
)

_r = b**3 * (b**5 - 2 * b**4 + 2)
_t = x / g
_u = _t + b

spocu = Activation(
    slug="spocu",
    name="SPOCU",
    aliases=("scaled polynomial constant unit",),
    summary="A polynomial from percolation theory, shifted and scaled so that it passes through 0 and keeps layers normalised.",
    expression=Piecewise((a * _u**3 * (_u**5 - 2 * _u**4 + 2) - a * _r, x > -b * g), (-a * _r, True)),
    evaluate=Piecewise(
        (
            a
            * _t
            * (
                b**2 * (8 * b**5 - 14 * b**4 + 6)
                + _t
                * (
                    b * (28 * b**5 - 42 * b**4 + 6)
                    + _t
                    * (
                        (56 * b**5 - 70 * b**4 + 2)
                        + _t
                        * (70 * b**3 * (b - 1) + _t * (b**2 * (56 * b - 42) + _t * (b * (28 * b - 14) + _t * (8 * b - 2 + _t))))
                    )
                )
            ),
            x > -b * g,
        ),
        (-a * _r, True),
    ),
    parameters=(
        Parameter(a, "scale of the output", Rational("3.0937"), domain=POSITIVE, display=Interval("0.5", 5)),
        Parameter(b, "shift of the input", Rational("0.6653"), domain=Interval.open(0, 1), display=Interval("0.1", "0.9")),
        Parameter(g, "scale of the input", Rational("4.437"), domain=POSITIVE, display=Interval(1, 8)),
    ),
    sources=(
        Source("kiselak2021spocu", "the correction, doi 10.1007/s00521-020-05412-6, eqs. (1) and (2), with c infinite"),
        Source("kunc2024three", "section 3.15, misprinted"),
    ),
    year=2020,
    confidence="checked",
    remark="For finite c the authors hold the polynomial constant beyond c; here c is infinite, as in their figure 1.",
    window=Interval(-5, 3),
)


def squashed(u: Expr, scale: Expr, power: Expr) -> Expr:
    """The second derivative of tanh(scale u**power), its two terms apart: the first is 0 for the power 1."""
    y, slope = scale * u**power, scale * power * u ** (power - 1)
    return scale * power * (power - 1) * u ** (power - 2) * sech2(y) - 2 * slope**2 * tanh(y) * sech2(y)


sgt = Activation(
    slug="sgt",
    name="Scaled-gamma-tanh",
    aliases=("SGT",),
    summary="A power of the input on either side, squashed by tanh: gamma correction as an activation.",
    expression=Piecewise((tanh(b * x**beta), x > 0), (-tanh(a * (-x) ** alpha), x < 0), (0, True)),
    curvature=Piecewise((squashed(x, b, beta), x > 0), (-squashed(-x, a, alpha), x < 0), (0, True)),
    parameters=(
        Parameter(a, "scale of the negative side", Rational(1, 10), display=Interval(0, 2)),
        Parameter(b, "scale of the positive side", Rational(11, 10), display=Interval(0, 2)),
        Parameter(
            alpha, "power on the negative side", Rational(1), domain=POSITIVE, display=Interval("0.5", 3), learnable=True
        ),
        Parameter(beta, "power on the positive side", Rational(1), domain=POSITIVE, display=Interval("0.5", 3), learnable=True),
    ),
    sources=(Source("khagi2022novel", "abstract"), Source("kunc2024three", "section 4.13")),
    year=2022,
    confidence="checked",
    remark=(
        "Published with x to the power alpha for negative x, which is not real; the sign is taken out here, "
        "so that both agree for the powers 1, 3, 5."
    ),
    window=Interval(-6, 4),
)
