"""Code on a page: coloured at build time, for light and for dark paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from activarium.derive.data_code import data_code
from activarium.derive.derived import derived
from activarium.derive.evaluate import evaluate
from activarium.derive.javascript import javascript
from activarium.derive.numpy_code import numpy_code
from activarium.derive.torch_code import torch_code
from activarium.garden.facts import published

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation

LIGHT, DARK = "xcode", "github-dark"  # the styles whose every colour stands out from the paper by 4.5 : 1
CLASS = re.compile(r'<span class="(\w+)">')


@dataclass(frozen=True)
class Listing:
    """A piece of code with a title.

    Arguments:
        id: a name that is unique on the page.
        title: what it is.
        language: `python`, `javascript` or `text`.
        code: the code itself.
    """

    id: str
    title: str
    language: str
    code: str

    def __html__(self) -> str:
        """The code for a template: it is HTML already."""
        return self.html

    @cached_property
    def html(self) -> str:
        """The code as HTML, its parts marked with the short classes of Pygments.

        >>> Listing("a", "A", "text", "1 < 2").html
        '1 &lt; 2'
        """
        lexer = _lexer(self.language)
        if lexer is None:
            return escape(self.code)
        from pygments import highlight
        from pygments.formatters.html import HtmlFormatter

        return highlight(self.code, lexer, HtmlFormatter(nowrap=True)).rstrip("\n")


def _lexer(language: str) -> Any:
    if language == "python":
        from pygments.lexers.python import PythonLexer

        return PythonLexer()
    if language == "javascript":
        from pygments.lexers.javascript import JavascriptLexer

        return JavascriptLexer()
    return None


def stylesheet(html: str) -> str:
    """The rules for the classes that occur in some code, with a colour for either paper."""
    from pygments.styles import get_style_by_name
    from pygments.token import STANDARD_TYPES

    light, dark = get_style_by_name(LIGHT), get_style_by_name(DARK)
    used = set(CLASS.findall(html)) - {"w"}  # blanks have no colour
    rules: dict[str, list[str]] = {}
    for token, short in STANDARD_TYPES.items():
        if short in used:
            rules.setdefault(_rule(light.style_for_token(token), dark.style_for_token(token)), []).append(f".{short}")
    return "\n".join(f"{', '.join(classes)} {{ {rule} }}" for rule, classes in rules.items() if rule)


def _rule(light: Any, dark: Any) -> str:
    colors = [f"#{style['color']}" if style["color"] else "inherit" for style in (light, dark)]
    if colors == ["inherit", "inherit"]:
        return ""
    colors = ["currentcolor" if color == "inherit" else color for color in colors]
    return f"color: light-dark({', '.join(colors)})"


def listings(f: Activation, values: Mapping[str, float]) -> list[Listing]:
    """A function in every language that a card shows."""
    formulas = derived(f).latex
    latex = "".join(f"{name} = {formula}\n" for name, formula in zip(("f(x)", "f'(x)"), formulas, strict=False))
    return [
        Listing("library", "Activarium", "python", library_code(f, values)),
        Listing("torch", "PyTorch", "python", torch_code(f)),
        Listing("numpy", "NumPy", "python", numpy_code(f)),
        Listing("javascript", "JavaScript", "javascript", javascript(f, (0, 1))),
        Listing("latex", "LaTeX", "text", latex),
    ]


def data_listing(f: Activation, values: Mapping[str, float]) -> Listing:
    """The code that computes the data of a card from nothing but the formula."""
    return Listing("data", "Full code to generate the data used in this card", "python", data_code(f, values))


def library_code(f: Activation, values: Mapping[str, float]) -> str:
    """How the function is called with this library.

    >>> from activarium import find
    >>> f = find("leaky_relu")
    >>> print(library_code(f, f.values()))
    import activarium as act
    <BLANKLINE>
    f = act.find("leaky_relu")
    f(-2.0, alpha=0.2)             # -0.4
    f.derivative(-2.0, alpha=0.2)  # 0.2
    f.curve(alpha=0.2).to_json("leaky_relu.json")
    <BLANKLINE>
    """
    given = ", ".join(f"{name}={value!r}" for name, value in values.items())
    after = f", {given}" if given else ""
    at = float(f.window.lower)
    calls = [f"f({at!r}{after})", f"f.derivative({at!r}{after})"]
    results = [float(evaluate(f, at, order, values)) for order in (0, 1)]
    width = max(map(len, calls))
    lines = [f"{call:<{width}}  # {result!r}" for call, result in zip(calls, results, strict=True)]
    return "\n".join(["import activarium as act", "", _made(f), *lines, f'f.curve({given}).to_json("{f.slug}.json")', ""])


def _made(f: Activation) -> str:
    if published(f):
        return f'f = act.find("{f.slug}")'
    defaults = {p.symbol: str(p.default) for p in f.parameters}
    return f"f = act.define({f.text()!r}, name={f.name!r}{f', parameters={defaults!r}' if defaults else ''})"
