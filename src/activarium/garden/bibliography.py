"""The bibliography: a strict reader of the BibTeX that `sources.bib` is written in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from activarium.garden.content import content
from activarium.letters import GREEK

HEAD = re.compile(r"@(\w+)\{([\w-]+),\s*")
FIELD = re.compile(r"(\w+)\s*=\s*\{")
ACCENT = re.compile(r"\\(['\"`^~=.]|[vcuHrk](?=[ {]))\s*\{?(\\?[A-Za-z])\}?")
MATHEMATICS = re.compile(r"\$\\([a-z]+)\$")
COMBINING = {
    "'": "\u0301", '"': "\u0308", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "v": "\u030c", "c": "\u0327", "u": "\u0306", "H": "\u030b", "r": "\u030a", "k": "\u0328",
}  # fmt: skip
LETTERS = {r"\o": "ø", r"\O": "Ø", r"\l": "ł", r"\L": "Ł", r"\ss": "ß", r"\ae": "æ", r"\aa": "å", r"\i": "ı", r"\&": "&"}


class BibliographyError(ValueError):
    """The bibliography cannot be read; the message names the line."""


@dataclass(frozen=True)
class Work:
    """One cited work.

    Arguments:
        kind: `article`, `inproceedings`, `misc` …
        key: its name in the bibliography.
        fields: as written, LaTeX and all.
        bibtex: the whole entry, as written.
    """

    kind: str
    key: str
    fields: dict[str, str]
    bibtex: str

    def text(self, field: str) -> str:
        """A field as plain text; empty if there is none.

        >>> works()["kunc2024three"].text("author")
        'Kunc, Vladimír and Kléma, Jiří'
        """
        return plain(self.fields.get(field, ""))

    @property
    def authors(self) -> tuple[str, ...]:
        """The names, as one says them.

        >>> works()["maas2013rectifier"].authors
        ('Andrew L. Maas', 'Awni Y. Hannun', 'Andrew Y. Ng')
        """
        return tuple(" ".join(reversed(plain(name).split(", "))) for name in self.names)

    @property
    def names(self) -> list[str]:
        """The names as written, the family first; a name in braces of its own is that of a body.

        >>> works()["maas2013rectifier"].names[0], works()["deepseek2026tilekernels"].names
        ('Maas, Andrew L.', ['{DeepSeek-AI}'])
        """
        return self.fields.get("author", "").split(" and ")


def plain(latex: str) -> str:
    r"""LaTeX as it is written in a bibliography, as plain text.

    >>> plain(r"G{\"u}nter Klambauer, {BackProp}, 9--50, Universit{\'e}, Ji{\v r}{\'i}, $\alpha$SechSig")
    'Günter Klambauer, BackProp, 9–50, Université, Jiří, αSechSig'
    """
    text = MATHEMATICS.sub(lambda m: GREEK.get(m[1], m[0]), latex)
    text = ACCENT.sub(lambda m: m[2].lstrip("\\") + COMBINING[m[1]], text)
    for command, letter in LETTERS.items():
        text = re.sub(re.escape(command) + r"(?![A-Za-z])\s?", letter, text)
    text = re.sub(r"(?<!\\)[{}]", "", text).replace("--", "–").replace("~", "\u00a0")
    if "\\" in text:
        raise BibliographyError(f"{latex!r} holds a LaTeX command that is not read here: write the letter itself")
    return unicodedata.normalize("NFC", text)


@cache
def works() -> dict[str, Work]:
    """Every work of `sources.bib`, by key."""
    return {work.key: work for work in read(content("sources.bib").read_text(encoding="utf-8"))}


def work(key: str) -> Work:
    """The work of a key.

    Raises:
        BibliographyError: the bibliography has none.
    """
    if key not in works():
        raise BibliographyError(f"{key!r} is not in sources.bib: add an entry with this key")
    return works()[key]


def read(text: str) -> list[Work]:
    r"""The works of a bibliography, in order.

    >>> read("@misc{he2015, title = {{ImageNet}},\n}")[0].fields
    {'title': '{ImageNet}'}

    Raises:
        BibliographyError: the text is not of the form `@kind{key, field = {…}, …}`; the message names the line.
    """
    found, at = [], _blank(text, 0)
    while at < len(text):
        work, at = _work(text, at)
        if work.key in {other.key for other in found}:
            raise BibliographyError(f"{work.key} is in the bibliography twice")
        found.append(work)
        at = _blank(text, at)
    return found


def _work(text: str, start: int) -> tuple[Work, int]:
    head = HEAD.match(text, start)
    if not head:
        raise _error(text, start, "an entry begins with @kind{key,")
    fields: dict[str, str] = {}
    at = head.end()
    while not text.startswith("}", at):
        name, value, at = _field(text, at)
        fields[name] = value
    return Work(head[1].lower(), head[2], fields, text[start : at + 1]), at + 1


def _field(text: str, start: int) -> tuple[str, str, int]:
    field = FIELD.match(text, start)
    if not field:
        raise _error(text, start, "a field reads name = {value},")
    end = _closing(text, field.end())
    after = _blank(text, end + 1)
    if text.startswith(",", after):
        after = _blank(text, after + 1)
    elif not text.startswith("}", after):
        raise _error(text, after, "a comma stands between fields")
    return field[1].lower(), " ".join(text[field.end() : end].split()), after


def _closing(text: str, start: int) -> int:
    depth = 1
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
    raise _error(text, start, "this brace is never closed")


def _blank(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip())


def _error(text: str, at: int, remedy: str) -> BibliographyError:
    line = text.count("\n", 0, at) + 1
    return BibliographyError(f"line {line} of the bibliography cannot be read: {remedy}")
