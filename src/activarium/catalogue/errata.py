"""What has been printed or programmed wrongly elsewhere, and why it is wrong.

A misprint stands in a paper or in documentation, an implementation computes something else than what it is
called after, and a claim is a sentence that does not hold. Each of them carries its argument; a wrong formula
stands in our grammar, with a point at which it is not the record, so that a test can show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from activarium.parts import Source, exact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Code:
    """A place in a library.

    Arguments:
        library: its name.
        version: in which it was read or run.
        symbol: the class, function or docstring.
    """

    library: str
    version: str
    symbol: str


@dataclass(frozen=True)
class Erratum:
    """One wrong formula or sentence about a function.

    Arguments:
        slug: of the record.
        kind: `misprint`, `implementation` or `claim`.
        where: the places: a key of `sources.bib` and the place in it, or code.
        argument: why it is wrong, in one or two sentences.
        printed: the wrong formula, in `x`, the parameters of the record and letters of its own.
        letters: values at which it is compared with the record, where that has other defaults or the letter is its own.
        at: a point where the two differ; exact.
        jump: the point at which the printed formula jumps, in the same letters, where that is the argument.
        limits: `oo`, `-oo` or `0+` → what the printed formula tends to there, as text, where that is the argument.
    """

    slug: str
    kind: Literal["misprint", "implementation", "claim"]
    where: tuple[Source | Code, ...]
    argument: str
    printed: str = ""
    letters: Mapping[str, Any] = field(default_factory=dict)
    at: Any = 0
    jump: str = ""
    limits: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "letters", {letter: exact(value) for letter, value in self.letters.items()})
        object.__setattr__(self, "at", exact(self.at))


def _of(kind: Literal["misprint", "implementation"]) -> Callable[..., Erratum]:
    """What writes the errata of one kind: slug, places, the rest by name."""
    return lambda slug, *where, **rest: Erratum(slug, kind, where, **rest)


_misprint, _code = _of("misprint"), _of("implementation")


def _survey(place: str) -> Source:
    return Source("kunc2024three", place)


def _old(symbol: str) -> Code:
    return Code("torch_activation", "0.4.0", symbol)


def _new(symbol: str) -> Code:
    return Code("torch_activation", "1.0.0", symbol)


def _both(symbol: str) -> tuple[Code, Code]:
    return _old(symbol), _new(symbol)


PIECEWISE = (
    _code(
        "shifted_relu", *_both("SReLU"), printed="max(0, x - 1)", at=1,
        argument="The corner of the shifted ReLU lies on the diagonal, at (−1, −1); here the whole function is moved to the "
        "right, and its value at 1 is 0 instead of 1.",
    ),
    _code(
        "leaky_relu", *_both("VLReLU"), printed="x if x >= 0 else 3*x", letters={"alpha": "1/3"}, at=-1,
        argument="The very leaky ReLU divides negative inputs by 3, as the code of its author does with the factor 0.333; "
        "a factor of 3 amplifies what a leak is to attenuate.",
    ),
    _code(
        "rrelu", _old("RReLU"), printed="x if x >= 0 else a*x", letters={"a": "11/2"}, at=-1,
        argument="The number drawn between 3 and 8 divides the input in the paper and in its authors' code; "
        "as a factor it gives slopes above 1 in place of 1/8 to 1/3.",
    ),
    Erratum(
        "relu", "claim", (_survey("section 3.6.6, eq. (99), noisy ReLU"),),
        "The noise is said to have the standard deviation of the inputs. In the original its variance is the logistic "
        "sigmoid of x, which makes the unit an approximation of a sum of binary units.",
    ),
    _misprint(
        "ada", _survey("section 3.6.50, eq. (153)"),
        argument="The factor max(0, x) is missing; the authors' code has it, and without it the function has no peak.",
    ),
    _code(
        "ada", _new("ADA"), printed="exp(-a*x + c) if x >= 0 else 0", at=0, jump="0",
        argument="The factor x of the authors' code is missing, so that the function jumps by exp(c) at 0 and only falls.",
    ),
    _code(
        "leaky_ada", _new("LADA"), printed="exp(-a*x + c) if x >= 0 else leak*x", at=0, jump="0",
        argument="The factor x of the positive side is missing: the authors' code is continuous at 0, this jumps by exp(c).",
    ),
    _misprint(
        "oplaf", _survey("section 3.6.41, eq. (144)"), at=-2, jump="-1",
        printed="x - (1 - 1/d) if x > 1 else (-x - (1 - 1/d) if x < -1 else (x**d/d if x > 0 else -((-x)**d)/d))",
        argument="The left piece is positive for x < −1 and jumps by 2/d at −1, in a function that is called odd; "
        "x + (1 − 1/d) makes it odd and continuous.",
    ),
    _misprint(
        "hat", _survey("section 4.2.28, eq. (289)"), at="3/2", jump="a",
        printed="0 if x < 0 else (x if x <= a/2 else (x if x <= a else 0))",
        argument="Both middle pieces read x, so that the function jumps from a to 0 at a; "
        "a hat, the linear B-spline of the paper, comes down as a − x.",
    ),
    _code(
        "bbfire", _old("BoundedBiFiring"), at=-10, jump="-b - a/2",
        printed="b if x > b + a/2 else (x - a/2 if x > a else (-b if x < -b - a/2 else (-x - a/2 if x < -a else x**2/(2*a))))",
        argument="The cut far to the left has the wrong sign: the function is even and non-negative, and this jumps by 2b.",
    ),
    _code(
        "step", *_both("Binary"), printed="(1 if x <= 1 else 0) if x >= 0 else 0", at=2, jump="1", limits={"oo": "0"},
        argument="A threshold unit stays on above its threshold; here it goes off again beyond 1.",
    ),
    _code(
        "hard_tanh", _old("HardTanh"), printed="min(max(x, -1), 11)", at=5, limits={"oo": "11"},
        argument="The survey's upper bound 1, followed by the mark of footnote 1, was read as 11; "
        "the function is odd only with the bound 1.",
    ),
    _code(
        "sh_hard_tanh", _new("ShHardTanh"), printed="-1 if x < -1 - a else (1 if x > 1 - a else x)", letters={"a": "1/2"},
        at=0, jump="1 - a", argument="The middle piece must be x + a: with x alone the function jumps by a at both its ends.",
    ),
    _misprint(
        "hard_sigmoid", Code("Keras", "3.15.1", "keras.ops.hard_sigmoid, docstring"), at=1,
        printed="0 if x < -2.5 else (1 if x > 2.5 else 0.2*x + 0.5)",
        argument="The docstring describes Keras 2; the code computes relu6(x + 3)/6, whose value at 1 is 2/3 and not 0.7.",
    ),
    _code(
        "hard_swish", _old("HardSwish"), printed="x*min(max(x + 3, -18), 18)/6", at=10, limits={"-oo": "oo"},
        argument="x + 3 must be cut to [0, 6]: as it stands the value at 10 is 21.67 in place of 10, "
        "and far to the left it grows instead of being 0.",
    ),
)  # fmt: skip

CURVED = (
    _misprint(
        "sq_softplus", _survey("section 3.8.5, eq. (187)"), _old("SqSoftplus"), at="1/4", jump="1/2",
        printed="x if x > 1/2 else (x + (x + 1/2)**2/2 if x >= -1/2 else 0)",
        argument="With the leading x the middle piece is −1/2 at −1/2 and 1 at 1/2, a jump at either end; "
        "(x + 1/2)²/2 alone meets 0 and 1/2, with slopes 0 and 1.",
    ),
    _misprint(
        "sau", _survey("section 4.2.6, eq. (264)"), printed="a*x + (1 - a)*x*Phi(b*x) + phi(b*x)/b", letters={"a": 1}, at=0,
        argument="For a = 1 Leaky ReLU is a straight line, which averaging leaves as it is; "
        "without the factor 1 − a before the density a bump appears at 0.",
    ),
    _code(
        "sau", _new("SAU"), printed="a*x + (1 - a)*(x*Phi(b*x) + phi(b*x))", letters={"b": 2}, at=0,
        argument="The density lacks 1/b. The distance from Leaky ReLU must shrink as b grows and the averaging narrows; "
        "here it stays (1 − a)·φ(0) at 0.",
    ),
    _code(
        "blu", *_both("BLU"), printed="beta*sqrt(x**2 + 1) - 1 + x", at=0,
        argument="A bracket is lost: the value at 0 is beta − 1 instead of 0, and beta = 0 gives x − 1 and not the identity.",
    ),
    _code(
        "sign_relu", *_both("PolynomialLinearUnit"), printed="x if x >= 0 else 1/(1 - max(x, -999/1000)) - 1", at=-5,
        limits={"-oo": "-999/1999"},
        argument="The input is held above −0.999, so that the function ends at −0.49975 instead of going to −1; "
        "1 − x has no zero for negative x, and nothing had to be guarded.",
    ),
    _code(
        "polu", *_both("PowerLinearUnit"), printed="x if x > 0 else 1/(1 - max(x, -999/1000)) - 1", letters={"n": 1}, at=-5,
        limits={"-oo": "-999/1999"},
        argument="The input is held above −0.999 although 1 − x is positive for every x on the left; "
        "the function stays near −1/2 there, for n = 1, instead of falling towards −1.",
    ),
    _misprint(
        "hard_elish", _survey("section 3.7.18, eq. (179)"), *_both("HardExponentialLinearSigmoidSquashing"),
        at="-1/2", jump="0",
        printed="x*max(0, min(1, (x + 1)/2)) if x >= 0 else (1 + exp(-x))*max(0, min(1, (x + 1)/2))",
        argument="The left side tends to 1 at 0 while the right side starts at 0; the factor exp(x) − 1 of ELU, "
        "which independent code and its docstrings have, makes the function continuous.",
    ),
    _code(
        "hard_elish", Code("echoAI", "0.1.3", "Activation.Torch.functional.hard_elish"), at="-1/2", jump="0",
        printed="x*max(0, min(1, (x + 1)/2)) if x >= 0 else exp(x - 1)*max(0, min(1, (x + 1)/2))",
        argument="A bracket is misplaced, exp(input − 1) for exp(input) − 1, against the formula of its own docstring: "
        "the left side tends to exp(−1)/2 at 0 instead of 0.",
    ),
    _misprint(
        "elu", _survey("section 3.6.48, eq. (151)"), printed="x if x > 0 else (exp(x) - 1)/alpha", letters={"alpha": 2}, at=-1,
        limits={"-oo": "-1/2"},
        argument="The parameter of the paper multiplies, so that the unit tends to −alpha; "
        "dividing makes it the reciprocal of what every framework calls alpha.",
    ),
    Erratum(
        "elu", "claim", (Code("Keras", "3.15.1", "keras.activations.elu and keras.ops.elu, docstrings"),),
        "alpha is described as the slope of the positive section. The slope there is 1 whatever alpha is; "
        "alpha multiplies the negative side, which tends to −alpha.",
    ),
    _code(
        "pdelu", *_both("PDELU"), letters={"a": 2}, at=-1, jump="0",
        printed="x if x > 0 else (a*exp(log(1 + (1 - t)*x)/(1 - t)) - 1 if x > -1/(1 - t) else -1)",
        argument="The 1 stands outside the bracket that a multiplies, so that the function jumps by a − 1 at 0 unless a is 1.",
    ),
    _misprint(
        "iplu", _survey("section 3.7.5, eq. (162)"), printed="x if x >= 0 else 1/(1 + abs(x)**(3/2))", at=-1, jump="0",
        argument="The left side tends to 1 at 0 and the right side starts at 0. "
        "With the factor x the function is continuous and has slope 1 on both sides.",
    ),
    _misprint(
        "fpflu", _survey("section 3.7.8, eq. (165)"), printed="x if x >= 0 else x + x**2/sqrt(1 + x**2)", at=-1,
        argument="The first author's Keras and PyTorch code has max(x, x/(1 + x²)), whose lowest value is −1/2 and not −0.3. "
        "The printed form contains the very square root of PFLU that a faster PFLU avoids.",
    ),
    _misprint(
        "diffelu", _survey("section 3.7.3, eq. (160)"), printed="x if x >= 0 else a*(x*exp(x) - b*exp(b*x))", at=-1, jump="0",
        argument="It jumps by ab at 0 and both terms are negative on the left, where the abstract promises values of both "
        "signs; with x in the second term it is continuous and changes its sign at ln(b)/(1 − b).",
    ),
    _code(
        "hardsrelue", _old("HardSReLUE"), at=2,
        printed="a*x*max(0, min(1, (x + 1)/2 + x)) if x >= 0 else a*(exp(x) - 1)",
        argument="The identity has slipped into the hard sigmoid. The survey adds it outside, so that the right side is "
        "the identity plus a gated input; here the slope far to the right is a alone.",
    ),
    _code(
        "hclsh", _old("HcLSH"), printed="log_cosh(x) + x*cosh(x)/2 if x > 0 else log_cosh(x) + x", at=3,
        argument="Brackets are lost: the second term belongs inside the logarithm, with cosh(x/2). "
        "This grows like x·exp(x) instead of like x.",
    ),
)  # fmt: skip

GATED = (
    _code(
        "double_silu", _old("DoubleSiLU"), printed="x*sigmoid(x)*sigmoid(x*sigmoid(x))", at=-5, limits={"-oo": "0"},
        argument="This is SiLU applied twice. The survey gates the input itself by the sigmoid of its SiLU, "
        "which keeps slope 1/2 on the left.",
    ),
    _code(
        "msilu", *_both("MSiLU"), printed="x*sigmoid(x) + exp((-x**2 - 1)/4)", at=0,
        argument="The quarter is a factor, not part of the exponent: the misreading puts a bump of height 0.78 at the origin "
        "where 0.09 is meant.",
    ),
    Erratum(
        "tanhsoft3", "claim", (_survey("section 4.3.5"),),
        "It is said to be the TanhSoft family at b = 0 and d = 1, but those values give TanhSoft-1; no choice of the four "
        "letters turns a product of a tangent and a logarithm into log(1 + exp(x)·tanh(ax)).",
        printed="tanh(a*x)*softplus(x)", at=1,
    ),
    _code(
        "aria2", Code("echoAI", "0.1.3", "Activation.Torch.functional.aria2"), printed="exp(-a*softplus(-b*x))", at=2,
        limits={"oo": "1"},
        argument="The factor x is missing: what is returned is the gate alone, a Richards curve between 0 and 1.",
    ),
    _code(
        "srs", _old("SRS"), printed="x/sqrt(1 + exp(-x/b))", letters={"a": 2}, at=10, limits={"oo": "oo"},
        argument="The soft root sign is bounded, its denominator being x/a + exp(−x/b); "
        "with a root of 1 + exp(−x/b) below, this grows like the identity.",
    ),
    Erratum(
        "silu", "implementation", (Code("fastai", "2.8.12", "fastai.layers.swish"),),
        "The function has no return statement, so that it gives None for every input; the class Swish beside it is right.",
    ),
)  # fmt: skip

SIGMOIDAL = (
    _misprint(
        "linq", _survey("section 3.8.8"), _new("LinQ"), at=3, jump="2 - 2*a",
        printed="a*x + (1 - 2*x + x**2) if x >= 2 - 2*a else (x*(4 - abs(x))/4 if x > 2*a - 2 else a*x - (1 - 2*x + x**2))",
        argument="The constant of the tails is printed with the input where the slope is meant: at 2 − 2a the parabola has the "
        "value 1 − a², which a·x + c meets only for c = (1 − a)². As printed the tails are parabolas.",
    ),
    _misprint(
        "cloglog", _survey("section 3.2.21"), printed="1 - exp(-exp(-x))", at=1, limits={"oo": "0"},
        argument="The complementary log-log link is log(−log(1 − p)), whose inverse is 1 − exp(−exp(x)) and increases; "
        "with exp(−x) the step is turned round.",
    ),
    _misprint(
        "hexpo", _survey("section 3.2.12"), _new("Hexpo"), at=-1, limits={"-oo": "oo"},
        printed="-a*(exp(-x/b) - 1) if x >= 0 else c*(exp(-x/d) - 1)",
        argument="With exp(−x/d) the left side is positive and grows without bound; "
        "the abstract of the source promises limits on both sides, which exp(x/d) gives.",
    ),
    _code(
        "hexpo", _old("Hexpo"), printed="-a*exp(-x/b) - 1 if x >= 0 else c*(exp(-x/d) - 1)", at=1, jump="0",
        argument="A bracket is lost: the value at 0 is −2 instead of 0, and the function jumps there.",
    ),
    _code(
        "log_sqnl", _old("LogSQNL"), at=1, jump="2",
        printed="1 if x > 2 else (1/2 + x/2 - x**2/4 if x >= 0 else (1/2 + x/2 + x**2/4 if x >= -2 else 0))",
        argument="Half of x − x²/4 has x²/8. With x²/4 the pieces end at 1/2 where the plateaus begin, a jump by 1/2 at ±2; "
        "the authors' code halves the whole of SQNL.",
    ),
    _code(
        "smooth_step", _old("SmoothStep"), at="1/4", jump="a/2",
        printed="0 if x <= -a/2 else (1 if x >= a/2 else 2*x**3/a**3 - 3*x/(2*a) + 1/2)",
        argument="The sign of the odd terms is reversed: the cubic falls from 1 to 0 between plateaus that rise from 0 to 1.",
    ),
    _code(
        "aranda_ordaz", _old("ArandaOrdaz"), printed="1 - 1/(1 + lam*exp(x))", at=0,
        argument="The exponent must be −1/λ; with −1 the family is only the logistic sigmoid moved by log λ, "
        "and λ → 0 gives 0 instead of the complementary log-log.",
    ),
    _code(
        "aranda_ordaz", _new("AGumb"), letters={"lam": 1}, at=0,
        printed="1 - exp(-log(1 + softplus(lam)*exp(x))/softplus(lam))",
        argument="The parameter given is passed through softplus, so that 1 becomes 1.313 and the function is not the one "
        "that was asked for; at 1 it should be the logistic sigmoid.",
    ),
    _code(
        "scaled_softsign", _new("ScaledSoftsign"), printed="a*x/(1 + abs(x))", letters={"b": 2}, at=1,
        argument="The second parameter is missing: the source divides by b + |x|.",
    ),
    _code(
        "sinc_sigmoid", _old("SincSigmoid"), printed="sinc(pi*sigmoid(x))", at=0, limits={"oo": "0"},
        argument="The sinc with π falls to 0 for large inputs; the derivative that was published belongs to sin(σ)/σ, "
        "which falls to sin 1 only.",
    ),
)  # fmt: skip

OTHERS = (
    _misprint(
        "symlog", _survey("section 3.13, eq. (199)"), printed="log(x) + 1", at=1, limits={"0+": "-oo"},
        argument="It runs to −∞ at 0; with the 1 inside the logarithm the function passes through 0 with slope 1.",
    ),
    _code(
        "symlog", *_both("Logarithmic"), printed="log(x) + 1 if x > 0 else 1 - log(-x)", at=-1, limits={"0+": "-oo"},
        argument="The 1 of log(x + 1) stands outside the logarithm, on both sides with the same sign: the function runs to "
        "−∞ on one side of 0 and to +∞ on the other, and is not odd.",
    ),
    _code(
        "symexp", _new("Symexp"), printed="exp(min(x, 88)) - 1 if x > 0 else 1 - exp(min(-x, 88))", at=100,
        limits={"oo": "exp(88) - 1"},
        argument="The clamp belongs to float32 and is applied in float64 too: beyond 88 the function is flat "
        "and no longer the inverse of the symmetric logarithm.",
    ),
    _misprint(
        "spocu", _survey("section 3.15"), at=-10, limits={"-oo": "-oo"},
        printed="a*(b + x/g)**3*((b + x/g)**5 - 2*(b + x/g)**4 + 2) - a*b**3*(b**5 - 2*b**4 + 2) if x > -b*g "
        "else a*(b + x/g) - a*b**3*(b**5 - 2*b**4 + 2)",
        argument="Left of 0 the inner function is printed as the identity; the authors' published correction has 0 there, "
        "so that the unit is constant and does not fall without bound.",
    ),
    _misprint(
        "sgt", Source("khagi2022novel", "abstract"),
        argument="For negative x a learnt power of x is not real unless it is a whole number; "
        "the sign has to be taken out, as in −a(−x)^alpha.",
    ),
    _code(
        "mexican_hat", Source("bozorgasl2024wavkan", "authors' code, KAN.py, mexican_hat"), at=0,
        printed="2/(sqrt(3)*sqrt(sqrt(pi)))*(x**2 - 1)*exp(-x**2/2)",
        argument="The hat stands on its head: the wavelet of this name is positive in the middle. "
        "The learnt weight behind it makes up for the sign.",
    ),
    _code(
        "pmaf", _old("PiecewiseMexicanHat"), at=4, limits={"oo": "1/(sqrt(3)*pi)"},
        printed="1/(sqrt(3)*pi) - (1 - (x + a)**2)*exp(-(x + a)**2/2)/4 if x < 0 "
        "else 1/(sqrt(3)*pi) - (1 - (x - a)**2)*exp(-(x - a)**2/2)/4",
        argument="The prefactor 2/(√3·π^(1/4)) was taken apart into a constant and a quarter: "
        "the hats stand on their heads, and the function does not die away.",
    ),
    _code(
        "wave", *_both("Wave"), printed="1 - x**2*exp(-a*x**2)", at=1, limits={"oo": "1"},
        argument="The bracket around 1 − x² is lost, so that the function tends to 1 far out instead of 0.",
    ),
    _code(
        "polyexp", *_both("Polyexp"), printed="a*x**2 + b*x + c*exp(-d*x**2)", at=1, limits={"oo": "oo"},
        argument="The bracket around the polynomial is lost: the bell no longer damps all of it, "
        "and the function grows without bound.",
    ),
    _code(
        "expcos", _new("Expcos"), printed="exp(cos(x))", at=0,
        argument="Periodic and never 0, where the function of this name is a cosine under a bell, which dies away.",
    ),
    _code(
        "arctid", _old("Arctid"), printed="atan(x)*2**(-x)", at=1,
        argument="A square and a difference were read as a power of two; the function is atan(x)² − x.",
    ),
    _code(
        "mishra", _old("Mishra"), printed="x/(1 + abs(x))", at=1,
        argument="Without the square the mean of softsign and its square becomes softsign itself.",
    ),
    _code(
        "m_arcsinh", _old("ModifiedArcsinh"), printed="asinh(x)*abs(x)/12", at=4,
        argument="The author's code takes the root of the size of the input, not the size itself.",
    ),
    _misprint(
        "sinp", _survey("section 3.32"), printed="sin(x) - a*x", at=1, limits={"oo": "-oo"},
        argument="The authors' abstract adds the two terms; with a minus the function falls where it should rise.",
    ),
    _code(
        "ssu", *_both("SSU"), printed="pi*sinc(pi*(x - pi))", at=0,
        argument="With the normalised sinc the value at the origin is −0.137, where the authors ask for 0 and slope 1; "
        "the plain sin(u)/u gives both.",
    ),
    _code(
        "dsu", *_both("DSU"), printed="pi/2*(sinc(pi*(x - pi)) - sinc(pi*(x + pi)))", at=1,
        argument="With the normalised sinc the slope at the origin is 0.859; with the plain sin(u)/u the two terms add up to "
        "π²·sin(x)/(π² − x²), whose slope there is 1.",
    ),
)  # fmt: skip

ERRATA: tuple[Erratum, ...] = (*PIECEWISE, *CURVED, *GATED, *SIGMOIDAL, *OTHERS)


def errata(slug: str) -> list[Erratum]:
    """What has been got wrong about a function.

    >>> [(e.kind, e.printed) for e in errata("cloglog")]
    [('misprint', '1 - exp(-exp(-x))')]
    """
    return [erratum for erratum in ERRATA if erratum.slug == slug]
