"""The card: the page of one function, complete in itself, and the files beside it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from activarium import __version__
from activarium.catalogue import family, index
from activarium.derive.derived import derived
from activarium.derive.javascript import breakpoints, javascript
from activarium.derive.properties import properties
from activarium.files import written_whole
from activarium.garden import font, mathematics
from activarium.garden.bibliography import work
from activarium.garden.citation import dated, page_bibtex, page_sentence, reference
from activarium.garden.facts import bounds, figures, kink_sentences, number_rows, parameter, setting, step
from activarium.garden.listing import Listing, data_listing, listings, stylesheet
from activarium.garden.prose import PHASES, backlinks, cards

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template
    from markupsafe import Markup

    from activarium.core import Activation
    from activarium.derive.curve import Curve
    from activarium.garden.prose import Prose

GARDENERS = "the Activarium gardeners"
SURE = {
    "exact": "proven, in closed form",
    "enclosure": "proven bounds; every digit shown is certain",
    "unknown": "none of our methods proves it",
}
CONFIDENCE = {
    "checked": "The formula was seen in the source itself or in its authors’ code.",
    "secondary": "The formula was seen in a survey or with a third party, not in the source itself.",
}


def page(f: Activation, parameters: Mapping[str, float] | None = None) -> str:
    """The HTML of a card: everything it needs is inside, and nothing is fetched from elsewhere.

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
        ProseError: the card's text is written wrongly.
    """
    curve = f.curve(**f.values(parameters))
    found, codes = properties(f, curve.parameters), [*listings(f, curve.parameters), data_listing(f, curve.parameters)]
    return _template().render(
        f=f,
        version=__version__,
        family=family(f),
        **_written(f),
        **_drawn(f, curve),
        formulas=_formulas(f),
        kinks=kink_sentences(curve),
        properties=found,
        sure={word: meaning for word, meaning in SURE.items() if word in {p.sure for p in found}},
        numbers=number_rows(f, curve),
        setting=setting(curve.parameters),
        codes=codes[:-1],
        data_code=codes[-1],
        **_cited(f),
        style=_markup(style("".join(code.__html__() for code in codes))),
        script=_markup(static("card.js")),
    )


def write(f: Activation, folder: str | Path, parameters: Mapping[str, float] | None = None) -> list[Path]:
    """The card of a function in a folder: data (JSON and CSV), pictures (SVG and PNG) and the page.

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
        OSError: the folder cannot be written.
    """
    from activarium.picture import save

    curve = f.curve(**f.values(parameters))
    place = lambda suffix: Path(folder) / f"{f.slug}{suffix}"  # noqa: E731 - a word for one line
    curve.to_json(place(".json"))
    curve.to_csv(place(".csv"))
    pictures = [save([curve], place(suffix)) for suffix in (".svg", ".png")]
    return [place(".json"), place(".csv"), *pictures, written_whole(place(".html"), page(f, parameters))]


def _drawn(f: Activation, curve: Curve) -> dict[str, Any]:
    """The picture, and what moves it."""
    from activarium.picture.svg import inline

    lower, upper = curve.domain
    record = {
        "slug": f.slug,
        "parameters": [
            {**parameter(p, curve.parameters[p.symbol]), "bounds": bounds(p)} for p in f.parameters
        ],
    }
    return {
        "picture": _markup(inline([curve])),
        "frame": {"lower": lower, "upper": upper, "step": step(upper - lower), "at": (lower + upper) / 2},
        "parameters": record["parameters"],
        "record": _markup(in_script(json.dumps(record, ensure_ascii=False))),
        "functions": _markup(in_script(_functions(f))),
    }


def _functions(f: Activation) -> str:
    """Value, derivative and breakpoints as JavaScript, kept apart from the names of the browser's own."""
    names = ", ".join(f"{f.slug}{suffix}" for suffix in ("", "_derivative", "_breakpoints"))
    return f"window.functions = (() => {{\n{javascript(f, (0, 1))}{breakpoints(f)}return [{names}];\n}})();"


def _formulas(f: Activation) -> dict[str, Any]:
    value, first, second = derived(f).latex
    primes = {"value": f"f(x) = {value}", "first": f"f'(x) = {first}", "second": f"f''(x) = {second}"}
    displayed = {name: _markup(mathematics.block(formula)) for name, formula in primes.items()}
    meanings = [_markup(mathematics.inline(meaning)) for meaning in mathematics.glossary(value, first)]
    return {**displayed, "glossary": meanings}


def _written(f: Activation) -> dict[str, Any]:
    """What people wrote about the function, and which cards lead to it and from it."""
    card: Prose | None = cards().get(f.slug) if family(f) != "yours" else None
    links = dict.fromkeys(link.slug for link in card.links if link.slug != f.slug) if card else {}
    back = backlinks(f.slug) if family(f) != "yours" else {}
    return {
        "phase": card.phase if card else "seedling",
        "phase_meaning": PHASES[card.phase if card else "seedling"],
        "planted": card.planted if card else None,
        "planted_text": dated(card.planted) if card else "",
        "by": card.by if card else GARDENERS,
        "tags": card.tags if card else (),
        "prose": _markup(card.html(anchor)) if card else None,
        "links": [_markup(anchor(slug, index()[slug]["name"])) for slug in links],
        "backlinks": [
            {"html": _markup(anchor(slug, index()[slug]["name"])), "sentence": link.sentence} for slug, link in back.items()
        ],
    }


def _cited(f: Activation) -> dict[str, Any]:
    """The sources of the function, and how its page is cited."""
    card = cards().get(f.slug) if family(f) != "yours" else None
    by, planted = (card.by, card.planted) if card else (GARDENERS, None)
    cited = [work(source.key) for source in f.sources]
    return {
        "sources": [{"reference": reference(w), "place": source.place} for w, source in zip(cited, f.sources, strict=True)],
        "confidence": CONFIDENCE[f.confidence],
        "citation": page_sentence(f.name, by, planted, __version__),
        "page_bibtex": Listing("bibtex", "BibTeX of this page", "text", page_bibtex(f.slug, f.name, by, planted, __version__)),
        "work_bibtex": Listing("works", "BibTeX of the sources", "text", "\n\n".join(w.bibtex for w in cited)) if cited else None,
    }


def anchor(slug: str, label: str) -> str:
    """A link to the card of a function, which lies beside this one.

    >>> anchor("relu", "ReLU")
    '<a href="relu.html" title="The identity for positive inputs and 0 for all others.">ReLU</a>'
    """
    from markupsafe import escape

    return f'<a href="{slug}.html" title="{escape(index()[slug]["summary"])}">{escape(label)}</a>'


def style(code: str) -> str:
    """The style sheet of a page with this code on it, the mathematics font included."""
    face = font.data_url()
    rule = f'@font-face {{ font-family: "Activarium Math"; src: url({face}) format("woff2"); }}\n' if face else ""
    return f"{rule}{static('card.css')}{stylesheet(code)}"


@cache
def static(name: str) -> str:
    """A file as it is inlined into pages: without indentation and lines that only comment."""
    text = files("activarium").joinpath("garden", "static", name).read_text(encoding="utf-8")
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip() and not line.strip().startswith("//"))


def in_script(text: str) -> str:
    r"""Text as it may stand inside a script element.

    >>> in_script('"</script>"')
    '"<\\/script>"'
    """
    return text.replace("</", "<\\/").replace("<!--", "<\\!--").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _markup(html: str) -> Markup:
    from markupsafe import Markup

    return Markup(html)  # noqa: S704 - only what was made here: MathML, SVG, coloured code, rendered prose


@cache
def _template() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = files("activarium").joinpath("garden", "templates")
    loader = FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8"))
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template("card.html")
