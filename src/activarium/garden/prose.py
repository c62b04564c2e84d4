"""What people write about a function: a file of front matter and Markdown, one per card."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from activarium.catalogue import index
from activarium.garden.content import content
from activarium.garden.mathematics import MathematicsError, block, inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

PHASES = {
    "seedling": "planted, still to be written",
    "growing": "readable, and still changing",
    "evergreen": "mature, and kept in order",
}
FIELDS = ("phase", "planted", "by", "tags")
TABLE = '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>'
WIKI = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]|]+))?\]\]")


class ProseError(ValueError):
    """A card is written wrongly; the message names file, line and remedy."""


@dataclass(frozen=True)
class WikiLink:
    """A `[[slug]]` in a text, and the sentence around it."""

    slug: str
    sentence: str


@dataclass(frozen=True)
class Prose:
    """One card as written.

    Arguments:
        slug: of the function it is about.
        phase: `seedling`, `growing` or `evergreen`.
        planted: the day it was begun.
        by: who planted it.
        tags: words to find it by.
        text: the Markdown below the front matter.
        first_line: the line of the file on which that begins.
    """

    slug: str
    phase: str
    planted: dt.date
    by: str
    tags: tuple[str, ...]
    text: str
    first_line: int

    @cached_property
    def _parsed(self) -> tuple[list[Token], dict[str, Any]]:
        environment: dict[str, Any] = {}
        return _markdown().parse(self.text, environment), environment

    @cached_property
    def links(self) -> tuple[WikiLink, ...]:
        """The wiki links, in order.

        Raises:
            ProseError: one leads to a function that is not in the catalogue.
        """
        return tuple(self._links())

    def _links(self) -> Iterator[WikiLink]:
        for token in self._parsed[0]:
            line = self.first_line + (token.map or (0,))[0]
            for child in token.children or ():
                line += child.type in {"softbreak", "hardbreak"}
                if child.type == "wiki_link":
                    yield WikiLink(self._known(child.meta["slug"], line), sentence(token.children or [], child))

    def _known(self, slug: str, line: int) -> str:
        if slug not in index():
            from activarium.catalogue import nearest

            near = ", ".join(nearest(slug)) or "see `activarium list`"
            raise ProseError(f"cards/{self.slug}.md, line {line}: [[{slug}]] is no function; the nearest slugs: {near}")
        return slug

    def html(self, link: Callable[[str, str], str]) -> str:
        """The text as HTML; `link(slug, label)` is the HTML of a wiki link.

        Raises:
            ProseError: a link leads nowhere, or a formula cannot be set.
        """
        _ = self.links  # says which of them lead nowhere
        tokens, environment = self._parsed
        try:
            return _markdown().renderer.render(tokens, _markdown().options, {**environment, "link": link})
        except MathematicsError as error:
            raise ProseError(f"cards/{self.slug}.md: {error}") from None


def sentence(tokens: list[Token], around: Token) -> str:
    """The sentence of a paragraph that holds a token, as plain text."""
    texts = [_plain(token) for token in tokens]
    at = sum(map(len, texts[: tokens.index(around)]))
    whole = "".join(texts)
    starts = [0, *(m.end() for m in re.finditer(r"[.!?]\s+", whole))]
    start = max(s for s in starts if s <= at)
    end = min((s for s in starts if s > at), default=len(whole))
    return whole[start:end].strip()


def _plain(token: Token) -> str:
    if token.type == "wiki_link":
        return token.meta["label"]
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    markdown.use(dollarmath_plugin, allow_digits=False, double_inline=False)
    markdown.inline.ruler.before("link", "wiki_link", _read_link)
    markdown.add_render_rule("math_inline", lambda _, tokens, at, *__: inline(tokens[at].content))
    markdown.add_render_rule("math_block", lambda _, tokens, at, *__: block(tokens[at].content))
    markdown.add_render_rule(
        "table_open", lambda *_: '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>'
    )
    markdown.add_render_rule("table_close", lambda *_: "</table></div>")
    markdown.add_render_rule("wiki_link", _rendered_link)
    markdown.core.ruler.push("lower_headings", _lower_headings)
    return markdown


def _read_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    found = WIKI.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        slug = found[1].strip()
        token = state.push("wiki_link", "a", 0)
        token.meta = {"slug": slug, "label": (found[2] or index().get(slug, {}).get("name", slug)).strip()}
    state.pos = found.end()
    return True


def _lower_headings(state: StateCore) -> None:
    """The headings of a text, one level lower: it stands under a heading of the page."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


def _rendered_link(_renderer: Any, tokens: list[Token], at: int, _options: Any, env: dict[str, Any]) -> str:
    return env["link"](tokens[at].meta["slug"], tokens[at].meta["label"])


@cache
def cards() -> dict[str, Prose]:
    """Every card that has been written, by slug.

    Raises:
        ProseError: one is written wrongly, or is about no function of the catalogue.
    """
    written = sorted((f for f in content("cards").iterdir() if f.name.endswith(".md")), key=lambda f: f.name)
    found = {f.name.removesuffix(".md"): f.read_text(encoding="utf-8") for f in written}
    if strangers := found.keys() - index().keys():
        raise ProseError(f"cards/{min(strangers)}.md is about no function of the catalogue: name it after a slug")
    return {slug: read(slug, text) for slug, text in found.items()}


def backlinks(slug: str) -> dict[str, WikiLink]:
    """The cards that link to a function, by their slug, each with its first link; never the function's own card."""
    return {
        other: next(link for link in card.links if link.slug == slug)
        for other, card in cards().items()
        if other != slug and any(link.slug == slug for link in card.links)
    }


def read(slug: str, written: str) -> Prose:
    r"""A card from its file.

    >>> read("relu", "---\nphase: growing\nplanted: 2026-11-23\nby: us\n---\nText.\n").planted
    datetime.date(2026, 11, 23)

    Raises:
        ProseError: the front matter is not what it must be.
    """
    lines = written.splitlines(keepends=True)
    closing = next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), None)
    if not lines or lines[0].rstrip() != "---" or closing is None:
        raise ProseError(f"cards/{slug}.md, line 1: a card begins with front matter between two lines ---")
    front = _front_matter(slug, lines[1:closing])
    tags = tuple(tag.strip() for tag in front.get("tags", "").split(",") if tag.strip())
    return Prose(
        slug, front["phase"], _day(slug, front["planted"]), front["by"], tags, "".join(lines[closing + 1 :]), closing + 2
    )


def _front_matter(slug: str, lines: list[str]) -> dict[str, str]:
    front: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not value or key not in FIELDS or key in front:
            raise ProseError(f"cards/{slug}.md, line {number}: write each of {', '.join(FIELDS)} once, as `key: value`")
        front[key] = value
    if missing := [key for key in FIELDS[:3] if key not in front]:
        raise ProseError(f"cards/{slug}.md, line 1: the front matter lacks {', '.join(missing)}")
    if front["phase"] not in PHASES:
        raise ProseError(f"cards/{slug}.md, line 1: phase {front['phase']!r} is none of {', '.join(PHASES)}")
    return front


def _day(slug: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ProseError(f"cards/{slug}.md, line 1: planted: {text!r} is not a day such as 2026-11-23") from None
