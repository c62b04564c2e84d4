"""A function as a notebook shows it: formula, static picture and properties, without script, style sheet or ids that clash."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from activarium.derive.derived import derived
from activarium.derive.properties import properties
from activarium.garden import mathematics

if TYPE_CHECKING:
    from activarium.core import Activation


def excerpt(f: Activation) -> str:
    """The HTML of a function in a notebook.

    >>> from activarium import find
    >>> excerpt(find("relu")).startswith("<div><strong>ReLU</strong>")
    True
    """
    from activarium.picture.svg import inline

    rows = "".join(f"<tr><th>{escape(p.label)}</th><td>{escape(p.text)}</td></tr>" for p in properties(f))
    formula = mathematics.block(f"f(x) = {derived(f).latex[0]}")
    return (
        f"<div><strong>{escape(f.name)}</strong> {escape(f.summary)}{formula}"
        f'<div style="max-width: 24em">{inline([f.curve()], prefix=f"notebook-{f.slug}")}</div><table>{rows}</table></div>'
    )
