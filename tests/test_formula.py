"""The grammar of formulas: what it reads, what it refuses, and that nothing can hang or be executed."""

from __future__ import annotations

import gc
import random
import time
from fractions import Fraction

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from activarium.balls import enclosure, rational
from activarium.catalogue import ALL
from activarium.core import SYMBOLIC, InvalidRecord
from activarium.definition import define
from activarium.formula import FormulaError, letters, parse, text
from activarium.vocabulary import FUNCTIONS, letter, x

INPUTS = 100_000
SLOW = 2.0  # seconds of processor time that no input may take

every_activation = pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)


@every_activation
@pytest.mark.parametrize("field", SYMBOLIC)
def test_what_is_written_is_read_back(f, field):
    """Every formula of the catalogue survives being written and read, but for a bracket that SymPy multiplies out."""
    written = f.text(field)
    if written is not None:
        letters = [p.symbol for p in f.parameters]
        once = parse(written, letters)

        assert text(parse(text(once), letters)) == text(once)
        assert text(once) == written or equal(once, getattr(f, field), f)


def equal(once, expression, f):
    """Whether two expressions have the same values at the defaults."""
    at = {letter(p.symbol): rational(p.default) for p in f.parameters}
    points = [rational(v) for v in (Fraction(-7, 2), Fraction(-1, 3), Fraction(2, 5), Fraction(9, 4))]
    return all(enclosure(once, v, 0, 0, at).overlaps(enclosure(expression, v, 0, 0, at)) for v in points)


@pytest.mark.parametrize(
    ("formula", "expression"),
    [
        ("x", x),
        ("0.1*x", x / 10),
        ("1e-3*x + .5", x / 1000 + sp.Rational(1, 2)),
        ("-x**2", -(x**2)),
        ("x if x > 0 else 0.1*x", sp.Piecewise((x, x > 0), (x / 10, True))),
        ("abs(x)", sp.Piecewise((x, x > 0), (-x, True))),
        ("2**x", sp.exp(x * FUNCTIONS["log"](2))),
        ("x if 1 > 2 else 3*x", 3 * x),
        ("pi*x", sp.pi * x),
        ("Phi(x)", FUNCTIONS["normal_cdf"](x)),
    ],
)
def test_formulas_mean_what_they_say(formula, expression):
    """Numbers are exact, powers bind before signs, and the functions are those of the vocabulary."""
    assert parse(formula) == expression


@pytest.mark.parametrize(
    ("formula", "problem", "column"),
    [
        ("", "empty", 0),
        ("x^2", "write ** for a power", 0),
        ("x if x", "breaks off", 0),
        ("2*f(x)", "there is no function f", 2),
        ("x + beta", "beta is neither x nor a parameter", 4),
        ("x.real", "Attribute", 0),
        ("__import__('os').system('true')", "plain name", 0),
        ("(lambda: x)()", "plain name", 0),
        ("[x for x in (1,)]", "ListComp", 0),
        ("x/0", "divides by 0", 2),
        ("log(-1)", "not a real number", 0),
        ("sqrt(-2)*x", "not a real number", 0),
        ("9**9**9", "powers go up to 64", 3),
        ("(x**9)**9", "powers go up to 64", 8),
        ("x**x", "positive number below it", 0),
        ("exp(exp(exp(9)))", "moderate size", 4),
        ("sin(exp(exp(9)))*x", "moderate size", 4),
        ("1e200", "too long", 0),
        ("0x10", "decimal number", 0),
        ("1_000*x", "decimal number", 0),
        ("'x'", "decimal number", 0),
        ("x if 0 < x < 1 else 2", "one comparison at a time", 5),
        ("x if x > 0 and x < 1 else 2", "one condition inside the other", 5),
        ("x if x == 0 else 1", "<, <=, > or >=", 5),
        ("x > 0", "belongs into a condition", 0),
        ("max(x)", "there is no function max", 0),
        ("exp(x, x)", "takes one argument", 0),
        ("exp(u=x)", "plain name, with values only", 0),
        ("α*x", "plain letters", 0),
        ("x\n+ 1", "plain letters", 1),
        ("x" * 2000, "at most 1000", 0),
        ("-" * 900 + "x", "too large", 0),
        ("(" * 400 + "x" + ")" * 400, "", 0),
        ("+".join(["x"] * 400), "too large", 0),
    ],
)
def test_what_is_no_formula_is_refused(formula, problem, column):
    """Everything outside the grammar is an error that points at its place."""
    with pytest.raises(FormulaError, match=None) as caught:
        parse(formula)

    assert problem in str(caught.value)
    assert caught.value.column == column or not problem


def test_names_are_found_in_order():
    """The letters that are neither x nor functions are the parameters."""
    assert letters("a*x*sigmoid(b*x) + max(a, c)") == ["a", "b", "c"]


def test_a_comparison_of_pieces_is_taken_apart():
    """min(max(0, x), 6) is three pieces."""
    f = parse("min(max(0, x), 6)")

    assert [f.subs(x, at) for at in (-1, 2, 7)] == [0, 2, 6]


@pytest.mark.parametrize("formula", ["x if exp(x) > 2 else 0", "x if a*x**2 > 1 else 0"])
def test_a_place_that_cannot_be_found_is_refused(formula):
    """A definition whose pieces meet at unknown points would be drawn wrongly."""
    with pytest.raises(FormulaError, match="cannot say where"):
        define(formula, parameters=dict.fromkeys(letters(formula), 1))


@pytest.mark.parametrize("default", [float("nan"), "one", None])
def test_defaults_are_numbers(default):
    """A default that is no number is refused."""
    with pytest.raises((InvalidRecord, ValueError, TypeError)):
        define("a*x", parameters={"a": default})


def test_a_record_from_a_formula_works_like_any_other():
    """Value, derivative, formula and curve of a function of one's own."""
    f = define("x*tanh(exp(b*x))", name="Sharp TanhExp", parameters={"b": "1.5"})

    assert f.slug == "sharp_tanhexp"
    assert f(0.0) == 0
    assert f.derivative(0.0) == pytest.approx(float(sp.tanh(1)))
    assert f.values({"b": 2}) == {"b": 2.0}
    assert letter("b") in f.expression.free_symbols


# Fuzzing: pieces of formulas and of everything else, put together at random.

PIECES = [
    "x", "x", "a", "0", "1", "2", "0.1", "1e3", "1e-300", "9", "64", "pi", "+", "-", "*", "/", "**", "(", ")", "(", ")",
    " if ", " else ", "<", ">", ">=", "exp(", "log(", "tanh(", "sigmoid(", "softplus(", "max(", "min(", "abs(", "sqrt(",
    "Phi(", ",", " ", "==", "and", "not ", "lambda ", ":", "[", "]", "{", "}", "'", '"', "__import__", ".", "_", "\\",
    "\n", "\x00", "é", "𝑥", "%", "//", "@", "=", ":=", "~", "0x", "j", "1_0",
]  # fmt: skip


def grown(rng, depth):
    """A random formula, mostly well formed."""
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(["x", "x", "a", str(rng.randint(0, 99)), f"{rng.random():.3g}", "pi", "1e40", "1e-40", "1e300"])
    kind = rng.random()
    if kind < 0.45:
        return f"({grown(rng, depth - 1)}{rng.choice(['+', '-', '*', '/', '**'])}{grown(rng, depth - 1)})"
    if kind < 0.75:
        return f"{rng.choice([*FUNCTIONS, 'abs'])}({grown(rng, depth - 1)})"
    if kind < 0.85:
        return f"{rng.choice(['min', 'max'])}({grown(rng, depth - 1)},{grown(rng, depth - 1)})"
    test = f"{grown(rng, depth - 1)}{rng.choice(['<', '<=', '>', '>='])}{grown(rng, depth - 1)}"
    return f"({grown(rng, depth - 1)} if {test} else {grown(rng, depth - 1)})"


def fuzzed(rng):
    """Random text: noise, a formula, or a formula with an accident."""
    if rng.random() < 0.5:
        return "".join(rng.choices(PIECES, k=rng.randint(1, 25)))
    formula = grown(rng, rng.randint(1, 5))
    if rng.random() < 0.4:
        at = rng.randrange(len(formula))
        formula = formula[:at] + rng.choice(PIECES) + formula[at + rng.randint(0, 3) :]
    return formula


def outcome(formula):
    """The expression or the error of a formula, which must come soon."""
    gc.disable()  # what others left behind is not this formula's to clear away
    start = time.process_time()
    try:
        result = parse(formula, ["a"])
    except FormulaError as error:
        result = error
    finally:
        gc.enable()
    assert time.process_time() - start < SLOW, formula
    return result


@pytest.mark.parametrize("part", range(10))
def test_no_input_hangs_or_crashes(part):
    """A tenth of a hundred thousand random inputs: an expression or a clear error, and soon."""
    rng = random.Random(part)

    outcomes = [outcome(fuzzed(rng)) for _ in range(INPUTS // 10)]

    assert all(isinstance(o, sp.Expr | FormulaError) for o in outcomes)
    assert sum(isinstance(o, sp.Expr) for o in outcomes) > INPUTS // 100


@given(st.text(max_size=200))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_or_refused(noise):
    """Text of any kind at all."""
    assert isinstance(outcome(noise), sp.Expr | FormulaError)
