"""The shape of a function, proven: asymptotes, extrema, inflections, bends, fixed points and flat stretches."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import sympy as sp

from activarium.derive.analysis import SWINGS, Analysis, located, place, roots
from activarium.derive.asymptotics import ONE, Far, Scale
from activarium.derive.joints import derivative, period
from activarium.derive.level import Level, Span, ordered, union
from activarium.derive.segments import Segment, Unproven, at_point, between, sign
from activarium.derive.swing import SOMEWHERE, wanders
from activarium.derive.zeros import zeros
from activarium.vocabulary import x

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from activarium.derive.analysis import Run, Told

FLAT = sp.Rational(1, 100)  # slopes no steeper count as saturated
LINEAR = Scale(sp.S.One)
SHOWN = 8  # places are listed
MANY = "infinitely many"
BENDS = {1: "convex", -1: "concave"}
Bend = tuple["int | None", "tuple[Level, Level]"]  # +1, −1, 0, or None for a jump; and from where to where


@dataclass(frozen=True)
class Turn:
    """A point, or a stretch, where a derivative passes from one sign to the other, and the sign after it."""

    lower: Level
    upper: Level
    after: int

    @property
    def place(self) -> str:
        """Where, in running text."""
        return place(Span(self.lower, self.upper, closed_below=True, closed_above=True))

    def meets(self, points: Iterable[Level]) -> bool:
        """Whether one of these points may lie in it."""
        return any(_not_above(self.lower, at) and _not_above(at, self.upper) for at in points)


class Shape(Analysis):
    """What pictures show; each method gives a text and the numbers in it."""

    def asymptotes(self) -> Told:
        """The lines that the graph approaches."""
        lines = {end: self._asymptote(direction) for end, direction in (("−∞", -1), ("∞", +1))}
        found = {end: line for end, line in lines.items() if line}
        same = len(found) == 2 and all(a.compared(b) == 0 for a, b in zip(*found.values(), strict=True))
        texts = [f"{_line(*found['∞'])} at ±∞"] if same else [f"{_line(*line)} at {end}" for end, line in found.items()]
        return "; ".join(texts) or "none", [level for line in found.values() for level in line]

    def _asymptote(self, direction: int) -> tuple[Level, Level] | None:
        """Slope and intercept, if the function differs from a line by what vanishes."""
        whole, known = self.outermost(direction).expression, {LINEAR: sp.S.Zero, ONE: sp.S.Zero}
        for term in self.tail(0, direction).terms:
            if Far(2).outgrows(term.scale, ONE) < 0:
                break
            if term.exact is None and not wanders(sp.expand(whole - direction * known[LINEAR] * x), direction):
                raise Unproven("the limit of what swings for ever")
            if term.exact is None or term.scale not in known:
                return None
            known[term.scale] = term.exact
        return Level.of(direction * known[LINEAR]), Level.of(known[ONE])

    def extrema(self) -> Told:
        """The points or stretches where it turns from rising to falling, or back, without a jump."""
        turns, again = self._turns(1)
        if again is None or (again.finite and not period(self.line.segments[0].expression)):
            return MANY, []
        found = [(turn, self.value(turn.lower)) for turn in turns if not turn.meets(self.breaks)]
        texts = [f"{'minimum' if turn.after > 0 else 'maximum'} {value} at {turn.place}" for turn, value in found]
        return listed(texts, again, "; "), [level for turn, value in found for level in (turn.lower, turn.upper, value)]

    def inflections(self) -> Told:
        """The points or stretches where the curvature changes its sign and the slope does not jump."""
        turns, again = self._turns(2)
        if again is None:
            return MANY, []
        kinks = [joint.at for joint in self.joints if joint.jumps or joint.differs(1)]
        found = [turn for turn in turns if not turn.meets(kinks)]
        return listed([turn.place for turn in found], again), [level for turn in found for level in (turn.lower, turn.upper)]

    def _turns(self, order: int) -> tuple[list[Turn], Level | None]:
        """Where a derivative changes its sign, and after what length again: ∞ for never, None for no fixed length."""
        runs = self.runs(order)
        if all(run != SWINGS for run, _, _ in runs):
            return list(_changes(runs)), Level.of(sp.oo)
        segment = self.line.segments[0]
        g = derivative(segment, order)
        length, cycle = period(g), self.cycle(segment, g)
        if self.joints or length is None:
            return [], None
        found = self._runs_of(cycle, order)  # type: ignore[arg-type]
        end = Level.of(cycle.lower + length)  # type: ignore[union-attr]
        return [turn for turn in _changes(found) if turn.lower.compared(end) < 0], Level.of(length)

    def convexity(self) -> Told:
        """The largest stretches on which it is convex or concave; what is straight belongs to both."""
        items = self._bends()
        if SWINGS in {bend for bend, _ in items}:
            return "convex and concave by turns", []
        spans = [(word, span) for way, word in BENDS.items() for span in _stretches(items, way)]
        spans.sort(key=lambda item: (ordered(item[1][0]), ordered(item[1][1])))
        if not spans:
            return ("straight between the jumps" if self.breaks else "straight"), []
        if len(spans) == 1 and not any(end.finite for end in spans[0][1]):
            return spans[0][0], []
        return ", ".join(f"{word} on ({a.short}, {b.short})" for word, (a, b) in spans), [
            end for _, span in spans for end in span
        ]

    def _bends(self) -> list[Bend]:
        """Runs of the curvature and kinks, from left to right: how each bends; None for a jump."""
        items: list[Bend] = []
        for number, segment in enumerate(self.line.segments):
            if number:
                joint = self.joints[number - 1]
                at = joint.at
                items.append((None if joint.jumps else joint.right(1).compared(joint.left(1)), (at, at)))
            items += [(run, (lower, upper)) for run, lower, upper in self._runs_of(segment, 2)]
        return items

    def fixed_points(self) -> Told:
        """Where the value is the input."""
        differences = [sp.expand(segment.expression - x) for segment in self.line.segments]
        if self.infinitely_often(differences):
            return MANY, []
        spans = [span for segment in self.line.segments for span in roots(sp.expand(segment.expression - x), segment)]
        spans += [Span.point(joint.at) for joint in self.joints if joint.own(0).compared(joint.at) == 0]
        merged = union(spans)
        return listed([*map(place, merged)]), [end for span in merged for end in (span.lower, span.upper)]

    def infinitely_often(self, pieces: list[sp.Expr]) -> bool:
        """Whether expressions, one for each segment, are seen to vanish infinitely often."""
        for segment, g in zip(self.line.segments, pieces, strict=True):
            if (cycle := self.cycle(segment, g)) and zeros(g, cycle):
                return True
            if self.swings(segment, g):
                return True
        return False

    def saturation(self, flat: sp.Rational = FLAT) -> Told:
        """Where the slope is at most 1/100, or another bound, either way."""
        bounds = [derivative(segment, 1) - side * flat for segment in self.line.segments for side in (-1, 1)]
        if self.infinitely_often(bounds[::2]) or self.infinitely_often(bounds[1::2]):
            return f"{MANY} stretches", []
        spans = union([span for segment in self.line.segments for span in self._flat(segment, flat)])
        return listed([*map(str, spans)]), [end for span in spans for end in (span.lower, span.upper)]

    def _flat(self, segment: Segment, flat: sp.Rational) -> list[Span]:
        slope = derivative(segment, 1)
        ends = [Level.of(segment.lower), Level.of(segment.upper)]
        if not slope.has(x) or self.cycle(segment, slope):  # then it is flat everywhere or nowhere
            return [self._span(*ends)] if _gentle(slope.subs(x, SOMEWHERE), flat) else []
        crossed = sorted((z for level in (-flat, flat) for z in zeros(slope - level, segment)), key=lambda z: z.middle)
        levels = pairwise([ends[0], *map(located, crossed), ends[1]])
        points = pairwise([segment.lower, *(sp.Rational(str(zero.middle)) for zero in crossed), segment.upper])
        within = [_gentle(at_point(slope, between(*pair)), flat) for pair in points]
        return [self._span(*pair) for pair, flat_there in zip(levels, within, strict=True) if flat_there]

    def _span(self, lower: Level, upper: Level) -> Span:
        """All between two points, with them unless the value jumps there."""
        closed = [end.finite and not any(end.overlaps(jump) for jump in self.breaks) for end in (lower, upper)]
        return Span(lower, upper, closed_below=closed[0], closed_above=closed[1])


def _gentle(slope: sp.Expr, flat: sp.Rational) -> bool:
    return sign(flat - slope) >= 0 and sign(flat + slope) >= 0


def _changes(runs: Iterable[Run]) -> Iterator[Turn]:
    """Where a sign is followed by the opposite one, at once or after a stretch of zeros."""
    moving = [run for run in runs if run[0] != 0]
    for (before, _, lower), (after, upper, _) in pairwise(moving):
        if before * after < 0:
            yield Turn(lower, upper, after)


def _stretches(items: list[Bend], way: int) -> Iterator[tuple[Level, Level]]:
    """The largest stretches that bend this way somewhere and the other way nowhere; a kink counts if it lies inside."""
    for fits, group in groupby(items, key=lambda item: item[0] in {0, way}):
        found = list(group)
        found = found[found[0][1][0] is found[0][1][1] : len(found) - (found[-1][1][0] is found[-1][1][1])]
        if fits and any(bend == way for bend, _ in found):
            yield found[0][1][0], found[-1][1][1]


def _not_above(one: Level, other: Level) -> bool:
    return one.overlaps(other) or one.compared(other) < 0


def listed(texts: Sequence[str], again: Level | None = None, separator: str = ", ") -> str:
    """Places in running text; of very many the first and the last."""
    repeated = f", and again after every {again}" if texts and again is not None and again.finite else ""
    if len(texts) > SHOWN:
        return f"{texts[0]}{separator}{texts[1]} … {texts[-1]}, {len(texts)} in all{repeated}"
    return (separator.join(texts) or "none") + repeated


def _line(slope: Level, intercept: Level) -> str:
    """The equation of a line."""
    if slope.exact == 0:
        return f"y = {intercept}"
    rise = {"1": "x", "−1": "−x"}.get(slope.short, f"{slope.short}·x")
    if intercept.exact == 0:
        return f"y = {rise}"
    shown = intercept.short
    return f"y = {rise} − {shown[1:]}" if shown.startswith("−") else f"y = {rise} + {shown}"
