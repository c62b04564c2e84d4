"""What is said of other libraries: it names what we have, follows from the record, and is true of the one that is installed."""

from __future__ import annotations

import inspect
import re
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from activarium.balls import Undecided, enclosure, rational
from activarium.catalogue import ALL
from activarium.catalogue.dialects import DIALECTS, FRAMEWORKS, dialects, formula_of, torch_class
from activarium.derive.breakpoints import NoBreakpoints, breakpoints
from activarium.formula import letters, parse
from activarium.garden.facts import elsewhere
from activarium.vocabulary import letter

RECORDS = {f.slug: f for f in ALL}
POINTS = [Fraction(k, 16) + Fraction(1, 1000) for k in range(-120, 121, 8)] + [Fraction(v) for v in (-40, -12, 12, 40)]
GRID = np.linspace(-20, 20, 4001)
SLOPE = re.compile(r"[Tt]he slope at (−?\d+) is (−?\d+(?:\.\d+)?)")

# what is computed on purpose, or for the sake of brevity, otherwise than in the record: where it shows, and the difference
OTHERWISE = {
    "torch.sinc": ("1", "sin(1)"),
    'ACT2FN["gelu_10"]': ("20", "10"),
    'ACT2FN["gelu_fast"]': ("1", "8e-13"),
    'ACT2FN["xielu"]': ("0", "8e-7"),
    "fastai.layers.sigmoid": ("-30", "1e-7"),
    "gelu": ("1", "8.3e-9"),
}

every_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: f"{d.framework}-{d.call}-{d.slug}")


def chosen(dialect):
    """The parameters of the record as the framework has them by default."""
    return {p.symbol: p.default for p in RECORDS[dialect.slug].parameters} | dict(dialect.defaults)


def value(expression, point):
    """A ball around an expression without letters; nothing where it is not settled."""
    try:
        return enclosure(expression, rational(point), 0, 0, {})
    except Undecided:
        return None


def record_at(slug, values):
    """The definition of a record at exact values."""
    return RECORDS[slug].expression.xreplace({letter(n): sp.Rational(v.numerator, v.denominator) for n, v in values.items()})


@every_dialect
def test_a_dialect_speaks_of_what_we_have(dialect):
    """It belongs to a record and a framework, and names parameters that exist, at values of their domain."""
    parameters = {p.symbol: p for p in RECORDS[dialect.slug].parameters}

    assert dialect.framework in FRAMEWORKS
    assert {*dialect.names, *dialect.defaults, *letters(dialect.formula or "x")} <= parameters.keys()
    assert all(value in parameters[symbol].domain for symbol, value in dialect.defaults.items())
    assert all(ours != theirs for ours, theirs in dialect.names.items())
    assert dialect.differs == "" or re.fullmatch(r"\S.*[.]", dialect.differs)


def test_nothing_is_said_twice():
    """A call with its arguments stands once for a function, and only ONNX has opsets."""
    said = [(d.framework, d.slug, call, str(d.arguments)) for d in DIALECTS for call in (d.call, *d.also)]

    assert len(said) == len(set(said))
    assert all((d.opset is not None) == (d.framework == "onnx") for d in DIALECTS)
    assert all(d.opset[0] <= d.opset[1] <= 28 for d in DIALECTS if d.opset)


@pytest.mark.parametrize(
    "dialect",
    [d for d in DIALECTS if not (d.formula and d.call in OTHERWISE)],
    ids=lambda d: f"{d.framework}-{d.call}-{d.slug}",
)
def test_the_formula_of_a_dialect_is_the_record(dialect):
    """At the defaults of the framework both agree, but for what is known to be computed otherwise."""
    theirs, ours = parse(formula_of(dialect)), record_at(dialect.slug, chosen(dialect))
    pairs = [(value(theirs, point), value(ours, point)) for point in POINTS]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]

    assert len(known) > len(pairs) / 2
    assert all(a.overlaps(b) for a, b in known)


@pytest.mark.parametrize("call", OTHERWISE)
def test_what_is_computed_otherwise_differs_as_much_as_is_said(call):
    """The difference at a point is the number stated, to a tenth, and the entry says so in words."""
    (dialect,) = (d for d in DIALECTS if d.call == call and d.formula)
    point, size = Fraction(OTHERWISE[call][0]), float(sp.sympify(OTHERWISE[call][1]))
    theirs, ours = value(parse(formula_of(dialect)), point), value(record_at(dialect.slug, chosen(dialect)), point)

    assert float(abs(theirs - ours)) == pytest.approx(size, rel=0.1)
    assert dialect.differs


def test_the_defaults_that_differ_between_frameworks_are_told():
    """Leaky ReLU starts at 0.01, 0.2, 0.3 or 0.1, PReLU at 0.25, 0.01 or 0; three hard sigmoids share a name."""
    leaky = {d.call: chosen(d)["alpha"] for d in dialects("leaky_relu")}
    slopes = {slug: [d.call for d in dialects(slug)] for slug in ("hard_sigmoid", "hard_sigmoid_02", "hard_sigmoid_half")}

    assert leaky["torch.nn.LeakyReLU"] == leaky["jax.nn.leaky_relu"] == Fraction(1, 100)
    assert leaky["keras.activations.leaky_relu"] == leaky["tf.nn.leaky_relu"] == Fraction(1, 5)
    assert leaky["keras.layers.LeakyReLU"] == leaky["fastai.layers.vleaky_relu"] == Fraction(3, 10)
    assert leaky["leaky"] == Fraction(1, 10)
    assert leaky["onnx::LeakyRelu"] == Fraction(float(np.float32(0.01)))
    assert {chosen(d)["alpha"] for d in dialects("prelu")} == {Fraction(1, 4), Fraction(1, 100), Fraction(0)}
    assert "torch.nn.Hardsigmoid" in slopes["hard_sigmoid"]
    assert slopes["hard_sigmoid_02"] == ["onnx::HardSigmoid"]
    assert "keras.activations.sparse_sigmoid" in slopes["hard_sigmoid_half"]


def test_gelu_is_exact_or_not_by_default():
    """Without arguments JAX takes the approximation, and PyTorch, Keras, TensorFlow and ONNX the exact function."""
    plain = {d.framework: d.slug for d in DIALECTS if d.slug in {"gelu", "gelu_tanh"} and not d.arguments and not d.formula}

    assert plain["jax"] == plain["tensorflow_addons"] == "gelu_tanh"
    assert {plain[name] for name in ("torch", "keras", "tensorflow", "onnx")} == {"gelu"}


def test_a_function_of_torch_is_no_class_of_it():
    """Only what `torch.nn` has as a module gives a record its class."""
    assert torch_class("abs") is None
    assert torch_class("relu_n") is None
    assert torch_class("relu") == "ReLU"


def test_a_page_lists_every_call_once_by_library():
    """Calls that are alike share a line; none is lost."""
    for f in ALL:
        shown = [re.sub(r"\(.*", "", call) for rows in elsewhere(f).values() for calls, _ in rows for call in calls]

        assert sorted(shown) == sorted(call for d in dialects(f.slug) for call in (d.call, *d.also))
        assert all(len({differs for _, differs in rows}) == len(rows) for rows in elsewhere(f).values())


TORCH = [(d, call) for d in DIALECTS if d.framework.startswith("torch") for call in (d.call, *d.also)]
GIVEN = {"threshold": ("threshold", "value"), "thresholded_relu": ("theta",), "prelu": ("alpha",)}  # what has no default


def called(dialect, call, values):
    """A name of torch as a function of one tensor, at these parameters where it takes them; and which it took."""
    import torch

    made = torch
    for part in call.split(".")[1:]:
        made = getattr(made, part)
    try:
        known = set(inspect.signature(made).parameters)
    except ValueError:  # built into torch without a signature
        known = set()
    taken = {symbol for symbol in values if dialect.names.get(symbol, symbol) in known or symbol in GIVEN.get(dialect.slug, ())}
    rest = {dialect.names.get(symbol, symbol): float(values[symbol]) for symbol in taken} | dict(dialect.arguments)
    if inspect.isclass(made):
        return made(**rest).double().eval(), taken
    given = {
        name: torch.tensor(float(v), dtype=torch.float64) if name in {"weight", "values"} else v for name, v in rest.items()
    }
    return lambda x: made(x, **given), taken


def settings(dialect):
    """The defaults of the framework, and other values of every parameter."""
    defaults = chosen(dialect)
    moved = {
        p.symbol: Fraction(str(round(float(p.display.lower + 3 * p.display.upper) / 4, 3)))
        for p in RECORDS[dialect.slug].parameters
    }
    return [defaults, moved]


def every_call(pairs):
    """A test for every pair of dialect and call."""
    return pytest.mark.parametrize(("dialect", "call"), [pytest.param(d, call, id=f"{d.slug}-{call}") for d, call in pairs])


@every_call(TORCH)
def test_torch_computes_what_is_said(dialect, call):
    """At its own defaults, given nothing it does not ask for, and at others, torch has the values of the record.

    They may lie 1e-13 from the exact ones, in units of the greater of those and 1; softplus, by its threshold, 3e-9.
    """
    torch = pytest.importorskip("torch")
    defaults, moved = settings(dialect)
    asked = {symbol: defaults[symbol] for symbol in GIVEN.get(dialect.slug, ())}
    for values, passed in ((defaults, asked), (moved, moved)):
        function, taken = called(dialect, call, passed)
        now = defaults | {symbol: values[symbol] for symbol in taken}
        theirs = function(torch.tensor(GRID)).detach().numpy()
        ours = exactly(dialect, now)

        np.testing.assert_allclose(theirs, ours, rtol=1e-13, atol=3e-9 if dialect.slug == "softplus" else 1e-13)


def exactly(dialect, values):
    """The record on the grid, or the formula of the dialect at its defaults."""
    from activarium.definition import define

    if dialect.formula:
        return define(formula_of(dialect))(GRID)
    return RECORDS[dialect.slug](GRID, **{symbol: float(v) for symbol, v in values.items()})


@every_call((d, call) for d, call in TORCH if d.slug != "step")
def test_torch_has_the_slopes_that_are_said(dialect, call):
    """Where pieces meet, and at 0, the slope is that of the record, or the one that the entry tells."""
    torch = pytest.importorskip("torch")
    f, values = RECORDS[dialect.slug], {symbol: float(v) for symbol, v in chosen(dialect).items()}
    try:
        joints = [float(joint.xreplace({letter(n): sp.Float(v) for n, v in values.items()})) for joint in breakpoints(f)]
    except NoBreakpoints:
        joints = []
    joints = sorted({*joints, 0.0})
    told = {number(at): number(slope) for at, slope in SLOPE.findall(dialect.differs)}
    function, _ = called(dialect, call, {symbol: chosen(dialect)[symbol] for symbol in GIVEN.get(dialect.slug, ())})
    x = torch.tensor(joints, dtype=torch.float64, requires_grad=True)
    (slopes,) = torch.autograd.grad(function(x).sum(), x)

    expected = [told.get(joint, float(f.derivative(joint, **values))) for joint in joints]
    np.testing.assert_allclose(slopes.numpy(), expected, rtol=3e-8 if dialect.slug == "hard_sigmoid" else 1e-12, atol=1e-12)


def number(text):
    """A number as prose writes it."""
    return float(text.replace("−", "-"))


def single(*values):
    import torch

    return torch.tensor(values, dtype=torch.float32)


def test_what_is_said_of_torch_is_so():
    """Each sentence about torch is shown by a line."""
    torch = pytest.importorskip("torch")
    functional, double = torch.nn.functional, torch.float64

    far = torch.tensor([-8.4, -9.0, -12.0], dtype=double)
    assert not functional.gelu(far).any()
    assert functional.gelu(torch.tensor(-8.2, dtype=double)) != 0
    assert not functional.gelu(single(-5.6, -6, -9)).any()
    assert not torch.special.ndtr(far).any()
    assert not torch.special.ndtr(single(-5.6, -6, -9)).any()
    assert not functional.gelu(torch.tensor([-7.5, -8, -9], dtype=double), approximate="tanh").any()
    assert not functional.gelu(single(-5.6, -6, -9), approximate="tanh").any()
    assert functional.hardswish(single(5.67e37)).isfinite().all()
    assert functional.hardswish(single(5.68e37)).isinf().all()
    assert functional.softplus(torch.tensor(20.1, dtype=double)) == 20.1
    assert functional.softplus(torch.tensor(6.8, dtype=double), beta=3) == 6.8
    assert functional.softplus(torch.tensor(20.0, dtype=double)) != 20
    assert functional.tanhshrink(single(1e-4)) == 0
    assert torch.sign(single(float("nan"))) == 0
    x = torch.zeros(1, dtype=double, requires_grad=True)
    assert torch.autograd.grad(functional.hardsigmoid(x), x)[0].item() == float(np.float32(1 / 6)) != 1 / 6
    with pytest.raises(RuntimeError, match="not implemented"):
        torch.heaviside(single(1).requires_grad_(), single(1)).backward()
    for bare in (torch.nn.Threshold, lambda: functional.threshold(single(1)), lambda: functional.prelu(single(1))):
        with pytest.raises(TypeError):
            bare()


@every_dialect
def test_a_slope_is_told_only_where_it_is_another(dialect):
    """An entry that tells a slope at a kink tells one that the record does not have there, at some parameters."""
    f, (_, moved) = RECORDS[dialect.slug], settings(dialect)
    for at, slope in SLOPE.findall(dialect.differs):
        there = [f.derivative(number(at), **{n: float(v) for n, v in values.items()}) for values in (chosen(dialect), moved)]

        assert any(ours != pytest.approx(number(slope)) for ours in there)
