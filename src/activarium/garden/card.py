"""The card: the page of one function, complete in itself, and the files beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from activarium import __version__
from activarium.catalogue import family, index
from activarium.derive.curve import curve
from activarium.derive.derived import derived
from activarium.derive.javascript import breakpoints, javascript
from activarium.derive.properties import properties
from activarium.files import written_whole
from activarium.garden import mathematics
from activarium.garden.bibliography import work
from activarium.garden.citation import dated, page_bibtex, page_sentence, reference
from activarium.garden.facts import bounds, elsewhere, kink_sentences, number_rows, parameter, published, setting, step
from activarium.garden.listing import Listing, data_listing, listings, stylesheet
from activarium.garden.pages import anchor, data, markup, rendered, script, static, style
from activarium.garden.prose import PHASES, backlinks, cards
from activarium.garden.relations import confusions

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from activarium.core import Activation
    from activarium.derive.curve import Curve
    from activarium.garden.prose import Prose

GARDENERS = "the Activarium gardeners"
SURE = {
    "exact": "proven, in closed form",
    "enclosure": "proven bounds; every digit shown is certain",
    "unknown": "none of our methods proves it",
}
LONG = 110  # characters of LaTeX that fill the column
CONFIDENCE = {
    "checked": "The formula was seen in the source itself or in its authors’ code.",
    "secondary": "The formula was seen in a survey or with a third party, not in the source itself.",
}


def page(f: Activation, parameters: Mapping[str, float] | None = None, there: Container[str] | None = None) -> str:
    """The HTML of a card: everything it needs is inside, and nothing is fetched from elsewhere.

    Arguments:
        there: the slugs of the cards that lie beside this one; all of the catalogue if not given.

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
        ProseError: the card's text is written wrongly.
    """
    drawn = curve(f, parameters=parameters)
    found, codes = properties(f, drawn.parameters), [*listings(f, drawn.parameters), data_listing(f, drawn.parameters)]
    return rendered(
        "card.html",
        f=f,
        title=f.name,
        description=f.summary,
        family=family(f) if published(f) else "yours",
        confusions=confusions(f) if published(f) else [],
        **_written(f, partial(anchor, there=there)),
        **_drawn(f, drawn),
        **_formulas(f),
        kinks=kink_sentences(drawn),
        properties=found,
        sure={word: meaning for word, meaning in SURE.items() if word in {p.sure for p in found}},
        numbers=number_rows(f, drawn),
        elsewhere=elsewhere(f),
        setting=setting(drawn.parameters),
        codes=codes[:-1],
        data_code=codes[-1],
        **_cited(f),
        style=style(static("card.css"), stylesheet("".join(code.html for code in codes))),
        scripts=[script(static(name)) for name in ("card.js", "listing.js")],
    )


def write(
    f: Activation,
    folder: str | Path,
    parameters: Mapping[str, float] | None = None,
    there: Container[str] | None = None,
) -> list[Path]:
    """The card of a function in a folder: data (JSON and CSV), pictures (SVG and PNG) and the page.

    Arguments:
        there: as for `page`.

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
        OSError: the folder cannot be written.
    """
    from activarium.picture import save

    drawn = curve(f, parameters=parameters)
    place = lambda suffix: Path(folder) / f"{f.slug}{suffix}"  # noqa: E731 - a word for one line
    drawn.to_json(place(".json"))
    drawn.to_csv(place(".csv"))
    pictures = [save([drawn], place(suffix)) for suffix in (".svg", ".png")]
    return [place(".json"), place(".csv"), *pictures, written_whole(place(".html"), page(f, parameters, there))]


def _drawn(f: Activation, drawn: Curve) -> dict[str, Any]:
    """The picture, and what moves it."""
    from activarium.picture.svg import inline

    lower, upper = drawn.domain
    record = {
        "slug": f.slug,
        "parameters": [{**parameter(p, drawn.parameters[p.symbol]), "bounds": bounds(p)} for p in f.parameters],
    }
    return {
        "picture": markup(inline([drawn])),
        "frame": {"lower": lower, "upper": upper, "step": step(upper - lower), "at": (lower + upper) / 2},
        "parameters": record["parameters"],
        "record": data(record),
        "functions": script(_functions(f)),
    }


def _functions(f: Activation) -> str:
    """Value, derivative and breakpoints as JavaScript, kept apart from the names of the browser's own."""
    names = ", ".join(f"{f.slug}{suffix}" for suffix in ("", "_derivative", "_breakpoints"))
    return f"window.functions = (() => {{\n{javascript(f, (0, 1))}{breakpoints(f)}return [{names}];\n}})();"


def _formulas(f: Activation) -> dict[str, Any]:
    value, first, second = derived(f).latex
    primes = {"value": f"f(x) = {value}", "first": f"f'(x) = {first}", "second": f"f''(x) = {second}"}
    displayed = {name: markup("".join(map(_set, _lines(formula)))) for name, formula in primes.items()}
    meanings = [markup(mathematics.inline(meaning)) for meaning in mathematics.glossary(value, first)]
    return {"formulas": displayed, "glossary": meanings}


def _set(line: str) -> str:
    """A line of mathematics, set smaller if it would run out of its column."""
    block = mathematics.block(line)
    return f'<div class="long">{block}</div>' if len(line) > LONG else block


def _lines(formula: str) -> list[str]:
    r"""A formula and, on a line of its own, what a letter in it stands for.

    >>> _lines(r"f(x) = \tanh(u) \quad \text{with } u = x + x^3")
    ['f(x) = \\tanh(u)', '\\text{with } u = x + x^3']
    """
    first, *rest = formula.split(r" \quad \text{with } ")
    return [first, *(rf"\text{{with }} {part}" for part in rest)]


def _card(f: Activation) -> Prose | None:
    return cards().get(f.slug) if published(f) else None


def _written(f: Activation, link: Callable[[str, str], str]) -> dict[str, Any]:
    """What people wrote about the function, and which cards lead to it and from it."""
    card = _card(f)
    links = dict.fromkeys(found.slug for found in card.links if found.slug != f.slug) if card else {}
    back = backlinks(f.slug) if published(f) else {}
    return {
        "phase": card.phase if card else "seedling",
        "phase_meaning": PHASES[card.phase if card else "seedling"],
        "planted": card.planted if card else None,
        "planted_text": dated(card.planted) if card else "",
        "by": card.by if card else GARDENERS,
        "tags": card.tags if card else (),
        "prose": markup(card.html(link)) if card else None,
        "links": [markup(link(slug, index()[slug]["name"])) for slug in links],
        "backlinks": [
            {"html": markup(link(slug, index()[slug]["name"])), "sentence": found.sentence} for slug, found in back.items()
        ],
    }


def _cited(f: Activation) -> dict[str, Any]:
    """The sources of the function, and how its page is cited."""
    card = _card(f)
    by, planted = (card.by, card.planted) if card else (GARDENERS, None)
    cited = [work(source.key) for source in f.sources]
    bibtex = "\n\n".join(w.bibtex for w in cited)
    return {
        "sources": [{"reference": reference(w), "place": source.place} for w, source in zip(cited, f.sources, strict=True)],
        "confidence": CONFIDENCE[f.confidence],
        "citation": page_sentence(f.name, by, planted, __version__),
        "page_bibtex": Listing("bibtex", "BibTeX of this page", "text", page_bibtex(f.slug, f.name, by, planted, __version__)),
        "work_bibtex": Listing("works", "BibTeX of the sources", "text", bibtex) if bibtex else None,
    }
