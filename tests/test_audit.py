"""The audit finds what is wrong with an implementation, says so once, and shows it by a line that runs."""

# ruff: noqa: D101, D102, D106 - what is wrong with an implementation stands in the decorator above it

from __future__ import annotations

import contextlib
import functools
import io
import json
import math
import random
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from torch.autograd.function import once_differentiable
from torch.nn import functional

from activarium.audit import Unusable, check, recognition
from activarium.audit.accuracy import SHARE
from activarium.audit.formats import BFLOAT16, FLOAT16, FLOAT32, FLOAT64, FORMATS
from activarium.audit.report import SEVERITIES
from activarium.audit.truth import Truth, judged
from activarium.catalogue import ALL, UnknownActivation, find
from activarium.catalogue.dialects import DIALECTS
from activarium.core import ParameterError

pytestmark = pytest.mark.filterwarnings("ignore:`torch.jit:DeprecationWarning")  # torch's forward mode loads TorchScript
torch.set_num_threads(1)
BROKEN = {}


def broken(activation, *kinds, **parameters):
    """A decorator: what is defined below it is wrong in these ways, and in no other."""

    def noted(subject):
        BROKEN[subject.__name__] = (subject, activation, kinds, parameters)
        return subject

    return noted


class Custom(torch.nn.Module):
    """A module around a function with a backward pass of its own."""

    own = None

    def forward(self, x):
        return self.own.apply(x)


# Values


@broken("gelu_tanh", "value", "nan", "infinity")  # its cube overflows, and 0·∞ is not a number
class CutConstant(torch.nn.Module):
    def forward(self, x):
        return x * torch.sigmoid(1.5957691216057308 * (x + 0.0447 * x**3))


@broken("silu", "value")
def wrong_sign(x):
    return -functional.silu(-x) + 2 * functional.relu(-x)


@broken("leaky_relu", "value", alpha=0.1)
def jumping_leaky(x):
    return torch.where(x > 0, x, 0.1 * x - 0.1)


@broken("softplus", "value", "overflow")  # exp(15) is too large for float16
def capped_softplus(x):
    return torch.log1p(torch.exp(torch.clamp(x, max=15)))


@broken("softplus", "overflow", "value", "second derivative")
def naive_softplus(x):
    return torch.log(1 + torch.exp(x))


@broken("tanh_shrink", "value", "gradient")
class Cancelling(torch.nn.Module):
    def forward(self, x):
        return x - torch.tanh(x)


@broken("softplus", "value", "gradient", "integer")
def single_inside(x):
    return functional.softplus(x.float(), threshold=40).to(x.dtype)


@broken("gelu", "value", "infinity")
def another_function(x):
    return x * torch.sigmoid(1.702 * x)


@broken("relu", "nan input")
def swallowing(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


@broken("hard_swish", "overflow", "infinity", "kink")
def overflowing_inside(x):
    return x * torch.clamp(x + 3, 0, 6) / 6


@broken("x**2", "overflow", "gradient")  # and x/4096 underflows
def overflows_early(x):
    return (x * 4096) * (x / 4096) if x.dtype is torch.float16 else x * x


# Derivatives


@broken("elu", "nan", "gradient")
def trapped(x):
    return torch.where(x > 0, x, torch.expm1(x))


class _Negative(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return functional.relu(x)

    @staticmethod
    def backward(ctx, incoming):
        return -incoming * (ctx.saved_tensors[0] > 0)


@broken("relu", "gradient")
class NegativeGradient(Custom):
    own = _Negative


class _Careless(_Negative):
    @staticmethod
    def backward(ctx, incoming):
        return (ctx.saved_tensors[0] > 0).to(incoming.dtype)


@broken("relu", "gradient")
class IgnoresIncoming(Custom):
    own = _Careless


class _Overwriting(_Negative):
    @staticmethod
    def backward(ctx, incoming):
        incoming[ctx.saved_tensors[0] <= 0] = 0
        return incoming


@broken("relu", "gradient")
class OverwritesIncoming(Custom):
    own = _Overwriting


class _Once(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return functional.softplus(x, threshold=40)

    @staticmethod
    @once_differentiable
    def backward(ctx, incoming):
        return incoming * torch.sigmoid(ctx.saved_tensors[0])


@broken("softplus", "second derivative")
class OnceDifferentiable(Custom):
    own = _Once


class _Detached(_Once):
    @staticmethod
    def backward(ctx, incoming):
        return incoming * torch.sigmoid(ctx.saved_tensors[0].detach())


@broken("softplus", "second derivative")
class ForgetsSecond(Custom):
    own = _Detached


@broken("silu", "gradient")
def gate_detached(x):
    return torch.where(x.isinf(), functional.relu(x), torch.nan_to_num(x) * torch.sigmoid(x).detach())


@broken("tanh", "gradient")
def no_gradient(x):
    return torch.tanh(x.detach())


@broken("sine", "gradient")
class DerivativeOfAnother(Custom):
    class own(torch.autograd.Function):  # noqa: N801
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return torch.sin(x)

        @staticmethod
        def backward(ctx, incoming):
            return incoming * 1.01 * torch.cos(ctx.saved_tensors[0])


@broken("relu", "kink")
def splits_ties(x):
    return torch.maximum(x, torch.zeros_like(x))


class _Steep(_Negative):
    @staticmethod
    def backward(ctx, incoming):
        (x,) = ctx.saved_tensors
        return incoming * torch.where(x == 0, torch.full_like(x, 7), (x > 0).to(x))


@broken("relu", "kink")
class SteepAtZero(Custom):
    own = _Steep


@broken("silu", "infinity")
def flushed_silu(x):
    return x * torch.sigmoid(x)


@broken("leaky_relu", "kink", alpha=0.2)
def right_at_kink(x):
    return torch.where(x >= 0, x, 0.2 * x)


@broken("identity", "gradient")
def flat_at_zero(x):
    return functional.relu(x) - functional.relu(-x)


# State, chance, memory


@broken("leaky_relu", "state", alpha=0.5)
class PlainTensor(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.slope = torch.tensor(0.5)

    def forward(self, x):
        return torch.where(x > 0, x, self.slope * x)


@broken("leaky_relu", "state", "device", "shape", "dtype", alpha=0.5)
class PlainList(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.slopes = [torch.nn.Parameter(torch.full((1,), 0.5))]

    def forward(self, x):
        return torch.where(x > 0, x, self.slopes[0] * x)


@broken("leaky_relu", "state", alpha=0.5)
class Unsaved(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("slope", torch.tensor(0.5), persistent=False)

    def forward(self, x):
        return torch.where(x > 0, x, self.slope * x)


@broken("prelu", "state", alpha=0.25)
class ForgetfulSave(torch.nn.PReLU):
    def state_dict(self, *_, **__):
        return {}


@broken("prelu", "state", alpha=0.25)
class IgnoresLoading(torch.nn.PReLU):
    def load_state_dict(self, *_, **__):
        pass


@broken("relu", "state")
def sets_the_default(x):
    torch.set_default_dtype(torch.float64)
    return functional.relu(x)


@broken("prelu", "gradient", alpha=0.25)
class NeverLearns(torch.nn.PReLU):
    def forward(self, x):
        return torch.where(x > 0, x, self.weight.item() * x)


class _Slanted(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, slope):
        ctx.save_for_backward(x, slope)
        return torch.where(x > 0, x, slope * x)

    @staticmethod
    def backward(ctx, incoming):
        x, slope = ctx.saved_tensors
        return incoming * torch.where(x > 0, torch.ones_like(x), slope), incoming * x


@broken("prelu", "gradient", alpha=0.25)
class UnreducedGradient(torch.nn.PReLU):
    def forward(self, x):
        return _Slanted.apply(x, self.weight[0])


@broken("prelu", "state", alpha=0.25)
class Drifting(torch.nn.PReLU):
    def forward(self, x):
        y = super().forward(x)
        with torch.no_grad():
            self.weight.mul_(0.9)
        return y


@broken("relu", "random")
class AlwaysDropping(torch.nn.Module):
    def forward(self, x):
        return functional.dropout(functional.relu(x), 0.3, training=True)


@broken("relu", "random")
def python_noise(x):
    return functional.relu(x) * (1 + 1e-3 * random.random())


@broken("relu", "random")
def reseeding(x):
    torch.manual_seed(0)
    return functional.relu(x)


@broken("relu", "state")
class Cached(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.kept = {}

    def forward(self, x):
        return self.kept.setdefault(x.shape, functional.relu(x))


CALLS = []


@broken("relu", "state")
def counting(x):
    CALLS.append(1)
    return functional.relu(x) * (1 if len(CALLS) == 1 else 1.1)


# Shapes, dtypes, devices, memory


@broken("relu", "shape")
def needs_contiguous(x):
    return functional.relu(x.view(-1)).view(x.shape)


@broken("relu", "shape")
def needs_a_dimension(x):
    return functional.relu(x[:, None])[:, 0]


@broken("relu", "shape")
def needs_an_element(x):
    return functional.relu(x) + 0 * x.max().detach().clamp(0, 1)


@broken("softsign", "dtype", "gradient", "infinity")
def float_for_all(x):
    wide = x.float() if x.dtype is not torch.float64 else x
    return wide / (1 + wide.abs())


@broken("relu", "dtype")
def refuses_half(x):
    if x.dtype is torch.float16:
        raise TypeError("no half")
    return functional.relu(x)


@broken("relu", "device")
def on_the_cpu(x):
    return functional.relu(x + torch.zeros(x.shape, dtype=x.dtype))


@broken("leaky_relu", "integer", alpha=0.5)
def truncates(x):
    return torch.where(x > 0, x, (0.5 * x).to(x.dtype))


@broken("relu", "in-place")
def always_in_place(x):
    return torch.relu_(x)


@broken("relu", "in-place")
class IgnoresInPlace(torch.nn.Module):
    def __init__(self, inplace=False):  # noqa: FBT002
        super().__init__()
        self.inplace = inplace

    def forward(self, x):
        return functional.relu(x)


@broken("leaky_relu", "in-place", alpha=0.5)
class OtherInPlace(IgnoresInPlace):
    def forward(self, x):
        return x.mul_(torch.where(x > 0, 1.0, 0.4)) if self.inplace else functional.leaky_relu(x, 0.5)


@broken("relu", "in-place")
class BehindAutograd(IgnoresInPlace):
    def forward(self, x):
        if not self.inplace:
            return functional.relu(x)
        x.data.clamp_(min=0)
        return x


# NumPy


@broken("relu", "dtype")
def always_double(x):
    return np.maximum(np.asarray(x, np.float64), 0)


@broken("relu", "in-place", "shape")
def overwrites_array(x):
    np.maximum(np.asarray(x), 0, out=x)
    return x


@broken("sigmoid", "nan")
def naive_numpy(x):
    return np.exp(x) / (1 + np.exp(x))


def kinds(audit):
    """The kinds of the findings, each once."""
    return {finding.kind for finding in audit.findings}


def printed(line):
    """What a line of Python prints, or the error that it raises."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(line, "line", "exec"), {"__name__": "line"})
        except Exception as error:  # noqa: BLE001 - a refusal is what some lines show
            return f"{type(error).__name__}: {error}"
    return out.getvalue()


@functools.cache
def audited(name):
    """The audit of one of the broken implementations."""
    subject, activation, _, parameters = BROKEN[name]
    return check(subject, activation, parameters=parameters or None)


@pytest.mark.filterwarnings("ignore")  # code that is broken may warn
@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found_and_nothing_else(name):
    """Every fault of a broken implementation is found, and no other is told, nor one twice."""
    audit = audited(name)

    assert kinds(audit) == set(BROKEN[name][2])
    assert len({(finding.kind, finding.text) for finding in audit.findings}) == len(audit.findings)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", BROKEN)
def test_every_finding_is_shown_by_its_line(name):
    """The line of a finding runs by itself and prints two things that differ, or raises what the finding says."""
    for finding in audited(name).findings:
        told = printed(finding.line).strip()
        got, expected, exact = told.partition("expected")
        torch.set_default_dtype(torch.float32)

        assert '"' not in finding.line
        assert "\n" not in finding.line
        assert "Error" in told or (expected and got.strip() != exact.strip()), told


@pytest.mark.parametrize(
    ("name", "severity", "words"),
    [
        ("splits_ties", "convention", "0 on its left and 1 on its right"),
        ("SteepAtZero", "wrong", "is 7.0; the record gives 0"),
        ("Cancelling", "precision", "In float32 the value"),
        ("flushed_silu", "extreme", "at -inf is nan, the limit is 0.0"),
        ("CutConstant", "wrong", "Likewise in"),
        ("IgnoresInPlace", "wrong", "accepted and ignored"),
        ("BehindAutograd", "wrong", "another one than without"),
        ("Unsaved", "convention", "slope: state_dict leaves it out"),
        ("PlainList", "wrong", "slopes[0]"),
        ("NeverLearns", "wrong", "weight gets no gradient"),
        ("AlwaysDropping", "wrong", "in evaluation mode"),
        ("needs_contiguous", "wrong", "a transposed matrix"),
        ("float_for_all", "wrong", "bfloat16 comes back as float32"),
    ],
)
def test_a_finding_says_how_grave_it_is_and_what_happens(name, severity, words):
    """Its sentence has the facts, and its severity is the documented one; the gravest comes first."""
    findings = audited(name).findings

    assert any(finding.severity == severity and words in finding.text for finding in findings)
    assert [SEVERITIES.index(f.severity) for f in findings] == sorted(SEVERITIES.index(f.severity) for f in findings)


CORRECT = {
    "relu": functional.relu,
    "leaky_relu": lambda x: torch.where(x > 0, x, 0.2 * x),
    "elu": functional.elu,
    "selu": torch.nn.SELU(),
    "tanh": np.tanh,
    "softplus": lambda x: functional.softplus(x, threshold=50),
    "logsigmoid": torch.nn.LogSigmoid,
    "hard_tanh": "torch.nn:Hardtanh",
    "relu6": functional.relu6,
    "prelu": torch.nn.PReLU(),
    "sine": torch.sin,
    "x**2": lambda x: x * x,
}


@pytest.mark.parametrize("name", CORRECT)
def test_nothing_is_found_where_nothing_is_wrong(name):
    """A correct implementation, on tensors or on arrays, passes."""
    audit = check(CORRECT[name], name)

    assert audit.ok, str(audit)
    assert str(audit).endswith(str(audit).strip())


@pytest.mark.parametrize("f", ALL, ids=lambda f: f.slug)
def test_our_own_values_pass(f):
    """The catalogue's own NumPy values are accepted in both long formats; only isolated ones may lose digits."""
    for form in (FLOAT32, FLOAT64):
        x = form.inputs()
        with np.errstate(all="ignore"):
            judgement = judged(Truth(f, f.values()), form, 0, x, f(x.astype(form.name)).astype(np.float64))
        severities = judgement.severities()

        assert not (severities == "wrong").any()
        assert (severities != "").mean() < SHARE


FOUND = {
    "gelu": {"value", "gradient", "infinity", "overflow"},
    "gelu_tanh": {"value", "gradient", "infinity", "nan"},
    "silu": {"infinity"},
    "mish": {"nan", "infinity"},
    "hard_swish": {"overflow", "infinity"},
    "sigmoid": {"gradient"},
    "tanh": {"gradient"},
    "softsign": {"gradient", "infinity"},
    "hard_sigmoid": {"gradient", "second derivative"},
    "softplus": {"value"},
    "tanh_shrink": {"value", "gradient"},
}
TORCH = [d for d in DIALECTS if d.framework == "torch"]


def of_torch(dialect):
    """What a dialect names, constructed."""
    kind = getattr(torch.nn, dialect.call.rpartition(".")[2])
    return kind(0.0, 0.0) if dialect.slug == "threshold" else kind(**dialect.arguments)


@pytest.mark.parametrize("dialect", TORCH, ids=lambda d: d.slug)
def test_the_modules_of_torch(dialect):
    """Of torch's 25 functions those facts are told that are known of them; 14 pass without a finding."""
    audit = check(of_torch(dialect), dialect.slug)

    assert kinds(audit) == FOUND.get(dialect.slug, set())


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nothing_of_this_name:Mish", "there is no module nothing_of_this_name"),
        ("torch.nn:Mishh", "torch.nn has no Mishh"),
        ("torch.nn", "write package.module:Name"),
        ("torch.nn:Threshold", "cannot be constructed with its defaults"),
        ("torch.nn:Softmax", "not elementwise"),
        ("torch:add", "cannot be called"),
        (lambda x, y: x + y, "needs 2 arguments"),
        (lambda x: x.sum(), "turns shape"),
        (lambda x: (x, x), "returns tuple"),
        (lambda x: x[:3], "turns shape"),
        (lambda x: torch.softmax(x, -1), "not elementwise"),
        (lambda x: x / x.abs().max(), "not elementwise"),
        (lambda x: x.cuda() if torch.cuda.is_available() else x.to("cuda"), "cannot be called"),
        (lambda x: x / (1 // 0), "ZeroDivisionError"),
        (7, "not callable"),
    ],
)
def test_what_cannot_be_audited_is_refused_in_one_sentence(target, message):
    """The error names the target and says what to do."""
    with pytest.raises(Unusable, match=message.replace("(", r"\(")) as refusal:
        check(target, "relu")

    assert "\n" not in str(refusal.value)


def test_wrong_names_and_parameters_are_refused():
    """An unknown function, and a parameter outside its domain or unknown."""
    with pytest.raises(UnknownActivation):
        check(torch.nn.ReLU(), "no such function")
    with pytest.raises(ParameterError):
        check(torch.nn.LeakyReLU(), "leaky_relu", parameters={"slope": 1.0})
    with pytest.raises(Unusable, match="name it"):
        check(lambda x: x * torch.sin(x * x + 0.37) + 0.11 * x)


def test_a_module_stays_as_it_was():
    """Mode, parameters, gradients and random generators are as before."""
    module = torch.nn.PReLU().train()
    torch.manual_seed(3)
    before, state = torch.get_rng_state(), random.getstate()
    check(module, "prelu")

    assert module.training
    assert module.weight.item() == 0.25
    assert module.weight.grad is None
    assert module.weight.dtype is torch.float32
    assert torch.equal(before, torch.get_rng_state())
    assert random.getstate() == state


@pytest.mark.parametrize(
    ("module", "parameters"),
    [
        (torch.nn.LeakyReLU(0.3), {"alpha": 0.3}),
        (torch.nn.ELU(2.0), {"alpha": 2.0}),
        (torch.nn.Softplus(3.0, threshold=40.0), {"beta": 3.0}),
        (torch.nn.Hardtanh(-2.0, 3.0), {"lower": -2.0, "upper": 3.0}),
        (torch.nn.PReLU(init=0.3), {"alpha": float(np.float32(0.3))}),
    ],
    ids=str,
)
def test_parameters_are_read_from_the_module(module, parameters):
    """A module is audited at the parameters that it holds, and passes at them in every dtype."""
    audit = check(module, type(module).__name__)

    assert audit.parameters == pytest.approx(parameters, rel=1e-7)
    assert audit.ok, str(audit)


def test_a_module_is_recognised_by_its_name():
    """Without a function named, the class tells."""
    assert check("torch.nn:Hardswish").activation.slug == "hard_swish"
    assert check(torch.nn.GELU(approximate="tanh"), "gelu_tanh").subject == "GELU(approximate='tanh')"


def test_the_table_and_the_json_say_the_same():
    """Every finding and every measurement stands in the text and in the JSON, which has no NaN."""
    audit = check("torch.nn:GELU", "gelu")
    data = json.loads(audit.to_json())

    assert [finding["kind"] for finding in data["findings"]] == [finding.kind for finding in audit.findings]
    assert len(data["measurements"]) == len(audit.measurements) == 10
    assert all(finding.line in str(audit) for finding in audit.findings)
    assert not data["ok"]


def test_a_line_runs_in_a_fresh_interpreter(tmp_path):
    """Text such as `mine:Sharp` is looked for in the current folder, and the line printed works there."""
    (tmp_path / "mine.py").write_text(
        "import torch\nclass Sharp(torch.nn.Module):\n    def forward(self, x):\n        return torch.sigmoid(1.1 * x)\n"
    )
    code = "from activarium.audit import check; print(check('mine:Sharp', 'sigmoid').findings[0].line)"
    line = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout.strip()
    shown = subprocess.run([sys.executable, "-c", line], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    got, expected, exact = shown.partition("expected")

    assert expected
    assert float(got) != pytest.approx(float(exact), rel=1e-3)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_formats_are_those_of_torch(form):
    """Ends, unit and rounding of a format agree with torch's."""
    info, x = torch.finfo(getattr(torch, form.name)), np.random.default_rng(5).normal(0, 1, 500) * 10.0 ** np.arange(-250, 250)
    rounded = torch.tensor(x).to(getattr(torch, form.name)).double().numpy()

    assert (form.epsilon, form.smallest, form.largest) == (info.eps, info.smallest_normal, info.max)
    assert np.array_equal(form.rounded(x), rounded)


def test_every_number_of_a_short_format_is_tried():
    """All 63,488 finite numbers of float16 and 65,280 of bfloat16, ±0 as one."""
    assert [len(form.inputs()) for form in (FLOAT16, BFLOAT16)] == [63487, 65279]


@pytest.mark.parametrize(
    ("x", "got", "fault"),
    [
        (1.0, math.tanh(1.0), ""),
        (1.0, math.tanh(1.0) * (1 + 12 * FLOAT32.epsilon), ""),
        (1.0, math.tanh(1.0) * (1 + 40 * FLOAT32.epsilon), "value"),
        (1e-30, 0.0, "value"),
        (1e-40, 0.0, ""),
        (20.0, math.nan, "nan"),
        (20.0, math.inf, "overflow"),
    ],
)
def test_what_is_accepted(x, got, fault):
    """A few units in the last place and flushed subnormal numbers are; lost digits, NaN and infinity are not."""
    form = FLOAT32
    x, got = form.rounded(np.array([x])), form.rounded(np.array([got]))

    assert judged(Truth(find("tanh"), {}), form, 0, x, got).fault[0] == fault


def match(slug, distance=0.0, **parameters):
    return SimpleNamespace(slug=slug, parameters=parameters, distance=distance)


def renamed(name, function):
    function.__name__ = name
    return function


@pytest.mark.parametrize(
    ("name", "matches", "nearest", "slug", "found"),
    [
        ("plain", [match("silu"), match("swish", beta=1.0)], [], "silu", set()),
        ("Swish", [match("silu"), match("swish", beta=1.0)], [], "swish", set()),
        ("mish", [match("silu")], [], "silu", {"name"}),
        ("plain", [], [match("silu", 0.01), match("gelu", 0.02)], "silu", set()),
        ("my_silu", [], [match("gelu", 0.01)], "silu", set()),
        ("NaiveSiLU", [], [], "silu", set()),
    ],
)
def test_a_function_is_recognised(monkeypatch, name, matches, nearest, slug, found):
    """By what it is equal to, then by its name, then by what is near; a name that belongs to another function is told."""
    told = (tuple(matches), tuple(nearest))
    monkeypatch.setattr(recognition, "identification", lambda _: told)
    audit = check(renamed(name, lambda x: functional.silu(x)))  # noqa: PLW0108 - a function that can be renamed

    assert audit.activation.slug == slug
    assert kinds(audit) - {"infinity"} == found


def test_parameters_come_from_what_is_equal_else_from_what_is_near(monkeypatch):
    """An exact match goes before attributes, attributes before the nearest; what is given goes before all."""
    module = torch.nn.LeakyReLU(0.3)
    monkeypatch.setattr(recognition, "identification", lambda _: ((match("leaky_relu", alpha=0.25),), ()))
    assert check(module, "leaky_relu").parameters == {"alpha": 0.25}
    assert check(module, "leaky_relu", parameters={"alpha": 0.5}).parameters == {"alpha": 0.5}
    monkeypatch.setattr(recognition, "identification", lambda _: ((), (match("leaky_relu", 0.01, alpha=0.25),)))
    assert check(module, "leaky_relu").parameters == {"alpha": 0.3}
    assert check(lambda x: torch.where(x > 0, x, 0.25 * x), "leaky_relu").ok


@pytest.mark.parametrize(("x", "fault"), [(-88.8, ""), (-80.0, "value")])
def test_an_intermediate_result_may_underflow_and_no_more(x, fault):
    """In x·σ(x) the factor σ(x) is flushed below the smallest normal number; a zero long before that is wrong."""
    x = FLOAT32.rounded(np.array([x]))

    assert judged(Truth(find("silu"), {}), FLOAT32, 0, x, np.zeros(1)).fault[0] == fault
