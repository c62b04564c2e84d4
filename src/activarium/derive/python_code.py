"""Record → Python text: what the NumPy and the torch code share."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from activarium.derive.code import Language, operations, written
from activarium.derive.derived import derived
from activarium.derive.program import Ref

if TYPE_CHECKING:
    from activarium.core import Activation
    from activarium.derive.program import Program

Prelude = Callable[["Activation", "Program"], list[str]]
SUFFIXES = {0: "", 1: "_derivative", 2: "_second_derivative"}


def _nothing(_f: Activation, _program: Program) -> list[str]:
    return []


def functions(
    f: Activation, language: Language, orders: tuple[int, ...], filled: str, prelude: Prelude = _nothing
) -> list[str]:
    """The function of a record and its derivatives as Python definitions.

    Arguments:
        filled: how an array like x is filled with a number, where the result does not depend on x.
        prelude: the statements that a program needs before all others.
    """
    return [_function(f, order, language, filled, prelude) for order in orders]


def _function(f: Activation, order: int, language: Language, filled: str, prelude: Prelude) -> str:
    program = derived(f).program(("x",) * order)
    statements, result = written(program, language)
    depends = any(Ref(0) in step.arguments for step in program.steps) or program.result == Ref(0)
    code = result.code if depends else filled.format(result.code)
    signature = ", ".join(["x", *(f"{name}={value!r}" for name, value in f.values().items())])
    body = "\n".join([*prelude(f, program), *statements, f"return {code}"])
    return f"def {f.slug}{SUFFIXES[order]}({signature}):\n{textwrap.indent(body, '    ')}"


def used(f: Activation, orders: tuple[int, ...]) -> set[str]:
    """The operations that a record's programs use."""
    return set().union(*(operations(derived(f).program(("x",) * order)) for order in orders))


@cache
def definitions(path: str) -> dict[str, str]:
    """The functions and constants of a module of ours as text, in order: what is shown is what runs."""
    text = files("activarium").joinpath(*path.split("/")).read_text(encoding="utf-8")
    named: dict[str, str] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            named[node.name] = _bare(node)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named[node.targets[0].id] = ast.get_source_segment(text, node) or ""
    return named


def _bare(node: ast.FunctionDef) -> str:
    """A function without annotations, which a reader of a page does not need."""
    node.returns = None
    for argument in [*node.args.args, *([node.args.vararg] if node.args.vararg else [])]:
        argument.annotation = None
    return ast.unparse(node)


def needed(names: set[str], path: str) -> list[str]:
    """The definitions that stand behind these operations, each once, in the order of the module."""
    available = definitions(path)
    wanted = [name for name in names if name in available]
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        found.add(name)
        inside = {n.id for n in ast.walk(ast.parse(available[name])) if isinstance(n, ast.Name)}
        wanted += [n for n in inside & available.keys() if n not in found]
    return [text for name, text in available.items() if name in found]


def module(imports: str, helpers: list[str], definitions_: list[str]) -> str:
    """A whole module."""
    constants = [text for text in helpers if not text.startswith("def ")]
    blocks = ["\n".join([imports, *([""] if constants else []), *constants])]
    return "\n\n\n".join([*blocks, *(text for text in helpers if text.startswith("def ")), *definitions_]) + "\n"
