"""A callable of whatever kind → values on arrays of float64, after it has shown that it works element by element."""

from __future__ import annotations

import inspect
import math
import sys
import warnings
from contextlib import contextmanager
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.identification.target import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TORCH_FORMATS = ("float64", "float32", "bfloat16", "float16")
EPSILON = {"float64": 2.0**-52, "float32": 2.0**-23, "float16": 2.0**-10, "bfloat16": 2.0**-7}
ROUNDING = 1e3  # of a format's epsilon: how far two ways to compute one value may be apart
UNDEFINED = (ArithmeticError, ValueError)  # what scalar functions raise outside their domain


class NotElementwise(ValueError):
    """The subject is not a real function of one variable, applied element by element."""


class Called:
    """A callable, and the way in which it can be called.

    Arguments:
        function: takes NumPy arrays, torch tensors or floats. A class is called without arguments first.

    Raises:
        NotElementwise: it cannot be called so, is random, or mixes elements.
    """

    def __init__(self, function: Any) -> None:
        self.name = _name(function)
        self.function = _instance(function, self.name)
        self.format = "float64"
        refuse_several(self.function, self.name)
        self.way = self._found()
        self._examine()

    def __call__(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The inputs as they were given, rounded to the format that the callable takes, and the values there."""
        return self.way(x)

    def _ways(self) -> list[Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]]:
        tensors = [lambda x, form=form: self._tensors(x, form) for form in TORCH_FORMATS] if "torch" in sys.modules else []
        if tensors and isinstance(self.function, sys.modules["torch"].nn.Module):
            return tensors
        return [self._arrays, *tensors, self._floats]

    def _found(self) -> Any:
        """The first way that works."""
        x, errors = np.array([-1.3, -0.4, 0.2, 0.7, 1.9]), []
        for way in self._ways():
            try:
                way(x)
            except NotElementwise:
                raise
            except Exception as error:  # noqa: BLE001 - any error of a stranger's code, told below
                errors.append(error)
            else:
                return way
        error = _telling(errors)
        raise NotElementwise(
            f"{self.name} cannot be called: {told(error)}; "
            "it must take real numbers as an array, a tensor or a float, of any count"
        ) from error

    def _arrays(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        result = quiet(self.function, x.copy())
        return self._read(x, result)

    def _tensors(self, x: np.ndarray, form: str) -> tuple[np.ndarray, np.ndarray]:
        torch = sys.modules["torch"]
        parameters = getattr(self.function, "parameters", None)
        first = next(iter(parameters()), None) if isinstance(self.function, torch.nn.Module) and parameters else None
        given = torch.tensor(x, dtype=getattr(torch, form), device="cpu" if first is None else first.device)
        with torch.no_grad(), _evaluating(self.function, torch):
            result = quiet(self.function, given.clone())
        self.format = form
        return self._read(given.cpu().double().numpy(), result)

    def _floats(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        def one(number: float) -> float:
            try:
                value = quiet(self.function, number)
            except UNDEFINED:
                return math.nan
            if isinstance(value, Real) or getattr(value, "shape", None) == ():
                return float(value)  # type: ignore[arg-type]
            raise NotElementwise(f"{self.name} returns {_kind(value)} for a float: it must return a real number")

        values = np.array([one(float(number)) for number in x])
        if x.size and np.isnan(values).all():
            quiet(self.function, float(x[0]))  # to see the error, if it is one
        return x, values

    def _read(self, x: np.ndarray, result: Any) -> tuple[np.ndarray, np.ndarray]:
        """What came back as float64, of the shape that was given."""
        y, form = _plain(result, self.name)
        if y.shape != x.shape:
            raise NotElementwise(
                f"{self.name} returns shape {y.shape} for an input of shape {x.shape}: "
                "an activation function must return one value for every element"
            )
        if EPSILON.get(form, 0) > EPSILON[self.format]:
            self.format = form
        return (x.astype(form) if form in {"float32", "float16"} else x).astype(np.float64), y

    def _examine(self) -> None:
        """Refuse what is random, and what makes a number of the others."""
        x = np.concatenate([np.linspace(-3.7, 4.1, 31), [-17.3, 0.013, 29.1]])
        order = np.random.default_rng(7).permutation(x.size)
        try:
            _, y = self(x)
            _, again = self(x)
            parts = [(y[order], self(x[order])[1]), (y[:5], self(x[:5])[1])]
        except NotElementwise:
            raise
        except Exception as error:
            raise NotElementwise(f"{self.name} takes some counts of numbers only ({type(error).__name__}): {MIXES}") from error
        if not np.array_equal(y, again, equal_nan=True):
            raise NotElementwise(f"{self.name} gives another value when it is called again: it must not be random")
        self._notice_rounding(x, y)
        slack = ROUNDING * EPSILON[self.format]
        scale = float(np.max(np.abs(y[np.isfinite(y)]), initial=0.0))
        if not all(np.allclose(a, b, rtol=slack, atol=slack * min(scale, 1.0), equal_nan=True) for a, b in parts):
            raise NotElementwise(f"{self.name} makes the value at a number of the other numbers too: {MIXES}")

    def _notice_rounding(self, x: np.ndarray, y: np.ndarray) -> None:
        """A callable that takes float64 but computes in float32 shows it in its values."""
        known = y[np.isfinite(y)]
        coarse = np.array_equal(known, known.astype(np.float32)) and len(set(known.tolist())) > x.size / 2
        if coarse and self.format == "float64":
            self.format = "float32"


def _telling(errors: list[Exception]) -> Exception:
    """Of the errors of all ways, the one that is not merely about the kind of argument."""
    if len(errors) == len(TORCH_FORMATS):  # of a module, which takes nothing but tensors
        return errors[1]
    if not isinstance(errors[0], TypeError | AttributeError):
        return errors[0]
    return errors[2] if len(errors) > len(TORCH_FORMATS) else errors[-1]


MIXES = "identify needs a function that works element by element"


def _name(function: Any) -> str:
    return str(getattr(function, "__name__", None) or type(function).__name__)


def _instance(function: Any, name: str) -> Any:
    """An object of a class whose objects can be called; anything else as it is."""
    if not isinstance(function, type) or not any("__call__" in vars(base) for base in function.__mro__):
        return function
    try:
        return function()
    except Exception as error:
        raise NotElementwise(f"the class {name} needs arguments: pass an object of it, made with those you mean") from error


def refuse_several(given: object, name: str) -> None:
    """Refuse what cannot be called with one argument.

    Raises:
        NotElementwise: it needs none, two or more, or is nothing that can be called.
    """
    if not callable(given):
        raise NotElementwise(f"{name} cannot be called: identify takes a formula, an activation or a callable")
    function: Any = given
    if getattr(function, "nin", 1) != 1:
        raise NotElementwise(f"{name} needs {function.nin} arguments: fix all but one, as in lambda x: {name}(x, 1.0)")
    called = function.forward if "torch" in sys.modules and isinstance(function, sys.modules["torch"].nn.Module) else function
    try:
        signature = inspect.signature(called)
    except (TypeError, ValueError):  # functions written in C seldom have one
        return
    try:
        signature.bind(0.0)
    except TypeError:
        needed = [p.name for p in signature.parameters.values() if p.default is p.empty and p.kind not in VARIADIC]
        wants = f"needs {len(needed)} arguments ({', '.join(needed)})" if needed else "takes no argument"
        raise NotElementwise(f"{name} {wants}: give a function of one, such as lambda x: {name}(x, …)") from None


VARIADIC = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def quiet(function: Any, argument: Any) -> Any:
    """The result of a call; overflow on the way is no news."""
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        return function(argument)


@contextmanager
def _evaluating(function: Any, torch: Any) -> Iterator[None]:
    """A module in evaluation mode, and afterwards every part of it in the mode in which it was."""
    modes = [(part, part.training) for part in function.modules()] if isinstance(function, torch.nn.Module) else []
    try:
        if modes:
            function.eval()
        yield
    finally:
        for part, mode in modes:
            part.training = mode


def _plain(result: Any, name: str) -> tuple[np.ndarray, str]:
    """An array or tensor as float64, and the name of the format in which it came."""
    if hasattr(result, "detach") and "torch" in sys.modules:
        if result.is_complex():
            raise NotElementwise(f"{name} returns complex numbers: it must return real ones")
        form = str(result.dtype).removeprefix("torch.")
        return result.detach().cpu().double().numpy(), form
    try:
        array = np.asarray(result)
    except (TypeError, ValueError):
        array = np.array(None)
    if array.dtype.kind not in "fiub":
        raise NotElementwise(f"{name} returns {_kind(result)}: it must return real numbers, one for every element")
    return array.astype(np.float64), str(array.dtype)


def _kind(value: Any) -> str:
    return "nothing" if value is None else f"a {type(value).__name__}"
