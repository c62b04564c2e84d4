"""What an audit says: findings, each with the line that shows it, and measurements."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from activarium.core import Activation

Severity = Literal["wrong", "precision", "extreme", "convention"]
SEVERITIES: tuple[Severity, ...] = ("wrong", "precision", "extreme", "convention")
WHAT = ("value", "gradient", "second derivative")
WIDTH = 116
HEADINGS = ("dtype", "what", "points", "worst ulp", "at x =", "> 1 ulp", "> 4 ulp", "not finite")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Arguments:
        kind: `value`, `gradient`, `second derivative`, `nan`, `overflow`, `infinity`, `nan input`, `kink`,
            `name`, `random`, `state`, `in-place`, `shape`, `dtype`, `device` or `integer`.
        severity: `wrong` where a user meets it; `precision` if only digits are lost that the format could
            hold; `extreme` if it takes infinite inputs or such beyond ±10000; `convention` where frameworks differ.
        text: one sentence.
        line: Python that shows it; `python -c` runs it.
    """

    kind: str
    severity: Severity
    text: str
    line: str


@dataclass(frozen=True)
class Measurement:
    """How far off an implementation is in one dtype.

    Arguments:
        dtype: such as `float32`.
        order: 0 for the value, 1 and 2 for the derivatives.
        points: how many inputs were compared.
        worst: the largest error in ulp, beside the exact result or, where that is closer, beside those of
            inputs within 4 ulp; `None` where nothing finite was compared.
        at: where that is.
        direct: the largest error in ulp beside the exact result alone.
        above_one, above_four: shares of the inputs whose direct error exceeds 1 and 4 ulp.
        not_finite: how many results are NaN or infinite although the exact one fits the dtype.
    """

    dtype: str
    order: int
    points: int
    worst: float | None
    at: float | None
    direct: float | None
    above_one: float
    above_four: float
    not_finite: int

    def row(self) -> tuple[str, ...]:
        """The cells of a table."""
        worst, at = ("–" if number is None else f"{number:.3g}" for number in (self.worst, self.at))
        shares = (f"{100 * share:.2f} %" for share in (self.above_one, self.above_four))
        return (self.dtype, WHAT[self.order], str(self.points), worst, at, *shares, str(self.not_finite))


@dataclass(frozen=True)
class Audit:
    """An implementation beside the exact function.

    Arguments:
        subject: what was audited.
        activation: the function that it should be.
        parameters: the value of each of its parameters.
        findings: what is wrong, the gravest first.
        measurements: how far off it is, by dtype and order.
        notes: facts that are no finding, such as the sign of zero.
    """

    subject: str
    activation: Activation
    parameters: dict[str, float]
    findings: tuple[Finding, ...]
    measurements: tuple[Measurement, ...]
    notes: dict[str, str]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def to_dict(self) -> dict[str, Any]:
        """The audit as plain JSON data."""
        return {
            "subject": self.subject,
            "activation": self.activation.slug,
            "parameters": self.parameters,
            "ok": self.ok,
            "findings": [asdict(finding) for finding in self.findings],
            "measurements": [asdict(measurement) for measurement in self.measurements],
            "notes": self.notes,
        }

    def to_json(self) -> str:
        """The audit as JSON text."""
        return json.dumps(self.to_dict(), indent=2, ensure_ascii=False, allow_nan=False) + "\n"

    def __str__(self) -> str:
        values = "".join(f", {name} = {value:.12g}" for name, value in self.parameters.items())
        number = len(self.findings)
        count = "nothing found" if self.ok else f"{number} finding{'s' if number > 1 else ''}"
        lines = [f"{self.subject} beside {self.activation.name}{values}: {count}", ""]
        for finding in self.findings:
            lines += [*_wrapped(f"{finding.severity}: {finding.kind}: {finding.text}"), f'    python -c "{finding.line}"', ""]
        lines += [*_table([m.row() for m in self.measurements]), ""]
        return "\n".join([*lines, *(f"{name}: {text}" for name, text in self.notes.items())]).rstrip()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent="    ", break_long_words=False)


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    aligned = lambda row: "  ".join(  # noqa: E731 - a word for two lines
        f"{cell:<{width}}" if place < 2 else f"{cell:>{width}}"
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return [aligned(row).rstrip() for row in (HEADINGS, *rows)]
