"""The mathematics font of the pages: the part of STIX Two Math that formulas need, as one small WOFF2.

The font is cut once and kept in the user's cache folder. Where it cannot be had, pages fall back on
the mathematics fonts of the reader's system.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ASCII = range(0x20, 0x7F)
ITALIC = (0x210E, *(letter for letter in range(0x1D434, 0x1D468) if letter != 0x1D455))  # the italic h is Planck's
GREEK = (*map(ord, "αβγδεζηθικλμνξπρστφχψωϕϵϑΓΔΘΛΞΠΣΦΨΩ"), *range(0x1D6FC, 0x1D71C))
SIGNS = map(ord, "\u00a0−×·±≤≥≠≈≡∞∈∉∂∫∑∏√→↦′″‴…⋯∘∣⟨⟩⌊⌋\u2061\u2062\u2063")
CHARACTERS = tuple(sorted({*ASCII, *ITALIC, *GREEK, *SIGNS}))
CUT = "1"  # raised when the way of cutting changes, so that kept files are not mistaken for new ones


@cache
def data_url() -> str | None:
    """The font as a `data:` address; None where the font or its cutter is not installed."""
    font = subset()
    return None if font is None else "data:font/woff2;base64," + base64.b64encode(font).decode()


@cache
def subset() -> bytes | None:
    """The font as WOFF2, the same bytes every time; None where the font or its cutter is not installed."""
    source = _source()
    if source is None or find_spec("fontTools") is None or find_spec("brotli") is None:
        return None
    whole = source.read_bytes()
    try:
        kept = _cache_folder() / f"stix-two-math-{_fingerprint(whole)}"
    except RuntimeError:  # the user has no home
        return _cut(whole)
    try:
        return _checked(kept.read_bytes())
    except (OSError, ValueError):
        return _kept(kept, _cut(whole))


def _source() -> Path | None:
    spec = find_spec("ziamath")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "fonts" / "STIXTwoMath-Regular.ttf"
    return path if path.is_file() else None


def _fingerprint(whole: bytes) -> str:
    recipe = f"{CUT} {CHARACTERS}".encode()
    return hashlib.sha256(hashlib.sha256(whole).digest() + recipe).hexdigest()[:24]


def _cache_folder() -> Path:
    chosen = os.environ.get("XDG_CACHE_HOME")
    return (Path(chosen) if chosen else Path.home() / ".cache") / "activarium"


def _checked(stored: bytes) -> bytes:
    digest, font = stored[:32], stored[32:]
    if hashlib.sha256(font).digest() != digest:
        raise ValueError("the kept font is damaged")
    return font


def _kept(path: Path, font: bytes) -> bytes:
    """The font, also stored behind its digest; a cache that cannot be written is no reason to fail."""
    from activarium.files import written_whole

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        written_whole(path, hashlib.sha256(font).digest() + font)
    except OSError:
        pass
    return font


def _cut(whole: bytes) -> bytes:
    from fontTools.subset import Options, Subsetter, load_font, save_font

    # names 0, 13 and 14 are copyright and licence, which stay with the font
    options = Options(flavor="woff2", layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 13, 14])
    font = load_font(io.BytesIO(whole), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    written = io.BytesIO()
    save_font(font, written, options)
    return written.getvalue()
