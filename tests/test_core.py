"""Records refuse nonsense, say what is wrong with it, and compare and travel as what they are."""

from __future__ import annotations

import copy
import math
import pickle
from fractions import Fraction

import numpy as np
import pytest
from sympy import Rational, Symbol, exp

import activarium as act
from activarium.catalogue import UnknownActivation, definition, find, restored
from activarium.core import Activation, Interval, InvalidRecord, Parameter, ParameterError, exact, oo
from activarium.vocabulary import letter, x

SOUND = {"slug": "sound", "name": "Sound", "summary": "A sound record.", "expression": exp(x)}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"slug": "Not A Slug"}, "is not a lower-case Python name"),
        ({"slug": "class"}, "is a word of Python or JavaScript"),
        ({"slug": "function"}, "is a word of Python or JavaScript"),
        ({"summary": "no sentence"}, "must be a sentence"),
        ({"expression": letter("a") * x}, "uses a, not among its parameters"),
        ({"expression": None}, "has no expression"),
        ({"evaluate": letter("b") * x}, "uses b"),
        ({"parameters": (Parameter("a", "twice", 1, display=Interval(0, 2)),) * 2}, "declares a parameter twice"),
    ],
)
def test_a_wrong_record_cannot_exist(changes, problem):
    """The message names the record, the value and the remedy."""
    with pytest.raises(InvalidRecord, match=problem):
        Activation(**{**SOUND, **changes})


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("x", "the argument", 1), "cannot be called x"),
        (("while", "a keyword", 1), "is a word of Python or JavaScript"),
        (("order", "an argument of derivative()", 1), "or of our own code"),
        (("forward", "a method of modules", 1), "or of our own code"),
        (("a b", "two words", 1), "is not a Python name"),
        (("a", "a float", 0.2), r"write it exactly, as Rational\(1, 5\)"),
        (("a", "outside its domain", -1), r"lies outside its domain \(0, ∞\)"),
        (("a", "outside its slider", 5), "must be bounded and hold 5"),
    ],
)
def test_a_wrong_parameter_cannot_exist(arguments, problem):
    """Names, exactness, domain and slider are checked."""
    with pytest.raises(InvalidRecord, match=problem):
        Parameter(*arguments, domain=Interval.open(0, oo), display=Interval(0, 2))


def test_intervals():
    """Ends are exact, empty intervals refused, infinite ends open."""
    assert 1 in Interval(0, 1)
    assert 1 not in Interval.open(0, 1)
    assert Interval.open(-oo, oo).__contains__(math.nan) is False
    assert math.inf not in Interval.open(-oo, oo)
    assert Interval(0, oo).upper_open
    with pytest.raises(InvalidRecord, match="is empty"):
        Interval(1, 1)


@pytest.mark.parametrize("number", [1, Fraction(1, 5), Rational(1, 5), "0.2", oo])
def test_exact_numbers(number):
    """Integers, fractions, SymPy's rationals and decimal text are kept; a float is refused."""
    assert float(exact(number)) == float(number)


def test_values_are_checked():
    """Unknown names and values outside the domain are errors that name both."""
    with pytest.raises(ParameterError, match="has no parameter slope; it has: alpha"):
        act.leaky_relu(1.0, slope=1)
    with pytest.raises(ParameterError, match=r"alpha = -1 lies outside its domain \(0, ∞\)"):
        act.elu(1.0, alpha=-1)
    for nothing in (None, "much", [1], 10**400):
        with pytest.raises(ParameterError, match="is not a number"):
            act.elu(1.0, alpha=nothing)
    with pytest.raises(ParameterError, match="it has: none"):
        act.relu.derivative(1.0, alpha=1)


def test_shapes_and_dtypes():
    """Any shape in, the same shape out; floats keep their dtype, integers become float64, a float stays a float."""
    for dtype in (np.float16, np.float32, np.float64):
        result = act.gelu(np.zeros((2, 0, 3), dtype))

        assert (result.shape, result.dtype) == ((2, 0, 3), dtype)
    assert act.gelu(np.arange(4)).dtype == np.float64
    assert type(act.gelu(1.0)) is float
    assert act.relu(np.asfortranarray(np.ones((3, 4)))[::2, ::-1]).tolist() == [[1.0] * 4] * 2


@pytest.mark.parametrize("value", [1j, "one", [object()]])
def test_what_is_not_real_is_refused(value):
    """Complex numbers, text and objects are errors that name the dtype."""
    with pytest.raises(TypeError, match="take real numbers"):
        act.relu(value)


def test_derivatives_have_an_order():
    """Orders 0, 1 and 2 are derived; others are refused."""
    assert act.gelu.derivative(0.0, order=2) == pytest.approx(0.7978845608)
    with pytest.raises(ValueError, match="not 3"):
        act.gelu.derivative(0.0, order=3)


def test_an_unknown_name_names_the_nearest():
    """The error is a KeyError, and it helps."""
    with pytest.raises(UnknownActivation, match="leaky_relu") as caught:
        find("leaky_rely")

    assert isinstance(caught.value, KeyError)
    for nothing in ("", None, "???"):
        with pytest.raises(UnknownActivation):
            find(nothing)


def test_records_are_compared_by_what_they_define():
    """A record equals its copy, its pickle and itself read back; not one with another default."""
    f = find("leaky_relu")

    assert f == copy.deepcopy(f) == pickle.loads(pickle.dumps(f)) == restored(definition(f))
    assert f != f.with_defaults(alpha=Rational(1, 100))
    assert len({f, copy.copy(f)}) == 1


def test_the_package_offers_every_record_and_module():
    """`act.leaky_relu` is the record, `act.LeakyReLU` the module, `dir` lists them."""
    assert act.leaky_relu is find("LReLU")
    assert {"find", "define", "leaky_relu", "visualize_activation"} <= set(dir(act))
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        _ = act.nosuch


def test_a_notebook_shows_it():
    """Formula, picture and properties, without script; LaTeX too."""
    html = act.leaky_relu._repr_html_()

    assert "<math" in html
    assert "<svg" in html
    assert "Lipschitz constant" in html
    assert "<script" not in html
    assert act.leaky_relu._repr_latex_().startswith("$")
    assert repr(act.leaky_relu) == "<Activation leaky_relu, alpha=0.2>"


def test_symbols_become_names():
    """A parameter may be declared by its SymPy symbol."""
    assert Parameter(Symbol("a"), "a letter", 1, display=Interval(0, 2)).symbol == "a"
