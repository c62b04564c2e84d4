"""What is audited: found by its name or given, called in every format, and written down so that a line repeats it."""

from __future__ import annotations

import copy
import inspect
import sys
import sysconfig
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from activarium.identification.target import NoSuchPlace, imported, told

if TYPE_CHECKING:
    from activarium.audit.formats import Format
    from activarium.audit.truth import Truth

BUILTIN = ("torch", "torch.nn.functional", "torch.special", "numpy", "math")  # where functions without a module live
TRIED = np.linspace(-3.9, 4.1, 64)


class Unusable(ValueError):
    """The target cannot be audited; the message says why, and what to do."""


class Subject(Protocol):
    """An implementation that can be called in every format."""

    name: str
    source: Source
    formats: tuple[Format, ...]

    def results(self, form: Format, x: np.ndarray, orders: int = 0, size: int = 1) -> list[np.ndarray]:
        """Value and derivatives up to an order at every x, as float64; with a size, at that many copies of one x."""
        ...

    def line(self, form: Format, x: float, order: int, size: int, truth: Truth) -> str:
        """Python that prints one result and the exact one."""
        ...

    def numbers(self, form: Format) -> list[float]:
        """The numbers that it holds as arrays, rounded as they are in a format."""
        ...


class Source:
    """The callable, and the Python that makes it, as `f`.

    Arguments:
        made: a module or function.
        setup: statements that bind `f` to another such object.
        name: what it is called.
        maker: the class or function that it comes from, if it was found by name.
    """

    def __init__(self, made: Any, setup: str, name: str, maker: Any = None) -> None:
        self.made, self.setup, self.name, self.maker = made, setup, name, maker

    @property
    def word(self) -> str:
        """The last part of the name: what it claims to be."""
        plain = getattr(self.made, "__name__", type(self.made).__name__) if self.maker is None else self.maker.__name__
        return plain if isinstance(plain, str) else self.name

    def another(self) -> Any:
        """An independent object like this one.

        Raises:
            Unusable: it can neither be copied nor constructed again.
        """
        try:
            return copy.deepcopy(self.made)
        except Exception as error:  # whatever code from outside may raise
            if isinstance(self.maker, type):
                return self.maker()
            raise Unusable(
                f"{self.name} cannot be copied: {told(error)}; pass its class, or text such as 'torch.nn:Mish'"
            ) from error

    def with_argument(self, name: str, value: Any) -> Source | None:
        """The same with an argument of its constructor, or of the function itself; `None` if there is no such argument."""
        if name not in arguments(self.maker or self.made):
            return None
        if isinstance(self.maker, type):
            made, setup = self.maker(**{name: value}), self.setup.removesuffix("()") + f"({name}={value!r})"
        else:
            made = partial(self.made, **{name: value})
            setup = f"{self.setup}; import functools; f = functools.partial(f, {name}={value!r})"
        return Source(made, setup, f"{self.name}({name}={value!r})")


def arguments(callable_: Any) -> dict[str, Any]:
    """The arguments of a callable and their defaults, as far as they can be known."""
    try:
        named = [p for p in inspect.signature(callable_).parameters.values() if p.kind not in {p.VAR_POSITIONAL, p.VAR_KEYWORD}]
        return {p.name: p.default for p in named}
    except (TypeError, ValueError):
        return {}


def found(target: Any) -> Source:
    """The callable that is meant by `package.module:Name`, a class, a module or a function.

    >>> found("math:tanh").setup
    'import math; f = math.tanh'

    Raises:
        Unusable: there is none, or it cannot be constructed without arguments.
    """
    if isinstance(target, str):
        return _named(target)
    if isinstance(target, type):
        return Source(constructed(target, target.__name__), f"{_written(target)}()", target.__qualname__, target)
    if not callable(target):
        raise Unusable(f"{target!r} is not callable: pass a module, a class, a function or text such as 'torch.nn:Mish'")
    return Source(target, _remade(target), _shown(target))


def _named(text: str) -> Source:
    try:
        owner = imported(text)
    except NoSuchPlace as error:
        raise Unusable(str(error)) from error
    module, _, path = text.partition(":")
    setup = f"import {module}; f = {module}.{path}"
    if isinstance(owner, type):
        return Source(constructed(owner, text), f"{setup}()", text, owner)
    if not callable(owner):
        raise Unusable(f"{text} is a {type(owner).__name__}, not a function, a class or a module")
    return Source(owner, setup, text)


def constructed(kind: type, name: str) -> Any:
    """An object of a class with its defaults.

    Raises:
        Unusable: it needs arguments, or raises.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            made = kind()
    except Exception as error:  # whatever code from outside may raise
        raise Unusable(f"{name} cannot be constructed with its defaults: {told(error)}; pass an object of it") from error
    if not callable(made):
        raise Unusable(f"an object of {name} cannot be called: it is no activation function")
    return made


def _shown(target: Any) -> str:
    if (place := _place(target)) is not None and inspect.isroutine(target):
        return ".".join(place)
    own = getattr(target, "__qualname__", None) or getattr(target, "__name__", None)
    return own if isinstance(own, str) else " ".join(repr(target).split())


def _place(target: Any) -> tuple[str, str] | None:
    """Module and path from which an object can be imported."""
    paths = {str(path) for path in (getattr(target, "__qualname__", ""), getattr(target, "__name__", "")) if path}
    for module in (getattr(target, "__module__", None), *BUILTIN):
        for path in sorted(paths):
            held: Any = sys.modules.get(module or "")
            for part in path.split("."):
                held = getattr(held, part, None)
            if held is target and module != "__main__":
                return str(module), path
    return None


def _written(target: Any) -> str:
    """Python that binds `f` to a class or function; what cannot be imported has to be bound to `subject` first."""
    if (place := _place(target)) is None:
        return "f = subject"
    module, path = place
    return f"{_path_to(module)}import {module}; f = {module}.{path}"


def _path_to(module: str) -> str:
    """Python that makes a module importable which lies outside of the places where Python looks by itself."""
    file = getattr(sys.modules[module.partition(".")[0]], "__file__", None)
    if file is None:
        return ""
    folder = Path(file).resolve().parent
    folder = folder.parent if Path(file).stem == "__init__" else folder
    usual = {Path(path).resolve() for path in sysconfig.get_paths().values()} | {Path.cwd(), Path(__file__).parents[2]}
    outside = folder not in usual and "torch" not in module and "lib-dynload" not in folder.parts
    return f"import sys; sys.path.insert(0, {str(folder)!r}); " if outside else ""


def _remade(target: Any) -> str:
    """Python that makes another object like this one: from its class and the arguments that it remembers."""
    if inspect.isroutine(target) or isinstance(target, np.ufunc) or _place(target):
        return _written(target)
    if _place(type(target)) is None or isinstance(target, partial):
        return "f = subject"
    given = _remembered(target)
    return "f = subject" if given is None else f"{_written(type(target))}({', '.join(f'{k}={v!r}' for k, v in given.items())})"


def _remembered(target: Any) -> dict[str, Any] | None:
    """The arguments with which an object was constructed, as its attributes of these names tell; the defaults left out."""
    given = {}
    for name, default in arguments(type(target)).items():
        value = getattr(target, name, default)
        value = value.item() if getattr(value, "numel", lambda: 0)() == 1 else value
        if isinstance(value, int | float | str | None) and value != default:
            given[name] = value
    try:
        return given if _alike(type(target)(**given), target) else None
    except Exception:  # noqa: BLE001 - whatever code from outside may raise: then it is not made this way
        return None


def _alike(one: Any, other: Any) -> bool:
    x: Any = TRIED
    if "torch" in sys.modules and isinstance(one, sys.modules["torch"].nn.Module):
        x = sys.modules["torch"].tensor(TRIED, dtype=next(iter(one.parameters()), sys.modules["torch"].zeros(())).dtype)
        one, other = copy.deepcopy(one).eval(), copy.deepcopy(other).eval()
    return bool((one(x) == other(x)).all())
