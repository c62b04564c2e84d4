"""The house is kept: generated files are fresh, rooms and functions small, words in their place."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from activarium.catalogue import FAMILY_NAMES

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
OURS = [path for path in SOURCES if path.name not in {"coefficients.py", "tables.py"} and path.parent.name != "catalogue"]
BANNED_NAMES = re.compile(r"(^|_)(utils?|helpers?|manager|get)(_|$)")


def bodies(path):
    """The length of every function's body, without its docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body:
                yield node.name, body[-1].end_lineno - body[0].lineno + 1


def test_generated_files_are_fresh():
    """What `make generate` would write is what is there."""
    done = subprocess.run(
        [sys.executable, "tools/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, f"{done.stdout}run: make generate"


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_rooms_are_small(path):
    """A module has at most 400 lines, a function at most 40, and names are the field's words."""
    text = path.read_text(encoding="utf-8")
    names = [n.name for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.ClassDef)]

    assert text.count("\n") <= 400
    assert [name for name, length in bodies(path) if length > 40] == []
    assert [name for name in [path.stem, *names] if BANNED_NAMES.search(name) and not name.startswith("__")] == []


def test_functions_are_short():
    """Half of all functions have at most six lines."""
    assert statistics.median(length for path in OURS for _, length in bodies(path)) <= 6


def test_nothing_is_evaluated():
    """Text from outside is never run: no eval, no exec, no pickle, no network."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}

        assert not called & {"eval", "exec", "compile", "sympify", "__import__"}, path
        assert not imported & {"pickle", "marshal", "urllib", "urllib.request", "requests", "socket", "http"}, path


def declared(tree):
    """The names that a module binds at its top, imports and records apart."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign) and not ast.unparse(node.value).startswith("Activation("):
            yield from (n.id for target in node.targets for n in ast.walk(target) if isinstance(n, ast.Name))


def read(tree):
    """The names that a module reads."""
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


@pytest.mark.parametrize("family", FAMILY_NAMES)
def test_a_family_declares_what_it_uses(family):
    """No letter, domain or expression is left over from a record that has moved away."""
    tree = ast.parse((ROOT / f"src/activarium/catalogue/{family}.py").read_text(encoding="utf-8"))

    assert [name for name in declared(tree) if name not in read(tree)] == []


def test_what_definitions_share_is_shared():
    """Nothing stands in `pieces` that no family uses."""
    trees = [ast.parse((ROOT / f"src/activarium/catalogue/{name}.py").read_text(encoding="utf-8")) for name in FAMILY_NAMES]
    shared = declared(ast.parse((ROOT / "src/activarium/pieces.py").read_text(encoding="utf-8")))

    assert [name for name in shared if not any(name in read(tree) for tree in trees)] == []


def test_every_module_and_public_function_is_described():
    """A docstring stands on every module, and on every public function and class."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))

        assert ast.get_docstring(tree), path
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path}: {node.name}"
