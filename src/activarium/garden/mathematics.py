"""LaTeX → MathML, at build time: the pages carry formulas that need no script."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from math_core import LatexToMathML

# what a reader may not know by its sign: how it is recognised in LaTeX, and what it means
GLOSSARY = (
    ((r"\sigma\left(", r"\sigma^"), r"\sigma\left(u\right) = \frac{1}{1 + e^{-u}}"),
    ((r"\operatorname{softplus}",), r"\operatorname{softplus}\left(u\right) = \ln\left(1 + e^{u}\right)"),
    ((r"\Phi\left(", r"\Phi^"), r"\Phi\left(u\right) = \int_{-\infty}^{u} \varphi\left(t\right) \mathrm{d}t"),
    (
        (r"\varphi\left(", r"\varphi^", r"\Phi\left("),
        r"\varphi\left(u\right) = \frac{1}{\sqrt{2 \pi}} e^{- \frac{u^{2}}{2}}",
    ),
    ((r"\operatorname{sech}",), r"\operatorname{sech}\left(u\right) = \frac{2}{e^{u} + e^{-u}}"),
    (
        (r"\operatorname{erf}",),
        r"\operatorname{erf}\left(u\right) = \frac{2}{\sqrt{\pi}} \int_{0}^{u} e^{- t^{2}} \mathrm{d}t",
    ),
)


# a prime of this font is raised already: as a superscript, browsers would raise and shrink it once more
PRIMED = re.compile(r"<msup>(<mi[^>]*>[^<]*</mi>)(<mo>[′″‴]</mo>)</msup>")


class MathematicsError(ValueError):
    """A formula is not LaTeX that can be set; the message names it."""


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML

    return LatexToMathML(fancy_error=False)


def block(latex: str) -> str:
    """A formula on a line of its own, as MathML.

    >>> block("x")
    '<math display="block"><mi>x</mi></math>'

    Raises:
        MathematicsError: the formula cannot be set.
    """
    return _set(latex, displayed=True)


def inline(latex: str) -> str:
    r"""A formula in running text, as MathML.

    >>> inline(r"\alpha")
    '<math><mi>α</mi></math>'

    Raises:
        MathematicsError: the formula cannot be set.
    """
    return _set(latex, displayed=False)


def _set(latex: str, *, displayed: bool) -> str:
    from math_core import LatexError

    try:
        mathml = _converter().convert_with_local_state(tight(latex), displaystyle=displayed)
    except LatexError as error:
        raise MathematicsError(f"the formula {latex!r} cannot be set: {str(error).strip()}") from None
    return PRIMED.sub(r"<mrow>\1\2</mrow>", mathml)


def tight(latex: str) -> str:
    r"""LaTeX whose growing parentheses stand as close as others do: TeX would put a space around σ(x).

    >>> tight(r"\sigma\left(x\right)")
    '\\sigma\\mathopen{}\\left(x\\right)\\mathclose{}'
    """
    return latex.replace(r"\left(", r"\mathopen{}\left(").replace(r"\right)", r"\right)\mathclose{}")


def glossary(*formulas: str) -> list[str]:
    r"""The meaning, in LaTeX, of every named function in some formulas.

    >>> glossary(r"x \sigma\left(x\right)")
    ['\\sigma\\left(u\\right) = \\frac{1}{1 + e^{-u}}']
    """
    text = " ".join(formulas)
    return [meaning for signs, meaning in GLOSSARY if any(sign in text for sign in signs)]
