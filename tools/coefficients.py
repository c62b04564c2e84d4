"""Compute the polynomials of `src/activarium/coefficients.py` and the tables of `derive/tables.py` in ball arithmetic.

Each polynomial is the Chebyshev interpolant of a function that elementary operations cannot give without
cancellation, written in powers of its variable. Run by `make generate`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from flint import arb, arb_poly, ctx

if TYPE_CHECKING:
    from collections.abc import Callable

NODES = 48
PRECISION = 400  # bits; far above what the interpolation loses


def mills(s: arb) -> arb:
    """(1 + t) Φ(−t) exp(t²/2) for t = 4 (1 + s)/(1 − s), which maps [−1, 1) to [0, ∞)."""
    t = 4 * (1 + s) / (1 - s)
    return (1 + t) * (t / arb(2).sqrt()).erfc() * (t * t / 2).exp() / 2


def tanh_remainder(s: arb) -> arb:
    """(u − tanh u)/u³ for u² = (1 + s)/2."""
    u = ((1 + s) / 2).sqrt()
    return (u - u.tanh()) / u**3


def error_function(s: arb) -> arb:
    """erf(u)/u for u² = (1 + s)/2."""
    u = ((1 + s) / 2).sqrt()
    return u.erf() / u


def ramp_slope(s: arb) -> arb:
    """(arctan t − t/(1 + t²))/t³ for t² = (1 + s)/2."""
    t = ((1 + s) / 2).sqrt()
    return (t.atan() - t / (1 + t * t)) / t**3


def chebyshev(function: Callable[[arb], arb]) -> list[arb]:
    """The coefficients of the interpolant at the Chebyshev nodes, lowest first."""
    angles = [arb.pi() * (2 * k + 1) / (2 * NODES) for k in range(NODES)]
    values = [function(angle.cos()) for angle in angles]
    sums = [sum((v * (j * a).cos() for v, a in zip(values, angles, strict=True)), arb(0)) for j in range(NODES)]
    return [s * (2 if j else 1) / NODES for j, s in enumerate(sums)]


def powers(series: list[arb], variable: arb_poly, precision: int) -> tuple[float, ...]:
    """The interpolant in powers, cut where a term falls below 2**-precision, rounded once."""
    kept = series[: 1 + max(j for j, c in enumerate(series) if abs(float(c.mid())) > 2.0**-precision)]
    previous, current, total = arb_poly([1]), variable, kept[0] * arb_poly([1])
    for coefficient in kept[1:]:
        total += coefficient * current
        previous, current = current, 2 * variable * current - previous
    return tuple(float(total[j].mid()) for j in range(total.degree() + 1))


def pair(number: arb) -> tuple[float, float]:
    """A float and what it lacks."""
    value = float(number.mid())
    return value, float((number - arb(value)).mid())


def thirds(number: arb) -> tuple[float, float, float]:
    """A number as three floats, the first two of 26 binary digits."""
    parts, rest = [], number
    for _ in range(2):
        mantissa, exponent = math.frexp(float(rest.mid()))
        parts.append(math.ldexp(round(mantissa * 2**26), exponent - 26))
        rest -= arb(parts[-1])
    return parts[0], parts[1], float(rest.mid())


def columns(numbers: list[arb]) -> str:
    """Many pairs as an array of the values and one of what they lack."""
    values, lacks = zip(*map(pair, numbers), strict=True)
    return "".join(f"    np.array([{', '.join(map(repr, column))}]),\n" for column in (values, lacks))


def tables() -> str:
    """The module of what the functions of pairs are computed from."""
    ctx.prec = PRECISION
    ln2, pi = arb(2).log(), arb.pi()
    sines = [(pi * n / 64).sin() if n % 32 else arb((0, 1, 0, -1)[n // 32]) for n in range(128)]
    lines = [
        '"""Numbers computed by `make generate` (tools/coefficients.py); do not edit."""',
        "",
        "# fmt: off",
        "import numpy as np",
        "",
        "# log 2, π, 1/6, each as a float and what it lacks",
        *(f"{name} = {pair(number)!r}" for name, number in (("LN2", ln2), ("PI", pi), ("SIXTH", arb(1) / 6))),
        "# the 64th parts of log 2 and π as three floats, the first two of 26 binary digits",
        *(f"{name} = {thirds(number / 64)!r}" for name, number in (("LN2_64", ln2), ("PI_64", pi))),
        "# 1/4!, 1/5!, …; 1/5!, −1/7!, …; 1/4!, −1/6!, …",
        f"EXPONENTIAL = {tuple(1 / math.factorial(n) for n in range(4, 11))!r}",
        f"SINE = {tuple((-1) ** k / math.factorial(5 + 2 * k) for k in range(5))!r}",
        f"COSINE = {tuple((-1) ** k / math.factorial(4 + 2 * k) for k in range(5))!r}",
        "# 2**(n/64) and sin(n π/64), the values and what they lack",
        f"ROOTS = (\n{columns([(ln2 * n / 64).exp() for n in range(64)])})",
        f"SINES = (\n{columns(sines)})",
    ]
    return "\n".join(lines) + "\n"


def text() -> str:
    """The module, ready to be written."""
    ctx.prec = PRECISION
    whole, square = arb_poly([0, 1]), arb_poly([-1, 2])
    polynomials = {
        "MILLS": (mills, whole, 57, "(1 + t) Φ(−t) exp(t²/2) in powers of (t − 4)/(t + 4), for t ≥ 0"),
        "TANH_REMAINDER": (tanh_remainder, square, 59, "(u − tanh u)/u³ in powers of u², for |u| ≤ 1"),
        "RAMP_SLOPE": (ramp_slope, square, 59, "(arctan t − t/(1 + t²))/t³ in powers of t², for |t| ≤ 1"),
        "ERF": (error_function, square, 57, "erf(u)/u in powers of u², for |u| ≤ 1"),
    }
    lines = ['"""Polynomials computed by `make generate` (tools/coefficients.py); do not edit."""', ""]
    for name, (function, variable, precision, meaning) in polynomials.items():
        digits = "".join(f"    {c!r},\n" for c in powers(chebyshev(function), variable, precision))
        lines.append(f"# {meaning}\n{name} = (\n{digits})")
    return "\n".join(lines) + "\n"
