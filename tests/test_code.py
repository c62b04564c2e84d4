"""The code that a card shows computes what the library computes."""

from __future__ import annotations

import json
import zlib

import numpy as np
import pytest

from activarium.catalogue import index, record
from activarium.definition import define
from activarium.derive.curve import breakpoints
from activarium.derive.data_code import data_code
from activarium.derive.evaluate import evaluate
from activarium.derive.javascript import breakpoints as javascript_breakpoints
from activarium.derive.javascript import javascript
from activarium.derive.numpy_code import numpy_code
from activarium.derive.torch_code import torch_code

CLOSE = 1e-12  # relative; next to a zero of a derivative, of what f is beside it
KNOWN = {"h_siren": 15.0}  # farther out, neighbouring floats lie turns of the sine apart
SUFFIXES = {0: "", 1: "_derivative", 2: "_second_derivative"}
YOURS = [
    define("x/(1 + abs(x))", name="soft one"),
    define("x*tanh(exp(a*x))", name="sharp", parameters={"a": "1.3"}),
    define("min(max(0, x), 6)*sigmoid(b*x - 1)", name="capped", parameters={"b": 2}),
    define("2**(x/10)*sin(x)/(1 + x**2)**2 - sqrt(x**2 + 1) + atan(x)*asinh(x)", name="many words"),
    define("3", name="constant"),
]
FUNCTIONS = [*(record(slug) for slug in index()), *YOURS]

every_function = pytest.mark.parametrize("f", FUNCTIONS, ids=lambda f: f.slug)
every_order = pytest.mark.parametrize("order", [0, 1, 2])


def inputs(f):
    """Random numbers near and far, and both sides of every joint."""
    rng = np.random.default_rng(zlib.crc32(f.slug.encode()))
    joints = [near for at in breakpoints(f, f.values()) for near in (at, np.nextafter(at, -9), np.nextafter(at, 9))]
    x = np.concatenate([rng.normal(0, 3, 300), rng.uniform(-1000, 1000, 100), [0.0, -1000.0, 1000.0, 5e-324], joints])
    return x[np.abs(x) < KNOWN.get(f.slug, np.inf)]


def close(computed, f, x, order):
    """Whether numbers are those of the library: relatively, or as those at an input a few units away."""
    expected = np.asarray(evaluate(f, x, order))
    steps = [np.asarray(evaluate(f, np.nextafter(x, x + s), order)) for s in (-1.0, 1.0)]
    with np.errstate(invalid="ignore"):
        slack = CLOSE * np.abs(expected) + 4 * sum(np.abs(step - expected) for step in steps) + 1e-300
        return np.isclose(computed, expected, rtol=0, atol=0, equal_nan=True) | (np.abs(computed - expected) <= slack)


@every_function
@every_order
def test_numpy_code_stands_alone(f, order):
    """The NumPy code, run as it is shown."""
    names = {}
    exec(numpy_code(f, (order,)), names)
    x = inputs(f)
    with np.errstate(all="ignore"):
        computed = names[f.slug + SUFFIXES[order]](x)

    assert computed.shape == x.shape
    assert close(computed, f, x, order).all()


@every_function
@every_order
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_torch_code_stands_alone(f, order, dtype):
    """The torch code, run as it is shown, in the dtype of its input, to which parameters are rounded as well."""
    torch = pytest.importorskip("torch")
    names = {}
    exec(torch_code(f, (order,)), names)
    x = torch.tensor(inputs(f)).to(getattr(torch, dtype))
    computed = names[f.slug + SUFFIXES[order]](x)

    assert (computed.dtype, computed.shape) == (x.dtype, x.shape)
    if dtype == "float64":
        assert close(computed.numpy(), f, x.numpy(), order).all()
    else:
        short = {name: float(np.float32(value)) for name, value in f.values().items()}
        with np.errstate(over="ignore"):  # what float32 cannot hold is infinite in it
            expected = evaluate(f, x.numpy().astype(float), order, short).astype(np.float32)
        assert np.allclose(computed.numpy(), expected, rtol=1e-4, atol=1e-5, equal_nan=True)


@every_function
@every_order
def test_javascript_computes_the_same(f, order):
    """The JavaScript, run in an engine of its own."""
    quickjs = pytest.importorskip("quickjs")
    context = quickjs.Context()
    context.eval(javascript(f, (order,)))
    x = inputs(f)
    values = "".join(f", {value!r}" for value in f.values().values())
    call = f"{json.dumps(x.tolist())}.map(x => String({f.slug}{SUFFIXES[order]}(x{values})))"
    computed = np.array([float(v.replace("Infinity", "inf")) for v in json.loads(context.eval(f"JSON.stringify({call})"))])

    assert close(computed, f, x, order).all()


@every_function
def test_javascript_knows_the_joints(f):
    """The breakpoints of the page are those of the library."""
    quickjs = pytest.importorskip("quickjs")
    context = quickjs.Context()
    context.eval(javascript_breakpoints(f))
    values = ", ".join(repr(value) for value in f.values().values())
    found = json.loads(context.eval(f"JSON.stringify({f.slug}_breakpoints({values}))"))

    assert sorted({at + 0.0 for at in found}) == pytest.approx(breakpoints(f, f.values()))


@every_function
def test_the_full_code_writes_the_data_of_the_card(f, tmp_path, monkeypatch):
    """The program shown on a card writes the file that lies beside it."""
    monkeypatch.chdir(tmp_path)
    exec(data_code(f), {})
    written = json.loads((tmp_path / f"data/activations/{f.slug}.json").read_text())
    curve = f.curve()

    assert written["x"] == curve.x.tolist()
    assert close(np.array(written["y"]), f, curve.x, 0).all()
    assert close(np.array(written["yp"]), f, curve.x, 1).all()


@pytest.mark.parametrize(
    "formula", ["x if x > 0.3 else 0.1*x", "max(x - 0.1, 0)", "1 if x > 0.01 else 5", "x if x*x > 2 else 0"]
)
def test_a_joint_between_floats_is_drawn(formula):
    """A kink or jump at a point that no float equals keeps its two sides."""
    (vertex, *_) = define(formula).curve().vertices

    assert vertex.jumps or vertex.kinked
