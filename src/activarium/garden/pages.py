"""What all pages share: layout, style, links, and what may stand inside a script."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from activarium import __version__
from activarium.catalogue import index
from activarium.garden import font

if TYPE_CHECKING:
    from collections.abc import Container

    from jinja2 import Environment
    from markupsafe import Markup


def rendered(template: str, **parts: Any) -> str:
    """A page: a template and what it shows. Text is escaped, unless it is `markup`."""
    return _environment().get_template(template).render(version=__version__, **parts)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = files("activarium").joinpath("garden", "templates")
    loader = FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8"))
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def markup(html: str) -> Markup:
    """HTML that was made here and needs no escaping: MathML, SVG, rendered prose, style, script."""
    from markupsafe import Markup

    return Markup(html)  # noqa: S704 - see above


def anchor(slug: str, label: str, there: Container[str] | None = None) -> str:
    """A link to the card of a function, which lies beside this one; plain text if only others are there.

    >>> anchor("relu", "ReLU")
    '<a href="relu.html" title="The identity for positive inputs and 0 for all others.">ReLU</a>'
    >>> anchor("relu", "ReLU", there={"gelu"})
    '<span title="The identity for positive inputs and 0 for all others.">ReLU</span>'
    """
    summary = escape(index()[slug]["summary"])
    if there is None or slug in there:
        return f'<a href="{slug}.html" title="{summary}">{escape(label)}</a>'
    return f'<span title="{summary}">{escape(label)}</span>'


def style(*sheets: str) -> Markup:
    """The style of a page: the mathematics font, if there is one, the sheet of all pages, and more."""
    face = font.data_url()
    rule = f'@font-face {{ font-family: "Activarium Math"; src: url({face}) format("woff2"); }}\n' if face else ""
    return markup("".join([rule, static("page.css"), *sheets]))


@cache
def static(name: str) -> str:
    """A file as it is inlined into pages: without indentation and lines that only comment."""
    text = files("activarium").joinpath("garden", "static", name).read_text(encoding="utf-8")
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip() and not line.strip().startswith("//"))


def data(value: Any) -> Markup:
    r"""A value as JSON that may stand inside a script element.

    >>> print(data("</script>"))
    "\u003c/script>"
    """
    return markup(json.dumps(value, ensure_ascii=True).replace("<", "\\u003c"))


def script(code: str) -> Markup:
    r"""JavaScript of ours as it may stand inside a script element.

    >>> print(script('"</script>"'))
    "<\/script>"
    """
    return markup(code.replace("</", "<\\/"))
