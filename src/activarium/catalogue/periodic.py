"""Periodic and oscillating functions: sines, cosines and sinc, alone, damped, growing or riding on a line."""

from __future__ import annotations

from sympy import Piecewise, Rational, cos, pi, sin, sqrt

from activarium.core import Activation, Alias, Interval, Parameter, Source, case_of, derivative_of, rescaling_of
from activarium.pieces import POSITIVE
from activarium.vocabulary import letter, sigmoid, sinh, tanh, x
from activarium.vocabulary import sinc as cardinal_sine

a, b, d, n = map(letter, "abdn")
beta, omega = map(letter, ("beta", "omega"))
a1, b1, b2, b3, b4, b5, c1, c2, c3, c4, c5 = map(letter, ("a1", "b1", "b2", "b3", "b4", "b5", "c1", "c2", "c3", "c4", "c5"))


sine = Activation(
    slug="sine",
    name="Sine",
    aliases=("sinusoid", "sin", "sinusoidal activation"),
    summary="A sine: bounded, never saturated for good, and hard to train because its loss surface ripples.",
    expression=sin(omega * x),
    parameters=(Parameter(omega, "frequency", Rational(1), display=Interval(0, 5)),),
    sources=(
        Source("parascandolo2016taming", "title and abstract"),
        Source("kunc2024three", "section 3.29"),
    ),
    year=2016,
    confidence="checked",
    remark="The year is that of the study cited; networks of sines are older. Also used with omega = pi.",
    relations=(
        rescaling_of("cosine", input="omega*x - pi/2"),
        case_of("fourier_af", a=0, b1=0, b2=0, b3=0, b4=0, b5=0, c1=1, c2=0, c3=0, c4=0, c5=0, d="omega"),
    ),
    window=Interval(-6, 6),
)

siren = Activation(
    slug="siren",
    name="SIREN sine",
    aliases=("sinusoidal representation network",),
    summary="The sine of 30 times the input, by which networks of sines fit images, sound and shapes in fine detail.",
    expression=sin(30 * x),
    sources=(Source("sitzmann2020implicit", "authors' code, modules.py: class Sine"),),
    year=2020,
    confidence="checked",
    remark="The factor belongs to an initialisation of the weights that allows for it; other frequencies are in use.",
    relations=(case_of("sine", omega=30),),
    window=Interval(-1, 1),
)

cosine = Activation(
    slug="cosine",
    name="Cosine",
    aliases=("cos", "cosinusoid"),
    summary="A cosine: the sine, moved by a quarter of its period, hence even and 1 at the origin.",
    expression=cos(x),
    sources=(Source("jagtap2022deep", "authors' code, Rowdy_Activation_Functions.py: the base function"),),
    year=2022,
    confidence="checked",
    remark="Nobody's invention: source and year are those of a use. The survey calls 1 - cos(x) the cosine.",
    relations=(rescaling_of("sine", input="x + pi/2", omega=1), derivative_of("sine", omega=1)),
    window=Interval(-6, 6),
)

one_minus_cos = Activation(
    slug="one_minus_cos",
    name="One minus cosine",
    aliases=("1 - cos",),
    summary="A cosine turned over and lifted, so that it is never negative and touches 0 at the origin.",
    expression=1 - cos(x),
    evaluate=2 * sin(x / 2) ** 2,
    sources=(Source("kunc2024three", "section 3.30"),),
    year=2024,
    remark="The year is the source's; the function is older.",
    relations=(
        rescaling_of("cosine", output="1 - y"),
        case_of("fourier_af", a=1, b1=-1, b2=0, b3=0, b4=0, b5=0, c1=0, c2=0, c3=0, c4=0, c5=0, d=1),
    ),
    window=Interval(-6, 6),
)

scaled_sine_shift = Activation(
    slug="scaled_sine_shift",
    name="Scaled shifted sine",
    aliases=("scaled sine with vertical shift",),
    summary="A sine of half the height, lifted so that most of it is positive.",
    expression=sin(a * x) / 2 + Rational(3, 10),
    parameters=(Parameter(a, "frequency", Rational(6, 5), display=Interval(0, 4)),),
    sources=(Source("kunc2024three", "section 3.29, the second function"),),
    year=2015,
    remark="Tried with frequencies 1/5, 4/5, 6/5, 9/5 and 4; the original work was not found.",
    relations=(
        rescaling_of("sine", output="y/2 + 3/10", omega="a"),
        case_of("fourier_af", a="3/10", b1=0, b2=0, b3=0, b4=0, b5=0, c1="1/2", c2=0, c3=0, c4=0, c5=0, d="a"),
    ),
    window=Interval(-6, 6),
)

snake = Activation(
    slug="snake",
    name="Snake",
    summary="A line with a squared sine along it: it never decreases, yet it can continue a periodic signal.",
    expression=x + sin(a * x) ** 2 / a,
    parameters=(Parameter(a, "frequency", Rational(1), domain=POSITIVE, display=Interval(Rational(1, 5), 5), learnable=True),),
    sources=(
        Source("ziyin2020neural", "abstract, with a = 1"),
        Source("lee2023bigvgan", "authors' code, activations.py: class Snake"),
    ),
    year=2020,
    confidence="checked",
    remark="Implementations add 1e-9 to the divisor. The squared sine is a cosine in disguise: this is SinP, rescaled.",
    relations=(
        case_of("snake_beta", a="a", b="a"),
        rescaling_of("sinp", input="2*a*x - pi/2", output="(y + pi/2 + 1)/(2*a)", a=1),
    ),
    window=Interval(-5, 5),
)

snake_beta = Activation(
    slug="snake_beta",
    name="SnakeBeta",
    summary="Snake with the height of its waves apart from their frequency, so that a vocoder can learn both.",
    expression=x + sin(a * x) ** 2 / b,
    parameters=(
        Parameter(a, "frequency", Rational(1), domain=POSITIVE, display=Interval(Rational(1, 5), 5), learnable=True),
        Parameter(b, "divisor of the waves", Rational(1), domain=POSITIVE, display=Interval(Rational(1, 5), 5), learnable=True),
    ),
    sources=(Source("lee2023bigvgan", "authors' code, activations.py: class SnakeBeta"),),
    year=2022,
    confidence="checked",
    remark="The code adds 1e-9 to the divisor and may store the logarithms of both parameters.",
    relations=(rescaling_of("sinp", input="2*a*x - pi/2", output="(y + pi*b/(2*a) + 1)/(2*b)", a="b/a"),),
    window=Interval(-5, 5),
)

sinp = Activation(
    slug="sinp",
    name="SinP",
    aliases=(
        Alias(
            "SinP[N]",
            year=2018,
            source=Source("chan2018sinp", "abstract"),
            formula="sin(x) + N*x",
            letters={"N": 1},
            at={"a": "N"},
        ),
        Alias("x + sin x", at={"a": 1}),
        Alias("x plus sin", at={"a": 1}),
    ),
    summary="A sine on a line of slope a, which keeps the derivative from vanishing where a exceeds 1.",
    expression=sin(x) + a * x,
    parameters=(Parameter(a, "slope of the line", Rational(1), display=Interval(-1, 2)),),
    sources=(
        Source("chan2018sinp", "abstract"),
        Source("kunc2024three", "section 3.32"),
    ),
    year=2018,
    confidence="checked",
    remark="Tried with slopes 1, 3/2 and 2. The survey prints a minus between the terms.",
    window=Interval(-8, 8),
)

x_plus_cos = Activation(
    slug="x_plus_cos",
    name="x + cos x",
    aliases=("x plus cos",),
    summary="A cosine along a line: the sum of the input and its sine, moved by a quarter of the period.",
    expression=x + cos(x),
    sources=(Source("corradomio", "class Snake, the method cos with a = 1"),),
    year=2020,
    remark="Known to us from a third party, who counts it among the definitions of Snake.",
    relations=(rescaling_of("sinp", input="x + pi/2", output="y - pi/2", a=1), rescaling_of("cosid", input="-x")),
    window=Interval(-8, 8),
)

cosid = Activation(
    slug="cosid",
    name="Cosid",
    summary="A cosine on a falling line, one of the better functions that an automatic search came upon.",
    expression=cos(x) - x,
    sources=(
        Source("kunc2024three", "section 3.31"),
        Source("ramachandran2017searching", "section 3, figure 3 and tables 1 and 2"),
    ),
    year=2017,
    confidence="checked",
    relations=(rescaling_of("x_plus_cos", input="-x"), rescaling_of("sinp", input="x + pi/2", output="y + pi/2", a=-1)),
    window=Interval(-8, 8),
)

gcu = Activation(
    slug="gcu",
    name="Growing cosine unit",
    aliases=("GCU",),
    summary="A cosine whose height grows with the input; its many zeros let a single neuron learn XOR.",
    expression=x * cos(x),
    sources=(
        Source("noel2021growing", "abstract"),
        Source("kunc2024three", "section 3.33"),
    ),
    year=2021,
    confidence="checked",
    window=Interval(-8, 8),
)

asu = Activation(
    slug="asu",
    name="Amplifying sine unit",
    aliases=("ASU",),
    summary="A sine whose height grows with the input: even, where the growing cosine unit is odd.",
    expression=x * sin(x),
    sources=(Source("kunc2024three", "section 3.34"), Source("rahman2023amplifying", "where the unit is named")),
    year=2023,
    window=Interval(-8, 8),
)

spder = Activation(
    slug="spder",
    name="SPDER",
    aliases=("semiperiodic damping-enabled object representation",),
    summary="A sine times the square root of the distance from 0, which keeps track of where on the axis the input lies.",
    expression=Piecewise((sin(x) * sqrt(x), x > 0), (sin(x) * sqrt(-x), x < 0), (0, True)),
    sources=(Source("shah2023spder", "authors' code, SPDER_audio.py: class SPDERLayer"),),
    year=2023,
    confidence="checked",
    remark="The layer multiplies the input by 30 first. For audio the same code uses sin(x)*atan(x).",
    window=Interval(-12, 12),
)

finer = Activation(
    slug="finer",
    name="FINER",
    summary="A sine whose frequency rises with the distance from 0, so that the bias of a neuron picks its band.",
    expression=Piecewise((sin(omega * (x + 1) * x), x > 0), (sin(omega * (1 - x) * x), True)),
    parameters=(Parameter(omega, "frequency at the origin", Rational(30), display=Interval(1, 40)),),
    sources=(Source("liu2023finer", "authors' code, models.py: class FinerLayer"),),
    year=2023,
    confidence="checked",
    remark="The code treats the factor |x| + 1 as a constant in the backward pass unless told otherwise.",
    window=Interval(-1, 1),
)

h_siren = Activation(
    slug="h_siren",
    name="H-SIREN",
    aliases=("hyperbolic SIREN",),
    summary="A sine of a hyperbolic sine: its waves crowd as they leave the origin; meant for the first layer only.",
    expression=sin(omega * sinh(2 * x)),
    parameters=(Parameter(omega, "frequency factor", Rational(1), display=Interval(0, 30)),),
    sources=(Source("gao2024hsiren", "abstract, with omega = 1"),),
    year=2024,
    confidence="checked",
    remark="Such networks take omega = 30; whether it stands outside or inside the sinh differs between implementations.",
    window=Interval(Rational(-3, 2), Rational(3, 2)),
)

hosc = Activation(
    slug="hosc",
    name="HOSC",
    aliases=("hyperbolic oscillation", "hyperbolic oscillator with saturation control"),
    summary="A sine pressed towards a square wave, the harder the larger its sharpness.",
    expression=tanh(beta * sin(x)),
    parameters=(Parameter(beta, "sharpness", Rational(8), display=Interval(0, 20), learnable=True),),
    sources=(
        Source("wlodarczyk2026hosc", "abstract, with frequency 1"),
        Source("serrano2024hosc", "where the function is named"),
    ),
    year=2024,
    confidence="checked",
    remark="The later paper puts a frequency inside the sine. The default of the sharpness is ours.",
    window=Interval(-6, 6),
)

sinc = Activation(
    slug="sinc",
    name="Sinc",
    aliases=("cardinal sine", "sinc activation"),
    summary="The sine divided by its argument: a bump with ripples that die away like 1/x.",
    expression=cardinal_sine(x),
    sources=(
        Source("efe2008novel", "abstract, where a sinc is among the activation functions"),
        Source("kunc2024three", "section 3.35"),
    ),
    year=2008,
    remark="Not normalised; other code takes sin(pi*x)/(pi*x) for it.",
    window=Interval(-12, 12),
)

sinc_plus_x = Activation(
    slug="sinc_plus_x",
    name="sinc(x) + x",
    aliases=("sinc plus x",),
    summary="A line with a ripple about the origin, where it keeps clear of 0.",
    expression=cardinal_sine(x) + x,
    sources=(Source("ramachandran2017searching", "section 3, figure 3 and tables 1 and 2"),),
    year=2017,
    confidence="checked",
    remark="The paper does not say which sinc it means; taken here is sin(x)/x, without a factor of π.",
    window=Interval(-8, 8),
)

ssu = Activation(
    slug="ssu",
    name="Shifted sinc unit",
    aliases=("SSU", "shifted sine unit"),
    summary="A sinc moved to pi and scaled to pass the origin with slope 1; its zeros are all multiples of pi but pi itself.",
    expression=pi * cardinal_sine(x - pi),
    evaluate=Piecewise((pi * sin(x) / (pi - x), x <= 2), (pi * sin(x) / (pi - x), x >= 4), (pi * cardinal_sine(x - pi), True)),
    sources=(
        Source("noel2021biologically", "where the unit is proposed"),
        Source("kunc2024three", "section 3.35"),
    ),
    year=2021,
    remark="The sinc is not normalised: only so is the slope 1 at the origin, which the authors ask of an activation function.",
    relations=(rescaling_of("sinc", input="x - pi", output="pi*y"),),
    window=Interval(-10, 14),
)

inner = pi**2 * sin(x) / (pi**2 - x**2)
outer = pi * sin(x) / (pi - x) * (pi / (pi + x))

dsu = Activation(
    slug="dsu",
    name="Decaying sine unit",
    aliases=("DSU",),
    summary="Two sincs, one on either side, that add up to an odd wave which fades like the square of the distance.",
    expression=pi / 2 * (cardinal_sine(x - pi) - cardinal_sine(x + pi)),
    evaluate=Piecewise(
        (outer, x <= -4),
        (-(pi**2) * cardinal_sine(x + pi) / (pi - x), x < -2),
        (inner, x <= 2),
        (pi**2 * cardinal_sine(x - pi) / (pi + x), x < 4),
        (outer, True),
    ),
    sources=(
        Source("noel2021biologically", "where the unit is proposed"),
        Source("kunc2024three", "section 3.36"),
    ),
    year=2021,
    remark="The sinc is not normalised; the two add up to pi^2*sin(x)/(pi^2 - x^2).",
    window=Interval(-12, 12),
)

harmonics = tuple(enumerate(((b1, c1), (b2, c2), (b3, c3), (b4, c4), (b5, c5)), 1))

fourier_af = Activation(
    slug="fourier_af",
    name="Fourier series AF",
    aliases=("FSA", "Fourier-CNN activation"),
    summary="A Fourier series of rank five whose coefficients and base frequency are learnt.",
    expression=a + sum(cosines * cos(j * d * x) + sines * sin(j * d * x) for j, (cosines, sines) in harmonics),
    parameters=(
        Parameter(a, "constant term", Rational(0), display=Interval(-1, 1), learnable=True),
        Parameter(d, "base frequency", Rational(1), display=Interval(0, 3), learnable=True),
        *(
            Parameter(symbol, f"coefficient of the {kind} of {j}dx", default, display=Interval(-1, 1), learnable=True)
            for j, pair in harmonics
            for symbol, kind, default in zip(
                pair, ("cosine", "sine"), (Rational(0), Rational(1, j) if j < 3 else Rational(0)), strict=True
            )
        ),
    ),
    sources=(
        Source("kunc2024three", "section 4.48.11"),
        Source("liao2020trainable", "abstract, where the series is named"),
    ),
    year=2020,
    remark="The defaults are ours: two sines.",
    window=Interval(-6, 6),
)

rowdy = Activation(
    slug="rowdy",
    name="Rowdy",
    aliases=("Rowdy activation",),
    summary="The hyperbolic tangent with a small sine laid over it, so that it saturates nowhere.",
    expression=tanh(x) + n * a1 * sin(n * x),
    parameters=(
        Parameter(n, "scale of heights and frequencies", Rational(1), display=Interval(0, 10)),
        Parameter(a1, "amplitude of the sine", Rational(1, 10), display=Interval(-1, 1), learnable=True),
    ),
    sources=(
        Source("jagtap2022deep", "authors' code, Rowdy_Activation_Functions.py: function DNN"),
        Source("kunc2024three", "section 4.48.5"),
    ),
    year=2021,
    confidence="checked",
    remark="One term on tanh, of a family: the code lays nine on a cosine, at n = 10, of frequencies n, 2n, ..., "
    "each with a factor to learn and an amplitude that starts at 0.",
    window=Interval(-6, 6),
)

gln = Activation(
    slug="gln",
    name="Global-local neuron",
    aliases=("GLN",),
    summary="A mixture of a sine, for what recurs everywhere, and a hyperbolic tangent, for what happens in one place.",
    expression=sigmoid(a) * sin(x) + sigmoid(-a) * tanh(x) - b,
    parameters=(
        Parameter(a, "weight of the sine, as a logit", Rational(0), display=Interval(-4, 4), learnable=True),
        Parameter(b, "shift down", Rational(0), display=Interval(-1, 1), learnable=True),
    ),
    sources=(
        Source("kunc2024three", "section 4.27"),
        Source("ferreira2021new", "abstract, where the two parts are named"),
    ),
    year=2021,
    window=Interval(-6, 6),
)
