"""Citations: how a work is named on a page or told to a reference manager, and how a page itself is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from activarium.garden.bibliography import plain, work

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from activarium.core import Activation
    from activarium.garden.bibliography import Work

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MANY = 6  # more authors than this are named by the first alone
OTHERS = "others"  # what stands in BibTeX for authors who are not named

CSL_TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "misc": "document",
    "online": "webpage",
    "phdthesis": "thesis",
    "software": "software",
    "techreport": "report",
}
CSL_FIELDS = {  # of BibTeX, where one of CSL-JSON says the same
    "booktitle": "container-title",
    "doi": "DOI",
    "howpublished": "note",
    "institution": "publisher",
    "journal": "container-title",
    "pages": "page",
    "publisher": "publisher",
    "school": "publisher",
    "series": "collection-title",
    "title": "title",
    "volume": "volume",
}


@dataclass(frozen=True)
class Reference:
    """A work in the parts in which it is printed: who, when, what, where, and the address if there is one."""

    authors: str
    year: str
    title: str
    place: str
    address: str | None
    address_text: str

    def __str__(self) -> str:
        when = f" ({self.year})" if self.year else ""
        return " ".join(part for part in (f"{self.authors}{when}.", f"{self.title}.", self.place, self.address_text) if part)


def reference(work: Work) -> Reference:
    """A work as it is printed in a list of sources.

    >>> from activarium.garden.bibliography import works
    >>> print(reference(works()["misra2020mish"]))
    Diganta Misra (2020). Mish: A Self Regularized Non-Monotonic Activation Function. \
British Machine Vision Conference (BMVC). arXiv:1908.08681
    """
    address, text = _address(work)
    return Reference(_people(work.authors), work.text("year"), work.text("title"), _place(work), address, text)


def _people(names: tuple[str, ...]) -> str:
    if names[-1] == OTHERS:
        return f"{', '.join(names[:-1])} et al."
    return ", ".join(names) if len(names) <= MANY else f"{names[0]} et al."


def _place(work: Work) -> str:
    held = next((work.text(f) for f in ("journal", "booktitle", "institution", "school", "howpublished") if work.text(f)), "")
    volume = work.text("volume") + (f"({work.text('number')})" if work.text("journal") and work.text("number") else "")
    pages = f"pages {work.text('pages')}" if work.text("pages") else ""
    report = f"report {work.text('number')}" if work.kind == "techreport" and work.text("number") else ""
    thesis = "PhD thesis" if work.kind == "phdthesis" else ""
    parts = [part for part in (thesis, held, report, volume, pages) if part]
    return f"{', '.join(parts)}." if parts else ""


def _address(work: Work) -> tuple[str | None, str]:
    if doi := work.text("doi"):
        return f"https://doi.org/{doi}", f"doi:{doi}"
    if (number := work.text("eprint")) and work.text("archiveprefix") == "arXiv":
        return f"https://arxiv.org/abs/{number}", f"arXiv:{number}"
    if url := work.fields.get("url"):  # as it is: a tilde is no space here
        return url, url.split("://", 1)[1].rstrip("/")
    return None, ""


def csl(work: Work) -> dict[str, Any]:
    """A work as an item of CSL-JSON, which reference managers read.

    >>> from activarium.garden.bibliography import works
    >>> item = csl(works()["misra2020mish"])
    >>> item["type"], item["author"], item["issued"]
    ('paper-conference', [{'family': 'Misra', 'given': 'Diganta'}], {'date-parts': [[2020]]})
    """
    item: dict[str, Any] = {"id": work.key, "type": CSL_TYPES[work.kind]}
    item |= {name: work.text(field) for field, name in CSL_FIELDS.items() if work.text(field)}
    item["author"] = [_person(name) for name in work.names]
    if url := work.fields.get("url"):
        item["URL"] = url  # as it is: a tilde is no space here
    if pages := work.text("pages"):
        item["page"] = pages.replace("–", "-")
    if number := work.text("number"):
        item["issue" if work.kind == "article" else "number"] = number
    if work.kind == "phdthesis":
        item["genre"] = "PhD thesis"
    if work.text("year"):
        item["issued"] = {"date-parts": [[int(work.text("year"))]]}
    return item | _csl_preprint(work)


def _csl_preprint(work: Work) -> dict[str, str]:
    """Where the work lies at arXiv; a work that is nowhere else is a preprint."""
    if work.text("archiveprefix") != "arXiv":
        return {}
    number = work.text("eprint")
    only = {"type": "article", "genre": "preprint"} if work.kind == "misc" else {}
    address = {} if work.text("doi") or work.text("url") else {"URL": f"https://arxiv.org/abs/{number}"}
    return {"archive": "arXiv", "archive_location": number, **only, **address}


def _person(name: str) -> dict[str, str]:
    if name.startswith("{") or name == OTHERS:
        return {"literal": plain(name)}
    family, _, given = name.partition(", ")
    return {"family": plain(family), **({"given": plain(given)} if given else {})}


def cited(f: Activation) -> list[Work]:
    """The works that a record rests on, each once: its own sources, then those of its other names.

    >>> from activarium import find
    >>> [work.key for work in cited(find("selu"))]
    ['klambauer2017self', 'kunc2024three']

    Raises:
        BibliographyError: a key is not in the bibliography.
    """
    sources = [*f.sources, *(alias.source for alias in f.aliases if alias.source)]
    return [work(key) for key in dict.fromkeys(source.key for source in sources)]


def bibtex(works: Iterable[Work]) -> str:
    """Works as a BibTeX file, each entry as it stands in the bibliography.

    >>> from activarium import find
    >>> print(bibtex(cited(find("mish"))[:1]).partition(",")[0])
    @inproceedings{misra2020mish
    """
    return "\n".join(f"{work.bibtex}\n" for work in works)


def dated(day: date) -> str:
    """A day as one writes it, in English wherever the program runs.

    >>> import datetime
    >>> dated(datetime.date(2026, 11, 23))
    '23 November 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def page_sentence(name: str, by: str, planted: date | None, version: str) -> str:
    """How the page of a function is cited, in a sentence.

    >>> import datetime
    >>> page_sentence("Leaky ReLU", "the Activarium gardeners", datetime.date(2026, 11, 23), "0.1.0")
    'The Activarium gardeners (2026). ‘Leaky ReLU’, Activarium 0.1.0, 23 November 2026.'
    """
    year, day = (f" ({planted.year})", f", {dated(planted)}") if planted else ("", "")
    return f"{by[:1].upper()}{by[1:]}{year}. ‘{name}’, Activarium {version}{day}."


def page_bibtex(slug: str, name: str, by: str, planted: date | None, version: str) -> str:
    """How the page of a function is cited, in BibTeX."""
    fields = {"author": f"{{{_escaped(by)}}}", "title": f"{{{_escaped(name)}}}", "howpublished": f"Activarium {version}"}
    if planted:
        fields |= {"year": str(planted.year), "month": str(planted.month), "day": str(planted.day)}
    lines = "".join(f"  {field:<13} = {{{value}}},\n" for field, value in fields.items())
    return f"@misc{{activarium:{slug},\n{lines}}}"


def _escaped(text: str) -> str:
    """Text as LaTeX: what TeX would act upon is written so that it prints."""
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(named.get(c, f"\\{c}" if c in "{}$&#%_" else c) for c in text)
