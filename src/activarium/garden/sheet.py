"""The record of a function as text for a terminal: everything that is known of it, under headings."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from activarium.catalogue import family, preset, record
from activarium.derive.derived import derived
from activarium.derive.properties import properties
from activarium.garden.citation import cited, reference
from activarium.garden.data import errata, exact_values
from activarium.garden.facts import elsewhere, published
from activarium.garden.overview import INDENT, Section
from activarium.garden.relations import confusions, converse, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from activarium.core import Activation

SHORT = 12  # letters of a number that is printed whole
MUTUAL = {"inverse_of", "rescaling_of"}  # if either record tells it, it holds for both
TOGETHER = {"smooth_version_of": "has smooth versions", "rescaling_of": "gives, rescaled"}  # told in one list of names


def sheet(f: Activation, parameters: Mapping[str, float] | None = None, width: int | None = None) -> list[Section]:
    r"""What is known of a function, section by section; sections without content are left out.

    Arguments:
        parameters: where properties are told; at the record's own parameters otherwise.
        width: the length of a line, at which text is broken; nothing is broken without it.

    >>> from activarium import find
    >>> print(*sheet(find("relu"), width=60)[0].lines, sep="\n")
    The identity for positive inputs and 0 for all others.
    <BLANKLINE>
    f(x)   x if x > 0 else 0
    f'(x)  1 if x > 0 else 0

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
    """
    values, found = exact_values(f, parameters), properties(f, parameters)
    f = record(f.slug) if published(f) else f  # found by a name for special parameters, it has those as defaults
    facts = {
        _title(f): [*broken(f.summary, width), "", *_formulas(f, width)],
        "Parameters": _parameters(f, values, width),
        "Other names": _names(f, width),
        "Namesakes": paragraphs(confusions(f), width) if published(f) else [],
        "Relations": _relations(f, width),
        "In other libraries": table(_libraries(f), width),
        "Properties": table(((p.label, p.text if p.sure != "unknown" else f"unknown ({p.reason})") for p in found), width),
        "Remark": broken(f.remark, width, INDENT),
        "Errata": _errata(f, width),
        "Sources": _sources(f, width),
    }
    return [Section(heading, lines) for heading, lines in facts.items() if lines]


def broken(text: str, width: int | None, first: str = "", rest: str | None = None) -> list[str]:
    """A text in lines of at most this width, where blanks allow it; numbers and words are never torn.

    >>> broken("a + b + c", 7, "f = ", "    ")
    ['f = a +', '    b +', '    c']
    """
    rest = first if rest is None else rest
    if not text:
        return []
    if width is None:
        return [first + text]
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest,
                         break_long_words=False, break_on_hyphens=False)  # fmt: skip


def table(rows: Iterable[tuple[str, str]], width: int | None, indent: str = INDENT) -> list[str]:
    """Labels and what they say, in two columns.

    >>> table([("a", "one"), ("bcd", "two")], 40)
    ['  a    one', '  bcd  two']
    """
    rows = list(rows)
    column = max((len(label) for label, _ in rows), default=0)
    blank = indent + " " * (column + 2)
    return [line for label, text in rows for line in broken(text, width, f"{indent}{label:<{column}}  ", blank)]


def paragraphs(texts: Iterable[str], width: int | None) -> list[str]:
    """Texts, each on lines of its own: the first line stands out."""
    return [line for text in texts for line in broken(text, width, INDENT, INDENT * 2)]


def _title(f: Activation) -> str:
    told = [family(f) if published(f) else "yours", str(f.year) if f.year else ""]
    return f"{f.name} ({', '.join(filter(None, told))})"


def _formulas(f: Activation, width: int | None) -> list[str]:
    value, derivative, _ = derived(f).texts
    return [*_formula("f(x)   ", value, width), *_formula("f'(x)  ", derivative, width)]


def _formula(first: str, text: str, width: int | None) -> list[str]:
    """A formula; if it is too long for a line, each of its pieces begins on a line of its own."""
    if width is None or len(first + text) <= width:
        return [first + text]
    blank = " " * len(first)
    value, *others = _pieces(text)
    lines = broken(value, width, first, blank + INDENT)
    return lines + [line for piece in others for line in broken(piece, width, blank, blank + INDENT)]


def _pieces(text: str) -> list[str]:
    """A formula cut before every `else` that stands in no parentheses.

    >>> _pieces("a if x > 0 else (b if c > 0 else d)")
    ['a if x > 0', 'else (b if c > 0 else d)']
    """
    cuts = [m.start() for m in re.finditer(r"\belse\b", text) if text.count("(", 0, m.start()) == text.count(")", 0, m.start())]
    return [text[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _parameters(f: Activation, values: Mapping[str, Fraction], width: int | None) -> list[str]:
    rows = []
    for p in f.parameters:
        otherwise = f", {written(p.default)} by default" if values[p.symbol] != p.default else ""
        learnt = ", meant to be learnt" if p.learnable else ""
        rows.append((f"{p.symbol} = {written(values[p.symbol])}", f"{p.meaning}; in {p.domain}{otherwise}{learnt}"))
    return table(rows, width)


def written(exact: Fraction) -> str:
    """A number as it is printed: whole as a decimal number or a fraction if that is short, else its first ten digits.

    >>> from fractions import Fraction
    >>> written(Fraction(-1, 5)), written(Fraction(1, 3)), written(Fraction(2**40, 3**20))
    ('-0.2', '1/3', '315.3368552…')
    """
    decimal, fraction = f"{float(exact):.10g}", str(exact)
    if type(exact)(decimal) == exact:
        return decimal
    return fraction if len(fraction) < SHORT else f"{decimal}…"


def _names(f: Activation, width: int | None) -> list[str]:
    """Other names: those at the same parameters in one paragraph, each with its year."""
    defaults = {p.symbol: p.default for p in f.parameters}
    together: dict[str, list[str]] = {}
    for alias in f.aliases:
        values = {name: value for name, value in preset(alias).items() if value != defaults[name]}
        told = ", ".join(f"{name} = {written(value)}" for name, value in values.items())
        together.setdefault(told, []).append(f"{alias} ({alias.year})" if alias.year else str(alias))
    plain = together.pop("", [])
    special = (f"at {values}: {'; '.join(names)}" for values, names in together.items())
    return paragraphs([*(["; ".join(plain)] if plain else []), *special], width)


def _libraries(f: Activation) -> list[tuple[str, str]]:
    """Libraries, each with what it calls the function and what is different there."""
    return [
        ("" if row else library, ", ".join(calls) + ("" if differs == "The same." else f": {differs}"))
        for library, rows in elsewhere(f).items()
        for row, (calls, differs) in enumerate(rows)
    ]


def _relations(f: Activation, width: int | None) -> list[str]:
    """What the record says of others, then what theirs say of it; of the latter, some only by their names."""
    own = relations(f)
    told = {(kin.kind, kin.slug) for kin in own}
    others = [kin for kin in converse(f) if kin.kind not in MUTUAL or (kin.kind, kin.slug) not in told] if published(f) else []
    names = {words: [kin.name for kin in others if kin.kind == kind] for kind, words in TOGETHER.items()}
    texts = [kin.text for kin in own] + [kin.text for kin in others if kin.kind not in TOGETHER]
    return paragraphs([*texts, *(f"{words}: {', '.join(there)}" for words, there in names.items() if there)], width)


def _errata(f: Activation, width: int | None) -> list[str]:
    found = errata(f.slug) if published(f) else []
    return paragraphs((": ".join(str(value) for value in erratum.values() if value) for erratum in found), width)


def _sources(f: Activation, width: int | None) -> list[str]:
    """Every work that the record rests on, and the places in it."""
    claims = [(source.key, source.place) for source in f.sources]
    claims += [(alias.source.key, f"{alias}: {alias.source.place}") for alias in f.aliases if alias.source]
    places = [(work, "; ".join(place for key, place in claims if key == work.key)) for work in cited(f)]
    return paragraphs((f"{reference(work)} — {there}" for work, there in places), width)
